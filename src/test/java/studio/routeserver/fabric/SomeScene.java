package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.VirtualMachine;

/// Random networks of two hubs and six spokes, and random things that happen to them.
final class SomeScene {

    private static final List<String> REGIONS = List.of("westeurope", "northeurope");

    /// What may happen; each answers the scene after it.
    private static final List<BiFunction<Seed, Scene, Scene>> CHANGES =
            List.of(
                    SomeScene::reprogram,
                    SomeScene::reprogramOne,
                    SomeScene::turnFlags,
                    SomeScene::moveRegion,
                    SomeScene::redrawTable,
                    SomeScene::swapTable,
                    SomeScene::stopMachine,
                    SomeScene::kill,
                    SomeScene::teach);

    private SomeScene() {}

    /// A network with everything that effective routes depend on.
    static Scene scene(Seed seed) {
        Drawing drawing = Drawing.canvas();
        for (String hub : List.of("hub1", "hub2")) {
            int number = hub.charAt(3) - '0';
            drawing.network(
                            hub,
                            "10.%d0.0.0/16".formatted(number),
                            "GatewaySubnet 10.%d0.5.0/27".formatted(number),
                            "RouteServerSubnet 10.%d0.6.0/26".formatted(number),
                            "nva 10.%d0.4.0/24".formatted(number))
                    .routeServer("rs-" + hub, hub)
                    .gateway("gw-" + hub, hub + "/GatewaySubnet")
                    .nva("nva-a-" + hub, hub + "/nva", "10.%d0.4.4".formatted(number))
                    .nva("nva-b-" + hub, hub + "/nva", "10.%d0.4.5".formatted(number))
                    .branch("branch-" + hub, "192.168.%d.0/24".formatted(number))
                    .tunnel("t-" + hub, "branch-" + hub, "nva-a-" + hub)
                    .tunnel("g-" + hub, "branch-" + hub, "gw-" + hub);
        }
        drawing.peered("hub1", "hub2");
        for (int i = 1; i <= 6; i++) {
            String spoke = "spoke" + i;
            drawing.network(
                            spoke,
                            "10.%d.0.0/16".formatted(i),
                            "default 10.%d.0.0/24".formatted(i),
                            "other 10.%d.1.0/24".formatted(i))
                    .client(seed.nextBoolean() ? "hub1" : "hub2", spoke)
                    .vm("vm" + i, spoke + "/default", "10.%d.0.4".formatted(i))
                    .vm("vm" + i + "b", spoke + "/other", "10.%d.1.4".formatted(i));
        }
        drawing.routeTable("rt-1", "spoke1/default", "a 0.0.0.0/0 VirtualAppliance 10.10.4.4")
                .routeTable("rt-2", "hub1/nva", "b 10.0.0.0/8 None");
        Scene scene = Scene.of(drawing);
        return reprogram(seed, reprogram(seed, teach(seed, scene)));
    }

    /// The scene after something happened.
    static Scene changed(Seed seed, Scene scene) {
        return Some.oneOf(seed, CHANGES).apply(seed, scene);
    }

    /// Addresses that matter there, and any.
    static Ipv4Address address(Seed seed) {
        return switch (seed.nextInt(4)) {
            case 0 -> new Ipv4Address(0x0A000004 | seed.nextInt(7) << 16);
            case 1 -> Some.addressIn(seed, Ipv4Prefix.parse("10.0.0.0/8"));
            case 2 -> Some.addressIn(seed, Ipv4Prefix.parse("192.168.0.0/22"));
            default -> Some.address(seed);
        };
    }

    private static Scene reprogram(Seed seed, Scene scene) {
        PrefixTable<ProgrammedRoute> table = table(seed, hub(seed));
        String hub = hub(seed);
        return scene.with(plane -> plane.programmed(hub, 0, table).programmed(hub, 1, table));
    }

    private static Scene reprogramOne(Seed seed, Scene scene) {
        PrefixTable<ProgrammedRoute> table = table(seed, hub(seed));
        return scene.with(plane -> plane.programmed(hub(seed), seed.nextInt(2), table));
    }

    private static String hub(Seed seed) {
        return seed.nextBoolean() ? "hub1" : "hub2";
    }

    private static PrefixTable<ProgrammedRoute> table(Seed seed, String hub) {
        String base = hub.equals("hub1") ? "10.10" : "10.20";
        List<String> routes = new ArrayList<>();
        for (Ipv4Prefix prefix : prefixes(seed)) {
            routes.add(
                    switch (seed.nextInt(4)) {
                        case 0 -> prefix + " " + base + ".4.4";
                        case 1 -> prefix + " " + base + ".4.4 " + base + ".4.5";
                        case 2 -> prefix + " " + base + ".5.4 " + base + ".5.5 by gw-" + hub;
                        default -> prefix + " 10.%d.0.4".formatted(1 + seed.nextInt(6));
                    });
        }
        return StatedControlPlane.table(routes.toArray(String[]::new));
    }

