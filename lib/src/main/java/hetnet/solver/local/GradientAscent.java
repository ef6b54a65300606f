package hetnet.solver.local;

import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.association.SwitchOff;
import hetnet.util.Require;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Gradient ascent of the exact utility ({@link SoftUtility}). From a random start powers and a soft association climb
 * together; then the association is made hard, the best for the powers, and only the powers climb, with a new
 * association every few steps. The best warm starts of the context are climbed from too, and in the end the best of all
 * once more, without the BSs that are better asleep ({@link SwitchOff}). The best allocation met is the answer, so that
 * polishing never loses. One iteration is one gradient step.
 */
public final class GradientAscent implements Solver {

    /** Its name in tables. */
    public static final String NAME = "gradient_ascent";

    private final int starts;
    private final int polished;
    private final boolean spendAll;
    private final int softSteps;
    private final int hardSteps;
    private final int lastSteps;

    private GradientAscent(Builder builder) {
        starts = builder.starts;
        polished = builder.polished;
        spendAll = builder.spendAll;
        softSteps = builder.softSteps;
        hardSteps = builder.hardSteps;
        lastSteps = builder.lastSteps;
    }

    /** Its settings, at first the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        Incumbent incumbent = new Incumbent(problem, context);
        RandomGenerator random = context.stream(NAME);
        List<Allocation> known = context.warmStarts().stream()
                .sorted(Comparator.comparingDouble(a -> -problem.value(a))).limit(polished).toList();
        PowerAscent ascent = new PowerAscent(problem, spendAll, incumbent);
        int climbs = starts + known.size() + 1;
        for (int climb = 0; climb < climbs - 1 && incumbent.mayGoOn(); climb++) {
            context.progress().step(climb, climbs, NAME);
            if (climb < starts) {
                ascent.fromRandom(softSteps, hardSteps, random);
            } else {
                ascent.polish(known.get(climb - starts), hardSteps, random);
            }
        }
        Allocation best = incumbent.best() == null ? Baseline.allocate(problem) : incumbent.best();
        Allocation awake = best;
        best = SwitchOff.improve(problem, awake);
        if (best != awake) {
            incumbent.offer(best);
        }
        context.progress().step(climbs - 1, climbs, NAME);
        ascent.polish(best, lastSteps, random);
        context.progress().step(climbs, climbs, NAME);
        return incumbent.solution();
    }

    /** Climbs from a given allocation alone, which is returned where nothing better was met. */
    public Allocation polish(Problem problem, Allocation start, RandomGenerator random) {
        return polish(start, random, problem, Incumbent.unlimited(problem));
    }

    Allocation polish(Allocation start, RandomGenerator random, Problem problem, Incumbent incumbent) {
        return new PowerAscent(problem, spendAll, incumbent).polish(start, hardSteps, random);
    }

    /** Settings of {@link GradientAscent}. */
    public static final class Builder {
        private int starts = 3;
        private int polished = 3;
        private boolean spendAll;
        private int softSteps = 100;
        private int hardSteps = 200;
        private int lastSteps = 500;

        private Builder() {
        }

        /** Random starts, 0 to 1,000; default 3. */
        public Builder optStarts(int starts) {
            this.starts = starts;
            return this;
        }

        /** How many of the best warm starts it goes on from, 0 to 100; default 3. */
        public Builder optPolished(int polished) {
            this.polished = polished;
            return this;
        }

        /** Whether every BS spends its whole budget; default false, at most the budget of Eq. (7). */
        public Builder optSpendAll(boolean spendAll) {
            this.spendAll = spendAll;
            return this;
        }

        /** Steps of powers and soft association together from a random start, 0 to 100,000; default 100. */
        public Builder optSoftSteps(int softSteps) {
            this.softSteps = softSteps;
            return this;
        }

        /** Steps of the powers under a hard association, 0 to 100,000; default 200. */
        public Builder optHardSteps(int hardSteps) {
            this.hardSteps = hardSteps;
            return this;
        }

        /** The same from the best that was found, 0 to 100,000; default 500. */
        public Builder optLastSteps(int lastSteps) {
            this.lastSteps = lastSteps;
            return this;
        }

        /** @throws IllegalArgumentException when a setting is out of range */
        public GradientAscent build() {
            Require.inRange("starts", starts, 0, 1000, "");
            Require.inRange("polished", polished, 0, 100, "");
            Require.inRange("softSteps", softSteps, 0, 100_000, "");
            Require.inRange("hardSteps", hardSteps, 0, 100_000, "");
            Require.inRange("lastSteps", lastSteps, 0, 100_000, "");
            return new GradientAscent(this);
        }
    }
}
