package studio.routeserver.bgp.session;

import studio.routeserver.bgp.message.Message;

/// Counts messages as they pass.
final class Tally {

    private static final int TYPES = 6;

    private final long[] received = new long[TYPES];
    private final long[] sent = new long[TYPES];
    private long established;

    void received(Message message) {
        received[message.type()]++;
    }

    void sent(Message message) {
        sent[message.type()]++;
    }

    void established() {
        established++;
    }

    Counters counters() {
        return new Counters(
                received[2],
                sent[2],
                received[4],
                sent[4],
                received[3],
                sent[3],
                received[5],
                sent[5],
                established);
    }
}
