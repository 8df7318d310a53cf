package studio.routeserver.advice.design;

import java.util.List;
import java.util.Optional;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;

/// `A-02`: an NVA that passes on what tunnels or an SD-WAN bring.
final class DecidedOutside implements DesignRule {

    @Override
    public String id() {
        return "A-02";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        List<String> nvas =
                subject.topology().nvas().stream()
                        .filter(nva -> decides(subject, nva))
                        .map(Nva::name)
                        .toList();
        return nvas.isEmpty()
                ? Optional.empty()
                : says(
                        Answer.ROUTE_SERVER,
                        "What %s %s to is decided outside Azure, by tunnels that come and go."
                                .formatted(Words.list(nvas), Words.verb(nvas, "leads", "lead")));
    }

    private static boolean decides(Subject subject, Nva nva) {
        return nva.speaks().filter(NvaBgp::redistributeTunnels).isPresent()
                || subject.tunnels().to(nva.name()).stream()
                        .anyMatch(one -> one.type() == Connection.Type.SDWAN);
    }
}
