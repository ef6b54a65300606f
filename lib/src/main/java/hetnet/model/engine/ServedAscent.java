package hetnet.model.engine;

import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.RateUtility;
import hetnet.model.engine.link.ServedKernel;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.BestResponse;
import hetnet.model.engine.radio.PowerOutlook;
import hetnet.model.kernel.DenseKernel;
import hetnet.solver.AskedObjective;
import hetnet.solver.association.LinkMoves;
import java.util.Arrays;

/**
 * Steps of the powers while each UE has one BS, which it leaves from time to time where it gains: what rounds of the
 * network, reuse patterns and moves of whole RBs begin, these end. A step sees interference alone at all links but
 * those that serve ({@link ServedKernel}), so that many are taken in the time of a round. Serves one thread.
 */
final class ServedAscent {

    private final UserLinks links;
    private final Kernel kernel;
    private final PowerOutlook outlook;
    private final RateUtility utility;
    private final LinkMoves moves;
    private final PowerClimb climb;
    private final boolean[] path; // whether a link has one, [U, K]
    private final float[] margin; // of a link beyond its rate: none, [U, K]
    private final int[] own; // link that serves each UE, [U]
    private final float[] inverseLoad; // 1 / n, [B]
    private final float[] efficiency; // of the links that serve, [U]
    private final float[] slope; // of the utility, in rates and then in efficiencies; [U]
    private final float[] linkEfficiency; // [U, K], padded
    private final float[] logEfficiency; // [U, K], padded
    private final float[] share; // 1 for links that serve, [U, K]

    /** @param path {@link UserLinks#paths} @param asked what is climbed; null for the fairness */
    ServedAscent(UserLinks links, boolean[] path, Kernel kernel, PowerOutlook outlook, float alpha,
            AskedObjective asked) {
        this.links = links;
        this.path = path;
        this.kernel = kernel;
        this.outlook = outlook;
        utility = new RateUtility(links.users(), kernel, alpha, asked);
        moves = new LinkMoves(links.site(), links.links(), links.sites(), alpha);
        climb = new PowerClimb(links);
        margin = new float[links.count()];
        own = new int[links.users()];
        inverseLoad = new float[links.sites()];
        efficiency = new float[links.users()];
        slope = new float[links.users()];
        linkEfficiency = new float[DenseKernel.padded(links.count())];
        logEfficiency = new float[linkEfficiency.length];
        share = new float[links.count()];
    }

    /**
     * Begins anew from a state: each UE at the BS that it leans to most.
     *
     * @param near whether the state is near an optimum
     */
    void start(DecisionState state, boolean near) {
        climb.start(state, near);
        for (int u = 0; u < own.length; u++) {
            int most = -1;
            for (int i = u * links.links(); i < (u + 1) * links.links(); i++) {
                if (path[i] && (most < 0 || state.association().share()[i] > state.association().share()[most])) {
                    most = i;
                }
            }
            own[u] = most < 0 ? u * links.links() : most;
        }
    }

    /**
     * UEs leave their BSs where they gain at the powers of a state, one after the other, until none does. Then what
     * {@link #look} does.
     */
    double associate(DecisionState state) {
        outlook.powers(state.logit(), state.idle());
        kernel.efficiency(links, outlook.power(), linkEfficiency);
        kernel.log(linkEfficiency, BestResponse.SMALLEST_EFFICIENCY, logEfficiency, logEfficiency.length);
        moves.see(logEfficiency);
        moves.improve(own, path, margin);
        Arrays.fill(share, 0);
        for (int link : own) {
            share[link] = 1;
        }
        state.association().start(links, share);
        for (int u = 0; u < own.length; u++) {
            efficiency[u] = linkEfficiency[own[u]];
        }
        return value();
    }

    /** The utility of the powers of a state; makes what {@link #step} goes by. */
    double look(DecisionState state) {
        outlook.powers(state.logit(), state.idle());
        kernel.served().efficiency(links, own, outlook.power(), efficiency);
        return value();
    }

    /** What the efficiencies of the links that serve are worth. */
    private double value() {
        Arrays.fill(inverseLoad, 0);
        for (int link : own) {
            inverseLoad[links.site()[link]]++;
        }
        for (int b = 0; b < inverseLoad.length; b++) {
            inverseLoad[b] = 1 / Math.max(inverseLoad[b], 1);
        }
        for (int u = 0; u < own.length; u++) {
            utility.rate()[u] = efficiency[u] * inverseLoad[links.site()[own[u]]];
        }
        utility.take();
        return utility.value(outlook.power());
    }

    /** A step from the state of the last {@link #look}. @param to receives what follows */
    void step(DecisionState from, DecisionState to) {
        utility.slopes(outlook.power(), slope);
        for (int u = 0; u < own.length; u++) {
            slope[u] *= inverseLoad[links.site()[own[u]]];
        }
        outlook.lookAtServed(own, slope, links.sites());
        to.copy(from);
        climb.step(from, outlook, to);
    }
}
