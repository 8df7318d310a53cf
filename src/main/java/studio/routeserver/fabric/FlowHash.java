package studio.routeserver.fabric;

import java.util.List;
import studio.routeserver.net.Ipv4Address;

/// Which member of an ECMP set a flow takes (azure rule R-NVA-14).
///
/// The sending host hashes the five-tuple, so a flow keeps to its member; its answers are hashed by
/// another NIC, independently. Rendezvous hashing: a member that leaves moves its own flows and no
/// others, one that comes takes its share of each. What Azure really computes is undocumented.
public final class FlowHash {

    private final long seed;

    public FlowHash(long seed) {
        this.seed = seed;
    }

    /// What tells a flow from another.
    ///
    /// @param protocol the IP protocol number: 6 is TCP, 17 UDP
    public record Flow(
            Ipv4Address source,
            Ipv4Address destination,
            int protocol,
            int sourcePort,
            int destinationPort) {

        /// The flow of its answers.
        public Flow answer() {
            return new Flow(destination, source, protocol, destinationPort, sourcePort);
        }
    }

    /// What a five-tuple has besides its addresses.
    ///
    /// @param protocol the IP protocol number: 6 is TCP, 17 UDP
    /// @param source the sender's port, 0 to 65,535
    /// @param destination the receiver's port, 0 to 65,535
    public record Ports(int protocol, int source, int destination) {

        public static final int TCP = 6;
        public static final int UDP = 17;

        public Ports {
            if (source < 0 || source > 0xFFFF || destination < 0 || destination > 0xFFFF) {
                throw new IllegalArgumentException("a port is a number from 0 to 65535");
            }
        }
    }

    /// The next hop, or other way out, that a NIC or device sends the flow to.
    ///
    /// @param hops not empty; their order does not matter
    public <M extends Comparable<M>> M nextHop(String nic, Flow flow, List<M> hops) {
        return highest(mix(seed ^ text(nic)) ^ key(flow), hops);
    }

    /// The backend that a load balancer sends the flow to: the same one for its answers, if they
    /// come by the same frontend (R-NVA-16).
    ///
    /// @param backends not empty; their order does not matter
    public String backend(String balancer, Flow flow, List<String> backends) {
        long both = key(flow) ^ key(flow.answer());
        return highest(mix(seed ^ text(balancer)) ^ both, backends);
    }

    private static <M extends Comparable<M>> M highest(long key, List<M> members) {
        M best = members.getFirst();
        long highest = mix(key ^ text(best.toString()));
        for (M member : members.subList(1, members.size())) {
            long weight = mix(key ^ text(member.toString()));
            int order = Long.compareUnsigned(weight, highest);
            if (order > 0 || order == 0 && member.compareTo(best) < 0) {
                best = member;
                highest = weight;
            }
        }
        return best;
    }

    private static long key(Flow flow) {
        long addresses =
                (long) flow.source().bits() << 32
                        | Integer.toUnsignedLong(flow.destination().bits());
        long ports =
                (long) flow.protocol() << 32
                        | (long) (flow.sourcePort() & 0xFFFF) << 16
                        | flow.destinationPort() & 0xFFFF;
        return mix(addresses ^ mix(ports));
    }

    private static long text(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
