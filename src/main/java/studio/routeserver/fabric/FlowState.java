package studio.routeserver.fabric;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;

/// What devices remember of the request, for its answer.
final class FlowState {

    private record Translation(String nva, Ipv4Address address) {}

    // Never changed in place: where packets part, all of them go on with the same.
    private Set<String> nvas = Set.of();
    private Map<Translation, Ipv4Address> translations = Map.of();
    private Map<String, String> backends = Map.of();

    /// The connection over which it reached a branch.
    @Nullable String arrivedOver;

    /// The instance of a gateway whose tunnel that was; null if there is one tunnel only.
    @Nullable String arrivedFrom;

    FlowState copy() {
        FlowState copy = new FlowState();
        copy.nvas = nvas;
        copy.translations = translations;
        copy.backends = backends;
        copy.arrivedOver = arrivedOver;
        copy.arrivedFrom = arrivedFrom;
        return copy;
    }

    /// All that an answer could ask: flows of equal memory are answered alike.
    Object memory() {
        return List.of(
                nvas,
                translations,
                backends,
                Optional.ofNullable(arrivedOver),
                Optional.ofNullable(arrivedFrom));
    }

    /// An NVA has seen the flow.
    void seenBy(String nva) {
        if (!nvas.contains(nva)) {
            Set<String> more = new HashSet<>(nvas);
            more.add(nva);
            nvas = more;
        }
    }

    boolean wasSeenBy(String nva) {
        return nvas.contains(nva);
    }

    /// An NVA has put its own address in place of the sender's.
    void translated(String nva, Ipv4Address own, Ipv4Address original) {
        Map<Translation, Ipv4Address> more = new HashMap<>(translations);
        more.put(new Translation(nva, own), original);
        translations = more;
    }

    /// Whose address an NVA's own one stands for.
    @Nullable Ipv4Address original(String nva, Ipv4Address own) {
        return translations.get(new Translation(nva, own));
    }

    /// A load balancer has chosen a backend.
    void chose(String balancer, String backend) {
        Map<String, String> more = new HashMap<>(backends);
        more.put(balancer, backend);
        backends = more;
    }

    /// The backend it chose for the request: the same serves the answer (R-NVA-16).
    @Nullable String chosen(String balancer) {
        return backends.get(balancer);
    }
}
