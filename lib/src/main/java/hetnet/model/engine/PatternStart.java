package hetnet.model.engine;

import hetnet.model.engine.link.UserLinks;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.reuse.ReusePatterns;
import hetnet.solver.reuse.ReusePatterns.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Reuse patterns ({@link ReusePatterns}) as a state that a decision goes on from: which BSs share an RB, where no
 * colouring says it. Only where BSs are few enough for that to be soon done.
 */
final class PatternStart {

    private static final int MOST_SITES = 16;
    private static final int ALTERNATIONS = 5;
    /** Alternations and trials of single RBs where not all patterns can be tried, and more of them find more. */
    private static final int FURTHER_STEPS = 300;
    /** What each of the patterns that can be tried costs a UE, in RBs of links of a step of the powers: measured. */
    private static final int PATTERN_COST = 60;
    /** Steps of the powers that are few. */
    private static final int FEW_STEPS = 15;
    /** Logit, below the largest of a BS, of an RB that it does not use. */
    private static final float OFF = -1;

    private final Problem problem;
    private final UserLinks links;
    private final float[] near;
    private final RandomGenerator random;

    /**
     * @param problem whose UEs in coverage decide
     * @param links   of these UEs
     * @param near    their shares by nearness, shape [U, K]
     * @param random  draws where a local search for patterns starts
     */
    PatternStart(Problem problem, UserLinks links, float[] near, RandomGenerator random) {
        this.problem = problem;
        this.links = links;
        this.near = near;
        this.random = random;
    }

    /** Whether there is anything to find. */
    boolean pays() {
        return links.all() && links.sites() > 1 && links.sites() <= MOST_SITES;
    }

    /** Whether they cost no more than a few steps of the powers, as with many RBs, all of which steps see. */
    boolean comeFirst() {
        int sites = links.sites();
        return pays() && ReusePatterns.triesAll(sites) && PATTERN_COST << sites <= FEW_STEPS * sites * links.blocks();
    }

    /**
     * Writes logits and association.
     *
     * @param reuse static reuse, a second start where not all patterns can be tried: the better answer counts
     */
    void write(DecisionState reuse, DecisionState to) {
        Result found;
        int[] strongest = Baseline.strongest(problem);
        if (ReusePatterns.triesAll(links.sites())) {
            found = ReusePatterns.soon(problem, strongest, null, null, ALTERNATIONS, random);
        } else {
            double[][] patterns = patterns(reuse.logit());
            double[] shares = new double[patterns.length];
            Arrays.fill(shares, 1.0 / shares.length);
            Result one = ReusePatterns.soon(problem, serving(reuse), patterns, shares, FURTHER_STEPS, random);
            Result other = ReusePatterns.soon(problem, strongest, null, null, FURTHER_STEPS, random);
            found = other.value() > one.value() ? other : one;
        }
        PreviousDecision.start(found.allocation(), problem.budgetWatt(), problem.covered(), links, near, to);
        Arrays.fill(to.idle(), PowerClimb.LARGEST_IDLE); // of who serves nobody; all others spend all
        Arrays.stream(found.allocation().association()).filter(b -> b >= 0).forEach(b -> to.idle()[b] = 0);
    }

    /** The different columns of static reuse: 1 where a BS sends; shape [k, B]. */
    private double[][] patterns(float[] logit) {
        List<double[]> all = new ArrayList<>();
        for (int r = 0; r < links.blocks(); r++) {
            int block = r;
            double[] column = IntStream.range(0, links.sites())
                    .mapToDouble(b -> logit[b * links.stride() + block] > OFF ? 1 : 0).toArray();
            if (all.stream().noneMatch(known -> Arrays.equals(known, column))) {
                all.add(column);
            }
        }
        return all.toArray(double[][]::new);
    }

    /** The BS that each UE leans to most; shape [U]. */
    private int[] serving(DecisionState state) {
        int[] serving = new int[problem.gains().users()];
        Arrays.fill(serving, Allocation.OUT_OF_COVERAGE);
        int[] users = problem.covered();
        float[] share = state.association().share();
        for (int i = 0; i < users.length; i++) {
            int first = i * links.links();
            int most = IntStream.range(first, first + links.links())
                    .reduce((one, other) -> share[other] > share[one] ? other : one).orElseThrow();
            serving[users[i]] = links.site()[most];
        }
        return serving;
    }
}
