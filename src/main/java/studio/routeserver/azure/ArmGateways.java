package studio.routeserver.azure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Topology;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes VPN and ExpressRoute gateways with their public addresses.
///
/// Azure refuses a VPN gateway that is not zone-redundant, and one whose public addresses are not:
/// a deployment fails with `NonAzSkusNotAllowedForVPNGateway` or
/// `VmssVpnGatewayPublicIpsMustHaveZonesConfigured`, which no validation before it finds.
final class ArmGateways {

    private static final List<String> ALL_ZONES = List.of("1", "2", "3");

    private final ArmDraft draft;
    private final Topology topology;

    /// The gateway written last in each VNet. Two at work on one GatewaySubnet at once fail.
    private final Map<String, ArmId> last = new HashMap<>();

    ArmGateways(ArmDraft draft) {
        this.draft = draft;
        this.topology = draft.topology();
    }

    void write() {
        topology.gateways().forEach(this::write);
    }

    private void write(Gateway gateway) {
        ArmId id = draft.gateway(gateway.name());
        String network = gateway.subnet().network();
        String location = draft.locationOf(network);
        List<ArmId> addresses = new ArrayList<>();
        int configurations = gateway.type() == Gateway.Type.VPN ? gateway.activeInstances() : 1;
        for (int i = 1; i <= configurations; i++) {
            String wanted = id.name() + "-pip" + (configurations == 1 ? "" : String.valueOf(i));
            addresses.add(draft.publicAddress(id, wanted, location, ALL_ZONES));
        }
        ArmResource written = draft.add(id).location(location);
        ArmId before = last.put(network, id);
        if (before != null) {
            written.after(before);
        }
        ObjectNode properties = written.properties();
        properties.put("gatewayType", gateway.type() == Gateway.Type.VPN ? "Vpn" : "ExpressRoute");
        properties.put("vpnType", "RouteBased");
        String sku = sku(gateway);
        properties.putObject("sku").put("name", sku).put("tier", sku);
        if (gateway.type() == Gateway.Type.VPN) {
            properties.put("vpnGatewayGeneration", generation(sku));
            properties.put("activeActive", gateway.activeActive());
            properties.put("enableBgp", speaksBgp(gateway));
            properties.set("bgpSettings", bgpSettings(gateway, id, configurations));
        }
        ArrayNode list = properties.putArray("ipConfigurations");
        for (int i = 0; i < addresses.size(); i++) {
            ObjectNode configuration = list.addObject();
            configuration.put("name", configurationName(i));
            ObjectNode inner = configuration.putObject("properties");
            inner.put("privateIPAllocationMethod", "Dynamic");
            inner.set("subnet", written.refer(draft.subnet(gateway.subnet())));
            inner.set("publicIPAddress", written.refer(addresses.get(i)));
        }
    }

    private static String configurationName(int instance) {
        return "ipconfig" + (instance + 1);
    }

    private boolean speaksBgp(Gateway gateway) {
        Stream<Connection> connections =
                topology.connections().stream()
                        .filter(connection -> topology.nearEnd(connection).equals(gateway.ref()));
        return gateway.asn() != null
                || connections.anyMatch(connection -> FarEnd.of(topology, connection).speaksBgp());
    }

    private ObjectNode bgpSettings(Gateway gateway, ArmId id, int configurations) {
        ObjectNode settings = AzureJson.object();
        settings.put("asn", gateway.localAsn().value());
        if (gateway.apipa().stream().allMatch(List::isEmpty)) {
            return settings;
        }
        ArrayNode addresses = settings.putArray("bgpPeeringAddresses");
        for (int i = 0; i < gateway.apipa().size(); i++) {
            List<Ipv4Address> own = gateway.apipa().get(i);
            if (i >= configurations) {
                draft.comment(
                        "gateway %s is active-standby: the BGP addresses %s of instance %d are left out."
                                .formatted(gateway.name(), own, i));
                continue;
            }
            ArmId configuration = id.child(ArmType.GATEWAY_IP_CONFIGURATION, configurationName(i));
            addresses
                    .addObject()
                    .put("ipconfigurationId", configuration.expression())
                    .set("customBgpIpAddresses", AzureJson.strings(own));
        }
        return settings;
    }

    private String sku(Gateway gateway) {
        String drawn = gateway.effectiveSku();
        String sku = GatewaySku.zoneRedundant(gateway.type(), drawn);
        if (!sku.equals(drawn)) {
            draft.comment(
                    "gateway %s has SKU %s in the project and %s here: Azure makes zone-redundant ones only."
                            .formatted(gateway.name(), drawn, sku));
        }
        return sku;
    }

    private static String generation(String sku) {
        return sku.equals("VpnGw1AZ") ? "Generation1" : "Generation2";
    }
}
