package studio.routeserver.bgp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.Codec;
import studio.routeserver.bgp.message.Message;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.net.Ipv4Prefix;

/// What one neighbour is told of the router's choices in one batch: each prefix itself, else what
/// it stands for, else nothing.
final class Telling {

    private final Running running;
    private final LocRib locRib;
    private final ExportRules rules;
    private final Interner interner;
    private final Announcements announcements;

    Telling(Running running, LocRib locRib, ExportRules rules, Interner interner) {
        this.running = running;
        this.locRib = locRib;
        this.rules = rules;
        this.interner = interner;
        this.announcements = new Announcements(running.adjRibOut);
    }

    /// Judges anew what the neighbour is to hear of a prefix.
    void judge(Ipv4Prefix prefix) {
        @Nullable ExportVerdict verdict = verdict(prefix);
        if (verdict instanceof ExportVerdict.Aggregate by) {
            announcements.replace(prefix, by);
        } else {
            announcements.itself(prefix);
        }
        settle(prefix, verdict);
    }

    private @Nullable ExportVerdict verdict(Ipv4Prefix prefix) {
        @Nullable Decision decision = locRib.decision(prefix).orElse(null);
        return decision == null
                ? null
                : rules.judge(decision, running.neighbor, running.remoteId(), locRib);
    }

    /// Tells the prefix itself, else what it stands for, else nothing.
    private void settle(Ipv4Prefix prefix, @Nullable ExportVerdict verdict) {
        @Nullable PathAttributes told =
                verdict instanceof ExportVerdict.Send(PathAttributes attributes)
                        ? attributes
                        : announcements.told().aggregate(prefix).orElse(null);
        if (told != null) {
            announcements.tell(prefix, interner.intern(told));
            return;
        }
        switch (verdict) {
            case ExportVerdict.Hold hold -> announcements.hold(prefix, hold);
            case ExportVerdict.Aggregate by -> announcements.hold(prefix, by.hold());
            case null, default -> announcements.forget(prefix);
        }
    }

    /// The messages that say so; from here on the neighbour counts as told.
    List<Message.Update> finish(Codec codec) {
        for (Ipv4Prefix prefix : announcements.unsettled()) {
            settle(prefix, verdict(prefix));
        }
        List<Message.Update> updates = announcements.pack(codec);
        running.adjRibOut = announcements.told();
        return updates;
    }
}
