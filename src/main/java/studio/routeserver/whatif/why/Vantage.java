package studio.routeserver.whatif.why;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// Whose routes are asked about: those of a NIC, or those that a NIC in a subnet would have.
///
/// @param name as the user wrote it
/// @param nic null for a gateway or a subnet
public record Vantage(String name, @Nullable Nic nic, SubnetRef subnet) {

    /// The vantage of a NIC.
    public static Vantage of(Nic nic) {
        return new Vantage(nic.name(), nic, nic.subnet());
    }

    /// What goes by that name: a VM, an NVA or its interface `nva1/outside`, a gateway, or
    /// `network/subnet`.
    public static Optional<Vantage> find(Topology topology, String name) {
        Optional<Vantage> nic =
                topology.nics().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .map(Vantage::of);
        return nic.or(() ->
                        topology.gateway(name)
                                .map(gateway -> new Vantage(name, null, gateway.subnet())))
                .or(() ->
                        name.indexOf('/') > 0
                                ? Optional.of(SubnetRef.parse(name))
                                        .filter(ref -> topology.subnet(ref).isPresent())
                                        .map(ref -> new Vantage(name, null, ref))
                                : Optional.empty());
    }

    /// Its effective routes.
    public EffectiveRoutes routes(Fabric fabric) {
        return nic != null ? fabric.routes(nic) : fabric.routes(subnet);
    }

    String network() {
        return subnet.network();
    }
}
