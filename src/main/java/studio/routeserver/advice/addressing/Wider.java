package studio.routeserver.advice.addressing;

import java.util.Optional;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Subject.Placed;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Edit;

/// Makes a subnet wider: where it stands if there is room, else in the next free place.
final class Wider {

    private Wider() {}

    static Optional<Fix> fix(Subject subject, Placed placed, int length) {
        Optional<Ipv4Prefix> inPlace = subject.widened(placed, length);
        boolean empty = subject.residents(placed.ref()).isEmpty();
        Optional<Ipv4Prefix> wide =
                inPlace.isPresent() || !empty
                        ? inPlace
                        : subject.freePrefix(placed.network(), length);
        return wide.map(prefix ->
                new Fix(
                        "Make " + placed.subnet().name() + " " + prefix,
                        new Edit.ResizeSubnet(placed.ref(), prefix)));
    }
}
