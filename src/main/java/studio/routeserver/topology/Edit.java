package studio.routeserver.topology;

import java.util.List;
import java.util.Map;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// What the user wants changed, not how it is stored. Applied by [Topology#apply].
public sealed interface Edit {

    /// Its name in the undo list, such as `Add nva3`.
    String title();

    /// Puts a new resource into the list of its kind.
    record Add(Resource resource) implements Edit {
        @Override
        public String title() {
            return "Add " + resource.name();
        }
    }

    /// Gives a resource other settings; its name stays.
    record Change(Resource resource) implements Edit {
        @Override
        public String title() {
            return "Change " + resource.name();
        }
    }

    /// Takes a resource away, with everything that cannot live without it.
    record Remove(Ref ref) implements Edit {
        @Override
        public String title() {
            return "Delete " + ref.name();
        }
    }

    /// Gives a resource another name; what refers to it follows.
    record Rename(Ref ref, String name) implements Edit {
        @Override
        public String title() {
            return "Rename " + ref.name() + " to " + name;
        }
    }

    record AddSubnet(String network, Subnet subnet) implements Edit {
        @Override
        public String title() {
            return "Add subnet " + network + "/" + subnet.name();
        }
    }

    /// Gives a subnet other settings; its name stays.
    record ChangeSubnet(String network, Subnet subnet) implements Edit {
        @Override
        public String title() {
            return "Change subnet " + network + "/" + subnet.name();
        }
    }

    record ResizeSubnet(SubnetRef subnet, Ipv4Prefix prefix) implements Edit {
        @Override
        public String title() {
            return "Resize " + subnet + " to " + prefix;
        }
    }

    record RemoveSubnet(SubnetRef subnet) implements Edit {
        @Override
        public String title() {
            return "Delete subnet " + subnet;
        }
    }

    record RenameSubnet(SubnetRef subnet, String name) implements Edit {
        @Override
        public String title() {
            return "Rename subnet " + subnet + " to " + name;
        }
    }

    /// Moves a VM, NVA (its first NIC) or load balancer into a subnet, with that address there.
    record Move(Ref ref, SubnetRef subnet, Ipv4Address ip) implements Edit {
        @Override
        public String title() {
            return "Move " + ref.name() + " to " + subnet;
        }
    }

    /// Makes an NVA a BGP peer of a Route Server, and both instances neighbours of the NVA.
    record AddPeer(String routeServer, String nva) implements Edit {
        @Override
        public String title() {
            return "Peer " + nva + " with " + routeServer;
        }
    }

    /// Takes the BGP peer away, and both instances from the neighbours of the NVA that has its
    /// address.
    record RemovePeer(String routeServer, String peer) implements Edit {
        @Override
        public String title() {
            return "Remove peer " + peer + " of " + routeServer;
        }
    }

    /// Puts objects elsewhere on the canvas; behaviour stays as it is.
    record Place(Map<String, Box> boxes) implements Edit {
        public Place {
            boxes = Map.copyOf(boxes);
        }

        @Override
        public String title() {
            return boxes.size() == 1
                    ? "Move " + boxes.keySet().iterator().next()
                    : "Move " + boxes.size() + " objects";
        }
    }

    record SetProfile(ProfileName profile) implements Edit {
        @Override
        public String title() {
            return "Use profile " + profile.text();
        }
    }

    record Suppress(Suppression suppression) implements Edit {
        @Override
        public String title() {
            return "Suppress " + suppression.rule() + " of " + suppression.object();
        }
    }

    record Unsuppress(String rule, String object) implements Edit {
        @Override
        public String title() {
            return "Show " + rule + " of " + object + " again";
        }
    }

    /// Several edits that the user undoes as one step.
    record Together(String title, List<Edit> edits) implements Edit {
        public Together {
            edits = List.copyOf(edits);
        }
    }
}
