package studio.routeserver.topology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import studio.routeserver.net.Asn;

/// The limits and timers that hold, read from one file a profile beside this class
/// (`profile-azure.tsv`, `profile-article.tsv`). A profile never changes what a project file says.
public final class Profile {

    /// One line of the file.
    ///
    /// @param value as written there
    /// @param title what it is, in words
    /// @param beyond what Azure does beyond a limit; empty for timers
    public record Row(String id, String value, String title, String beyond) {}

    private static final Profile AZURE = read(ProfileName.AZURE);
    private static final Profile ARTICLE = read(ProfileName.ARTICLE);

    private final ProfileName name;
    private final Map<String, Row> rows;

    private Profile(ProfileName name, Map<String, Row> rows) {
        this.name = name;
        this.rows = Collections.unmodifiableMap(rows);
    }

    public static Profile of(ProfileName name) {
        return switch (name) {
            case AZURE -> AZURE;
            case ARTICLE -> ARTICLE;
        };
    }

    public static Profile of(Topology topology) {
        return of(topology.profile());
    }

    private static Profile read(ProfileName name) {
        String file = "profile-" + name.text() + ".tsv";
        Map<String, Row> rows = new LinkedHashMap<>();
        try (InputStream stream =
                        Objects.requireNonNull(Profile.class.getResourceAsStream(file), file);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .forEach(cells ->
                            rows.put(
                                    cells[0],
                                    new Row(
                                            cells[0],
                                            cells[1],
                                            cells[2],
                                            cells.length > 3 ? cells[3] : "")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Profile(name, rows);
    }

    public ProfileName name() {
        return name;
    }

    /// Every row, in the order of the file.
    public Map<String, Row> rows() {
        return rows;
    }

    private Row row(String id) {
        Row row = rows.get(id);
        if (row == null) {
            throw new IllegalStateException("profile " + name.text() + " has no row " + id);
        }
        return row;
    }

    /// The row of a limit.
    public Row row(Limit limit) {
        return row(limit.id());
    }

    /// The row of a timer.
    public Row row(Timer timer) {
        return row(timer.id());
    }

    /// The number of a limit; empty where there is none.
    public OptionalLong limit(Limit limit) {
        String value = row(limit).value();
        return value.equals("none") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
    }

    /// The number of a limit, or the largest number where there is none.
    public long limitOrMax(Limit limit) {
        return limit(limit).orElse(Long.MAX_VALUE);
    }

    /// How long a timer runs.
    public Duration timer(Timer timer) {
        return Durations.parse(row(timer).value());
    }

    /// How often, for the timer that is a count ([Timer#PROBE_THRESHOLD]).
    public int count(Timer timer) {
        return Integer.parseInt(row(timer).value());
    }

    /// Whether bidirectional forwarding detection counts (azure rule R-RS-15).
    public boolean bfd() {
        return row(Timer.BFD).value().equals("on");
    }

    /// Whether a Route Server refuses a peer of that ASN (azure rule R-RS-04): reserved, 0, or
    /// larger than two octets hold.
    public boolean refusesPeerAsn(Asn asn) {
        return asn.value() == 0
                || asn.value() > limitOrMax(Limit.LARGEST_PEER_ASN)
                || isReserved(asn);
    }

    /// Whether the ASN is in the list of reserved ones.
    public boolean isReserved(Asn asn) {
        for (String range : row(Limit.RESERVED_ASNS).value().split(",", -1)) {
            int dash = range.indexOf('-');
            long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
            long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
            if (asn.value() >= first && asn.value() <= last) {
                return true;
            }
        }
        return false;
    }
}
