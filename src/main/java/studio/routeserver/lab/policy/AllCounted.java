package studio.routeserver.lab.policy;

import java.util.function.Predicate;
import studio.routeserver.bgp.rib.AdjRibIn;

/// Every route counts against a limit.
public record AllCounted() implements Predicate<AdjRibIn.Entry> {

    @Override
    public boolean test(AdjRibIn.Entry entry) {
        return true;
    }
}
