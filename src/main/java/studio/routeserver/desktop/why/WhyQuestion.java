package studio.routeserver.desktop.why;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.stream.Stream;
import studio.routeserver.desktop.workbench.Overlay;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.Trace;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Ref;

/// What the Why card is asked.
public sealed interface WhyQuestion {

    /// Why a NIC has a prefix, or has it not.
    ///
    /// @param vantage a name as `routes --vm` takes it
    record OfPrefix(String vantage, Ipv4Prefix prefix) implements WhyQuestion {
        @Override
        public String title() {
            return text("why.title.prefix", prefix, vantage);
        }
    }

    /// Why packets to an address follow the route that they follow.
    record OfAddress(String vantage, Ipv4Address address) implements WhyQuestion {
        @Override
        public String title() {
            return text("why.title.address", address, vantage);
        }
    }

    /// Why a row is there that stands for a service tag and not for a prefix.
    record OfRow(String vantage, EffectiveRoute row) implements WhyQuestion {
        @Override
        public String title() {
            return text("why.title.prefix", row.addressPrefix(), vantage);
        }
    }

    /// Why a packet went on as it did.
    ///
    /// @param from who sent the packet
    /// @param to where to
    record OfHop(Ref from, Ipv4Address to, Hop hop) implements WhyQuestion {
        @Override
        public String title() {
            return text("why.title.hop", hop.at().name());
        }
    }

    /// Why a packet arrived nowhere.
    ///
    /// @param from who sent the packet whose way, or whose answer's way, it is
    /// @param to where to
    record OfDrop(Ref from, Ipv4Address to, Trace trace) implements WhyQuestion {
        @Override
        public String title() {
            return text("why.title.drop", trace.hops().getLast().at().name());
        }

        /// Whether it is dropped there.
        public boolean at(Ref object) {
            return trace.hops().getLast().at().equals(object);
        }
    }

    /// The question, as a heading.
    String title();

    /// Every drop on the ways that are shown, those there before those back.
    static List<OfDrop> drops(Overlay overlay) {
        return overlay.ways().stream().flatMap(WhyQuestion::drops).toList();
    }

    private static Stream<OfDrop> drops(Overlay.Way way) {
        Stream<Trace> answers =
                way.withAnswers()
                        ? way.report().answers().stream().flatMap(List::stream)
                        : Stream.of();
        return Stream.concat(way.report().forward().stream(), answers)
                .filter(trace -> !trace.hops().isEmpty())
                .filter(WhyQuestion::dropped)
                .map(trace -> new OfDrop(way.from(), destination(way), trace));
    }

    /// Whether it ended neither where it was to nor at the Internet.
    static boolean dropped(Trace trace) {
        return switch (trace.outcome()) {
            case DELIVERED, INTERNET -> false;
            case BLACK_HOLE, LOOP, FILTERED -> true;
        };
    }

    /// Where the packets of a way are sent.
    public static Ipv4Address destination(Overlay.Way way) {
        return way.report().forward().getFirst().destination();
    }
}
