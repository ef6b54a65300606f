package hetnet.model.engine;

import hetnet.channel.Gains;
import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.AssociationState;
import hetnet.model.engine.radio.BestResponse;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.association.BestAssociation;
import hetnet.solver.association.LinkMoves;
import hetnet.solver.association.SwitchOff;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How all UEs in coverage answer to the powers of a state, which were decided by a sample of them. */
final class FinalChoice {

    /** Responses to the final powers, about as many as they take to settle, or before exchanges mend the rest. */
    private static final int RESPONSES = 8;
    private static final int FEW_RESPONSES = 2;
    /** How much the first one is damped. */
    private static final float FIRST_DAMPING = 0.5f;
    /** UEs choose their BS all but hard. */
    private static final float SHARPNESS = 80;

    /** Links up to which the best association is wanted exactly, where it is known how to find it. */
    private static final int MOST_EXACT = 100_000;

    /** Utility that a UE must gain to leave the BS that serves it, nat: hardly more than none. */
    private static final float HYSTERESIS = 0.01f;

    /** A BS that keeps less of its budget than the rest spends it all. */
    private static final double WHOLE = 0.999;

    private final Problem problem;
    private final Gains gains;
    private final int[] users;
    private final UserLinks links;
    private final BestResponse response;
    private final AssociationState association;
    private final float[] near; // [U, K]
    private final double sampled; // part of the UEs that the powers are decided by
    private final LinkMoves moves;
    private final boolean exact; // whether exchanges of UEs follow until none gains
    private final boolean[] path; // whether a link has one, [U, K]
    private final float[] margin; // of the BS that serves, [U, K]

    /**
     * @param gains   as the network sees them
     * @param users   those in coverage
     * @param links   of these UEs
     * @param near    their shares by nearness, shape [U, K]
     * @param sampled part of them that the powers are decided by; 1 where it is all of them
     * @param serving BS of each UE before the decision, {@link Allocation#OUT_OF_COVERAGE} where it has none; shape [U]
     */
    FinalChoice(Problem problem, Gains gains, int[] users, UserLinks links, float[] near, double sampled,
            int[] serving, Kernel kernel) {
        this.problem = problem;
        this.gains = gains;
        this.users = users;
        this.links = links;
        this.near = near;
        this.sampled = sampled;
        response = new BestResponse(links, kernel, (float) problem.utility().alpha());
        association = AssociationState.of(links);
        exact = problem.utility().alpha() == 1 && problem.scheduler() == Scheduler.EQUAL_TIME && links.all()
                && links.count() <= MOST_EXACT && Arrays.stream(serving).allMatch(b -> b == Allocation.OUT_OF_COVERAGE);
        moves = new LinkMoves(links.site(), links.links(), links.sites(), problem.utility().alpha());
        path = new boolean[links.count()];
        margin = new float[links.count()];
        for (int link = 0; link < path.length; link++) {
            int user = users[link / links.links()];
            path[link] = gains.mean(user, links.site()[link]) > 0;
            margin[link] = links.site()[link] == serving[user] ? HYSTERESIS : 0;
        }
    }

    /**
     * Offers the allocation that follows from the powers of a state.
     *
     * @param power R times the parts of the budget, shape [B, stride]
     * @param found how the UEs answered that the powers were decided by
     * @param bias  added to the attraction of each BS, shape [B]
     */
    void offer(float[] power, AssociationState found, float[] bias, Incumbent incumbent) {
        if (sampled == 1) {
            association.copy(found);
        } else {
            association.start(links, near, found, 1 / sampled);
        }
        response.see(power);
        double[][] watts = watts(power);
        response.respond(association, bias, SHARPNESS, FIRST_DAMPING, association);
        int[] first = exact ? null : hard();
        settle(bias);
        moves.see(response.logEfficiency());
        Allocation settled = new Allocation(moved(hard()), watts);
        incumbent.offer(settled);
        if (!exact && incumbent.best() != settled) {
            // small alphas let all UEs run to one BS: what they answered before that is worth a look
            incumbent.offer(new Allocation(moved(first), watts));
        }
        if (!problem.isAlphaFair()) {
            // UEs answered by the fairness: now what is asked for decides, and whether a BS is better asleep
            incumbent.offer(Problem.silenced(new Allocation(BestAssociation.of(problem, watts), watts)));
            incumbent.offer(SwitchOff.improve(problem, incumbent.best()));
        }
    }

