package studio.routeserver.advice.design;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.topology.SubnetRef;

/// What one design rule has to say.
///
/// @param rule the rule's id, such as `A-01`
/// @param answer what it speaks for; null where it only says how
/// @param reason one or two sentences about this network
/// @param subnets where it holds; empty means everywhere
public record Recommendation(
        String rule, @Nullable Answer answer, String reason, List<SubnetRef> subnets) {

    public Recommendation {
        subnets = List.copyOf(subnets);
    }
}
