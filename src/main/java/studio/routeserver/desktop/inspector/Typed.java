package studio.routeserver.desktop.inspector;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Durations;

/// Reads values as people type them, more kindly than files: `10.1/16`, `10.1.0.0/255.255.0.0`,
/// `3m`, `180`, `0.3s`, `1.10`. What cannot be read throws with a sentence for people.
final class Typed {

    private static final int OCTETS = 4;
    private static final int BITS = 32;
    private static final long HALF = 65536;

    private Typed() {}

    static Ipv4Address address(String text) {
        return Ipv4Address.parse(text.strip());
    }

    /// The host bits are cleared: who types 10.1.0.4/24 means the network of that host.
    static Ipv4Prefix prefix(String text) {
        String written = text.strip();
        int slash = written.indexOf('/');
        if (slash <= 0) {
            return Ipv4Prefix.parse(written);
        }
        String network = written.substring(0, slash);
        String length = written.substring(slash + 1);
        String full = filled(network);
        if (length.contains(".")) {
            length = String.valueOf(maskLength(length));
        }
        Ipv4Prefix zero = Ipv4Prefix.parse("0.0.0.0/0");
        Ipv4Address address = Ipv4Address.parse(full);
        if (!length.matches("[0-9]{1,2}") || Integer.parseInt(length) > BITS) {
            // The prefix's own sentence about its length.
            return Ipv4Prefix.parse(zero.network() + "/" + length);
        }
        return Ipv4Prefix.containing(address, Integer.parseInt(length));
    }

    /// `10.1` is `10.1.0.0`.
    private static String filled(String network) {
        List<String> octets = Arrays.asList(network.split("\\.", -1));
        return octets.size() >= OCTETS
                ? network
                : octets.stream().collect(Collectors.joining("."))
                        + String.join("", Collections.nCopies(OCTETS - octets.size(), ".0"));
    }

    private static int maskLength(String mask) {
        int bits = Ipv4Address.parse(mask).bits();
        int length = Integer.bitCount(bits);
        if (bits != (length == 0 ? 0 : -1 << (BITS - length))) {
            throw new IllegalArgumentException(Messages.text("typed.mask.wrong", mask));
        }
        return length;
    }

    /// Plain, or in two halves with a dot (RFC 5396).
    static Asn asn(String text) {
        String written = text.strip().replaceFirst("(?i)^as\\s*", "");
        try {
            int dot = written.indexOf('.');
            if (dot > 0) {
                long high = Long.parseLong(written.substring(0, dot));
                long low = Long.parseLong(written.substring(dot + 1));
                if (high < HALF && low < HALF && high >= 0 && low >= 0) {
                    return new Asn(high * HALF + low);
                }
            }
            return new Asn(Long.parseLong(written));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(Messages.text("typed.asn.wrong", text));
        }
    }

    /// Without a unit these are seconds.
    static Duration duration(String text) {
        String written = text.strip().replace(" ", "");
        return Durations.parse(written.matches("[0-9]+(\\.[0-9]+)?") ? written + "s" : written);
    }

    static int number(String text, int least, int most) {
        String written = text.strip();
        if (!written.matches("[0-9]{1,9}")
                || Integer.parseInt(written) < least
                || Integer.parseInt(written) > most) {
            throw new IllegalArgumentException(
                    Messages.text("typed.number.wrong", text, least, most));
        }
        return Integer.parseInt(written);
    }

    static String name(String text) {
        String written = text.strip();
        if (written.isEmpty()) {
            throw new IllegalArgumentException(Messages.text("typed.name.empty"));
        }
        return written;
    }
}
