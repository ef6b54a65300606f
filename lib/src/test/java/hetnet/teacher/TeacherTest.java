package hetnet.teacher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.wmmse.Wmmse;
import hetnet.util.ProgressListener;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TeacherTest {

    /** Rounding of a sum of R fractions. */
    private static final double SUM_TOLERANCE = 1e-12;

    private static final RadioConfig RADIO = TestDrop.radio(6);

    @Test
    void paperLayoutReachesThePapersTeacher() {
        Gains gains = TestDrop.paper(5400, 1);
        TeacherLabels labels = new Teacher(Teacher.settings().build())
                .labels(new Problem(gains, RadioConfig.paper(), 1), Seeds.stream(1, "teacher"), ProgressListener.NONE);
        double[] rate = Rates.userRates(gains, labels.allocation(), RadioConfig.paper(), Scheduler.EQUAL_TIME);
        Metrics metrics = Metrics.of(rate, labels.allocation().association());
        assertTrue(metrics.sumRateBps() >= 0.37e9, metrics.toString());
        assertTrue(metrics.jain() >= 0.72, metrics.toString());
        assertTrue(metrics.p5Bps() >= 24_500, metrics.toString());
        assertEquals(labels.utility() / 5400, metrics.meanLogRate(), 1e-9);
        for (double[] objective : labels.objective()) {
            for (int k = 1; k < objective.length; k++) {
                assertTrue(objective[k] >= objective[k - 1] * (1 - Wmmse.FALL_TOLERANCE), "iteration " + k);
            }
        }
    }

    @Test
    void etoileGainsOverTheBaseline() {
        Gains gains = TestDrop.etoile();
        TeacherLabels labels = new Teacher(Teacher.settings().build())
                .labels(new Problem(gains, RadioConfig.paper(), 1), Seeds.stream(1, "teacher"), ProgressListener.NONE);
        assertTrue(labels.utility() / 1968 > 11.9, "mean ln R " + labels.utility()
                / 1968); // baseline 11.764, best known 12.346
        assertEquals(1968, Arrays.stream(labels.allocation().load()).sum());
    }

    @Test
    void fractionsSumToOneAndMakeThePowers() {
        for (int seed = 0; seed < 20; seed++) {
            Gains gains = TestDrop.random(30, 4, 6, seed % 2 == 0, Seeds.stream(seed, "gains"));
            TeacherLabels labels = labels(gains, seed % 3, Seeds.stream(seed, "teacher"));
            labels.allocation().requireFeasible(gains, RADIO.budgetWatt());
            for (int b = 0; b < 4; b++) {
                double sum = Arrays.stream(labels.powerFraction()[b]).sum();
                assertTrue(Math.abs(sum - 1) < SUM_TOLERANCE || sum == 0, "BS " + b + " sums to " + sum);
                if (labels.allocation().load()[b] == 0) {
                    assertEquals(0, sum, "an empty BS is off");
                }
                for (int r = 0; r < 6; r++) {
                    assertEquals(labels.powerFraction()[b][r] * RADIO.budgetWatt(),
                            labels.allocation().powerWatt()[b][r]);
                }
            }
        }
    }

    @Test
    void bestStartIsKept() {
        Gains gains = TestDrop.random(30, 4, 6, true, Seeds.stream(1, "gains"));
        TeacherLabels labels = new Teacher(Teacher.settings().optRestarts(5).build())
                .labels(new Problem(gains, RADIO, 1), Seeds.stream(2, "teacher"), ProgressListener.NONE);
        double best = Arrays.stream(labels.startUtility()).max().orElseThrow();
        assertEquals(5, labels.startUtility().length);
        assertEquals(best, labels.utility());
        assertEquals(best, labels.startUtility()[labels.bestStart()]);
        double[] rate = Rates.userRates(gains, labels.allocation(), RADIO, Scheduler.EQUAL_TIME);
        assertEquals(best, new AlphaFair(1).value(Rates.ofCovered(rate, labels.allocation().association())));
    }

    @Test
    void sameSeedSameLabels() {
        Gains gains = TestDrop.paper(200, 3);
        Teacher teacher = TeacherConfig.paper().teacher();
        Problem problem = new Problem(gains, RadioConfig.paper(), 1);
        TeacherLabels first = teacher.labels(problem, Seeds.stream(1, "teacher"), ProgressListener.NONE);
        TeacherLabels second = teacher.labels(problem, Seeds.stream(1, "teacher"), ProgressListener.NONE);
        assertArrayEquals(first.allocation().association(), second.allocation().association());
        assertTrue(Arrays.deepEquals(first.powerFraction(), second.powerFraction()));
    }

    @Test
    void sortingTheRbsChangesNoRate() {
        Gains gains = TestDrop.paper(200, 3);
        TeacherLabels sorted = new Teacher(Teacher.settings().build())
                .labels(new Problem(gains, RadioConfig.paper(), 1), Seeds.stream(1, "teacher"), ProgressListener.NONE);
        TeacherLabels raw = new Teacher(Teacher.settings().optSorted(false).build())
                .labels(new Problem(gains, RadioConfig.paper(), 1), Seeds.stream(1, "teacher"), ProgressListener.NONE);
        assertArrayEquals(raw.startUtility(), sorted.startUtility(), 1e-9);
        double[] first = sorted.powerFraction()[0];
        double resolution = 0.01 / first.length; // finer differences do not count
        assertTrue(IntStream.range(1, first.length).allMatch(r -> first[r] <= first[r - 1] + resolution));
        assertArrayEquals(columns(raw.powerFraction()), columns(sorted.powerFraction()),
                "the same columns in another order");
    }

    private static String[] columns(double[][] matrix) {
        return IntStream.range(0, matrix[0].length)
                .mapToObj(r -> Arrays.toString(Arrays.stream(matrix).mapToDouble(row -> row[r]).toArray())).sorted()
                .toArray(String[]::new);
    }

    @Test
    void withoutRoundsTheFirstAssociationStays() {
        Gains gains = TestDrop.paper(300, 2);
        TeacherLabels kept = new Teacher(Teacher.settings().optRounds(0).optIterations(20).build())
                .labels(new Problem(gains, RadioConfig.paper(), 1), Seeds.stream(1, "teacher"), ProgressListener.NONE);
        assertArrayEquals(Baseline.strongest(gains), kept.allocation().association());
        assertEquals(1, kept.objective().length);
        assertEquals(21, kept.objective()[0].length);
    }

    @Test
    void userOutOfCoverageStaysOut() {
        Gains gains = Gains.flat(3, 2, 6, new double[] {1e-9, 1e-10, 0, 0, 1e-10, 1e-9});
        TeacherLabels labels = labels(gains, 1, Seeds.stream(1, "teacher"));
        labels.allocation().requireFeasible(gains, RADIO.budgetWatt());
        assertEquals(Allocation.OUT_OF_COVERAGE, labels.allocation().association()[1]);
        assertTrue(Double.isFinite(labels.utility()));
    }

    @Test
    void progressCountsAllStartsAndRounds() {
        List<Integer> steps = new ArrayList<>();
        Gains gains = TestDrop.random(5, 2, 6, false, Seeds.stream(1, "gains"));
        new Teacher(Teacher.settings().optRestarts(2).optIterations(5).build())
                .labels(new Problem(gains, RADIO, 1), Seeds.stream(1, "teacher"), (done, total, message) -> {
            assertEquals(20, total);
            steps.add(done);
        });
        assertEquals(IntStream.rangeClosed(1, 20).boxed().toList(), steps);
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals("restarts = 0 is out of range: allowed are 1 to 1000", assertThrows(IllegalArgumentException.class,
                () -> Teacher.settings().optRestarts(0).build()).getMessage());
        assertEquals("rounds = -1 is out of range: allowed are 0 to 100", assertThrows(IllegalArgumentException.class,
                () -> Teacher.settings().optRounds(-1).build()).getMessage());
        assertEquals("the gains have 2 RBs but the radio has 6", assertThrows(IllegalArgumentException.class,
                () -> labels(Gains.flat(1, 1, 2, new double[] {1}), 1, Seeds.stream(1, "teacher"))).getMessage());
    }

    private static TeacherLabels labels(Gains gains, double alpha, RandomGenerator random) {
        return new Teacher(Teacher.settings().optIterations(30).build())
                .labels(new Problem(gains, RADIO, alpha), random, ProgressListener.NONE);
    }
}
