package studio.routeserver.fabric;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// The effective routes of a NIC. A view on parts that NICs share; immutable.
///
/// Nothing is copied for a NIC: system routes are the network's, user-defined ones the route
/// table's, BGP routes the table's that was programmed. A match asks the three layers, at most 33
/// steps each.
public final class EffectiveRoutes {

    private final SubnetRoutes subnet;
    private final BgpRoutes bgp;
    private volatile @Nullable List<EffectiveRoute> rows;

    EffectiveRoutes(SubnetRoutes subnet, BgpRoutes bgp) {
        this.subnet = subnet;
        this.bgp = bgp;
    }

    /// Whether the subnet's route table keeps BGP routes out (R-EFF-21); Azure repeats it in every
    /// row.
    public boolean disableBgpRoutePropagation() {
        return subnet.table().disablesBgp();
    }

    /// Whether BGP routes come to this subnet at all, its route table aside: none to GatewaySubnet
    /// and RouteServerSubnet (R-EFF-25, R-EFF-26).
    public boolean takesBgp() {
        return subnet.programmed();
    }

    /// The active row whose prefix contains the address and is longest (R-EFF-17).
    public Optional<EffectiveRoute> match(Ipv4Address destination) {
        return find(destination).map(Found::row);
    }

    /// R-EFF-17: the longest prefix; of equal ones User before BGP before Default. Where a route
    /// has gone, the next shorter one answers (R-NVA-26).
    Optional<Found> find(Ipv4Address destination) {
        Choice choice = new Choice();
        if (!defaultOverridden()) {
            choice.offer(0, new Found.Default(SystemDefaults.INTERNET));
            subnet.none().stream()
                    .filter(row -> prefix(row).contains(destination))
                    .forEach(row -> choice.offer(prefix(row).length(), new Found.Default(row)));
        }
        subnet.network()
                .family()
                .longestMatch(destination)
                .ifPresent(found ->
                        choice.offer(
                                found.prefix().length(),
                                new Found.Into(found.value().row(), found.value().network())));
        if (propagated()) {
            // A longest BGP match inside the family is not there (R-EFF-14), and then a shorter one
            // is wider than the family's own match, which beats it: no second look is needed.
            bgp.table()
                    .longestMatch(destination)
                    .filter(found -> !subnet.network().family().covers(found.prefix()))
                    .ifPresent(found ->
                            choice.offer(
                                    found.prefix().length(),
                                    new Found.Bgp(
                                            found.value(), EffectiveRoute.bgp(found.value()))));
        }
        subnet.table()
                .byPrefix()
                .longestMatch(destination)
                .ifPresent(found ->
                        choice.offer(
                                found.prefix().length(),
                                new Found.User(found.value().route(), found.value().row())));
        return Optional.ofNullable(choice.best);
    }

    /// The longest so far; what is offered later wins a tie.
    private static final class Choice {
        private int length = -1;
        private @Nullable Found best;

        void offer(int offeredLength, Found found) {
            if (offeredLength >= length) {
                length = offeredLength;
                best = found;
            }
        }
    }

    /// Whether a BGP route for the prefix would lie inside a system route (R-EFF-14).
    boolean keepsOut(Ipv4Prefix prefix) {
        return subnet.network().family().covers(prefix);
    }

    private static Ipv4Prefix prefix(EffectiveRoute row) {
        Ipv4Prefix prefix = row.prefix();
        return prefix == null ? Ipv4Prefix.DEFAULT : prefix;
    }

    private boolean propagated() {
        return subnet.programmed() && !subnet.table().disablesBgp();
    }

    private Optional<TableRoutes.Entry> userDefault() {
        return subnet.table().byPrefix().get(Ipv4Prefix.DEFAULT);
    }

    private Optional<ProgrammedRoute> bgpDefault() {
        return propagated() && !subnet.network().family().covers(Ipv4Prefix.DEFAULT)
                ? bgp.table().get(Ipv4Prefix.DEFAULT)
                : Optional.empty();
    }

    /// R-EFF-06: by a user-defined route of any type, or by BGP.
    private boolean defaultOverridden() {
        return userDefault().isPresent() || bgpDefault().isPresent();
    }

    /// Every row that Azure lists, in Azure's order (azure rule R-EFF-32).
    public List<EffectiveRoute> rows() {
        @Nullable List<EffectiveRoute> known = rows;
        if (known == null) {
            known =
                    new Blocks(
                            List.of(
                                    subnet.head(),
                                    bgpRows(),
                                    internetRow(),
                                    noneRows(),
                                    subnet.table().rows(),
                                    subnet.tail()));
            rows = known;
        }
        return known;
    }

