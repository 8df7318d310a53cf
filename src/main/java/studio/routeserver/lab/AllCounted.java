package studio.routeserver.lab;

import java.util.function.Predicate;
import studio.routeserver.bgp.rib.AdjRibIn;

/// Every route counts against a limit.
record AllCounted() implements Predicate<AdjRibIn.Entry> {

    @Override
    public boolean test(AdjRibIn.Entry entry) {
        return true;
    }
}
