package hetnet.study.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.study.sweep.spec.KeySeeds;
import hetnet.study.sweep.spec.NetworkClass;
import hetnet.study.sweep.spec.SpecNode;
import hetnet.study.sweep.spec.SweepFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row depends on its key alone. */
class SweepTest {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final String SPEC = """
            study: mixed
            seed: 7
            layouts: 3
            drops: 2
            networks:
              square: {generator: random, sites: [3, 5], users: 20, blocks: 4, sideM: [80, 400]}
              hexagons: {generator: hexagonal, users: 21, blocks: 4, layouts: 1}
              o1: {generator: paper, users: 30, blocks: 4, layouts: 1}
              picos: {generator: tiers, picos: 2, users: 20, blocks: 4, layouts: 2, drops: 1}
              wild: {generator: randomised, users: 20, blocks: 4}
              town: {generator: folder, folder: data/etoile, blocks: 3}
            objectives:
              pf: {alpha: 1}
              least: {objective: min_rate, minRateBps: 1e5}
            methods:
              baseline: {}
              wmmse_1: {solver: wmmse, restarts: 1, iterations: 5}
              wmmse_again: {solver: wmmse, restarts: 1, iterations: 5}
              unrolled: {solver: hetgnn_unrolled, inferenceRounds: 2, perturbations: 0}
            metrics: [mean_log_rate, utility, users, sites]
            """;

    @TempDir
    private Path folder;

    private Sweep read(String text) throws IOException {
        return Sweep.read(Files.writeString(folder.resolve("spec.yaml"), text), HOME);
    }

    private static List<SweepRow> loop(Sweep sweep) {
        RowMaker maker = sweep.open();
        return LongStream.range(0, sweep.keys().count()).mapToObj(index -> sweep.row(maker, index)).toList();
    }

    @Test
    void orderAndMakerAndMachineChangeNoRow() throws IOException {
        Sweep sweep = read(SPEC.replace("data/etoile", small()));
        List<SweepRow> rows = loop(sweep);
        assertEquals(((6 + 2 + 2 + 2 + 6 + 1) * 2) * 4, rows.size());
        List<Integer> order = new ArrayList<>(LongStream.range(0, rows.size()).mapToObj(i -> (int) i).toList());
        Collections.shuffle(order, new Random(1));
        RowMaker other = sweep.open();
        Sweep elsewhere = Sweep.open(sweep.inputs(), Files.createDirectory(folder.resolve("elsewhere")));
        assertEquals(sweep.id(), elsewhere.id());
        RowMaker there = elsewhere.open();
        for (int index : order) {
            assertEquals(rows.get(index), sweep.row(other, index));
            assertEquals(rows.get(index), elsewhere.row(there, index));
        }
    }

    /** A small folder by its full name. */
    private String small() {
        return hetnet.cli.TestFolder.flat(12, 3).write(folder.resolve("town")).toString();
    }

    @Test
    void aSolverThatRefusesMakesARowThatSaysWhy() throws IOException {
        List<SweepRow> rows = loop(read(SPEC.replaceFirst("(?s)  hexagons.*?objectives", "objectives")
                .replace("wmmse_again: {solver: wmmse, restarts: 1, iterations: 5}", "exhaustive: {}")));
        for (SweepRow row : rows) {
            assertEquals(row.key().method().equals("exhaustive"), row.failed(), row.toString());
            assertEquals(row.failed(), Double.isNaN(row.values()[0]));
        }
        assertTrue(rows.stream().filter(SweepRow::failed).allMatch(row -> row.reason().contains("20 UEs")),
                rows.toString());
    }

    @Test
    void methodsShareTheNetworkAndDrawFromStreamsOfTheirOwn() throws IOException {
        Sweep sweep = read(SPEC.replaceFirst("(?s)  hexagons.*?objectives", "objectives"));
        List<SweepRow> rows = loop(sweep);
        Set<Double> drawn = new HashSet<>();
        for (SweepRow row : rows) {
            SweepRow first = rows.get((int) row.index() / 8 * 8);
            assertEquals(first.key().layout(), row.key().layout());
            if (!row.failed()) {
                assertEquals(first.values()[3], row.values()[3], "sites of the one network");
                assertTrue(row.values()[3] >= 3 && row.values()[3] <= 5);
            }
            if (row.key().objective().equals("pf") && row.key().method().startsWith("wmmse")) {
                drawn.add(row.values()[0]);
            }
        }
        assertEquals(6 * 2, drawn.size(), "the same solver twice under two names starts from two draws");
    }

