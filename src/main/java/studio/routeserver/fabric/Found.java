package studio.routeserver.fabric;

import studio.routeserver.topology.UserDefinedRoute;

/// The effective route that takes a packet, with what it came from.
sealed interface Found {

    EffectiveRoute row();

    record User(UserDefinedRoute route, EffectiveRoute row) implements Found {}

    record Bgp(ProgrammedRoute route, EffectiveRoute row) implements Found {}

    /// A VnetLocal, peering or private endpoint route.
    ///
    /// @param network where it leads into
    record Into(EffectiveRoute row, String network) implements Found {}

    /// The Internet route or a None route.
    record Default(EffectiveRoute row) implements Found {}
}
