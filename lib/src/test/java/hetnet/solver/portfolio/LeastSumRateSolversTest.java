package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Metrics;
import hetnet.radio.objective.LeastSumRate;
import hetnet.solver.Baseline;
import hetnet.solver.CanonicalOrder;
import hetnet.solver.Problem;
import hetnet.solver.RowOrder;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.TestLayout;
import hetnet.solver.association.BestAssociation;
import hetnet.solver.exact.Exhaustive;
import hetnet.solver.local.GradientAscent;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A least sum-rate against every on/off power and association. */
class LeastSumRateSolversTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);
    private static final List<Tier> TIERS = List.of(Tier.MACRO, Tier.PICO, Tier.PICO);
    private static final double ROUNDING = 1e-6; // of a sum that the penalty hardly sees
    private static final AlphaFair FAIR = new AlphaFair(1);
    private static final Solver ASCENT = new GrowingPenalty(
            new CanonicalOrder(GradientAscent.builder().optStarts(3).build()));

    private static Problem fair(int seed, int users) {
        return Problem.builder().setGains(TestLayout.tiny(users, 3, 2, false, Seeds.stream(seed, "total")))
                .setRadio(TestLayout.radio(2)).optBudgetWatt(new double[] {40, 1, 1}).optTiers(TIERS).build();
    }

    private static Problem asked(Problem fair, double total, double jain) {
        return fair.toBuilder().optObjective(new LeastSumRate(FAIR, total, jain)).build();
    }

    private static Allocation exhaustive(Problem problem) {
        return new Exhaustive(Exhaustive.OnPower.WHOLE_BUDGET).solve(problem, CONTEXT).allocation();
    }

    private static double total(Problem problem, Allocation allocation) {
        return Arrays.stream(problem.rates(allocation)).sum();
    }

    /** A quarter of the way from the sum-rate of the fair optimum to the largest. */
    private static double between(Problem fair) {
        Problem most = fair.toBuilder().optObjective(new AlphaFair(0)).build();
        return 0.75 * total(fair, exhaustive(fair)) + 0.25 * total(fair, exhaustive(most));
    }

    @Test
    void theAscentKeepsTheTotalAndIsAsFairAsExhaustiveSearchOnNearlyAllTinyNetworks() {
        int behind = 0;
        int costly = 0;
        for (int seed = 1; seed <= 8; seed++) {
            Problem fair = fair(seed, 4);
            Problem problem = asked(fair, between(fair), 0);
            Solution found = ASCENT.solve(problem, CONTEXT);
            problem.requireFeasible(found.allocation());
            double best = problem.value(exhaustive(problem));
            costly += best < fair.value(exhaustive(fair)) ? 1 : 0;
            double least = between(fair) * (1 - ROUNDING);
            assertTrue(total(problem, exhaustive(problem)) >= least, "seed " + seed);
            boolean kept = total(problem, found.allocation()) >= least;
            behind += !kept || found.utility() < best - ROUNDING * Math.abs(best) ? 1 : 0;
        }
        assertTrue(costly >= 4, "the total costs something on " + costly + " of 8");
        assertTrue(behind <= 1, "behind on " + behind + " of 8");
    }

    @Test
    void whereFairnessHasTheTotalNothingChanges() {
        Problem fair = fair(2, 4);
        Allocation optimum = exhaustive(fair);
        Problem problem = asked(fair, 0.9 * total(fair, optimum), 0);
        assertEquals(fair.value(optimum), problem.value(exhaustive(problem)), 1e-9);
    }

    /** On more UEs: no less than the baseline in anything. */
    @Test
    void aLeastJainsIndexIsKeptToo() {
        for (int seed = 1; seed <= 3; seed++) {
            Problem fair = fair(seed, 12);
            double[] base = fair.rates(Baseline.allocate(fair));
            double total = Arrays.stream(base).sum();
            Problem problem = asked(fair, total, Metrics.jainIndex(base));
            double[] rate = problem.rates(ASCENT.solve(problem, CONTEXT).allocation());
            assertTrue(Arrays.stream(rate).sum() >= total * (1 - 1e-9), "seed " + seed);
            assertTrue(Metrics.jainIndex(rate) >= Metrics.jainIndex(base) * (1 - 1e-9), "seed " + seed);
            assertTrue(FAIR.value(rate) >= FAIR.value(base) - 1e-9, "seed " + seed);
        }
    }

    /** Sums over all UEs are part of what a move gains: each is checked against the value itself. */
    @Test
    void noMoveOfOneUserGainsOnceUsersHaveChosen() {
        for (int seed = 1; seed <= 6; seed++) {
            Problem fair = fair(seed, 12);
            double[][] power = Baseline.equalPower(fair);
            double total = total(fair, new Allocation(BestAssociation.of(fair, power), power));
            Problem problem = fair.toBuilder()
                    .optObjective(new LeastSumRate(FAIR, 1.05 * total, 0.5, 3, 0.05)).build();
            int[] chosen = BestAssociation.of(problem, power);
            double value = problem.value(new Allocation(chosen, power));
            for (int u = 0; u < chosen.length; u++) {
                for (int b = 0; b < 3; b++) {
                    int[] moved = chosen.clone();
                    moved[u] = b;
                    assertTrue(problem.value(new Allocation(moved, power)) <= value + 1e-9 * Math.abs(value),
                            "seed " + seed + ", UE " + u + " to BS " + b);
                }
            }
        }
    }

    /** Whoever decides in an order of its own sees the same sums. */
    @Test
    void sumsAreThoseOfAnyOrder() {
        Problem problem = asked(fair(1, 6), 1e8, 0.5);
        Problem sorted = RowOrder.of(problem).sorted(problem);
        double own = problem.objective().perUser().orElseThrow().ofSums(6, 9e7, 4e15);
        assertTrue(own < 0);
        assertEquals(own, sorted.objective().perUser().orElseThrow().ofSums(6, 9e7, 4e15));
    }
}
