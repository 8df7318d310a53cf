package studio.routeserver.lab.look;

import java.util.List;
import java.util.function.Supplier;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.net.PrefixTable;

/// The forwarding table of a device, computed when asked, and kept from instant to instant as long
/// as what it is made of is the same.
public final class DeviceTable {

    static final DeviceTable EMPTY = new DeviceTable(List.of(), PrefixTable::empty);

    private final List<Object> madeOf;
    private final Lazy<PrefixTable<DeviceRoute>> table;

    public DeviceTable(List<Object> madeOf, Supplier<PrefixTable<DeviceRoute>> make) {
        this.madeOf = List.copyOf(madeOf);
        this.table = new Lazy<>(make);
    }

    PrefixTable<DeviceRoute> table() {
        return table.get();
    }

    /// Whether a table made of these would be the same. By identity: content would have to be
    /// walked.
    @SuppressWarnings("ReferenceEquality")
    public boolean isOf(List<Object> parts) {
        if (parts.size() != madeOf.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) != madeOf.get(i)) {
                return false;
            }
        }
        return true;
    }
}
