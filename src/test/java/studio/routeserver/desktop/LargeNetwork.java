package studio.routeserver.desktop;

import java.util.ArrayList;
import java.util.List;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// The founding sample with many spokes of many VMs more, for what has to be quick.
final class LargeNetwork {

    private static final int FIRST = 16;
    private static final int RESERVED = 4;

    private LargeNetwork() {}

    /// With spokes `many1` and on, each with VMs `many1-vm1` and on.
    static Topology of(int spokes, int machines) {
        Topology founding = Founding.topology();
        List<VirtualNetwork> networks = new ArrayList<>(founding.virtualNetworks());
        List<Peering> peerings = new ArrayList<>(founding.peerings());
        List<VirtualMachine> all = new ArrayList<>(founding.virtualMachines());
        for (int i = 0; i < spokes; i++) {
            String name = "many" + (i + 1);
            Ipv4Prefix space =
                    Ipv4Prefix.parse("10.%d.%d.0/24".formatted(FIRST + i / 256, i % 256));
            networks.add(
                    new VirtualNetwork(
                            name, List.of(space), List.of(new Subnet("default", space))));
            peerings.add(
                    Peering.between("hub", name)
                            .withAllowForwardedTraffic(true)
                            .withAllowGatewayTransit(true));
            peerings.add(
                    Peering.between(name, "hub")
                            .withAllowForwardedTraffic(true)
                            .withUseRemoteGateways(true));
            for (int j = 0; j < machines; j++) {
                all.add(
                        new VirtualMachine(
                                name + "-vm" + (j + 1),
                                new SubnetRef(name, "default"),
                                space.address(RESERVED + j)));
            }
        }
        return founding.edit()
                .virtualNetworks(networks)
                .peerings(peerings)
                .virtualMachines(all)
                .build();
    }
}
