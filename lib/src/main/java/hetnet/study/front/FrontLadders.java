package hetnet.study.front;

import hetnet.model.engine.RelativeAscent;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solver;
import hetnet.solver.association.BiasedAssociation;
import hetnet.solver.association.PfAssociation;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.local.Refinement;
import hetnet.solver.portfolio.BestOfSeeds;
import hetnet.solver.portfolio.ReferencePortfolio;
import hetnet.solver.portfolio.SampledUsers;
import hetnet.solver.portfolio.Solvers;
import hetnet.solver.reuse.PowerLevels;
import hetnet.solver.reuse.ReusePatterns;
import hetnet.solver.reuse.StaticReuse;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.study.front.Ladder.Limited;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The settings that methods are tried with. References get what the network has: where there are more than
 * {@link #USERS_PER_SITE} UEs per BS, a sample decides the powers for all; each is tried with all UEs too.
 */
final class FrontLadders {

    /** UEs of a sample, for each BS: as many as the network takes by default. */
    static final int USERS_PER_SITE = 200;

    /** What the last budget of a method takes without a limit of its own. */
    private static final String WHOLE = "to its end";
    private static final int[] PATTERN_ITERATIONS = {1, 5, 20, 80, 320};
    /** Up to so many BSs all patterns are tried, so that another seed finds the same. */
    private static final int ALL_PATTERNS = 5;
    private static final int SEEDS = 3;
    /** Starts of WMMSE, and iterations of each before the first reassociation and after each of two. */
    private static final int[][] WMMSE = {{1, 3}, {1, 10}, {1, 30}, {1, 100}, {3, 100}, {10, 100}};
    /** Starts of gradient ascent; soft and hard steps of each; steps from the best. */
    private static final int[][] ASCENT = {{1, 10, 20, 0}, {1, 30, 60, 0}, {1, 100, 200, 0}, {1, 100, 200, 500},
        {3, 100, 200, 500}, {10, 100, 200, 500}};
    /** Gradient steps from another answer: fewer gain nothing, for their first ones are long. */
    private static final int[] STEPS = {100, 300};
    /** The steps that end a decision of the network, from another answer and from random starts. */
    private static final int[] RELATIVE_STEPS = {15, 30, 60, 120, 300};
    private static final int[][] RELATIVE_STARTS = {{1, 30}, {1, 60}, {1, 120}, {3, 60}, {10, 60}, {30, 60}};
    /** Iterations after which reuse patterns are nearly as good as they get. */
    private static final int FEW_ITERATIONS = 20;

    private FrontLadders() {
    }

    /** All that may decide this problem: the references, sampled and, where that differs, with all UEs. */
    static List<Ladder> references(Problem problem) {
        List<Ladder> all = new ArrayList<>();
        all.add(Ladder.of(FrontMethod.BASELINE).with("at once", new Baseline()));
        for (Ladder ladder : classical(problem.sites())) {
            all.addAll(sampledAndWhole(ladder, problem));
        }
        return all;
    }

    /** A ladder by a sample of the UEs, and where that leaves any out another one with all. */
    static List<Ladder> sampledAndWhole(Ladder ladder, Problem problem) {
        return problem.covered().length > (long) USERS_PER_SITE * problem.sites()
                ? List.of(sampled(ladder), ladder.map(UnaryOperator.identity(), " (all UEs)"))
                : List.of(ladder);
    }

    private static Ladder sampled(Ladder ladder) {
        return ladder.map(solver -> new SampledUsers(solver, USERS_PER_SITE), "");
    }

    private static List<Ladder> classical(int sites) {
        return List.of(Ladder.of(FrontMethod.BIASED).with("all biases", new BiasedAssociation()),
                Ladder.of(FrontMethod.PF_ASSOCIATION).with("exact", new PfAssociation()),
                Ladder.of(FrontMethod.STATIC_REUSE).with("strongest BS", new StaticReuse())
                        .with("best association", new StaticReuse(StaticReuse.Rule.BEST)),
                wmmse(), patterns(FrontMethod.REUSE_OPTIMUM, PowerLevels.ON_OFF, sites),
                patterns(FrontMethod.GRADED_REUSE, PowerLevels.GRADED, sites), ascent(), relative(),
                climbed("static reuse", new StaticReuse(StaticReuse.Rule.BEST)),
                climbed("5 iterations of reuse patterns", new Limited(new ReusePatterns(), 5)),
                climbed("reuse patterns", new ReusePatterns()),
                refined(FrontMethod.REUSE_REFINED, "static reuse", new StaticReuse(StaticReuse.Rule.BEST)),
                refined(FrontMethod.REUSE_REFINED, "%d iterations of reuse patterns".formatted(FEW_ITERATIONS),
                        new Limited(new ReusePatterns(), FEW_ITERATIONS)),
                refined(FrontMethod.REUSE_REFINED, "reuse patterns", new ReusePatterns()),
                refined(FrontMethod.REUSE_REFINED, "%d iterations of graded patterns".formatted(FEW_ITERATIONS),
                        new Limited(new ReusePatterns(PowerLevels.GRADED), FEW_ITERATIONS)),
                refined(FrontMethod.REUSE_REFINED, "graded patterns", new ReusePatterns(PowerLevels.GRADED)));
    }

    private static Ladder wmmse() {
        Ladder ladder = Ladder.of(FrontMethod.WMMSE);
        for (int[] setting : WMMSE) {
            ladder = ladder.with("%d start%s of 3 x %d iterations".formatted(setting[0], setting[0] == 1 ? "" : "s",
                    setting[1]), WmmseRestarts.builder().optRestarts(setting[0]).optIterations(setting[1]).build());
        }
        return ladder;
    }

    private static Ladder patterns(FrontMethod method, PowerLevels levels, int sites) {
        Solver solver = new ReusePatterns(levels);
        Ladder ladder = Ladder.of(method);
        for (int iterations : PATTERN_ITERATIONS) {
            ladder = ladder.with("%d iteration%s".formatted(iterations, iterations == 1 ? "" : "s"),
                    new Limited(solver, iterations));
        }
        ladder = ladder.with(WHOLE, solver);
        return sites > ALL_PATTERNS ? ladder.with("%d seeds".formatted(SEEDS), new BestOfSeeds(solver, SEEDS)) : ladder;
    }

    private static Ladder ascent() {
        Ladder ladder = Ladder.of(FrontMethod.GRADIENT_ASCENT);
        for (int[] s : ASCENT) {
            ladder = ladder.with("%d start%s of %d + %d steps".formatted(s[0], s[0] == 1 ? "" : "s", s[1] + s[2],
                    s[3]), GradientAscent.builder().optStarts(s[0]).optSoftSteps(s[1]).optHardSteps(s[2])
                            .optLastSteps(s[3]).build());
        }
        return ladder;
    }

    private static Ladder relative() {
        Ladder ladder = Ladder.of(FrontMethod.GRADIENT_ASCENT);
        for (int[] s : RELATIVE_STARTS) {
            ladder = ladder.with("%d start%s of %d relative steps".formatted(s[0], s[0] == 1 ? "" : "s", s[1]),
                    new RelativeAscent(s[0], s[1]));
        }
        return ladder;
    }

    private static Ladder climbed(String from, Solver first) {
        Ladder ladder = Ladder.of(FrontMethod.REUSE_REFINED);
        for (int steps : RELATIVE_STEPS) {
            ladder = ladder.with("%d relative steps from %s".formatted(steps, from),
                    new ReferencePortfolio(Solvers.of(first, new RelativeAscent(1, steps))));
        }
        return ladder;
    }

    /** Gradient steps from the answer of another solver, and in the end moves of whole RBs as well. */
    static Ladder refined(FrontMethod method, String from, Solver first) {
        Ladder ladder = Ladder.of(method);
        for (int steps : STEPS) {
            Solver climb = GradientAscent.builder().optStarts(0).optHardSteps(steps).optLastSteps(0).build();
            ladder = ladder.with("%d steps from %s".formatted(steps, from),
                    new ReferencePortfolio(Solvers.of(first, climb)));
        }
        int steps = STEPS[STEPS.length - 1];
        return ladder.with("moves of RBs and %d steps from %s".formatted(steps, from), new Refinement(first, steps));
    }
}
