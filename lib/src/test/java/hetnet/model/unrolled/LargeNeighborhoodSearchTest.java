package hetnet.model.unrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.nn.LayerContract;
import hetnet.nn.ParameterStore;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.TensorScope;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a decision tries once its rounds have settled; in double precision. */
class LargeNeighborhoodSearchTest {

    private static final int SITES = 3;
    private static final int USERS = 6;
    private static final int BLOCKS = 5;
    private static final int HIDDEN = 7;
    private static final int ROUNDS = 4;
    private static final double TOLERANCE = 1e-9;

    private final NDManager manager = NDManager.newBaseManager();
    private final ParameterStore weights = new ParameterStore(manager, DataType.FLOAT64, Seeds.stream(1, "weights"));
    private final UnrolledGnn network = new UnrolledGnn(weights, HIDDEN);
    private final NDArray snr = gaussian("snr", 1, SITES, USERS, 1).mul(3).exp().mul(100);
    private final NDArray panel = gaussian("panel", 4, 2);
    private final NDArray code = gaussian("code", 1, SITES, BLOCKS, UnrolledGnn.CODE);
    private final NDArray chosen = manager.create(new double[] {0, 1, 0, 1, 0}, new Shape(1, 1, BLOCKS));
    private final Perturbation renewal = renewal(1);

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray gaussian(String stream, long... shape) {
        return LayerContract.gaussian(manager, Seeds.stream(2, stream), shape);
    }

    private Perturbation renewal(int seed) {
        return new Perturbation(gaussian("luck " + seed, BLOCKS).toDoubleArray(),
                gaussian("renewal " + seed, 1, SITES, BLOCKS, UnrolledGnn.CODE),
                gaussian("copying luck " + seed, BLOCKS).toDoubleArray());
    }

    private NDArray fraction(NDArray snr, NDArray code, List<Perturbation> renewals) {
        LinkSnr seen = new LinkSnr(new Links.All(), snr);
        return network.decide(seen, seen, panel, code, renewals, ROUNDS, 1, 20).powerFraction();
    }

    private LargeNeighborhoodSearch search() {
        return new LargeNeighborhoodSearch(network, known(), new TensorScope(manager, false));
    }

    private UnrolledEncoder.Encoding known() {
        InterferenceGraph graph = InterferenceGraph.of(new NDList(gaussian("edge", 1, SITES, SITES, HIDDEN)),
                gaussian("coupling", 1, SITES, SITES).abs().mul(0.1));
        NDArray near = gaussian("near", 1, SITES, USERS).softmax(1);
        return new UnrolledEncoder.Encoding(new LinkSnr(new Links.All(), snr), graph,
                gaussian("sites", 1, SITES, HIDDEN), near, near.mean(new int[] {2}), 1);
    }

    private RoundState start() {
        SoftAssociation association = SoftAssociation.start(new Links.All(), gaussian("near", 1, SITES, USERS)
                .softmax(1));
        return new RoundState(gaussian("h", 1, SITES, BLOCKS, HIDDEN), gaussian("logit", 1, SITES, BLOCKS), association,
                manager.ones(new Shape(1), DataType.FLOAT64));
    }

    @Test
    void decisionsStayEquivariantToSitesBlocksAndUsers() {
        weights.tensors().get("pull").addi(0.3);
        weights.freeze();
        NDArray plain = fraction(snr, code, List.of(renewal));
        for (Map.Entry<Character, int[]> axis : Map.of('U', new int[] {3, 0, 5, 1, 4, 2}, 'B', new int[] {2, 0, 1},
                'R', new int[] {4, 2, 0, 1, 3}).entrySet()) {
            Map<Character, int[]> order = Map.ofEntries(axis);
            Perturbation moved = new Perturbation(permuted(renewal.gumbelNoise(), order),
                    LayerContract.permute(renewal.code(), "LB1F", order),
                    permuted(renewal.copyingNoise(), order));
            NDArray actual = fraction(LayerContract.permute(snr, "LBU1", order),
                    LayerContract.permute(code, "LBRF", order), List.of(moved));
            assertTrue(LayerContract.permute(plain, "LBR", order).sub(actual).abs().max().getDouble() < TOLERANCE,
                    "axis " + axis.getKey());
        }
    }

    private double[] permuted(double[] noise, Map<Character, int[]> order) {
        return LayerContract.permute(manager.create(noise), "R", order).toDoubleArray();
    }

    @Test
    void furtherTrialsNeverLoseWhatWasFound() {
        weights.tensors().get("pull").addi(0.3);
        weights.freeze();
        double least = Double.NEGATIVE_INFINITY;
        double first = Double.NaN;
        for (int trials = 0; trials <= 6; trials++) {
            RoundState best = search()
                    .run(start(), ROUNDS, IntStream.range(0, trials).mapToObj(this::renewal).toList());
            double utility = network.next(best, known(), false, 1).utility().getDouble();
            assertTrue(utility >= least - TOLERANCE, "%d trials: %s after %s".formatted(trials, utility, least));
            least = utility;
            first = trials == 0 ? utility : first;
        }
        assertTrue(least > first, "trials have an effect");
    }

