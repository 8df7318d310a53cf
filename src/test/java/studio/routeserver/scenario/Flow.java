package studio.routeserver.scenario;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// A flow as files write it: `FROM [SOURCE] > DESTINATION`.
///
/// @param source null means the sender's own address
record Flow(String from, @Nullable Ipv4Address source, Ipv4Address destination) {

    /// @param words of which the first ones are the flow
    static Flow of(Block block, List<String> words) {
        int arrow = words.indexOf(">");
        if (arrow < 1 || arrow + 1 >= words.size()) {
            throw block.bad("write FROM > DESTINATION");
        }
        return new Flow(
                words.getFirst(),
                arrow > 1 ? Ipv4Address.parse(words.get(1)) : null,
                Ipv4Address.parse(words.get(arrow + 1)));
    }

    PathReport path(LabSnapshot snapshot) {
        return snapshot.fabric().path(sender(snapshot.topology()), source, destination);
    }

    private Ref sender(Topology topology) {
        return Stream.of(Kind.VIRTUAL_MACHINE, Kind.NVA, Kind.BRANCH)
                .map(kind -> new Ref(kind, from))
                .filter(ref -> topology.find(ref).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + from));
    }
}
