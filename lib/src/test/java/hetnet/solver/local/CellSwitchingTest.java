package hetnet.solver.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.objective.EnergyAware;
import hetnet.radio.objective.SupplyPower;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.TestLayout;
import hetnet.solver.association.BestAssociation;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which BSs should sleep, against every set of them. */
class CellSwitchingTest {

    private static final List<Tier> TIERS = List.of(Tier.MACRO, Tier.PICO, Tier.PICO, Tier.MACRO);
    private static final SolveContext CONTEXT = SolveContext.of(1);
    /** Climbs of some hundred steps end no nearer to each other, in nat of all UEs. */
    private static final double CLIMBED = 0.05;

    private static Problem priced(int seed, double price) {
        return Problem.builder().setGains(TestLayout.tiny(6, 4, 2, false, Seeds.stream(seed, "sleep")))
                .setRadio(TestLayout.radio(2)).optBudgetWatt(new double[] {40, 1, 1, 40}).optTiers(TIERS)
                .optObjective(new EnergyAware(new AlphaFair(1), price, new SupplyPower(TIERS))).build();
    }

    /** The best of all sets of awake BSs that the powers climb from. */
    private static double everySet(Problem problem) {
        Incumbent best = Incumbent.unlimited(problem);
        PowerAscent ascent = new PowerAscent(problem, false, best);
        for (int set = 1; set < 1 << problem.sites(); set++) {
            double[][] level = new double[problem.sites()][problem.blocks()];
            for (int b = 0; b < level.length; b++) {
                Arrays.fill(level[b], set >> b & 1);
            }
            double[][] power = problem.spend(level);
            ascent.polish(Problem.silenced(new Allocation(BestAssociation.of(problem, power), power)), 300,
                    CONTEXT.stream("every set"));
        }
        return best.utility();
    }

    @Test
    void sleepsAsWellAsTheBestOfEverySet() {
        int asleep = 0;
        int behind = 0;
        for (int seed = 1; seed <= 4; seed++) {
            for (double price : new double[] {0.01, 0.05}) {
                Problem problem = priced(seed, price);
                Incumbent incumbent = Incumbent.unlimited(problem);
                incumbent.offer(Baseline.allocate(problem));
                new StagedClimb(problem, CONTEXT, incumbent).from(Baseline.allocate(problem));
                Allocation found = problem.requireFeasible(incumbent.best());
                behind += incumbent.utility() < everySet(problem) - CLIMBED ? 1 : 0;
                asleep += Arrays.stream(found.powerWatt()).anyMatch(row -> Arrays.stream(row).sum() == 0) ? 1 : 0;
            }
        }
        assertTrue(behind <= 2, "behind on " + behind + " of 8");
        assertTrue(asleep >= 2, "hardly anybody sleeps in these networks: " + asleep + " of 8");
    }

    /** The best of what all BSs may spend of their budgets, each with the best association. @param level of one BS */
    private static double everyLevel(Problem problem, double[] level) {
        double best = Double.NEGATIVE_INFINITY;
        for (long n = 0; n < Math.pow(level.length, problem.sites()); n++) {
            double[][] power = new double[problem.sites()][1];
            long left = n;
            for (int b = 0; b < power.length; b++, left /= level.length) {
                power[b][0] = level[(int) (left % level.length)] * problem.budgetWatt(b);
            }
            best = Math.max(best, problem.value(new Allocation(BestAssociation.of(problem, power), power)));
        }
        return best;
    }

    private static Problem onOneBlock(int sites, int seed) {
        double[] budget = new double[sites];
        Arrays.setAll(budget, b -> b % 2 == 0 ? 40 : 1);
        return Problem.builder().setGains(TestLayout.tiny(3 * sites, sites, 1, false, Seeds.stream(seed, "one RB")))
                .setRadio(TestLayout.radio(1)).optBudgetWatt(budget).optObjective(new AlphaFair(1)).build();
    }

    /** On one RB, without a price, from the baseline: every set of BSs, and every choice of three levels where few. */
    @Test
    void switchesOnOneBlockAsWellAsTheBestOfEverySet() {
        int asleep = 0;
        for (int seed = 1; seed <= 5; seed++) {
            for (int sites : new int[] {4, 7}) {
                Problem problem = onOneBlock(sites, seed);
                Incumbent incumbent = Incumbent.unlimited(problem);
                incumbent.offer(Baseline.allocate(problem));
                assertTrue(CellSwitching.pays(problem, incumbent.best()));
                CellSwitching.improve(problem, incumbent, CONTEXT.stream("one RB"));
                Allocation found = problem.requireFeasible(incumbent.best());
                double[] levels = sites == 4 ? new double[] {0, 0.1, 1} : new double[] {0, 1};
                assertTrue(incumbent.utility() >= everyLevel(problem, levels) - 1e-9,
                        "behind with seed %d and %d BSs".formatted(seed, sites));
                asleep += Arrays.stream(found.powerWatt()).anyMatch(row -> row[0] == 0) ? 1 : 0;
            }
        }
        assertTrue(asleep >= 2, "hardly anybody sleeps in these networks: " + asleep + " of 10");
    }

    /** With more RBs slopes reach all there is, and where there are many links it would take long. */
    @Test
    void paysOnOneBlockOrForAPrice() {
        Problem two = Problem.builder().setGains(TestLayout.tiny(6, 4, 2, false, Seeds.stream(1, "pays")))
                .setRadio(TestLayout.radio(2)).optObjective(new AlphaFair(1)).build();
        assertFalse(CellSwitching.pays(two, Baseline.allocate(two)));
        Problem many = Problem.builder().setGains(TestLayout.tiny(1300, 4, 1, false, Seeds.stream(1, "pays")))
                .setRadio(TestLayout.radio(1)).optObjective(new AlphaFair(1)).build();
        assertFalse(CellSwitching.pays(many, Baseline.allocate(many)));
        Problem priced = priced(1, 0.01);
        assertTrue(CellSwitching.pays(priced, Baseline.allocate(priced)));
    }

    /** Where power has a price a climb may not wake anybody, by however little. */
    @Test
    void aClimbLetsSleepersSleep() {
        Problem problem = priced(1, 0.01);
        double[][] level = {{1, 1}, {0, 0}, {1, 1}, {1, 1}};
        double[][] power = problem.spend(level);
        Allocation start = Problem.silenced(new Allocation(BestAssociation.of(problem, power), power));
        Allocation climbed = new PowerAscent(problem, false, Incumbent.unlimited(problem)).polish(start, 40,
                CONTEXT.stream("sleepers"));
        assertEquals(0, Arrays.stream(climbed.powerWatt()[1]).sum());
        assertTrue(problem.value(climbed) > problem.value(start));
    }
}
