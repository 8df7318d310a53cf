package studio.routeserver.picture;

/// What lies over what, lowest first. Within a layer the order of the list holds.
public enum Layer {
    /// Regions, VNets, subnets with their title bars.
    CONTAINER,
    /// Peerings, tunnels, circuits and sessions while nothing special is with them.
    LINK,
    /// Shapes of objects.
    OBJECT,
    /// Names, addresses, titles.
    LABEL,
    /// What changes with virtual time on links and objects: session chips, hold rings, dotted
    /// borders, hatching, badges.
    STATE,
    /// Paths of packets.
    PATH,
    /// Chevrons along paths: a canvas that animates paints its own and leaves these out.
    MOTION,
    /// Black holes and loops: what the eye must find first.
    ALARM,
    /// Selection, hover and focus rings, drop targets, ghosts.
    HAND,
    /// Legend and footer of an export.
    SHEET;

    /// Whether it stays as it is while time runs, so that a canvas may keep it as a picture.
    public boolean still() {
        return compareTo(STATE) < 0;
    }
}
