package studio.routeserver.desktop.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.design.ByHand;
import studio.routeserver.advice.design.Growth;
import studio.routeserver.advice.design.Missing;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.SubnetRef;

/// One entry of the manual world, with its mark in the difference that is shown.
record HandRow(
        Mark mark,
        SubnetRef subnet,
        Ipv4Prefix prefix,
        Ipv4Address nextHop,
        String table,
        String note) {

    /// What became of an entry.
    enum Mark {
        /// It is to be written in place of the Route Server.
        NEEDED(""),
        /// One branch more needs it.
        ADDED("+"),
        /// It was forgotten.
        FORGOTTEN("−");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /// The entries subnet by subnet, each subnet's further ones after its own.
    static List<HandRow> of(ByHand hand, Optional<Growth> growth, @Nullable Missing missing) {
        List<HandRow> rows = new ArrayList<>();
        for (ByHand.SubnetEntries subnet : hand.subnets()) {
            String table = table(hand, subnet.subnet());
            for (ByHand.Entry entry : subnet.entries()) {
                boolean forgotten =
                        missing != null
                                && missing.subnet().equals(subnet.subnet())
                                && missing.prefix().equals(entry.prefix());
                rows.add(row(subnet, entry, table, forgotten ? Mark.FORGOTTEN : Mark.NEEDED));
            }
            growth.stream()
                    .flatMap(one -> one.added().stream())
                    .filter(one -> one.subnet().equals(subnet.subnet()))
                    .flatMap(one -> one.entries().stream())
                    .forEach(entry -> rows.add(row(subnet, entry, table, Mark.ADDED)));
        }
        return rows;
    }

    private static HandRow row(
            ByHand.SubnetEntries subnet, ByHand.Entry entry, String table, Mark mark) {
        return new HandRow(
                mark, subnet.subnet(), entry.prefix(), entry.nextHop(), table, entry.note());
    }

    private static String table(ByHand hand, SubnetRef subnet) {
        return hand.tables().stream()
                .filter(one -> one.subnets().contains(subnet))
                .map(ByHand.Table::name)
                .findFirst()
                .orElse("");
    }
}
