package hetnet.model.engine;

import hetnet.channel.Gains;
import hetnet.model.CodeStream;
import hetnet.model.engine.link.DecisionKernels;
import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.UserLinks;
import hetnet.radio.Rates;
import hetnet.solver.Problem;
import hetnet.solver.RowOrder;
import hetnet.util.Seeds;

/**
 * The parts of a decision one at a time, for a person to look at: a round, a step of the powers alone, and the moves of
 * the search. Each is the one that decisions are made of; what is left out is when a decision takes which, and that it
 * keeps the best. All UEs count, in the order of the problem.
 */
public final class DecisionSteps {

    private final Problem problem;
    private final RowOrder order;
    private final UserLinks links;
    private final RoundPass pass;
    private final TrialMoves moves;
    private final CodeStream.Trial trial;
    private final DecisionState now;
    private final DecisionState next;
    private final DecisionState kept;
    private final DecisionState fresh;
    private boolean climbing; // whether the last step was one of the powers alone

    /**
     * What is known at the powers of one moment. A power counts in even shares of the budget, R times its fraction.
     *
     * @param power             shape [B, R]
     * @param share             a_ij, how much each UE leans to each BS, sums to 1; shape [U, B]
     * @param marginalUtility   m_b^r, slope of the utility in the power fraction through the UEs of the BS; shape
     *                          [B, R]
     * @param interferencePrice what the same power takes from all others, shape [B, R]
     * @param rbValue           what each RB is worth to all UEs, less what its power could do elsewhere; shape [R]
     * @param utility           ln of the one rate that, given to all, would be worth the same, in bit/s; mean ln R for
     *                          alpha = 1
     */
    public record Step(double[][] power, double[][] share, double[][] marginalUtility, double[][] interferencePrice,
            double[] rbValue, double utility) {
    }

    DecisionSteps(Problem problem, NetworkWeights weights, DecisionKernels kernels, int strongestSites, long codeSeed) {
        if (!problem.isAlphaFair()) {
            throw new IllegalArgumentException("steps of a decision are shown for alpha-fair objectives alone, not %s"
                    .formatted(problem.objective()));
        }
        this.problem = problem;
        order = RowOrder.of(problem);
        Problem sorted = order.sorted(problem);
        Gains gains = sorted.gainsAtRadioBudget();
        links = UserLinks.of(gains, sorted.covered(), strongestSites, problem.radio());
        Kernel kernel = kernels.create(links, 1);
        float alpha = (float) problem.utility().alpha();
        pass = new RoundPass(weights, links, kernel, problem.radio().antennas(), alpha);
        moves = new TrialMoves(pass);
        CodeStream stream = new CodeStream(links.sites(), links.blocks(), Seeds.stream(codeSeed, "code"));
        now = DecisionState.of(links, weights.hidden);
        next = DecisionState.of(links, weights.hidden);
        kept = DecisionState.of(links, weights.hidden);
        fresh = DecisionState.of(links, weights.hidden);
        pass.network().start(stream.code(), now);
        now.association().start(links, pass.near());
        trial = stream.trial();
        kept.copy(now);
    }

    /** Where it stands now; at first at the start that the random code gives. */
    public Step present() {
        pass.next(now, next, 1);
        double utility = pass.before(next) + Math.log(Rates.perNatBps(problem.radio()));
        double[] value = new double[links.blocks()];
        pass.price(now, value);
        return new Step(bySite(i -> pass.outlook().power()[i]), shares(),
                bySite(i -> pass.outlook().marginalUtility(i)), bySite(i -> pass.outlook().interferencePrice(i)),
                value, utility);
    }

    /** One round of the network. */
    public Step round() {
        climbing = false;
        pass.next(now, next, 1);
        now.copy(next);
        return present();
    }

    /** One step of the powers alone, each UE at its best BS; the first of several in a row has no momentum yet. */
    public Step climb() {
        if (!climbing) {
            pass.ascent().start(now, false);
            climbing = true;
        }
        pass.ascent().associate(now);
        pass.ascent().step(now, next);
        now.copy(next);
        return present();
    }

    /** Makes the present state the best, from which the moves go on. */
    public Step keep() {
        climbing = false;
        kept.copy(now);
        return present();
    }

    /** From the best: some RBs of little value start anew with another code. */
    public Step renew() {
        fromKept();
        moves.renew(trial, fresh, now);
        return present();
    }

    /** From the best: the RBs of the present state that are worth more at the prices of the best. */
    public Step select() {
        fromKept();
        moves.select(now, next);
        now.copy(next);
        return present();
    }

    /** From the best: on some RBs a BS falls silent, or sends where it was silent. */
    public Step toggle() {
        fromKept();
        moves.toggle(trial, 1, now);
        return present();
    }

    /** From the best: some RBs of little value take over the powers of those of high value. */
    public Step copy() {
        fromKept();
        moves.copy(trial, 1, now);
        return present();
    }

    private void fromKept() {
        climbing = false;
        moves.setBest(kept);
    }

    /** One value of each (BS, RB). */
    @FunctionalInterface
    private interface Entry {
        /** @param i of [B, stride] */
        float at(int i);
    }

    private double[][] bySite(Entry entry) {
        double[][] all = new double[links.sites()][links.blocks()];
        int[] row = order.sites();
        for (int b = 0; b < row.length; b++) {
            for (int r = 0; r < links.blocks(); r++) {
                all[row[b]][r] = entry.at(b * links.stride() + r);
            }
        }
        return all;
    }

    private double[][] shares() {
        double[][] all = new double[problem.gains().users()][links.sites()];
        int[] row = order.users();
        int[] sites = order.sites();
        int[] covered = order.sorted(problem).covered();
        for (int u = 0; u < covered.length; u++) {
            for (int k = u * links.links(); k < (u + 1) * links.links(); k++) {
                all[row[covered[u]]][sites[links.site()[k]]] = pass.answered().share()[k];
            }
        }
        return all;
    }
}
