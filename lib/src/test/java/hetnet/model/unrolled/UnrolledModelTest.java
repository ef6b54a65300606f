package hetnet.model.unrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.channel.Gains;
import hetnet.channel.generators.UniformNetwork;
import hetnet.model.Provenance;
import hetnet.network.RadioConfig;
import hetnet.nn.ParameterStore;
import hetnet.radio.Allocation;
import hetnet.radio.MultiObjective;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.UserSample;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class UnrolledModelTest {

    private static final UnrolledArchitecture ARCHITECTURE = UnrolledArchitecture.standard().withHidden(6);
    private static final InferenceSettings QUICK = InferenceSettings.standard().withInferenceRounds(3)
            .withPerturbations(2);
    private static final Provenance PROVENANCE = Provenance.of("0123456789abcdef", Map.of("steps", "5"));

    private static final double SINGLE_PRECISION = 1e-5;
    /** Part of the budget by which powers differ where climbs from one start round otherwise on their way. */
    private static final double SETTLED = 1e-3;
    /** A third of the UEs tell nearly as much as all; nat. */
    private static final double SAMPLING_LOSS = 0.1;

    private final UnrolledModel model = model(QUICK);

    private static UnrolledModel model(InferenceSettings inference) {
        return UnrolledModel.of(ARCHITECTURE, inference, PROVENANCE, freshWeights());
    }

    private static Map<String, float[]> freshWeights() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(3, "weights"));
            new UnrolledGnn(weights, ARCHITECTURE.hidden());
            return weights.copy();
        }
    }

    public static RadioConfig radio(int blocks) {
        return Settings.override(RadioConfig.paper(), Map.of("blocks", Integer.toString(blocks)));
    }

    @Test
    void usersWithoutPathStayOutOfCoverageAndOthersGetABsWithAPath() {
        Gains gains = Gains.flat(4, 3, 5, new double[] {0, 1e-9, 0, 0, 0, 0, 0, 0, 1e-14, 1e-8, 1e-9, 0});
        Allocation allocation = allocate(gains, 5);
        assertEquals(1, allocation.association()[0]);
        assertEquals(Allocation.OUT_OF_COVERAGE, allocation.association()[1]);
        assertEquals(2, allocation.association()[2]);
        assertTrue(allocation.association()[3] < 2);
    }

    @Test
    void oneBsOneUeOrOneBlock() {
        assertArrayEquals(new int[] {0, 0}, allocate(Gains.flat(2, 1, 4, new double[] {1e-9, 1e-10}), 4).association());
        allocate(Gains.flat(1, 3, 4, new double[] {1e-9, 1e-10, 1e-12}), 4);
        allocate(Gains.flat(3, 2, 1, new double[] {1e-9, 1e-10, 1e-12, 1e-8, 1e-9, 1e-9}), 1);
        assertArrayEquals(new int[] {0}, allocate(Gains.flat(1, 1, 1, new double[] {1e-9}), 1).association());
        assertArrayEquals(new int[] {-1}, allocate(Gains.flat(1, 2, 3, new double[] {0, 0}), 3).association());
    }

    @Test
    void gainsBeyondSinglePrecision() {
        allocate(Gains.flat(3, 2, 4, new double[] {1e30, 1e-300, 1e-300, 0, 1e3, 1e3}), 4);
    }

    @Test
    void fadingDecidesAndEqualBlocksDecideAsWithout() {
        double[] flat = {1e-9, 1e-10, 1e-12, 1e-8, 3e-9, 4e-9};
        double[] faded = new double[24];
        for (int i = 0; i < 24; i++) {
            faded[i] = flat[i / 4];
        }
        Allocation with = allocate(Gains.fading(3, 2, 4, faded), 4);
        Allocation without = allocate(Gains.flat(3, 2, 4, flat), 4);
        assertArrayEquals(without.association(), with.association());
        for (int b = 0; b < 2; b++) {
            assertArrayEquals(without.powerWatt()[b], with.powerWatt()[b], 1e-4 * radio(4).budgetWatt());
        }
        faded[3] = 0;
        faded[5] = 1e-7;
        allocate(Gains.fading(3, 2, 4, faded), 4);
    }

    @Test
    void anotherCodeGivesAnotherAllocationAndTheSameTheSame() {
        Gains gains = UniformNetwork.random(4, 60, 500, radio(10)).draw(Seeds.stream(1, "layouts")).channel().gains();
        double[][] one = model.allocate(gains, radio(10), 1, 1).powerWatt();
        assertTrue(Arrays.deepEquals(one, model.allocate(gains, radio(10), 1, 1).powerWatt()));
        assertFalse(Arrays.deepEquals(one, model.allocate(gains, radio(10), 1, 2).powerWatt()));
        assertFalse(Arrays.deepEquals(one, model.allocate(gains, radio(10), 0.5, 1).powerWatt()));
    }

    @Test
    void aSampleDecidesThePowersAndEverybodyChooses() {
        Gains gains = UniformNetwork.random(3, 90, 500, radio(6)).draw(Seeds.stream(1, "layouts")).channel().gains();
        int[] sample = UserSample.of(gains, gains.coveredUsers(), 60);
        double[] ofSample = new double[60 * 3];
        double[] turned = new double[90 * 3];
        for (int b = 0; b < 3; b++) {
            for (int i = 0; i < 60; i++) {
                ofSample[3 * i + b] = gains.at(sample[i], b, 0);
            }
            for (int u = 0; u < 90; u++) {
                turned[3 * ((u + 31) % 90) + b] = gains.at(u, b, 0);
            }
        }
        UnrolledModel model = model(QUICK.withUsersPerSite(20));
        Allocation whole = model.allocate(gains, radio(6), 1, 1);
        Allocation few = model.allocate(Gains.flat(60, 3, 6, ofSample), radio(6), 1, 1);
        for (int b = 0; b < 3; b++) { // the order of the BSs follows all UEs, and rounding follows that order
            assertArrayEquals(few.powerWatt()[b], whole.powerWatt()[b], SETTLED * radio(6).budgetWatt());
        }
        assertEquals(90, Arrays.stream(whole.load()).sum());
        Allocation moved = model.allocate(Gains.flat(90, 3, 6, turned), radio(6), 1, 1);
        for (int u = 0; u < 90; u++) {
            assertEquals(whole.association()[u], moved.association()[(u + 31) % 90], "UE " + u);
        }
        double lost = meanLogRate(gains, allocate(gains, 6)) - meanLogRate(gains, whole);
        assertTrue(lost < SAMPLING_LOSS, "the sample costs %.3f nat".formatted(lost));
    }

    private static double meanLogRate(Gains gains, Allocation allocation) {
        return Arrays.stream(Rates.userRates(gains, allocation, radio(6), Scheduler.EQUAL_TIME)).map(Math::log)
                .average().orElseThrow();
    }

    @Test
    void aBudgetIsAPartOfTheGainAndAFractionAPartOfTheBudget() {
        Gains gains = UniformNetwork.random(3, 40, 200, radio(6)).draw(Seeds.stream(1, "layouts")).channel().gains();
        double[] budgetWatt = {radio(6).budgetWatt(), radio(6).budgetWatt() / 64, radio(6).budgetWatt() * 4};
        double[] received = gains.kept();
        for (int i = 0; i < received.length; i++) {
            received[i] *= budgetWatt[i % 3] / radio(6).budgetWatt(); // powers of two: exact
        }
        Problem uneven = Problem.builder().setGains(gains).setRadio(radio(6)).optBudgetWatt(budgetWatt).build();
        Solution solution = model.solve(uneven, SolveContext.of(4));
        uneven.requireFeasible(solution.allocation());
        assertEquals(uneven.value(solution.allocation()), solution.utility());
        Allocation even = model.allocate(Gains.flat(40, 3, 6, received), radio(6), 1, 4);
        assertArrayEquals(even.association(), solution.allocation().association());
        for (int b = 0; b < 3; b++) {
            double share = budgetWatt[b] / radio(6).budgetWatt();
            assertArrayEquals(Arrays.stream(even.powerWatt()[b]).map(watt -> watt * share).toArray(),
                    solution.allocation().powerWatt()[b]);
        }
        double[] faded = Gains.flat(40, 3, 6, gains.kept()).toArray();
        Problem unevenFading = uneven.toBuilder().setGains(Gains.fading(40, 3, 6, faded)).build();
        assertArrayEquals(Gains.flat(40, 3, 6, received).toArray(), unevenFading.gainsAtRadioBudget().toArray());
    }

    /** Eq. (14) with Jain's index is no sum over UEs. */
    @Test
    void anObjectiveOfValueAndSlopesAloneIsEnough() {
        Problem fair = new Problem(UniformNetwork.random(4, 60, 200, radio(10)).draw(Seeds.stream(1, "layouts"))
                .channel().gains(), radio(10), 1);
        Problem other = fair.toBuilder().optObjective(new MultiObjective(100, 100, 5e5)).build();
        Solution solution = model.solve(other, SolveContext.of(1));
        assertEquals(other.value(other.requireFeasible(solution.allocation())), solution.utility());
        assertTrue(solution.utility() > other.value(Baseline.allocate(other)), "it starts from the baseline");
        assertEquals("steps of a decision are shown for alpha-fair objectives alone, not " + other.objective(),
                assertThrows(IllegalArgumentException.class, () -> model.steps(other, 1)).getMessage());
    }

    @Test
    void aSavedModelDecidesTheSame(@TempDir Path folder) {
        Gains gains = UniformNetwork.random(4, 60, 200, radio(10)).draw(Seeds.stream(1, "layouts")).channel().gains();
        model.save(folder.resolve("unrolled.bin"));
        UnrolledModel loaded = UnrolledModel.load(folder.resolve("unrolled.bin"));
        Allocation before = model.allocate(gains, radio(10), 1, 1);
        Allocation after = loaded.allocate(gains, radio(10), 1, 1);
        assertArrayEquals(before.association(), after.association());
        assertTrue(Arrays.deepEquals(before.powerWatt(), after.powerWatt()));
        assertEquals(ARCHITECTURE, loaded.architecture());
        assertEquals(QUICK, loaded.inference());
        assertEquals(model.settings(), loaded.settings());
        assertEquals("5", loaded.settings().get("steps"), "the training is remembered");
        assertEquals("6", loaded.settings().get("hidden"));
    }

    @Test
    void anotherNumberOfBlocksThanTheRadioIsRefused() {
        Gains gains = Gains.flat(1, 1, 3, new double[] {1e-9});
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> model.allocate(gains, radio(4), 1, 1));
        assertEquals("the gains have 3 RBs but the radio has 4", e.getMessage());
    }

    @Test
    void fairnessOutOfRangeIsRefused() {
        Gains gains = Gains.flat(1, 1, 4, new double[] {1e-9});
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> model.allocate(gains, radio(4), -1, 1));
        assertTrue(e.getMessage().startsWith("alpha = -1 is out of range"), e.getMessage());
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        refused("there is no weight 'pull'", UnrolledVariant.FULL, weights -> weights.remove("pull"));
        refused("there is no weight 'update.2.bias'", UnrolledVariant.FULL, weights -> weights.remove("update.2.bias"));
        refused("weight 'pull' has 2 numbers instead of 1", UnrolledVariant.FULL,
                weights -> weights.put("pull", new float[2]));
        refused("weight 'push' is unknown to this network", UnrolledVariant.FULL,
                weights -> weights.put("push", new float[1]));
        refused("weight 'update.1.weight' has 312 numbers instead of 228", UnrolledVariant.NO_SLOPES, weights -> { });
        refused("weight 'antenna.bias' is unknown to this network", UnrolledVariant.NO_ANTENNAS,
                weights -> weights.put("site.1.weight", new float[(6 + 3) * 6]));
    }

    private static void refused(String reason, UnrolledVariant variant, Consumer<Map<String, float[]>> change) {
        Map<String, float[]> weights = freshWeights();
        change.accept(weights);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> UnrolledModel.of(ARCHITECTURE.withVariant(variant), QUICK, Provenance.NONE, weights));
        assertEquals(reason, e.getMessage());
    }

    @Test
    void itKeepsItsOwnWeights() {
        Gains gains = UniformNetwork.random(4, 60, 200, radio(10)).draw(Seeds.stream(1, "layouts")).channel().gains();
        Map<String, float[]> given = freshWeights();
        UnrolledModel own = UnrolledModel.of(ARCHITECTURE, QUICK, PROVENANCE, given);
        given.values().forEach(values -> Arrays.fill(values, 1));
        own.weights().values().forEach(values -> Arrays.fill(values, 1));
        assertTrue(Arrays.deepEquals(model.allocate(gains, radio(10), 1, 1).powerWatt(),
                own.allocate(gains, radio(10), 1, 1).powerWatt()));
        assertEquals(model.fingerprint(), own.fingerprint());
    }

    private Allocation allocate(Gains gains, int blocks) {
        return model.allocate(gains, radio(blocks), 1, 1).requireFeasible(gains, radio(blocks).budgetWatt());
    }
}
