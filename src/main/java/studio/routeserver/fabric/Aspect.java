package studio.routeserver.fabric;

import studio.routeserver.topology.Topology;

/// A part of a fabric that many [Question]s are about: where all of it is as it was, none of them
/// has to be asked. In the order in which they are asked: what is no longer drawn has no routes.
enum Aspect {
    /// What is drawn, its surroundings aside.
    DRAWN {
        @Override
        @SuppressWarnings("ReferenceEquality") // an untouched list is the same
        boolean same(Fabric one, Fabric other) {
            Topology before = one.topology();
            Topology after = other.topology();
            return before.virtualMachines() == after.virtualMachines()
                    && before.nvas() == after.nvas()
                    && before.gateways() == after.gateways()
                    && before.branches() == after.branches()
                    && before.connections() == after.connections();
        }
    },
    /// Who has which address.
    OWNERS {
        @Override
        boolean same(Fabric one, Fabric other) {
            return one.ground().ownsLike(other.ground());
        }
    },
    /// Peerings, spaces, regions and what Azure places in a network.
    JOINS {
        @Override
        boolean same(Fabric one, Fabric other) {
            return Peerings.joinTheSame(one.topology(), other.topology());
        }
    },
    /// Effective routes.
    ROUTES {
        @Override
        boolean same(Fabric one, Fabric other) {
            return one.ground().routesLike(other.ground())
                    && one.controlPlane().programsLike(other.controlPlane());
        }
    },
    /// The tables of guests, gateways and branches.
    DEVICES {
        @Override
        boolean same(Fabric one, Fabric other) {
            return one.controlPlane().knowsLike(other.controlPlane());
        }
    },
    LIFE {
        @Override
        boolean same(Fabric one, Fabric other) {
            return one.controlPlane().livesLike(other.controlPlane());
        }
    },
    /// What Route Servers hear and do not use.
    REFUSED {
        @Override
        boolean same(Fabric one, Fabric other) {
            return one.controlPlane().refusesLike(other.controlPlane());
        }
    };

    /// Whether all of it is the same in two fabrics; no is always a right answer.
    abstract boolean same(Fabric one, Fabric other);
}
