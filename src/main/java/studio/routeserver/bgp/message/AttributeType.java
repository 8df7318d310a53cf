package studio.routeserver.bgp.message;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The path attributes that are known, by their number on the wire.
enum AttributeType {
    ORIGIN(1, 0x40, Reaction.TREAT_AS_WITHDRAW),
    AS_PATH(2, 0x40, Reaction.TREAT_AS_WITHDRAW),
    NEXT_HOP(3, 0x40, Reaction.TREAT_AS_WITHDRAW),
    MULTI_EXIT_DISC(4, 0x80, Reaction.TREAT_AS_WITHDRAW),
    LOCAL_PREF(5, 0x40, Reaction.TREAT_AS_WITHDRAW),
    ATOMIC_AGGREGATE(6, 0x40, Reaction.ATTRIBUTE_DISCARD),
    AGGREGATOR(7, 0xC0, Reaction.ATTRIBUTE_DISCARD),
    COMMUNITIES(8, 0xC0, Reaction.TREAT_AS_WITHDRAW),
    ORIGINATOR_ID(9, 0x80, Reaction.TREAT_AS_WITHDRAW),
    CLUSTER_LIST(10, 0x80, Reaction.TREAT_AS_WITHDRAW),
    MP_REACH_NLRI(14, 0x80, Reaction.SESSION_RESET),
    MP_UNREACH_NLRI(15, 0x80, Reaction.SESSION_RESET),
    EXTENDED_COMMUNITIES(16, 0xC0, Reaction.TREAT_AS_WITHDRAW),
    AS4_PATH(17, 0xC0, Reaction.TREAT_AS_WITHDRAW),
    AS4_AGGREGATOR(18, 0xC0, Reaction.ATTRIBUTE_DISCARD),
    PMSI_TUNNEL(22, 0xC0, Reaction.TREAT_AS_WITHDRAW),
    TUNNEL_ENCAPSULATION(23, 0xC0, Reaction.TREAT_AS_WITHDRAW),
    IPV6_EXTENDED_COMMUNITIES(25, 0xC0, Reaction.TREAT_AS_WITHDRAW),
    AIGP(26, 0x80, Reaction.ATTRIBUTE_DISCARD),
    BGP_LS(29, 0x80, Reaction.ATTRIBUTE_DISCARD),
    LARGE_COMMUNITIES(32, 0xC0, Reaction.TREAT_AS_WITHDRAW),
    ONLY_TO_CUSTOMER(35, 0xC0, Reaction.TREAT_AS_WITHDRAW),
    PREFIX_SID(40, 0xC0, Reaction.ATTRIBUTE_DISCARD);

    private static final Map<Integer, AttributeType> BY_NUMBER =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(type -> type.number, type -> type));

    final int number;
    final int flags;

    /// What a malformed one leads to (RFC 7606 §7). A wrong flag on the two MP attributes only
    /// withdraws: their prefixes can still be read.
    final Reaction whenMalformed;

    AttributeType(int number, int flags, Reaction whenMalformed) {
        this.number = number;
        this.flags = flags;
        this.whenMalformed = whenMalformed;
    }

    static @Nullable AttributeType of(int number) {
        return BY_NUMBER.get(number);
    }

    Reaction whenFlagsAreWrong() {
        return whenMalformed == Reaction.SESSION_RESET ? Reaction.TREAT_AS_WITHDRAW : whenMalformed;
    }

    /// Only optional transitive attributes can have been passed on by a router that did not know
    /// them.
    boolean flagsAreRight(int seen) {
        boolean optionalTransitive = flags == 0xC0;
        int compared = optionalTransitive ? 0xC0 : 0xE0;
        return (seen & compared) == flags;
    }
}
