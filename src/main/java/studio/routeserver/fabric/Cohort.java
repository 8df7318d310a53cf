package studio.routeserver.fabric;

/// NICs of one network that are programmed from the same instance at the same moment, and so have
/// the same BGP routes at every instant.
///
/// @param instance which Route Server instance feeds them, 0 or 1 (azure rule R-EFF-13)
/// @param jitter how much later than the usual delay, in steps of -[#STEPS] to +[#STEPS] (R-EFF-29)
public record Cohort(int instance, int jitter) implements Comparable<Cohort> {

    /// Whom instance 0 feeds, with the usual delay.
    static final Cohort FIRST = new Cohort(0, 0);

    /// How many steps the profile's jitter is cut into on each side.
    public static final int STEPS = 5;

    /// The cohort of a NIC: always the same for the same seed and name.
    public static Cohort of(long seed, String nic) {
        long hash = mix(seed ^ mix(fnv(nic)));
        int instance = (int) (hash & 1);
        int jitter = (int) Long.remainderUnsigned(hash >>> 1, 2 * STEPS + 1) - STEPS;
        return new Cohort(instance, jitter);
    }

    private static long fnv(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    @Override
    public int compareTo(Cohort other) {
        int byInstance = Integer.compare(instance, other.instance);
        return byInstance != 0 ? byInstance : Integer.compare(jitter, other.jitter);
    }
}