    @Test
    void sitesStayOnALayoutAndUsersDoNot() throws IOException {
        SpecNode spec = SpecNode.parse("{generator: random, users: 10, blocks: 2, sideM: [80, 800]}");
        NetworkClass group = NetworkClass.of("a", spec, 2, 2, SweepFiles.below(HOME));
        KeySeeds seeds = new KeySeeds("s", 1);
        Snapshot first = group.source().network(seeds, "a", 0, 0).snapshot();
        Snapshot second = group.source().network(seeds, "a", 0, 1).snapshot();
        assertArrayEquals(first.sites().positionM(), second.sites().positionM());
        assertNotEquals(first.users().positionM()[0][0], second.users().positionM()[0][0]);
        assertNotEquals(first.sites().positionM()[0][0],
                group.source().network(seeds, "a", 1, 0).snapshot().sites().positionM()[0][0]);
        assertNotEquals(first.sites().positionM()[0][0],
                group.source().network(new KeySeeds("s", 2), "a", 0, 0).snapshot().sites().positionM()[0][0]);
    }

    @Test
    void everyIndexHasItsKeyAndNetworksEndWhereTheNextBegins() throws IOException {
        SweepKeys keys = read(SPEC).keys();
        Set<SweepKey> seen = new HashSet<>();
        for (long index = 0; index < keys.count(); index++) {
            SweepKey key = keys.key(index);
            assertTrue(seen.add(key));
            long end = keys.endOfNetwork(index);
            assertTrue(end > index && end - index <= 8);
            SweepKey last = keys.key(end - 1);
            assertEquals(List.of(key.group(), key.layout(), key.drop()),
                    List.of(last.group(), last.layout(), last.drop()));
            assertTrue(end == keys.count() || keys.key(end).drop() != key.drop()
                    || keys.key(end).layout() != key.layout() || !keys.key(end).group().equals(key.group()));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> keys.key(keys.count()));
        assertThrows(IndexOutOfBoundsException.class, () -> keys.key(-1));
    }

    @Test
    void aSolverThatFailsMakesARowWithItsReasonAndAnInterruptDoesNot() throws IOException {
        Sweep sweep = read(SPEC.replaceFirst("(?s)  hexagons.*?objectives", "objectives")
                .replaceFirst("(?s)methods:.*metrics", "methods: {bad: {solver: " + Matcher.quoteReplacement(
                        Failing.class.getName()) + "}}\nmetrics"));
        SweepRow row = sweep.row(sweep.open(), 0);
        assertEquals("IllegalStateException: it broke in two lines", row.reason());
        assertFalse(sweep.row(key -> RowContent.of(new double[4]), 0).failed());
        assertThrows(CancellationException.class, () -> sweep.row(key -> {
            throw new CancellationException();
        }, 0));
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> sweep.row(sweep.open(), 0));
        } finally {
            Thread.interrupted();
        }
    }

    /** Refuses whatever it is asked. */
    public static final class Failing implements Solver {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Solution solve(Problem problem, SolveContext context) {
            throw new IllegalStateException("it broke\n in two lines");
        }
    }

    @Test
    void timeIsNothingThatASecondRunRepeats() throws IOException {
        assertTrue(read(SPEC).repeatable());
        assertFalse(read(SPEC.replace("iterations: 5", "seconds: 5")).repeatable());
        assertFalse(read(SPEC.replace("utility,", "utility, seconds,")).repeatable());
    }

    @Test
    void aRowThatIsToBeLearntFromKeepsItsNetworkAndItsDecision() throws IOException {
        Sweep sweep = read("""
                study: labels
                networks:
                  flat: {generator: tiers, picos: 2, users: 12, blocks: 3}
                  fading: {generator: random, sites: 4, users: 9, blocks: 3, fading: rayleigh}
                methods: {w: {solver: wmmse, restarts: 1, iterations: 3}}
                metrics: [mean_log_rate]
                keep: [network, decision]
                """);
        assertEquals(List.of("gain", "budget_watt", "serving_bs", "power_watt"), sweep.arrays());
        for (SweepRow row : loop(sweep)) {
            boolean fading = row.key().group().equals("fading");
            int users = fading ? 9 : 12;
            int sites = fading ? 4 : 3;
            assertEquals(List.of(users * sites * (fading ? 3 : 1), sites, users, sites * 3),
                    row.arrays().stream().map(array -> array.length).toList());
            double[] gain = row.arrays().get(0);
            double[] powers = row.arrays().get(3);
            Gains gains = fading ? Gains.fading(users, sites, 3, gain) : Gains.flat(users, sites, 3, gain);
            double[][] power = new double[sites][3];
            for (int i = 0; i < powers.length; i++) {
                power[i / 3][i % 3] = powers[i];
            }
            int[] serving = Arrays.stream(row.arrays().get(2)).mapToInt(b -> (int) b).toArray();
            Allocation decision = new Allocation(serving, power).requireFeasible(gains, row.arrays().get(1));
            double[] rate = Rates.userRates(gains, decision, RadioConfig.paper().withBlocks(3), Scheduler.EQUAL_TIME);
            assertEquals(row.values()[0], Metrics.of(rate, serving).meanLogRate(), 1e-12, "what is kept counts");
        }
    }
}
