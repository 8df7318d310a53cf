package studio.routeserver.advice.design;

import java.util.List;
import java.util.Optional;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Branch;

/// `A-13`: two networks that meet only at a circuit or site outside Azure.
final class Hairpin implements DesignRule {

    @Override
    public String id() {
        return "A-13";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        for (Branch branch : subject.topology().branches()) {
            List<String> networks =
                    subject.tunnels().of(branch).stream()
                            .flatMap(connection -> subject.tunnels().gateway(connection).stream())
                            .map(gateway -> gateway.subnet().network())
                            .distinct()
                            .toList();
            for (int i = 0; i + 1 < networks.size(); i++) {
                String one = networks.get(i);
                String other = networks.get(i + 1);
                if (!subject.peerings().connected(one, other)) {
                    return says(
                            "%s and %s are not peered: what they tell each other would go by %s. Peer them: the way is shorter, loads no gateway, and peering wins anyway."
                                    .formatted(one, other, branch.name()));
                }
            }
        }
        return Optional.empty();
    }
}