    @Test
    void blocksOfLittleValueTakeOverThePowersOfThoseOfHighValue() {
        LargeNeighborhoodSearch search = search();
        RoundState round = start();
        double[] value = search.values(round, search.prices(round));
        int lowest = order(value)[0];
        int highest = order(value)[BLOCKS - 1];
        RoundState copied = search.copied(round,
                new Perturbation(new double[BLOCKS], renewal.code(), new double[BLOCKS]));
        for (int r = 0; r < BLOCKS; r++) {
            int from = r == lowest ? highest : r;
            assertArrayEquals(round.logit().get(":,:," + from).toDoubleArray(), copied.logit().get(":,:," + r)
                    .toDoubleArray());
            assertArrayEquals(round.h().get(":,:," + from).toDoubleArray(), copied.h().get(":,:," + r).toDoubleArray());
        }
    }

    @Test
    void theBlockOfLeastValueStartsAnew() {
        LargeNeighborhoodSearch search = search();
        RoundState round = start();
        int lowest = order(search.values(round, search.prices(round)))[0];
        RoundState renewed = search.renewed(round,
                new Perturbation(new double[BLOCKS], renewal.code(), new double[BLOCKS]));
        for (int r = 0; r < BLOCKS; r++) {
            assertEquals(r != lowest,
                    Arrays.equals(round.h().get(":,:," + r).toDoubleArray(), renewed.h().get(":,:," + r)
                    .toDoubleArray()));
        }
    }

    @Test
    void onlyBlocksOfMoreValueAreTakenFromAnotherRound() {
        LargeNeighborhoodSearch search = search();
        RoundState round = start();
        RoundState other = search.renewed(round, renewal).where(chosen, gaussian("other h", 1, SITES, BLOCKS, HIDDEN),
                gaussian("other logit", 1, SITES, BLOCKS).mul(2));
        ShadowPrices prices = search.prices(round);
        double[] old = search.values(round, prices);
        double[] now = search.values(other, prices);
        RoundState selected = search.selected(round, other);
        for (int r = 0; r < BLOCKS; r++) {
            RoundState expected = now[r] > old[r] ? other : round;
            assertArrayEquals(expected.h().get(":,:," + r).toDoubleArray(), selected.h().get(":,:," + r)
                    .toDoubleArray(), "RB " + r);
        }
        assertSame(round.association(), selected.association());
    }

    private static int[] order(double[] value) {
        return IntStream.range(0, value.length).boxed().sorted(Comparator.comparingDouble(r -> value[r]))
                .mapToInt(r -> r).toArray();
    }

    @Test
    void valuesCountInDeviationsAndLuckDecidesAmongEquals() {
        double[] none = new double[4];
        assertArrayEquals(new int[] {2, 0, 3, 1}, LargeNeighborhoodSearch.order(new double[] {2, 9, 1, 3}, none));
        assertArrayEquals(new int[] {2, 0, 3, 1},
                LargeNeighborhoodSearch.order(new double[] {2e-9, 9e-9, 1e-9, 3e-9}, none));
        assertArrayEquals(new int[] {1, 3, 0, 2},
                LargeNeighborhoodSearch.order(new double[] {5, 5, 5, 5}, new double[] {0, 3, -1, 2}));
        assertArrayEquals(new int[] {1, 2, 0, 3},
                LargeNeighborhoodSearch.order(new double[] {2, 9, 1, 3}, new double[] {0, 100, 0, 0}));
    }

    @Test
    void trialsAreForOneNetworkAtATime() {
        weights.freeze();
        NDArray two = snr.repeat(0, 2);
        String message = assertThrows(IllegalArgumentException.class, () ->
                fraction(two, code.repeat(0, 2), List.of(renewal))).getMessage();
        assertEquals("renewals are for one network at a time, but there are 2", message);
    }

    @Test
    void onlyTheChosenBlocksStartAnewOnTheLevelOfTheOthers() {
        NDArray logit = gaussian("logit", 1, SITES, BLOCKS);
        NDArray h = gaussian("h", 1, SITES, BLOCKS, HIDDEN);
        NDArray otherH = gaussian("other h", 1, SITES, BLOCKS, HIDDEN);
        NDArray otherLogit = gaussian("other logit", 1, SITES, BLOCKS).add(50);
        SoftAssociation association = SoftAssociation.start(new Links.All(), gaussian("near", 1, SITES, USERS)
                .softmax(1));
        RoundState round = new RoundState(h, logit, association, manager.ones(new Shape(1), DataType.FLOAT64))
                .where(chosen, otherH, otherLogit);
        double[] old = logit.toDoubleArray();
        double[] fresh = otherLogit.toDoubleArray();
        double[] now = round.logit().toDoubleArray();
        for (int b = 0; b < SITES; b++) {
            double highest = Arrays.stream(old, b * BLOCKS, (b + 1) * BLOCKS).max().orElseThrow();
            double otherHighest = Arrays.stream(fresh, b * BLOCKS, (b + 1) * BLOCKS).max().orElseThrow();
            for (int r = 0; r < BLOCKS; r++) {
                int i = b * BLOCKS + r;
                assertEquals(r % 2 == 1 ? fresh[i] - otherHighest + highest : old[i], now[i], TOLERANCE);
                assertArrayEquals((r % 2 == 1 ? otherH : h).get("0," + b + "," + r).toDoubleArray(),
                        round.h().get("0," + b + "," + r).toDoubleArray());
            }
        }
    }
}
