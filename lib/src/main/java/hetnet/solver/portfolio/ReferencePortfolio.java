package hetnet.solver.portfolio;

import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.association.BestAssociation;
import hetnet.solver.association.BiasedAssociation;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.reuse.PowerLevels;
import hetnet.solver.reuse.ReusePatterns;
import hetnet.solver.reuse.StaticReuse;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.util.ProgressListener;
import hetnet.util.Require;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Runs the reference methods on one problem; the best utility of them all is what an allocation can be measured against. It is a
 * lower bound on the optimum, which nobody knows at this size.
 */
public final class ReferencePortfolio {

    /** Steps of the gradient ascent from the best that it found so far. */
    private static final int LAST_STEPS = 500;

    private final Set<Method> methods;
    private final int restarts;
    private final int gradientStarts;
    private final int polished;
    private final long seed;
    private final ProgressListener progress;

    private ReferencePortfolio(Builder builder) {
        methods = EnumSet.copyOf(builder.methods);
        restarts = builder.restarts;
        gradientStarts = builder.gradientStarts;
        polished = builder.polished;
        seed = builder.seed;
        progress = builder.progress;
    }

    /**
     * What one method found.
     *
     * @param value   utility, summed over the UEs in coverage
     * @param seconds wall-clock time of this method alone
     */
    public record Answer(Method method, Allocation allocation, double value, double seconds) {
    }

    /**
     * @param best    the answer with the largest utility; the earlier method of equals
     * @param answers of every method that was run, in their order
     */
    public record Result(Answer best, Map<Method, Answer> answers) {
    }

    /** Its settings, at first the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** @throws CancellationException when the thread is interrupted */
    public Result solve(Problem problem) {
        Map<Method, Answer> answers = new EnumMap<>(Method.class);
        int done = 0;
        for (Method method : methods) {
            progress.step(done++, methods.size(), method.id());
            SolveContext.stopIfInterrupted(method.id());
            long start = System.nanoTime();
            // its own stream: what one method draws does not depend on which others run
            Allocation found = run(method, problem, answers, Seeds.stream(seed, method.id()))
                    .requireFeasible(problem.gains(), problem.radio().budgetWatt());
            answers.put(method, new Answer(method, found, problem.value(found), (System.nanoTime() - start) / 1e9));
        }
        progress.step(done, methods.size(), "");
        Answer best = answers.values().stream().reduce((one, other) -> other.value > one.value ? other : one).orElseThrow();
        return new Result(best, Collections.unmodifiableMap(answers));
    }

    private Allocation run(Method method, Problem problem, Map<Method, Answer> before, RandomGenerator random) {
        return switch (method) {
            case BASELINE -> Baseline.allocate(problem.gains(), problem.radio());
            case BIASED -> BiasedAssociation.solve(problem).allocation();
            case STATIC_REUSE -> StaticReuse.best(problem, StaticReuse.Rule.STRONGEST).allocation();
            case PF_ASSOCIATION -> {
                double[][] power = Baseline.equalPower(problem.sites(), problem.radio());
                yield new Allocation(BestAssociation.of(problem, power), power);
            }
            case WMMSE -> WmmseRestarts.solve(problem, restarts, random, ProgressListener.NONE);
            case REUSE_OPTIMUM -> ReusePatterns.solve(problem, PowerLevels.ON_OFF, random).allocation();
            case GRADED_REUSE -> ReusePatterns.solve(problem, PowerLevels.GRADED, random).allocation();
            case GRADIENT_ASCENT -> ascend(problem, before, random);
        };
    }

    private Allocation ascend(Problem problem, Map<Method, Answer> before, RandomGenerator random) {
        GradientAscent ascent = GradientAscent.builder().setInstance(problem).build();
        List<Allocation> found = new ArrayList<>();
        for (int start = 0; start < gradientStarts; start++) {
            found.add(ascent.solve(random));
        }
        before.values().stream().sorted(Comparator.comparingDouble(a -> -a.value)).limit(polished)
                .forEach(answer -> found.add(ascent.polish(answer.allocation, random)));
        Allocation best = found.stream().reduce(problem::better)
                .orElseGet(() -> Baseline.allocate(problem.gains(), problem.radio()));
        return GradientAscent.builder().setInstance(problem).optHardSteps(LAST_STEPS).build().polish(best, random);
    }

    /** Settings of {@link ReferencePortfolio}. */
    public static final class Builder {
        private Set<Method> methods = EnumSet.allOf(Method.class);
        private int restarts = 10;
        private int gradientStarts = 3;
        private int polished = 3;
        private long seed = 1;
        private ProgressListener progress = ProgressListener.NONE;

        private Builder() {
        }

        /** The methods to run; default all. */
        public Builder optMethods(Set<Method> methods) {
            this.methods = methods;
            return this;
        }

        /** Random starts of WMMSE, 1 to 1,000; default 10. */
        public Builder optRestarts(int restarts) {
            this.restarts = restarts;
            return this;
        }

        /** Random starts of the gradient ascent, 0 to 1,000; default 3. */
        public Builder optGradientStarts(int gradientStarts) {
            this.gradientStarts = gradientStarts;
            return this;
        }

        /** How many of the best answers of the others the gradient ascent goes on from, 0 to 7; default 3. */
        public Builder optPolished(int polished) {
            this.polished = polished;
            return this;
        }

        /** Of all random starts; default 1. */
        public Builder optSeed(long seed) {
            this.seed = seed;
            return this;
        }

        /** Told before each method and at the end. */
        public Builder optProgress(ProgressListener progress) {
            this.progress = progress;
            return this;
        }

        /** @throws IllegalArgumentException when a setting is out of range or there is no method */
        public ReferencePortfolio build() {
            Require.inRange("methods", methods.size(), 1, Method.values().length, "");
            Require.inRange("restarts", restarts, 1, 1000, "");
            Require.inRange("gradientStarts", gradientStarts, 0, 1000, "");
            Require.inRange("polished", polished, 0, Method.values().length - 1, "");
            return new ReferencePortfolio(this);
        }
    }
}
