package hetnet.model.engine;

import hetnet.channel.Gains;
import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.SitePairs;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.PowerOutlook;
import hetnet.model.engine.radio.SiteCoupling;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The steps of the powers that a decision of the network ends with ({@link PowerClimb}), without a network: from the
 * best warm start or, where there is none, from random powers. A reference that gets them is as well cared for as the
 * network is. One iteration is one step.
 */
public final class RelativeAscent implements Solver {

    /** Its name in tables. */
    public static final String NAME = "relative_ascent";

    /** Standard deviation of what tells RBs apart that a warm start has alike. */
    private static final double APART = 0.2;

    private final int starts;
    private final int steps;

    /**
     * @param starts random ones, 1 to 1,000; where there is a warm start, only that
     * @param steps  from each, 1 to 100,000
     * @throws IllegalArgumentException when one is out of range
     */
    public RelativeAscent(int starts, int steps) {
        this.starts = Require.inRange("starts", starts, 1, 1000, "");
        this.steps = Require.inRange("steps", steps, 1, 100_000, "");
    }

    @Override
    public String name() {
        return NAME;
    }

    /** @throws IllegalArgumentException when the objective is not alpha-fair */
    @Override
    public Solution solve(Problem problem, SolveContext context) {
        if (!problem.isAlphaFair()) {
            throw new IllegalArgumentException("relative ascent is for alpha-fair objectives alone, not %s"
                    .formatted(problem.objective()));
        }
        Incumbent incumbent = new Incumbent(problem, context);
        incumbent.offer(Baseline.allocate(problem));
        context.warmStarts().forEach(incumbent::offer);
        Gains gains = problem.gainsAtRadioBudget();
        int[] users = problem.covered();
        UserLinks links = UserLinks.of(gains, users, gains.sites(), problem.radio());
        Kernel kernel = Kernel.fastest().create(links.sites(), links.links(), links.stride());
        float[] near = SiteCoupling.near(links, kernel);
        int[] serving = new int[gains.users()];
        Arrays.fill(serving, Allocation.OUT_OF_COVERAGE);
        FinalChoice choice = new FinalChoice(problem, gains, users, links, near, 1, serving, kernel);
        PowerOutlook outlook = new PowerOutlook(links, kernel, SitePairs.of(links));
        ServedAscent ascent = new ServedAscent(links, links.paths(), kernel, outlook,
                (float) problem.utility().alpha(), null);
        RandomGenerator random = context.stream(NAME);
        List<Allocation> warm = context.warmStarts();
        for (int i = 0; i < (warm.isEmpty() ? starts : 1) && incumbent.mayGoOn(); i++) {
            DecisionState start = DecisionState.of(links, 0);
            start.association().start(links, near);
            if (!warm.isEmpty()) {
                PreviousDecision.start(incumbent.best(), problem.budgetWatt(), users, links, near, start);
            }
            for (int r = 0; r < start.logit().length; r++) {
                start.logit()[r] += (float) ((warm.isEmpty() ? 1 : APART) * random.nextGaussian());
            }
            DecisionState best = climb(start, links, ascent, incumbent);
            outlook.powers(best.logit(), best.idle());
            choice.offer(outlook.power(), best.association(), new float[links.sites()], incumbent);
        }
        return incumbent.solution();
    }

    /** The best state on the way from a start. */
    private DecisionState climb(DecisionState start, UserLinks links, ServedAscent ascent, Incumbent incumbent) {
        DecisionState best = DecisionState.of(links, 0);
        DecisionState now = start;
        DecisionState next = DecisionState.of(links, 0);
        double most = Double.NEGATIVE_INFINITY;
        ascent.start(now, false);
        for (int t = 0; t <= steps && (t == 0 || incumbent.mayGoOn()); t++) {
            incumbent.step("relative ascent");
            double reached = t % Climb.PERIOD == 0 || t == steps ? ascent.associate(now) : ascent.look(now);
            if (reached > most) {
                most = reached;
                best.copy(now);
            }
            if (t < steps) {
                ascent.step(now, next);
                DecisionState after = next;
                next = now;
                now = after;
            }
        }
        return best;
    }
}
