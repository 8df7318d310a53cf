package studio.routeserver.azure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Timer;
import studio.routeserver.topology.Topology;
import tools.jackson.databind.node.ObjectNode;

/// Writes internal Standard load balancers, and remembers which NICs stand behind them.
final class ArmLoadBalancers {

    /// Azure probes no more often than every five seconds.
    private static final long SHORTEST_INTERVAL_SECONDS = 5;

    private static final int SSH = 22;

    private final ArmDraft draft;
    private final Topology topology;
    private final Map<String, List<ArmId>> pools = new HashMap<>();
    private @Nullable String probePort;

    ArmLoadBalancers(ArmDraft draft) {
        this.draft = draft;
        this.topology = draft.topology();
    }

    void write() {
        topology.loadBalancers().forEach(this::write);
    }

    /// The pools that a NIC is in.
    List<ArmId> poolsOf(Nic nic) {
        return pools.getOrDefault(nic.name(), List.of());
    }

    private void write(LoadBalancer balancer) {
        ArmId id = draft.loadBalancer(balancer.name());
        ArmId frontend = id.child(ArmType.FRONTEND, "frontend");
        ArmId pool = id.child(ArmType.BACKEND_POOL, "backends");
        ArmId probe = id.child(ArmType.PROBE, "probe");
        ArmResource written =
                draft.add(id)
                        .location(draft.locationOf(balancer.subnet().network()))
                        .sku(AzureJson.object().put("name", "Standard").put("tier", "Regional"));
        ObjectNode properties = written.properties();

        ObjectNode address = properties.putArray("frontendIPConfigurations").addObject();
        address.put("name", frontend.last());
        ObjectNode place = address.putObject("properties");
        place.put("privateIPAddress", balancer.ip().toString());
        place.put("privateIPAllocationMethod", "Static");
        place.put("privateIPAddressVersion", "IPv4");
        place.set("subnet", written.refer(draft.subnet(balancer.subnet())));

        properties.putArray("backendAddressPools").addObject().put("name", pool.last());
        writeProbe(properties, balancer, probe);
        writeRule(properties, balancer, List.of(frontend, pool, probe), written);
        balancer.backends().forEach(backend -> join(balancer, backend, pool));
    }

    private void writeProbe(ObjectNode properties, LoadBalancer balancer, ArmId id) {
        if (probePort == null) {
            probePort =
                    draft.parameters()
                            .number(
                                    "probePort",
                                    SSH,
                                    "The TCP port at which load balancers ask whether an NVA"
                                            + " lives.");
        }
        ObjectNode probe = properties.putArray("probes").addObject();
        probe.put("name", id.last());
        ObjectNode how = probe.putObject("properties");
        how.put("protocol", "Tcp");
        how.put("port", probePort);
        how.put("intervalInSeconds", interval(balancer));
        how.put("numberOfProbes", threshold(balancer));
        how.put("probeThreshold", threshold(balancer));
    }

    private long interval(LoadBalancer balancer) {
        LoadBalancer.Probe own = balancer.probe();
        Duration drawn =
                own != null ? own.interval() : Profile.of(topology).timer(Timer.PROBE_INTERVAL);
        long seconds = drawn.plusMillis(999).toSeconds();
        if (seconds >= SHORTEST_INTERVAL_SECONDS) {
            return seconds;
        }
        draft.comment(
                "load balancer %s probes every %d s here: Azure probes no more often."
                        .formatted(balancer.name(), SHORTEST_INTERVAL_SECONDS));
        return SHORTEST_INTERVAL_SECONDS;
    }

    private int threshold(LoadBalancer balancer) {
        LoadBalancer.Probe own = balancer.probe();
        return own != null ? own.threshold() : Profile.of(topology).count(Timer.PROBE_THRESHOLD);
    }

    private void writeRule(
            ObjectNode properties, LoadBalancer balancer, List<ArmId> parts, ArmResource written) {
        ObjectNode rule = properties.putArray("loadBalancingRules").addObject();
        rule.put("name", balancer.haPorts() ? "ha-ports" : "one-port");
        ObjectNode how = rule.putObject("properties");
        how.set("frontendIPConfiguration", written.refer(parts.get(0)));
        how.set("backendAddressPool", written.refer(parts.get(1)));
        how.set("probe", written.refer(parts.get(2)));
        if (balancer.haPorts()) {
            how.put("protocol", "All").put("frontendPort", 0).put("backendPort", 0);
        } else {
            String port =
                    draft.parameters()
                            .number(
                                    ArmParameters.identifier(balancer.name(), "port"),
                                    "The TCP port that load balancer "
                                            + balancer.name()
                                            + " forwards.");
            how.put("protocol", "Tcp").put("frontendPort", port).put("backendPort", port);
        }
        how.put("enableFloatingIP", false);
        how.put("idleTimeoutInMinutes", 4);
        how.put("loadDistribution", "Default");
    }

    /// A NIC can stand behind a load balancer of its own VNet only; of several the one in the
    /// frontend's subnet is meant.
    private void join(LoadBalancer balancer, String backend, ArmId pool) {
        List<Nic> nics = topology.nva(backend).orElseThrow().nics();
        Optional<Nic> near =
                nics.stream().filter(nic -> nic.subnet().equals(balancer.subnet())).findFirst();
        String network = balancer.subnet().network();
        near.or(() -> nics.stream().filter(nic -> inside(nic, network)).findFirst())
                .ifPresentOrElse(
                        nic -> pools.computeIfAbsent(nic.name(), _ -> new ArrayList<>()).add(pool),
                        () ->
                                draft.comment(
                                        ("NVA %s is not behind load balancer %s here: none of its"
                                                        + " NICs is in VNet %s.")
                                                .formatted(backend, balancer.name(), network)));
    }

    private static boolean inside(Nic nic, String network) {
        return nic.subnet().network().equals(network);
    }
}