    /// All of the table's, less what R-EFF-14 keeps out; Invalid under a user-defined route of the
    /// same prefix (R-EFF-20). Mostly that is all of them, and the list is shared.
    private List<EffectiveRoute> bgpRows() {
        if (!propagated()) {
            return List.of();
        }
        BitSet covered = covered();
        List<Ipv4Prefix> overridden =
                subnet.table().prefixes().stream().filter(bgp.table()::containsKey).toList();
        if (covered.isEmpty() && overridden.isEmpty()) {
            return bgp.rows();
        }
        List<EffectiveRoute> kept = new ArrayList<>(bgp.rows());
        for (Ipv4Prefix prefix : overridden) {
            int at = bgp.first(prefix);
            kept.set(at, kept.get(at).beaten("R-EFF-20", userWins(prefix)));
        }
        List<EffectiveRoute> listed = new ArrayList<>();
        for (int i = covered.nextClearBit(0); i < kept.size(); i = covered.nextClearBit(i + 1)) {
            listed.add(kept.get(i));
        }
        return listed;
    }

    /// R-EFF-23: whatever becomes of its next hop.
    private String userWins(Ipv4Prefix prefix) {
        return subnet.table().byPrefix().get(prefix).map(user -> user.row().why()).orElse("")
                + " has the same prefix and wins, also when its next hop fails";
    }

    /// R-EFF-14: the BGP rows that equal or lie inside a system route of the network. So BGP moves
    /// nothing between subnets, nor between hub and spoke (R-EFF-16).
    private BitSet covered() {
        BitSet covered = new BitSet();
        for (Ipv4Prefix prefix : subnet.network().prefixes()) {
            int first = bgp.first(prefix);
            int end = bgp.end(prefix);
            if (first < end) {
                covered.set(first, end);
            }
        }
        return covered;
    }

    /// R-EFF-07: Invalid under a user-defined default, not listed under one by BGP.
    private List<EffectiveRoute> internetRow() {
        Optional<TableRoutes.Entry> user = userDefault();
        if (user.isPresent()) {
            String why = user.get().row().why() + " has the same prefix and wins";
            return List.of(SystemDefaults.INTERNET.beaten("R-EFF-07", why));
        }
        return bgpDefault().isPresent() ? List.of() : List.of(SystemDefaults.INTERNET);
    }

    /// R-EFF-06: all gone once 0.0.0.0/0 is overridden, be it by a branch (R-GW-13, R-GW-29);
    /// R-EFF-05 (b): one gone where BGP has the same prefix.
    private List<EffectiveRoute> noneRows() {
        if (defaultOverridden()) {
            return List.of();
        }
        return subnet.none().stream().anyMatch(this::replacedByBgp)
                ? subnet.none().stream().filter(row -> !replacedByBgp(row)).toList()
                : subnet.none();
    }

    private boolean replacedByBgp(EffectiveRoute none) {
        return propagated()
                && bgp.table().containsKey(prefix(none))
                && !subnet.network().family().covers(prefix(none));
    }

    /// What was there and is not used, with what beat it: BGP routes inside the space of the
    /// network or of a peering (R-EFF-14), BGP routes that the route table keeps out (R-EFF-21),
    /// hidden defaults (R-EFF-05 to 07), doubles. Not listed by Azure.
    public List<EffectiveRoute> hidden() {
        List<EffectiveRoute> hidden = new ArrayList<>(subnet.hidden());
        if (subnet.programmed() && disableBgpRoutePropagation()) {
            for (EffectiveRoute row : bgp.rows()) {
                hidden.add(row.beaten("R-EFF-21", "the route table keeps BGP routes out"));
            }
        }
        if (propagated()) {
            BitSet covered = covered();
            covered.stream().mapToObj(bgp.rows()::get).map(this::covered).forEach(hidden::add);
        }
        bgpDefault()
                .filter(_ -> userDefault().isEmpty())
                .ifPresent(_ ->
                        hidden.add(
                                SystemDefaults.INTERNET.beaten(
                                        "R-EFF-07", "a BGP route has the same prefix")));
        for (EffectiveRoute row : subnet.none()) {
            if (defaultOverridden()) {
                hidden.add(row.beaten("R-EFF-06", "0.0.0.0/0 is overridden"));
            } else if (replacedByBgp(row)) {
                hidden.add(row.beaten("R-EFF-05", "a BGP route has the same prefix"));
            }
        }
        return Collections.unmodifiableList(hidden);
    }

    private EffectiveRoute covered(EffectiveRoute row) {
        String by =
                subnet.network()
                        .family()
                        .longestCovering(prefix(row))
                        .map(entry -> entry.prefix() + " " + entry.value().row().type().text())
                        .orElse("");
        return row.beaten("R-EFF-14", by + " covers it: BGP never beats that, however specific");
    }

    /// Lists one after the other, without copying them.
    private static final class Blocks extends AbstractList<EffectiveRoute> implements RandomAccess {
        private final List<List<EffectiveRoute>> blocks;
        private final int size;

        Blocks(List<List<EffectiveRoute>> blocks) {
            this.blocks = blocks;
            this.size = blocks.stream().mapToInt(List::size).sum();
        }

        @Override
        public EffectiveRoute get(int index) {
            int left = index;
            for (List<EffectiveRoute> block : blocks) {
                if (left < block.size()) {
                    return block.get(left);
                }
                left -= block.size();
            }
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
