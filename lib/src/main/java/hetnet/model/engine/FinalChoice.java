package hetnet.model.engine;

import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How all UEs in coverage answer to the powers of a state, which were decided by a sample of them. */
final class FinalChoice {

    /** Responses to the final powers, each damped as an average over them asks for, and how much the first one is. */
    private static final int RESPONSES = 24;
    private static final float FIRST_DAMPING = 0.5f;
    /** UEs choose their BS all but hard. */
    private static final float SHARPNESS = 80;

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
    private final int[] serving; // [U]

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
        this.serving = serving;
        response = new BestResponse(links, kernel, (float) problem.utility().alpha());
        association = AssociationState.of(links);
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
        int[] first = hard();
        settle(bias);
        Allocation settled = new Allocation(hard(), watts);
        incumbent.offer(settled);
        if (incumbent.best() != settled) {
            // small alphas let all UEs run to one BS: what they answered before that is worth a look
            incumbent.offer(new Allocation(first, watts));
        }
    }

    /** Averaged best responses settle, however sharp they are; the first has been given. */
    private void settle(float[] bias) {
        for (int k = 1; k < RESPONSES; k++) {
            response.respond(association, bias, SHARPNESS, 1f / (k + 2), association);
        }
        response.respond(association, bias, SHARPNESS, 0, association);
    }

    /** The BS of the link with a path that attracts a UE most, shape [U]. */
    private int[] hard() {
        int[] hard = new int[gains.users()];
        Arrays.fill(hard, Allocation.OUT_OF_COVERAGE);
        for (int i = 0; i < users.length; i++) {
            int best = -1;
            for (int link = i * links.links(); link < (i + 1) * links.links(); link++) {
                boolean path = gains.mean(users[i], links.site()[link]) > 0;
                if (path && (best < 0 || attraction(link, users[i]) > attraction(best, users[i]))) {
                    best = link;
                }
            }
            hard[users[i]] = links.site()[best];
        }
        return hard;
    }

    /** With a margin for the serving BS, so that no UE is handed over for next to nothing. */
    private float attraction(int link, int user) {
        return response.logits[link] + (links.site()[link] == serving[user] ? HYSTERESIS : 0);
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
