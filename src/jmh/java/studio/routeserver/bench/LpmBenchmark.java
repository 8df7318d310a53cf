package studio.routeserver.bench;

import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixPages;
import studio.routeserver.net.PrefixTable;

/// Longest-prefix match, a time for one address, each way with the same prefixes and addresses: our
/// pages and our table, the `ipaddress` library's trie, a sorted map for each length, and
/// DIR-24-8. Each says the same about all addresses, or it is not measured; what it takes of the
/// heap is printed.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LpmBenchmark {

    private static final int QUERIES = 1 << 20;
    private static final int NEXT_HOPS = 64;
    private static final long SEED = 42;

    /// How long the prefixes are.
    public enum Lengths {
        /// As in the Internet's table: none longer than 24.
        INTERNET,
        /// The same, and one in forty of 25 to 32: DIR-24-8 has numbers for 32,768 of them.
        DEEP
    }

    /// The prefixes with their next hops, and the addresses that are asked.
    @State(Scope.Benchmark)
    public static class Workload {

        @Param({"1000", "1000000"})
        public int prefixes = 1_000;

        @Param({"INTERNET", "DEEP"})
        public Lengths lengths = Lengths.INTERNET;

        private Map<Ipv4Prefix, Integer> routes = Map.of();
        private int[] queries = {};
        private long checksum;

        @Setup(Level.Trial)
        public void draw() {
            SplittableRandom random = new SplittableRandom(SEED);
            routes = routes(random, prefixes, lengths);
            queries = queries(random, routes.keySet().toArray(Ipv4Prefix[]::new));
            checksum = checksum(PrefixTable.of(routes)::longestMatch);
        }

        /// The sum of all answers of the table: what each other way must give.
        private long checksum(
                java.util.function.Function<Ipv4Address, Optional<PrefixTable.Entry<Integer>>>
                        match) {
            long sum = 0;
            for (int i = 0; i < QUERIES; i++) {
                int answer =
                        match.apply(new Ipv4Address(queries[i]))
                                .map(PrefixTable.Entry::value)
                                .orElse(0);
                sum = mixed(sum, answer);
            }
            return sum;
        }

        void check(String name, long sum, long octets) {
            if (sum != checksum) {
                throw new IllegalStateException(name + " answers otherwise than the table");
            }
            System.out.printf(
                    "%n# %s: checksum %016x, %.1f octets a prefix%n",
                    name, sum, (double) octets / routes.size());
        }
    }

    private static long mixed(long sum, int answer) {
        return sum * 31 + answer;
    }

    private static Map<Ipv4Prefix, Integer> routes(
            SplittableRandom random, int count, Lengths lengths) {
        Map<Ipv4Prefix, Integer> routes = LinkedHashMap.newLinkedHashMap(count);
        while (routes.size() < count) {
            int address = (1 + random.nextInt(222)) << 24 | random.nextInt(1 << 24);
            int length = length(random, lengths);
            routes.putIfAbsent(
                    Ipv4Prefix.containing(new Ipv4Address(address), length),
                    1 + random.nextInt(NEXT_HOPS));
        }
        return routes;
    }

    /// The shares of the lengths, in tenths of a percent.
    private static int length(SplittableRandom random, Lengths lengths) {
        if (lengths == Lengths.DEEP && random.nextInt(40) == 0) {
            return 25 + random.nextInt(8);
        }
        int share = random.nextInt(1_000);
        int[] upTo = {620, 720, 830, 884, 928, 953, 967, 975, 988, 1_000};
        for (int i = 0; i < upTo.length - 1; i++) {
            if (share < upTo[i]) {
                return 24 - i;
            }
        }
        return 8 + random.nextInt(8);
    }

    /// Nine of ten inside a known prefix.
    private static int[] queries(SplittableRandom random, Ipv4Prefix[] known) {
        int[] queries = new int[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
            if (random.nextInt(10) == 0) {
                queries[i] = random.nextInt();
            } else {
                Ipv4Prefix prefix = known[random.nextInt(known.length)];
                queries[i] = prefix.bits() | (int) random.nextLong(prefix.size());
            }
        }
        return queries;
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// One way to answer.
    private interface Way {
        int match(int address);
    }

    private static long sum(Workload workload, Way way) {
        long sum = 0;
        for (int query : workload.queries) {
            sum = mixed(sum, way.match(query));
        }
        return sum;
    }

    // ---- our pages

    @State(Scope.Benchmark)
    public static class Pages {
        private PrefixPages<Integer> pages = PrefixPages.of(PrefixTable.empty(), 0);

        @Setup(Level.Trial)
        public void build(Workload workload) {
            PrefixTable<Integer> table = PrefixTable.of(workload.routes);
            long before = heap();
            pages = PrefixPages.of(table, 0);
            workload.check("pages, beside the table", sum(workload, this::match), heap() - before);
        }

        int match(int address) {
            return pages.longestMatch(new Ipv4Address(address));
        }
    }

    @Benchmark
    @OperationsPerInvocation(QUERIES)
    @Promise(value = "longest match of one address by pages of 9, 15 and 8 bits, against DIR-24-8", goal = "≥ 20 × the trie, ≤ 2 × DIR-24-8 at 1 M")
    public long pages(Workload workload, Pages state) {
        return sum(workload, state::match);
    }

    // ---- our table

    @State(Scope.Benchmark)
    public static class Table {
        private PrefixTable<Integer> table = PrefixTable.empty();

        @Setup(Level.Trial)
        public void build(Workload workload) {
            long before = heap();
            table = PrefixTable.of(workload.routes);
            workload.check("table", sum(workload, this::match), heap() - before);
        }

        int match(int address) {
            Optional<PrefixTable.Entry<Integer>> found =
                    table.longestMatch(new Ipv4Address(address));
            return found.isPresent() ? found.get().value() : 0;
        }
    }

    @Benchmark
    @OperationsPerInvocation(QUERIES)
    @Promise("the same by the table that routes stand in")
    public long table(Workload workload, Table state) {
        return sum(workload, state::match);
    }

    // ---- the ipaddress library's trie

    @State(Scope.Benchmark)
    public static class Trie {
        private IPv4AddressAssociativeTrie<Integer> trie = new IPv4AddressAssociativeTrie<>();

        @Setup(Level.Trial)
        public void build(Workload workload) {
            long before = heap();
            trie = new IPv4AddressAssociativeTrie<>();
            workload.routes.forEach(
                    (prefix, hop) ->
                            trie.put(
                                    new IPv4Address(prefix.bits(), prefix.length())
                                            .toPrefixBlock(),
                                    hop));
            workload.check("ipaddress trie", sum(workload, this::match), heap() - before);
        }

        int match(int address) {
            IPv4AddressAssociativeTrie.IPv4AssociativeTrieNode<Integer> node =
                    trie.longestPrefixMatchNode(new IPv4Address(address));
            return node == null ? 0 : node.getValue();
        }
    }

    @Benchmark
    @OperationsPerInvocation(QUERIES)
    @Promise("the same by the ipaddress library's trie")
    public long ipaddressTrie(Workload workload, Trie state) {
        return sum(workload, state::match);
    }

    // ---- a sorted map for each length

    @State(Scope.Benchmark)
    public static class Maps {
        private final Map<Integer, TreeMap<Integer, Integer>> byLength = new HashMap<>();
        private int[] lengths = {};

        @Setup(Level.Trial)
        public void build(Workload workload) {
            long before = heap();
            workload.routes.forEach(
                    (prefix, hop) ->
                            byLength.computeIfAbsent(prefix.length(), _ -> new TreeMap<>())
                                    .put(prefix.bits(), hop));
            lengths =
                    byLength.keySet().stream()
                            .mapToInt(length -> -length)
                            .sorted()
                            .map(length -> -length)
                            .toArray();
            workload.check("sorted maps", sum(workload, this::match), heap() - before);
        }

        int match(int address) {
            for (int length : lengths) {
                int bits = length == 0 ? 0 : address & -1 << (32 - length);
                @Nullable TreeMap<Integer, Integer> map = byLength.get(length);
                @Nullable Integer hop = map == null ? null : map.get(bits);
                if (hop != null) {
                    return hop;
                }
            }
            return 0;
        }
    }

    @Benchmark
    @OperationsPerInvocation(QUERIES)
    @Promise("the same by a sorted map for each length")
    public long sortedMapsByLength(Workload workload, Maps state) {
        return sum(workload, state::match);
    }

    // ---- DIR-24-8

    /// Gupta, Lin and McKeown, 1998: a place for each /24, and further ones for what is longer.
    @State(Scope.Benchmark)
    public static class Dir248 {
        private short[] first = {};
        private short[] second = {};
        private int pages;

        @Setup(Level.Trial)
        public void build(Workload workload) {
            long before = heap();
            first = new short[1 << 24];
            second = new short[256];
            pages = 0;
            workload.routes.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEachOrdered(entry -> paint(entry.getKey(), entry.getValue()));
            workload.check("DIR-24-8", sum(workload, this::match), heap() - before);
        }

        /// In the order of prefixes the longer ones come after those that contain them.
        private void paint(Ipv4Prefix prefix, int hop) {
            int place = prefix.bits() >>> 8;
            if (prefix.length() <= 24) {
                Arrays.fill(first, place, place + (1 << (24 - prefix.length())), (short) hop);
                return;
            }
            if (first[place] >= 0) {
                if (second.length == pages << 8) {
                    second = Arrays.copyOf(second, 2 * second.length);
                }
                Arrays.fill(second, pages << 8, pages + 1 << 8, first[place]);
                first[place] = (short) ~pages;
                pages++;
            }
            int from = ~first[place] << 8 | prefix.bits() & 255;
            Arrays.fill(second, from, from + (1 << (32 - prefix.length())), (short) hop);
        }

        int match(int address) {
            int found = first[address >>> 8];
            return found >= 0 ? found : second[~found << 8 | address & 255];
        }
    }

    @Benchmark
    @OperationsPerInvocation(QUERIES)
    @Anchor
    public long dir248(Workload workload, Dir248 state) {
        return sum(workload, state::match);
    }
}
