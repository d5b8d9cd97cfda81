import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// What an installation of a given size needs, by simulating who watches what on which edge.
///
///     java infra/deploy/capacity/Capacity.java --connections 10000000 --guilds 1000000
///     java infra/deploy/capacity/Capacity.java --check
///
/// Guilds have audiences by Zipf's law; a connection watches one guild and sits on the edge of its guild's cell that has
/// the fewest. An edge reads all events of its cell and pays for each, more for each that somebody there watches, and
/// for each receiver. CAPACITY.md says where the costs come from.
public final class Capacity {

    private static final Map<String, Double> DEFAULTS = Map.ofEntries(
            Map.entry("connections", 1_000_000.0),
            Map.entry("guilds", 100_000.0),
            Map.entry("events", 0.1), // a second, of the average guild
            Map.entry("bytes", 300.0), // of an event, as a frame and as a record
            Map.entry("skew", 1.0), // of the audiences: 0 all alike, 1 Zipf's law
            Map.entry("busy", 0.0), // 0: each guild has as many events; 1: as many as its share of the audience
            Map.entry("cells", 1.0),
            Map.entry("partitions", 64.0), // of guild.events, in each cell
            Map.entry("per-edge", 15_000.0), // connections
            Map.entry("delivery-us", 5.01),
            Map.entry("read-us", 0.96),
            Map.entry("connection-kb", 4.9),
            Map.entry("edge-mb", 189.0),
            Map.entry("replication", 3.0));

    private final Map<String, Double> given;
    private final SplittableRandom random = new SplittableRandom(1);

    private Capacity(Map<String, Double> given) {
        this.given = given;
    }

    public static void main(String[] arguments) {
        if (Arrays.equals(arguments, new String[] {"--check"})) {
            check();
            return;
        }
        var capacity = new Capacity(parse(arguments));
        System.out.print(capacity.simulate().describe());
    }

    private static Map<String, Double> parse(String[] arguments) {
        var given = new HashMap<>(DEFAULTS);
        for (var i = 0; i < arguments.length; i += 2) {
            var name = arguments[i].replaceFirst("^--", "");
            if (!DEFAULTS.containsKey(name) || i + 1 == arguments.length) {
                System.err.println("usage: java Capacity.java [--check] " + String.join(" ", DEFAULTS.keySet().stream()
                        .sorted()
                        .map(option -> "[--" + option + " N]")
                        .toList()));
                System.exit(2);
            }
            given.put(name, Double.parseDouble(arguments[i + 1]));
        }
        return given;
    }

    private double of(String name) {
        return given.get(name);
    }

    private int count(String name) {
        return Math.toIntExact(Math.round(of(name)));
    }

    private Installation simulate() {
        var guilds = count("guilds");
        var cells = count("cells");
        var partitions = count("partitions");
        var shares = shares(guilds);
        var rates = rates(shares);
        var cellOf = new int[guilds];
        var read = new double[cells];
        var partition = new double[cells * partitions];
        for (var guild = 0; guild < guilds; guild++) {
            cellOf[guild] = random.nextInt(cells);
            read[cellOf[guild]] += rates[guild];
            partition[cellOf[guild] * partitions + random.nextInt(partitions)] += rates[guild];
        }
        var audience = audiences(shares);
        var edges = edges(audience, cellOf, cells);
        place(audience, cellOf, rates, edges);
        return new Installation(edges, read, partition);
    }

