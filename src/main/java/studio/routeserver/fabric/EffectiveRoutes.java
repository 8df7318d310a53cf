package studio.routeserver.fabric;

import java.util.List;
import java.util.Optional;
import studio.routeserver.net.Ipv4Address;

/// The effective routes of a NIC. A view on parts that NICs share; immutable.
public interface EffectiveRoutes {

    /// Every row that Azure lists, in Azure's order (azure rule R-EFF-32).
    List<EffectiveRoute> rows();

    /// The active row whose prefix contains the address and is longest (R-EFF-17).
    Optional<EffectiveRoute> match(Ipv4Address destination);

    /// Whether the subnet's route table keeps BGP routes out; Azure repeats it in every row.
    boolean disableBgpRoutePropagation();

    /// What was there and is not used, with what beat it: BGP routes inside the space of the
    /// network or of a peering (R-EFF-14), hidden defaults (R-EFF-06, R-EFF-07). Not listed by
    /// Azure.
    List<EffectiveRoute> hidden();
}
