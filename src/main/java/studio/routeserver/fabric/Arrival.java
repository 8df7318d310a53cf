package studio.routeserver.fabric;

import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Ref;

/// Where a packet came to its end in good order, and so where the answer starts.
sealed interface Arrival {

    Ref ref();

    /// A NIC that takes the packet as its own.
    ///
    /// @param balanced whether a load balancer passed it on: the answer bears the frontend's
    ///   address
    record AtNic(Nic nic, boolean balanced) implements Arrival {
        @Override
        public Ref ref() {
            return nic.owner();
        }
    }

    record AtBranch(Branch branch) implements Arrival {
        @Override
        public Ref ref() {
            return branch.ref();
        }
    }

    /// An instance of a Route Server or gateway.
    record AtInstance(Place place) implements Arrival {
        @Override
        public Ref ref() {
            return place.owner();
        }
    }

    /// A platform address or a private endpoint: Azure itself brings the answer back.
    record AtPlatform(Ref ref) implements Arrival {}
}
