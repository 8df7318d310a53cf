package studio.routeserver.topology;

import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;

/// A virtual machine with one NIC.
public record VirtualMachine(
        String name, SubnetRef subnet, Ipv4Address ip, State state, @Nullable Json extra)
        implements Resource {

    public VirtualMachine(String name, SubnetRef subnet, Ipv4Address ip) {
        this(name, subnet, ip, State.RUNNING, null);
    }

    /// What Azure shows routes of, and what answers packets.
    public enum State {
        RUNNING("running"),
        STOPPED("stopped"),
        ABSENT("absent");

        private final String text;

        State(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public Nic nic() {
        return new Nic(ref(), name, subnet, ip, false);
    }

    public VirtualMachine withName(String value) {
        return new VirtualMachine(value, subnet, ip, state, extra);
    }

    public VirtualMachine withPlace(SubnetRef newSubnet, Ipv4Address newIp) {
        return new VirtualMachine(name, newSubnet, newIp, state, extra);
    }

    public VirtualMachine withState(State value) {
        return new VirtualMachine(name, subnet, ip, value, extra);
    }
}
