package studio.routeserver.bgp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.routeserver.bgp.message.Codec;
import studio.routeserver.bgp.message.Message;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.message.UpdatePacking;
import studio.routeserver.bgp.rib.AdjRibOut;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.net.Ipv4Prefix;

/// What one neighbour is to hear in one batch: only what differs from what it heard before, and
/// never a withdrawal of what it never heard.
final class Announcements {

    private final AdjRibOut before;
    private AdjRibOut told;
    private final Map<Ipv4Prefix, PathAttributes> announced = new LinkedHashMap<>();
    private final Set<Ipv4Prefix> withdrawn = new LinkedHashSet<>();
    private final Set<Ipv4Prefix> unsettled = new LinkedHashSet<>();

    Announcements(AdjRibOut told) {
        this.before = told;
        this.told = told;
    }

    void tell(Ipv4Prefix prefix, PathAttributes attributes) {
        boolean same = told.sent(prefix).filter(attributes::equals).isPresent();
        if (!same) {
            if (before.sent(prefix).filter(attributes::equals).isPresent()) {
                announced.remove(prefix);
            } else {
                announced.put(prefix, attributes);
            }
            withdrawn.remove(prefix);
            told = told.withSent(prefix, attributes);
        }
    }

    void hold(Ipv4Prefix prefix, ExportVerdict.Hold why) {
        withdrawIfTold(prefix);
        told = told.withHeld(prefix, why);
    }

    void forget(Ipv4Prefix prefix) {
        withdrawIfTold(prefix);
        told = told.without(prefix);
    }

    /// The prefix is told for what it is: nothing stands for it any more.
    void itself(Ipv4Prefix prefix) {
        told.replaced().get(prefix).ifPresent(unsettled::addAll);
        told = told.notReplacing(prefix);
    }

    /// Others are told in place of the prefix.
    void replace(Ipv4Prefix prefix, ExportVerdict.Aggregate by) {
        itself(prefix);
        told = told.replacing(prefix, by);
        unsettled.addAll(by.prefixes());
    }

    /// The prefixes that began or ceased to stand for others in this batch.
    Set<Ipv4Prefix> unsettled() {
        return Collections.unmodifiableSet(unsettled);
    }

    private void withdrawIfTold(Ipv4Prefix prefix) {
        announced.remove(prefix);
        if (before.sent(prefix).isPresent()) {
            withdrawn.add(prefix);
        }
    }

    /// The messages that say so.
    List<Message.Update> pack(Codec codec) {
        UpdatePacking packing = UpdatePacking.of(codec, List.copyOf(withdrawn), announced);
        if (packing.tooLong().isEmpty()) {
            return packing.updates();
        }
        // The neighbour may know an older, shorter version of such a route: it must not keep it.
        for (Ipv4Prefix prefix : packing.tooLong()) {
            announced.remove(prefix);
            hold(
                    prefix,
                    new ExportVerdict.Hold(
                            "RFC 4271 §9.2", "its attributes do not fit into a message"));
        }
        return UpdatePacking.of(codec, List.copyOf(withdrawn), announced).updates();
    }

    /// What the neighbour knows once it has the messages.
    AdjRibOut told() {
        return told;
    }
}
