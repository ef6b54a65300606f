package hetnet.solver.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Fading;
import hetnet.radio.Allocation;
import hetnet.radio.Objective;
import hetnet.radio.objective.ObjectiveConfig;
import hetnet.radio.objective.ObjectiveKind;
import hetnet.solver.Problem;
import hetnet.solver.TestLayout;
import hetnet.solver.association.BestAssociation;
import hetnet.util.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SoftUtilityTest {

    /** Relative step of the central differences; their error is its square, and rounding over it. */
    private static final double STEP = 1e-5;

    private static final int USERS = 6;
    private static final int SITES = 3;
    private static final int BLOCKS = 4;

    @ParameterizedTest
    @CsvSource({"0, NONE", "0.5, NONE", "1, NONE", "1, RAYLEIGH", "2, RAYLEIGH"})
    void gradientsMatchFiniteDifferences(double alpha, Fading fading) {
        checkGradients(TestLayout.random(SITES, USERS, BLOCKS, 300, fading, alpha, 3));
    }

    @ParameterizedTest
    @EnumSource(ObjectiveKind.class)
    void gradientsOfOtherObjectivesMatchToo(ObjectiveKind kind) {
        Problem problem = TestLayout.random(SITES, USERS, BLOCKS, 300, Fading.NONE, 1, 3);
        double[] budget = problem.budgetWatt();
        budget[0] /= 40;
        Objective objective = new ObjectiveConfig(kind, 3e6, 1e9, 0.05, 1e8, 1, 1)
                .of(1, problem.tiers(), () -> new double[] {1, 2});
        checkGradients(problem.toBuilder().optBudgetWatt(budget).optObjective(objective).build());
    }

    private static void checkGradients(Problem problem) {
        SoftUtility utility = new SoftUtility(problem);
        RandomGenerator random = Seeds.stream(1, "point");
        double[] fraction = PowerAscent.softMax(normal(SITES * BLOCKS, random), BLOCKS);
        double[] association = PowerAscent.softMax(normal(USERS * SITES, random), SITES);
        utility.evaluate(fraction, association);
        double[] byFraction = utility.byFraction.clone();
        double[] byAssociation = utility.byAssociation.clone();
        check(utility, fraction, association, fraction, byFraction);
        check(utility, fraction, association, association, byAssociation);
    }

    private static void check(SoftUtility utility, double[] fraction, double[] association, double[] moved,
            double[] gradient) {
        double scale = 0;
        for (double g : gradient) {
            scale = Math.max(scale, Math.abs(g));
        }
        for (int i = 0; i < moved.length; i++) {
            double x = moved[i];
            moved[i] = x * (1 + STEP);
            double above = utility.evaluate(fraction, association);
            moved[i] = x * (1 - STEP);
            double below = utility.evaluate(fraction, association);
            moved[i] = x;
            assertEquals((above - below) / (2 * x * STEP), gradient[i], 1e-5 * scale, "entry " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, NONE", "0.5, RAYLEIGH"})
    void hardAssociationGivesTheUtilityOfTheAllocation(double alpha, Fading fading) {
        Problem problem = TestLayout.random(SITES, USERS, BLOCKS, 300, fading, alpha, 3);
        double[] fraction = PowerAscent.softMax(normal(SITES * BLOCKS, Seeds.stream(1, "point")), BLOCKS);
        double[][] power = new double[SITES][BLOCKS];
        for (int i = 0; i < fraction.length; i++) {
            power[i / BLOCKS][i % BLOCKS] = fraction[i] * problem.radio().budgetWatt();
        }
        int[] serving = BestAssociation.of(problem, power);
        double[] association = new double[USERS * SITES];
        for (int u = 0; u < USERS; u++) {
            association[u * SITES + serving[u]] = 1;
        }
        double value = problem.value(new Allocation(serving, power));
        assertEquals(value, new SoftUtility(problem).evaluate(fraction, association), 1e-7 * Math.abs(value));
    }

    private static double[] normal(int size, RandomGenerator random) {
        double[] z = new double[size];
        for (int i = 0; i < size; i++) {
            z[i] = random.nextGaussian();
        }
        return z;
    }
}