    private double[] shares(int guilds) {
        var shares = new double[guilds];
        for (var i = 0; i < guilds; i++) {
            shares[i] = Math.pow(i + 1.0, -of("skew"));
        }
        var sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    private double[] rates(double[] shares) {
        var rates = Arrays.stream(shares).map(share -> Math.pow(share, of("busy"))).toArray();
        var mean = Arrays.stream(rates).average().orElseThrow();
        return Arrays.stream(rates).map(rate -> rate / mean * of("events")).toArray();
    }

    /// Who watches what: each connection draws its guild.
    private int[] audiences(double[] shares) {
        var upTo = shares.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
        var audience = new int[shares.length];
        for (var i = 0; i < count("connections"); i++) {
            var found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            audience[Math.min(shares.length - 1, found < 0 ? -found - 1 : found)]++;
        }
        return audience;
    }

    private Edge[][] edges(int[] audience, int[] cellOf, int cells) {
        var connections = new long[cells];
        for (var guild = 0; guild < audience.length; guild++) {
            connections[cellOf[guild]] += audience[guild];
        }
        return Arrays.stream(connections)
                .mapToObj(some -> new Edge[Math.max(2, (int) Math.ceil(some / of("per-edge")))])
                .peek(row -> Arrays.setAll(row, _ -> new Edge()))
                .toArray(Edge[][]::new);
    }

    /// The balancer gives each connection to the edge with the fewest, which for the sum is taking turns.
    private void place(int[] audience, int[] cellOf, double[] rates, Edge[][] edges) {
        var turn = new int[edges.length];
        for (var guild = 0; guild < audience.length; guild++) {
            var row = edges[cellOf[guild]];
            for (var i = 0; i < audience[guild]; i++) {
                row[turn[cellOf[guild]]++ % row.length].watch(guild, rates[guild]);
            }
        }
    }

    /// One edge: what its connections add up to.
    private static final class Edge {

        private final BitSet watched = new BitSet();
        private long connections;
        private double deliveries;
        private double watchedEvents;

        void watch(int guild, double rate) {
            connections++;
            deliveries += rate;
            if (!watched.get(guild)) {
                watched.set(guild);
                watchedEvents += rate;
            }
        }
    }

    /// @param edges     of each cell
    /// @param read      events a second of each cell
    /// @param partition events a second of each partition
    private final class Installation {

        private final Edge[][] edges;
        private final double[] read;
        private final double[] partition;

        Installation(Edge[][] edges, double[] read, double[] partition) {
            this.edges = edges;
            this.read = read;
            this.partition = partition;
        }

        double events() {
            return Arrays.stream(read).sum();
        }

        double deliveries() {
            return Arrays.stream(edges).flatMap(Arrays::stream).mapToDouble(edge -> edge.deliveries).sum();
        }

        int edgeCount() {
            return Arrays.stream(edges).mapToInt(row -> row.length).sum();
        }

        /// Cores that the busiest edge uses.
        double busiest() {
            var most = 0.0;
            for (var cell = 0; cell < edges.length; cell++) {
                for (var edge : edges[cell]) {
                    most = Math.max(most, cores(edge, read[cell]));
                }
            }
            return most;
        }

        private double cores(Edge edge, double read) {
            return (read * of("read-us") + edge.deliveries * of("delivery-us")) / 1e6;
        }

        /// Bytes a second that brokers send to edges: every edge reads the whole of its cell.
        double fanOutBytes() {
            var sum = 0.0;
            for (var cell = 0; cell < edges.length; cell++) {
                sum += edges[cell].length * read[cell] * of("bytes");
            }
            return sum;
        }

        double watchedShare() {
            var sum = 0.0;
            for (var cell = 0; cell < edges.length; cell++) {
                for (var edge : edges[cell]) {
                    sum += edge.watchedEvents / read[cell];
                }
            }
            return sum / edgeCount();
        }

        String describe() {
            var memory = of("edge-mb") + of("per-edge") * of("connection-kb") / 1024;
            var hottest = Arrays.stream(partition).max().orElseThrow();
            return """
                    %,.0f connections, %,.0f guilds, %d cells

                    events              %,14.0f /s
                    deliveries          %,14.0f /s   %,.2f Gbit/s to browsers
                    edges               %,14d      %,.0f connections and %,.0f MB each
                    busiest edge        %,14.2f cores
                    watched on an edge  %,13.1f %%    of its cell's events
                    hottest partition   %,14.0f events/s, %.2f times the mean
                    written to brokers  %,14.1f MB/s, copies included
                    read from brokers   %,14.1f MB/s by edges, %,.1f in each cell
                    """.formatted(
                            of("connections"), of("guilds"), count("cells"), events(), deliveries(),
                            deliveries() * of("bytes") * 8 / 1e9, edgeCount(), of("connections") / edgeCount(), memory,
                            busiest(), watchedShare() * 100, hottest, hottest / (events() / partition.length),
                            events() * of("bytes") * of("replication") / 1e6, fanOutBytes() / 1e6,
                            fanOutBytes() / 1e6 / edges.length);
        }
    }

    /// Holds the simulation against what can be worked out on paper where all guilds are alike.
    private static void check() {
        var given = new HashMap<>(DEFAULTS);
        given.putAll(Map.of("connections", 200_000.0, "guilds", 10_000.0, "skew", 0.0, "per-edge", 1_000.0, "cells", 1.0));
        var one = new Capacity(given).simulate();
        expect("events", one.events(), 10_000 * 0.1);
        expect("deliveries", one.deliveries(), 200_000 * 0.1);
        expect("edges", one.edgeCount(), 200);
        expect("busiest edge", one.busiest(), (1_000 * 0.96 + 100 * 5.01) / 1e6);
        expect("read from brokers", one.fanOutBytes(), 200 * 1_000 * 300);
        // 20 connections of each guild take turns over 200 edges.
        expect("watched share", one.watchedShare(), 20 / 200.0);
        given.putAll(Map.of("cells", 4.0));
        var four = new Capacity(given).simulate();
        expect("read from brokers with four cells", four.fanOutBytes(), one.fanOutBytes() / 4);
        expect("deliveries with four cells", four.deliveries(), one.deliveries());
        System.out.println("The simulation agrees with the formulas.");
    }

    private static void expect(String what, double found, double expected) {
        if (Math.abs(found - expected) > 0.1 * expected) {
            throw new AssertionError(what + ": " + found + " instead of " + expected);
        }
    }
}
