package studio.routeserver.advice;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Topology;

/// AS numbers for new speakers.
public final class FreeAsn {

    private static final long FIRST = 65001;

    private FreeAsn() {}

    /// The lowest private one from 65001 that nothing in the drawing has and Azure takes.
    public static Asn next(Topology topology, Profile profile) {
        Set<Asn> taken = new HashSet<>();
        topology.nvas().forEach(nva -> nva.speaks().ifPresent(bgp -> taken.add(bgp.asn())));
        topology.routeServers()
                .forEach(server -> server.peers().forEach(peer -> taken.add(peer.asn())));
        topology.gateways().forEach(gateway -> taken.add(gateway.localAsn()));
        for (Branch branch : topology.branches()) {
            @Nullable Asn asn = branch.asn();
            if (asn != null) {
                taken.add(asn);
            }
        }
        long candidate = FIRST;
        while (taken.contains(new Asn(candidate)) || profile.refusesPeerAsn(new Asn(candidate))) {
            candidate++;
        }
        return new Asn(candidate);
    }
}
