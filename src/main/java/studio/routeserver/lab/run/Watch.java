package studio.routeserver.lab.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import studio.routeserver.lab.SessionId;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Timer;
import studio.routeserver.topology.Topology;

/// Remembers since when something has been silent, so that dead peer detection, BFD and health
/// probes can find it after their time, and forgets it when it speaks again.
///
/// A key is what is watched; a number given out with it tells a later silence from an earlier one.
final class Watch {

    /// What is to be asked again after a time.
    ///
    /// @param number [#still] tells by it whether the silence has lasted
    record Alarm(String key, long number, Duration after) {}

    private final Map<String, Long> silent = new TreeMap<>();
    private final Set<String> found = new LinkedHashSet<>();
    private long numbers;

    /// Takes in whether something is silent now. Answers an alarm where it has just become so.
    List<Alarm> see(String key, boolean quiet, Duration after) {
        if (!quiet) {
            silent.remove(key);
            found.remove(key);
            return List.of();
        }
        if (silent.containsKey(key)) {
            return List.of();
        }
        long number = numbers++;
        silent.put(key, number);
        return List.of(new Alarm(key, number, after));
    }

    /// Whether the silence of the alarm has lasted until now; then it counts as found.
    boolean still(Alarm alarm) {
        boolean lasted = Long.valueOf(alarm.number()).equals(silent.get(alarm.key()));
        if (lasted) {
            found.add(alarm.key());
        }
        return lasted;
    }

    boolean found(String key) {
        return found.contains(key);
    }

    /// Forgets what is no longer there.
    void keep(Set<String> keys) {
        silent.keySet().retainAll(keys);
        found.retainAll(keys);
    }

    // ---- how long the watchers take

    static Duration tunnel(Connection connection, Profile profile) {
        return profile.timer(
                connection.type() == Connection.Type.EXPRESSROUTE
                        ? Timer.EXPRESSROUTE_DETECTION
                        : Timer.DEAD_PEER_DETECTION);
    }

    static Duration probe(LoadBalancer balancer, Profile profile) {
        LoadBalancer.Probe probe = balancer.probe();
        return probe == null
                ? profile.timer(Timer.PROBE_INTERVAL)
                        .multipliedBy(profile.count(Timer.PROBE_THRESHOLD))
                : probe.interval().multipliedBy(probe.threshold());
    }

    /// The backends that the probe has not taken out.
    List<String> healthy(Topology topology, LoadBalancer balancer) {
        List<String> healthy = new ArrayList<>();
        for (String backend : balancer.backends()) {
            if (topology.nva(backend).map(Nva::name).isPresent()
                    && !found(probeKey(balancer.name(), backend))) {
                healthy.add(backend);
            }
        }
        return healthy;
    }

    static String probeKey(String balancer, String backend) {
        return "probe " + balancer + " " + backend;
    }

    static String tunnelKey(String connection, boolean far) {
        return "tunnel " + connection + (far ? " far" : " near");
    }

    static String wireKey(SessionId session, boolean remoteEnd, String by) {
        return "wire " + session + (remoteEnd ? " remote " : " local ") + by;
    }

    static String entranceKey(String connection, int instance) {
        return "entrance " + connection + " " + instance;
    }

    static String instanceKey(String router) {
        return "instance " + router;
    }
}
