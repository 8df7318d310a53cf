package studio.routeserver.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;

/// A VPN or ExpressRoute gateway.
///
/// @param activeActive default false; an ExpressRoute gateway always has two instances at work
/// @param sku null means Azure's default for its type
/// @param asn null means 65515 (R-GW-03)
/// @param apipa further BGP addresses, one list an instance (R-GW-06)
public record Gateway(
        String name,
        Type type,
        SubnetRef subnet,
        boolean activeActive,
        @Nullable String sku,
        @Nullable Asn asn,
        List<List<Ipv4Address>> apipa,
        @Nullable Json extra)
        implements Resource {

    public static final String DEFAULT_VPN_SKU = "VpnGw2AZ";
    public static final String BASIC_SKU = "Basic";
    public static final String DEFAULT_EXPRESSROUTE_SKU = "ErGw1AZ";

    public Gateway {
        apipa = apipa.stream().map(List::copyOf).toList();
    }

    public Gateway(String name, Type type, SubnetRef subnet, boolean activeActive) {
        this(name, type, subnet, activeActive, null, null, List.of(), null);
    }

    /// The two types that Azure knows here.
    public enum Type {
        VPN("vpn", "VPN gateway"),
        EXPRESSROUTE("expressroute", "ExpressRoute gateway");

        private final String text;
        private final String title;

        Type(String text, String title) {
            this.text = text;
            this.title = title;
        }

        public String text() {
            return text;
        }

        public String title() {
            return title;
        }
    }

    /// The ASN it speaks with; an ExpressRoute gateway's cannot be chosen (R-GW-25).
    public Asn localAsn() {
        return asn == null || type == Type.EXPRESSROUTE ? Asn.AZURE : asn;
    }

    /// The SKU it has.
    public String effectiveSku() {
        if (sku != null) {
            return sku;
        }
        return type == Type.VPN ? DEFAULT_VPN_SKU : DEFAULT_EXPRESSROUTE_SKU;
    }

    /// Whether it can speak BGP with branches: the Basic SKU cannot (R-GW-01).
    public boolean speaksBgp() {
        return type == Type.EXPRESSROUTE || !effectiveSku().equals(BASIC_SKU);
    }

    /// How many of its two instances carry traffic at once.
    public int activeInstances() {
        return activeActive || type == Type.EXPRESSROUTE ? 2 : 1;
    }

    /// What an instance is called wherever an object may stand: `vpn-gw/0`.
    public String instanceName(int instance) {
        return name + "/" + instance;
    }

    public Gateway withName(String value) {
        return new Gateway(value, type, subnet, activeActive, sku, asn, apipa, extra);
    }

    public Gateway withSubnet(SubnetRef value) {
        return new Gateway(name, type, value, activeActive, sku, asn, apipa, extra);
    }

    public Gateway withActiveActive(boolean value) {
        return new Gateway(name, type, subnet, value, sku, asn, apipa, extra);
    }

    public Gateway withSku(@Nullable String value) {
        return new Gateway(name, type, subnet, activeActive, value, asn, apipa, extra);
    }

    public Gateway withAsn(@Nullable Asn value) {
        return new Gateway(name, type, subnet, activeActive, sku, value, apipa, extra);
    }
}
