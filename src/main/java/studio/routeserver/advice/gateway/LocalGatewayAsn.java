package studio.routeserver.advice.gateway;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Asn;
import studio.routeserver.topology.Gateway;

/// `V-096` (L-29): what stands for a branch at a VPN gateway, its local network gateway, cannot
/// have Azure's ASN.
public final class LocalGatewayAsn implements Rule {

    @Override
    public String id() {
        return "V-096";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "L-29";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().connections().stream()
                .filter(subject.tunnels()::bgp)
                .filter(connection ->
                        subject.tunnels()
                                .gateway(connection)
                                .filter(gateway -> gateway.type() == Gateway.Type.VPN)
                                .isPresent())
                .filter(connection ->
                        subject.tunnels()
                                .branch(connection)
                                .filter(branch -> Asn.AZURE.equals(branch.asn()))
                                .isPresent())
                .map(connection ->
                        finding(
                                connection.name(),
                                "A local network gateway cannot have ASN 65515."));
    }
}