    private static List<Ipv4Prefix> prefixes(Seed seed) {
        List<Ipv4Prefix> prefixes =
                new ArrayList<>(
                        Some.listOf(
                                seed,
                                3 + seed.size() / 4,
                                one ->
                                        Some.prefixIn(
                                                one,
                                                Ipv4Prefix.parse(
                                                        Some.oneOf(
                                                                one,
                                                                List.of(
                                                                        "10.0.0.0/12",
                                                                        "10.10.0.0/15",
                                                                        "192.168.0.0/20",
                                                                        "0.0.0.0/0"))))));
        for (String special : List.of("0.0.0.0/0", "10.0.0.0/8", "192.168.0.0/16", "10.2.0.0/16")) {
            if (seed.nextInt(4) == 0) {
                prefixes.add(Ipv4Prefix.parse(special));
            }
        }
        return prefixes;
    }

    private static Scene turnFlags(Seed seed, Scene scene) {
        Peering peering = Some.oneOf(seed, scene.topology().peerings());
        return edited(
                scene,
                new Edit.Change(
                        switch (seed.nextInt(4)) {
                            case 0 -> peering.withUseRemoteGateways(!peering.useRemoteGateways());
                            case 1 ->
                                    peering.withAllowGatewayTransit(!peering.allowGatewayTransit());
                            case 2 ->
                                    peering.withAllowForwardedTraffic(
                                            !peering.allowForwardedTraffic());
                            default ->
                                    peering.withAllowVirtualNetworkAccess(
                                            !peering.allowVirtualNetworkAccess());
                        }));
    }

    private static Scene moveRegion(Seed seed, Scene scene) {
        return edited(
                scene,
                new Edit.Change(
                        Some.oneOf(seed, scene.topology().virtualNetworks())
                                .withRegion(Some.oneOf(seed, REGIONS))));
    }

    private static Scene redrawTable(Seed seed, Scene scene) {
        RouteTable table = Some.oneOf(seed, scene.topology().routeTables());
        List<UserDefinedRoute> routes = new ArrayList<>();
        for (Ipv4Prefix prefix : prefixes(seed)) {
            UserDefinedRoute.NextHopType type =
                    Some.oneOf(seed, List.of(UserDefinedRoute.NextHopType.values()));
            Ipv4Address hop = Ipv4Address.parse("10.10.4." + (4 + seed.nextInt(2)));
            routes.add(
                    new UserDefinedRoute(
                            "r" + routes.size(),
                            prefix,
                            type,
                            type == UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE ? hop : null));
        }
        return edited(
                scene,
                new Edit.Change(
                        table.withRoutes(routes)
                                .withDisableBgpRoutePropagation(seed.nextInt(4) == 0)));
    }

    private static Scene swapTable(Seed seed, Scene scene) {
        String spoke = "spoke" + (1 + seed.nextInt(6));
        Subnet subnet = scene.topology().subnet(new SubnetRef(spoke, "default")).orElseThrow();
        String table = Some.oneOf(seed, List.of("rt-1", "rt-2", ""));
        return edited(
                scene,
                new Edit.ChangeSubnet(
                        spoke, subnet.withRouteTable(table.isEmpty() ? null : table)));
    }

    private static Scene stopMachine(Seed seed, Scene scene) {
        return edited(
                scene,
                new Edit.Change(
                        Some.oneOf(seed, scene.topology().virtualMachines())
                                .withState(
                                        Some.oneOf(seed, List.of(VirtualMachine.State.values())))));
    }

    private static Scene kill(Seed seed, Scene scene) {
        String victim =
                Some.oneOf(seed, List.of("nva-a-hub1", "nva-b-hub2", "gw-hub1/0", "t-hub1", "vm3"));
        return scene.with(plane -> plane.down(victim));
    }

    private static Scene teach(Seed seed, Scene scene) {
        String hub = hub(seed);
        Ipv4Prefix prefix = Some.prefixIn(seed, Ipv4Prefix.parse("192.168.0.0/20"));
        return scene.with(plane ->
                plane.device(Kind.NVA, "nva-a-" + hub, prefix.toString(), "tunnel t-" + hub)
                        .device(Kind.GATEWAY, "gw-" + hub, prefix.toString(), "tunnel g-" + hub)
                        .device(Kind.GATEWAY, "gw-" + hub, "10.0.0.0/8", "network")
                        .device(
                                Kind.BRANCH,
                                "branch-" + hub,
                                "0.0.0.0/0",
                                "tunnel t-%s, tunnel g-%s".formatted(hub, hub)));
    }

    private static Scene edited(Scene scene, Edit edit) {
        Topology topology = scene.topology().apply(edit);
        return new Scene(topology, scene.control().in(topology));
    }
}
