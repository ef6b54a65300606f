package hetnet.model.engine;

import hetnet.model.engine.link.UserLinks;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import java.util.Arrays;

/** An earlier allocation, of these UEs elsewhere or of another solver, as a state that a decision goes on from. */
final class PreviousDecision {

    /** Power fractions below this part of the largest of their BS count as so much, for the logarithm. */
    private static final double SMALLEST_FRACTION = 1e-6;

    private PreviousDecision() {
    }

    /**
     * The allocation as it can go on: a UE without a path is left out of coverage, and one that came into coverage
     * since or has no path to its BS any more is served by the BS that it receives the most power from.
     *
     * @throws IllegalArgumentException when it is one for other numbers of UEs, BSs or RBs, or breaks Eq. (7)
     */
    static Allocation kept(Problem problem, Allocation previous) {
        int[] association = previous.association().clone();
        if (association.length == problem.gains().users()) {
            int[] strongest = Baseline.strongest(problem);
            for (int u = 0; u < association.length; u++) {
                int b = association[u];
                boolean served = b >= 0 && b < problem.sites() && problem.gains().mean(u, b) > 0;
                association[u] = served ? b : strongest[u];
            }
        }
        return problem.requireFeasible(new Allocation(association, previous.powerWatt()));
    }

    /**
     * Writes logits that make its powers, and shares of the UEs that it serves.
     *
     * @param budgetWatt of each BS, shape [B]
     * @param users   whose links these are, shape [U']
     * @param near    shares by nearness, for UEs without a link to their BS; shape [U', K]
     * @param allocation feasible
     */
    static void start(Allocation allocation, double[] budgetWatt, int[] users, UserLinks links, float[] near,
            DecisionState to) {
        for (int b = 0; b < links.sites(); b++) {
            double[] power = allocation.powerWatt()[b];
            double most = Arrays.stream(power).max().orElseThrow();
            to.idle()[b] = (float) Math.max(0, 1 - Arrays.stream(power).sum() / budgetWatt[b]);
            for (int r = 0; r < links.blocks(); r++) {
                double part = most > 0 ? Math.max(power[r] / most, SMALLEST_FRACTION) : 1;
                to.logit()[b * links.stride() + r] = (float) StrictMath.log(part);
            }
        }
        float[] share = near.clone();
        for (int i = 0; i < users.length; i++) {
            int first = i * links.links();
            int own = own(links, first, allocation.association()[users[i]]);
            if (own >= 0) {
                Arrays.fill(share, first, first + links.links(), 0);
                share[own] = 1;
            }
        }
        to.association().start(links, share);
    }

    /** The link to a BS among those of one UE, -1 where there is none. */
    private static int own(UserLinks links, int first, int site) {
        for (int i = first; i < first + links.links(); i++) {
            if (links.site()[i] == site) {
                return i;
            }
        }
        return -1;
    }
}
