package hetnet.solver.portfolio;

import hetnet.radio.Allocation;
import hetnet.radio.LeastRate;
import hetnet.radio.objective.PricedRates;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.Require;
import java.util.List;
import java.util.Optional;

/**
 * A least rate as a constraint with dual prices: maximise what the objective asks for beyond it
 * ({@link hetnet.radio.Objective#leastRate}) subject to ln R_i &gt;= ln R_min. Primal and dual steps alternate: a
 * solver that follows slopes decides by {@link PricedRates}, going on from its last answer, and the price of each UE
 * moves by what it lacks,
 *
 * <pre>lambda_i &lt;- max(0, lambda_i + step ln(R_min / R_i)).</pre>
 *
 * <p>Where not all UEs can have R_min, prices of some grow without end. From the middle on the UE that lacks most is
 * given up in each round: it gets no price any more, and leaves what it cost to the others. The answers are judged by
 * the objective itself, and in the end the solver goes on from the best of them by that, and decides by it at once
 * too. Where an objective has no least rate the solver decides alone. One iteration is one round.
 */
public final class RatePrices implements Solver {

    /** What its name adds to that of the solver. */
    public static final String SUFFIX = "_prices";

    private static final int ROUNDS = 16;
    /** In prices per nat that is lacking, over the weight of a UE at R_min. */
    private static final double STEP = 0.2;

    private final Solver solver;
    private final int rounds;

    /** @param solver who decides at given prices */
    public RatePrices(Solver solver) {
        this(solver, ROUNDS);
    }

    /**
     * @param rounds 1 to 1,000
     * @throws IllegalArgumentException when rounds is out of range
     */
    public RatePrices(Solver solver, int rounds) {
        this.solver = Require.given("solver", solver);
        this.rounds = Require.inRange("rounds", rounds, 1, 1000, "rounds");
    }

    @Override
    public String name() {
        return solver.name() + SUFFIX;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        Optional<LeastRate> asked = problem.objective().leastRate();
        if (asked.isEmpty()) {
            return solver.solve(problem, context);
        }
        LeastRate wanted = asked.get();
        Incumbent incumbent = new Incumbent(problem, context);
        context.warmStarts().forEach(incumbent::offer);
        double[] price = new double[problem.covered().length];
        boolean[] givenUp = new boolean[price.length];
        List<Allocation> known = context.warmStarts();
        for (int round = 0; round < rounds && (round == 0 || incumbent.mayGoOn()); round++) {
            incumbent.step(name());
            context.progress().step(round, rounds, name());
            Problem priced = problem.toBuilder().optObjective(new PricedRates(wanted.beyond(), price)).build();
            Allocation answer = solver.solve(priced, context.inner(known)).allocation();
            incumbent.offer(answer);
            known = List.of(answer);
            double[] rate = problem.rates(answer);
            if (round >= rounds / 2) {
                giveUp(rate, wanted.rateBps(), givenUp);
            }
            for (int i = 0; i < price.length; i++) {
                double lacking = Math.log(wanted.rateBps() / Math.max(rate[i], problem.utility().rateFloorBps()));
                price[i] = givenUp[i] ? 0 : Math.max(0, price[i] + STEP * wanted.worth() * lacking);
            }
        }
        for (List<Allocation> start : List.of(List.of(incumbent.best()), context.warmStarts())) {
            if (incumbent.mayGoOn()) {
                incumbent.offer(solver.solve(problem, context.inner(start)).allocation());
            }
        }
        context.progress().step(rounds, rounds, name());
        return incumbent.solution();
    }

    /** The UE that lacks most of those that are not given up yet, where one lacks anything. */
    private static void giveUp(double[] rate, double minRateBps, boolean[] givenUp) {
        int worst = -1;
        for (int i = 0; i < rate.length; i++) {
            worst = !givenUp[i] && rate[i] < minRateBps && (worst < 0 || rate[i] < rate[worst]) ? i : worst;
        }
        if (worst >= 0) {
            givenUp[worst] = true;
        }
    }
}
