package studio.routeserver.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// A network virtual appliance: a VM that forwards, and may speak BGP.
///
/// @param subnet where its first NIC stands, with address `ip`
/// @param ipForwarding Azure's flag on its NICs; default false (R-NVA-01)
/// @param forwarding whether the guest forwards; false: BGP lives and packets die; default true
/// @param stateful whether it drops answers to packets that it did not see (R-NVA-15); default
///   false
/// @param interfaces further NICs
/// @param staticRoutes the guest's own
/// @param bgpToKernel whether routes learned by BGP enter the guest's kernel table; null means only
///   branch prefixes do (R-RS-13)
/// @param zone the availability zone, if the file says
public record Nva(
        String name,
        SubnetRef subnet,
        Ipv4Address ip,
        boolean ipForwarding,
        boolean forwarding,
        boolean stateful,
        @Nullable NvaBgp bgp,
        List<Interface> interfaces,
        List<StaticRoute> staticRoutes,
        @Nullable Boolean bgpToKernel,
        Snat snat,
        @Nullable String zone,
        Speaker speaker,
        @Nullable Json extra)
        implements Resource {

    public Nva {
        interfaces = List.copyOf(interfaces);
        staticRoutes = List.copyOf(staticRoutes);
    }

    /// An NVA that forwards, without BGP.
    public Nva(String name, SubnetRef subnet, Ipv4Address ip) {
        this(
                name,
                subnet,
                ip,
                true,
                true,
                false,
                null,
                List.of(),
                List.of(),
                null,
                Snat.NONE,
                null,
                Speaker.SIMULATED,
                null);
    }

    /// A further NIC.
    public record Interface(String name, SubnetRef subnet, Ipv4Address ip, @Nullable Json extra) {
        public Interface(String name, SubnetRef subnet, Ipv4Address ip) {
            this(name, subnet, ip, null);
        }

        public Interface withSubnet(SubnetRef value) {
            return new Interface(name, value, ip, extra);
        }
    }

    /// A route of the guest.
    public record StaticRoute(Ipv4Prefix prefix, Ipv4Address via, @Nullable Json extra) {
        public StaticRoute(Ipv4Prefix prefix, Ipv4Address via) {
            this(prefix, via, null);
        }
    }

    /// Which destinations have their source translated to the NVA's own address.
    ///
    /// @param all every destination
    /// @param prefixes these destinations; empty where `all` or none
    public record Snat(boolean all, List<Ipv4Prefix> prefixes) {
        public static final Snat NONE = new Snat(false, List.of());
        public static final Snat ALL = new Snat(true, List.of());

        public Snat {
            prefixes = List.copyOf(prefixes);
        }

        /// Whether a packet to that address gets the NVA's own as its source.
        public boolean translates(Ipv4Address destination) {
            return all || prefixes.stream().anyMatch(prefix -> prefix.contains(destination));
        }
    }

    /// Who speaks BGP for it: the simulator, or a real router over TCP.
    public enum Speaker {
        SIMULATED("simulated"),
        EXTERNAL("external");

        private final String text;

        Speaker(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// All its NICs, the first one first.
    public List<Nic> nics() {
        List<Nic> nics = new ArrayList<>();
        nics.add(new Nic(ref(), name, subnet, ip, ipForwarding));
        for (Interface further : interfaces) {
            nics.add(
                    new Nic(
                            ref(),
                            name + "/" + further.name(),
                            further.subnet(),
                            further.ip(),
                            ipForwarding));
        }
        return nics;
    }

    /// Whether one of its NICs has the address.
    public boolean owns(Ipv4Address address) {
        return ip.equals(address)
                || interfaces.stream().anyMatch(further -> further.ip().equals(address));
    }

    /// A name is one NVA of a drawing; all that it says would take long to add up.
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    public Optional<NvaBgp> speaks() {
        return Optional.ofNullable(bgp);
    }

    public Nva withName(String value) {
        return edit().name(value).build();
    }

    public Nva withBgp(@Nullable NvaBgp value) {
        return edit().bgp(value).build();
    }

    /// A copy to change.
    public Builder edit() {
        return new Builder(this);
    }

    /// Changes some components of an NVA and keeps the others.
    public static final class Builder {
        private String name;
        private SubnetRef subnet;
        private Ipv4Address ip;
        private boolean ipForwarding;
        private boolean forwarding;
        private boolean stateful;
        private @Nullable NvaBgp bgp;
        private List<Interface> interfaces;
        private List<StaticRoute> staticRoutes;
        private @Nullable Boolean bgpToKernel;
        private Snat snat;
        private @Nullable String zone;
        private Speaker speaker;
        private @Nullable Json extra;

        private Builder(Nva nva) {
            this.name = nva.name;
            this.subnet = nva.subnet;
            this.ip = nva.ip;
            this.ipForwarding = nva.ipForwarding;
            this.forwarding = nva.forwarding;
            this.stateful = nva.stateful;
            this.bgp = nva.bgp;
            this.interfaces = nva.interfaces;
            this.staticRoutes = nva.staticRoutes;
            this.bgpToKernel = nva.bgpToKernel;
            this.snat = nva.snat;
            this.zone = nva.zone;
            this.speaker = nva.speaker;
            this.extra = nva.extra;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder subnet(SubnetRef value) {
            subnet = value;
            return this;
        }

        public Builder ip(Ipv4Address value) {
            ip = value;
            return this;
        }

        public Builder ipForwarding(boolean value) {
            ipForwarding = value;
            return this;
        }

        public Builder forwarding(boolean value) {
            forwarding = value;
            return this;
        }

        public Builder stateful(boolean value) {
            stateful = value;
            return this;
        }

        public Builder bgp(@Nullable NvaBgp value) {
            bgp = value;
            return this;
        }

        public Builder interfaces(List<Interface> value) {
            interfaces = value;
            return this;
        }

        public Builder staticRoutes(List<StaticRoute> value) {
            staticRoutes = value;
            return this;
        }

        public Builder bgpToKernel(@Nullable Boolean value) {
            bgpToKernel = value;
            return this;
        }

        public Builder snat(Snat value) {
            snat = value;
            return this;
        }

        public Builder zone(@Nullable String value) {
            zone = value;
            return this;
        }

        public Builder speaker(Speaker value) {
            speaker = value;
            return this;
        }

        public Builder extra(@Nullable Json value) {
            extra = value;
            return this;
        }

        public Nva build() {
            return new Nva(
                    name,
                    subnet,
                    ip,
                    ipForwarding,
                    forwarding,
                    stateful,
                    bgp,
                    interfaces,
                    staticRoutes,
                    bgpToKernel,
                    snat,
                    zone,
                    speaker,
                    extra);
        }
    }
}
