package hetnet.solver.reuse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.channel.Gains;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.TestLayout;
import hetnet.solver.reuse.StaticReuse.Rule;
import hetnet.util.Seeds;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StaticReuseTest {

    @Test
    void everySiteHasItsOwnShareAtReuseB() {
        Problem problem = TestLayout.paper(1);
        StaticReuse.Result result = StaticReuse.solve(problem, 5, Rule.STRONGEST);
        double[][] power = result.allocation().powerWatt();
        int[] blocks = Arrays.stream(power).mapToInt(row -> (int) Arrays.stream(row).filter(p -> p > 0).count())
                .toArray();
        int[] load = result.allocation().load();
        for (int r = 0; r < 51; r++) {
            int block = r;
            assertEquals(1, Arrays.stream(power).filter(row -> row[block] > 0).count(), "RB " + r);
        }
        int busiest = 0;
        for (int b = 0; b < 5; b++) {
            busiest = load[b] > load[busiest] ? b : busiest;
            assertEquals(problem.radio().budgetWatt(), Arrays.stream(power[b]).sum(), 1e-9);
        }
        for (int b = 0; b < 5; b++) {
            assertEquals(b == busiest ? 11 : 10, blocks[b], "BS " + b); // 51 = 5 x 10 + 1
        }
    }

    @Test
    void paperLayoutGivesWhatAnIndependentPrototypeFound() {
        Problem problem = TestLayout.paper(1, 10);
        StaticReuse.Result result = StaticReuse.solve(problem, 5, Rule.STRONGEST);
        double[] rate = Rates.userRates(problem.gains(), result.allocation(), problem.radio(), Scheduler.EQUAL_TIME);
        Metrics metrics = Metrics.of(rate, result.allocation().association());
        assertEquals(0.476e9, metrics.sumRateBps(), 0.01e9, metrics.toString());
        assertEquals(11.33, metrics.meanLogRate(), 0.02, metrics.toString());
    }

    @Test
    void reuseOneIsTheBaseline() {
        Problem problem = TestLayout.random(4, 50, 10, 200, Fading.RAYLEIGH, 1, 1);
        double baseline = problem.value(Baseline.allocate(problem.gains(), problem.radio()));
        assertEquals(baseline, StaticReuse.solve(problem, 1, Rule.STRONGEST).value(), 1e-9 * baseline);
    }

    @Test
    void bestIsTheLargestOfAllReuseFactors() {
        for (Rule rule : Rule.values()) {
            Problem problem = TestLayout.random(5, 100, 20, 300, Fading.NONE, 1, 2);
            StaticReuse.Result best = StaticReuse.best(problem, rule);
            for (int k = 1; k <= 5; k++) {
                assertTrue(best.value() >= StaticReuse.solve(problem, k, rule).value());
            }
            assertEquals(best.value(), StaticReuse.solve(problem, best.reuse(), rule).value());
        }
    }

    @Test
    void colouringLeavesTheLeastInterference() {
        RandomGenerator random = Seeds.stream(1, "weights");
        int optimal = 0;
        for (int trial = 0; trial < 100; trial++) {
            int sites = 4 + trial % 4;
            double[][] weight = new double[sites][sites];
            for (int b = 0; b < sites; b++) {
                for (int k = 0; k < b; k++) {
                    weight[b][k] = weight[k][b] = random.nextDouble();
                }
            }
            int colours = 2 + trial % 3;
            int[] colour = Colouring.of(weight, colours);
            assertEquals(colours, Arrays.stream(colour).distinct().count());
            optimal += within(weight, colour) <= leastWithin(weight, colours) + 1e-9 ? 1 : 0;
        }
        assertTrue(optimal >= 90, "optimal in %d of 100".formatted(optimal));
    }

    /** One BS does the work of two: its colour comes first, and takes the RBs that are left. */
    @Test
    void coloursOfMostUsersComeFirst() {
        double[][] weight = {{0, 9, 1, 9}, {9, 0, 9, 9}, {1, 9, 0, 9}, {9, 9, 9, 0}};
        int[] place = Colouring.places(weight, new double[] {4, 20, 5, 7}, 3);
        assertArrayEquals(new int[] {1, 0, 1, 2}, place);
    }

    private static double leastWithin(double[][] weight, int colours) {
        double least = Double.POSITIVE_INFINITY;
        for (int code = 0; code < Math.pow(colours, weight.length); code++) {
            int[] colour = new int[weight.length];
            for (int b = 0, rest = code; b < colour.length; b++, rest /= colours) {
                colour[b] = rest % colours;
            }
            least = Math.min(least, within(weight, colour));
        }
        return least;
    }

    private static double within(double[][] weight, int[] colour) {
        double sum = 0;
        for (int b = 0; b < colour.length; b++) {
            for (int k = 0; k < b; k++) {
                sum += colour[b] == colour[k] ? weight[b][k] : 0;
            }
        }
        return sum;
    }

    @Test
    void emptySiteKeepsSilent() {
        Gains gains = Gains.flat(2, 3, 4, new double[] {1e-9, 1e-10, 1e-11, 1e-10, 1e-9, 1e-11});
        double[][] power = StaticReuse.solve(new Problem(gains, TestLayout.radio(4), 1), 2, Rule.STRONGEST).allocation()
                .powerWatt();
        assertArrayEquals(new double[4], power[2]);
    }

    @Test
    void reuseOutOfRangeIsNamed() {
        Problem problem = TestLayout.random(5, 20, 3, 200, Fading.NONE, 1, 1); // fewer RBs than BSs
        assertEquals("reuse = 4 colours is out of range: allowed are 1 to 3 colours",
                assertThrows(IllegalArgumentException.class, () -> StaticReuse.solve(problem, 4, Rule.STRONGEST))
                .getMessage());
    }
}