    /**
     * Offers powers with the UEs at the BSs that they have, but for moves of single ones that gain.
     *
     * @param power       R times the parts of the budget, shape [B, stride]
     * @param association BS of each UE, shape [U]
     */
    void offer(float[] power, int[] association, Incumbent incumbent) {
        response.see(power);
        moves.see(response.logEfficiency());
        incumbent.offer(new Allocation(moved(served(association)), watts(power)));
    }

    /** The link of each UE to its BS; its strongest with a path where it has none there. */
    private int[] served(int[] association) {
        int[] chosen = new int[users.length];
        for (int i = 0; i < chosen.length; i++) {
            int own = association[users[i]];
            int best = -1;
            for (int link = i * links.links(); link < (i + 1) * links.links(); link++) {
                boolean stronger = best < 0 || links.site()[best] != own
                        && response.efficiency()[link] > response.efficiency()[best];
                best = path[link] && (links.site()[link] == own || stronger) ? link : best;
            }
            chosen[i] = best;
        }
        return chosen;
    }

    /** Best responses settle, however sharp they are; the first has been given. */
    private void settle(float[] bias) {
        for (int k = 1; k < (exact ? FEW_RESPONSES : RESPONSES); k++) {
            response.settle(association, bias, SHARPNESS, association);
        }
        response.respond(association, bias, SHARPNESS, 0, association);
    }

    /** The link with a path that attracts each UE in coverage most, shape [U]. */
    private int[] hard() {
        int[] hard = new int[users.length];
        for (int i = 0; i < users.length; i++) {
            int best = -1;
            for (int link = i * links.links(); link < (i + 1) * links.links(); link++) {
                if (path[link] && (best < 0 || attraction(link) > attraction(best))) {
                    best = link;
                }
            }
            hard[i] = best;
        }
        return hard;
    }

    /** The BSs that serve after moves of single UEs, shape [U]. @param hard link of each UE in coverage */
    private int[] moved(int[] hard) {
        if (problem.scheduler() == Scheduler.EQUAL_TIME) {
            moves.improve(hard, path, margin);
        }
        int[] association = new int[gains.users()];
        Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
        for (int i = 0; i < users.length; i++) {
            association[users[i]] = links.site()[hard[i]];
        }
        return exact ? BestAssociation.of(problem, rates(), association) : association;
    }

    /** Rates of all links with the whole band, bit/s; flat [U * B]. */
    private double[] rates() {
        double[] rate = new double[gains.users() * gains.sites()];
        double scale = Rates.perNatBps(problem.radio());
        for (int i = 0; i < users.length; i++) {
            for (int k = 0; k < links.links(); k++) {
                int link = i * links.links() + k;
                rate[users[i] * gains.sites() + links.site()[link]] = response.efficiency()[link] * scale;
            }
        }
        return rate;
    }

    /** With a margin for the serving BS, so that no UE is handed over for next to nothing. */
    private float attraction(int link) {
        return response.logits()[link] + margin[link];
    }

    /** @param power R times the parts of the budget, shape [B, stride] */
    private double[][] watts(float[] power) {
        double[][] watts = new double[links.sites()][links.blocks()];
        for (int b = 0; b < watts.length; b++) {
            int first = b * links.stride();
            double sum = IntStream.range(first, first + links.blocks()).mapToDouble(i -> power[i]).sum();
            double whole = sum > WHOLE * links.blocks() ? sum : links.blocks();
            for (int r = 0; r < links.blocks(); r++) {
                watts[b][r] = problem.budgetWatt(b) * power[first + r] / whole;
            }
        }
        return watts;
    }
}
