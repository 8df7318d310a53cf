package studio.routeserver.topology;

/// Which subnet is meant, written `hub/nva`.
public record SubnetRef(String network, String subnet) implements Comparable<SubnetRef> {

    /// Reads `network/subnet`.
    ///
    /// @throws IllegalArgumentException with a sentence for people
    public static SubnetRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' names no subnet; write the network and the subnet, such as"
                            + " hub/nva");
        }
        return new SubnetRef(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(SubnetRef other) {
        int byNetwork = network.compareTo(other.network);
        return byNetwork != 0 ? byNetwork : subnet.compareTo(other.subnet);
    }

    @Override
    public String toString() {
        return network + "/" + subnet;
    }
}
