package studio.routeserver.fabric;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;

/// What devices remember of the request, for its answer.
final class FlowState {

    private record Translation(String nva, Ipv4Address address) {}

    private final Set<String> nvas = new HashSet<>();
    private final Map<Translation, Ipv4Address> translations = new HashMap<>();
    private final Map<String, String> backends = new HashMap<>();

    /// The connection over which it reached a branch.
    @Nullable String arrivedOver;

    FlowState copy() {
        FlowState copy = new FlowState();
        copy.nvas.addAll(nvas);
        copy.translations.putAll(translations);
        copy.backends.putAll(backends);
        copy.arrivedOver = arrivedOver;
        return copy;
    }

    /// An NVA has seen the flow.
    void seenBy(String nva) {
        nvas.add(nva);
    }

    boolean wasSeenBy(String nva) {
        return nvas.contains(nva);
    }

    /// An NVA has put its own address in place of the sender's.
    void translated(String nva, Ipv4Address own, Ipv4Address original) {
        translations.put(new Translation(nva, own), original);
    }

    /// Whose address an NVA's own one stands for.
    @Nullable Ipv4Address original(String nva, Ipv4Address own) {
        return translations.get(new Translation(nva, own));
    }

    /// A load balancer has chosen a backend.
    void chose(String balancer, String backend) {
        backends.put(balancer, backend);
    }

    /// The backend it chose for the request: the same serves the answer (R-NVA-16).
    @Nullable String chosen(String balancer) {
        return backends.get(balancer);
    }
}
