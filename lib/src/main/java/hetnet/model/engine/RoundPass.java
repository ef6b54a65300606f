package hetnet.model.engine;

import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.SitePairs;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.AssociationState;
import hetnet.model.engine.radio.BestResponse;
import hetnet.model.engine.radio.PowerOutlook;
import hetnet.model.engine.radio.SiteCoupling;
import hetnet.model.kernel.DenseKernel;
import hetnet.model.kernel.FloatMath;
import hetnet.solver.AskedObjective;
import hetnet.solver.reuse.Colouring;
import java.util.Arrays;
import java.util.function.Supplier;

/** The rounds of one decision: one set of buffers, nothing allocated in a round. Serves one thread. */
final class RoundPass {

    /** A BS sends on an RB where it has at least this part of its usual power; silent is so far below the largest. */
    private static final float LEAST_ON = 0.3f;
    private static final float SILENT = -8;
    /** Logit, below the largest, of an RB that gets nothing at all. */
    private static final float NO_POWER = -40;

    private final NetworkWeights weights;
    private final UserLinks links;
    private final Kernel kernel;
    private final SiteCoupling around;
    private final int antennas;
    private final float alpha;
    private final PowerOutlook outlook;
    private final BestResponse response;
    private StateNetwork network; // null before the first round
    private float[] coupling; // of pairs of BSs, as the network knows it, [P]; null before the first round
    private final Supplier<ServedAscent> ascents;
    private final ServedAscent ascent;
    private final AssociationState judged;
    private final float[] weight; // slope of the utility in the efficiency of each link, [U, K]
    private final float[] priced; // the same at the powers whose prices are known, [U, K]
    private final float[] powerPrice; // [B]

    RoundPass(NetworkWeights weights, UserLinks links, Kernel kernel, int antennas, float alpha) {
        this(weights, links, kernel, antennas, alpha, null);
    }

    /** @param antennas A @param asked what is climbed; null for the fairness */
    RoundPass(NetworkWeights weights, UserLinks links, Kernel kernel, int antennas, float alpha,
            AskedObjective asked) {
        this.weights = weights;
        this.links = links;
        this.kernel = kernel;
        this.antennas = antennas;
        this.alpha = alpha;
        around = new SiteCoupling(links, kernel);
        outlook = new PowerOutlook(links, kernel, around.pairs(), asked == null ? null : asked.powerPrice());
        response = new BestResponse(links, kernel, alpha, asked);
        boolean[] path = links.paths();
        ascents = () -> new ServedAscent(links, path, kernel, outlook, alpha, asked);
        ascent = ascents.get();
        judged = AssociationState.of(links);
        weight = new float[DenseKernel.padded(links.count())];
        priced = new float[weight.length];
        powerPrice = new float[links.sites()];
    }

    /** Steps of the powers alone. */
    ServedAscent ascent() {
        return ascent;
    }

    /** The same with a memory of its own. */
    ServedAscent anotherAscent() {
        return ascents.get();
    }

    /** The learned part, which is made when it is first asked for. */
    StateNetwork network() {
        if (network == null) {
            coupling = weights.messages ? around.coupling() : new float[around.pairs().count()];
            network = new StateNetwork(weights, links, kernel,
                    new SiteEncoder(weights, links, around, kernel).encode(antennas, alpha), alpha);
        }
        return network;
    }

    /**
     * A round.
     *
     * @param stride part of the full step of the logits
     * @param to     receives what follows
     */
    void next(DecisionState from, DecisionState to, float stride) {
        answer(from, BestResponse.ROUND_SHARPNESS, to.association());
        response.slopes(to.association(), weight);
        outlook.features(weight, coupling, network().features);
        network.update(from, to, stride);
    }

    /** Utility of the powers that the last round started from. @param to what followed */
    double before(DecisionState to) {
        response.settle(to.association(), network.bias, BestResponse.JUDGED_SHARPNESS, judged);
        response.settle(judged, network.bias, BestResponse.JUDGED_SHARPNESS, judged);
        return response.utility(judged);
    }

    /** How UEs answer to the powers of a state. */
    private void answer(DecisionState state, float sharpness, AssociationState answer) {
        network().readSites(state.h());
        response.see(powers(state));
        response.respond(state.association(), network.bias, sharpness, BestResponse.ROUND_DAMPING, answer);
    }

    /**
     * Prices at the powers of a state: by them RBs can be compared one by one, as columns of a linear programme by
     * their reduced costs.
     *
     * @param value receives the values of its RBs, shape [R]
     */
    void price(DecisionState state, double[] value) {
        answer(state, BestResponse.ROUND_SHARPNESS, judged);
        response.slopes(judged, priced);
        outlook.look(priced, 1);
        for (int b = 0; b < powerPrice.length; b++) {
            powerPrice[b] = outlook.powerPrice(b);
        }
        outlook.values(powerPrice, value);
    }

    /** Values of the RBs of another state at the prices last made. @param value shape [R] */
    void values(DecisionState state, double[] value) {
        outlook.powers(state.logit(), state.idle());
        outlook.look(priced, 1);
        outlook.values(powerPrice, value);
    }

    /**
     * Values of RBs at the prices last made if on each of them one BS changed sides, which it does for nothing but the
     * price of its power.
     *
     * @param site  that falls silent where it sends, and sends where it is silent; shape [R]
     * @param value receives the values, shape [R]
     */
    void toggledValues(DecisionState state, int[] site, double[] value) {
        outlook.powers(state.logit(), state.idle());
        float[] level = levels();
        for (int r = 0; r < site.length; r++) {
            int i = site[r] * links.stride() + r;
            outlook.power()[i] = isOn(outlook.power()[i], level[site[r]]) ? 0 : level[site[r]];
        }
        outlook.look(priced, 1);
        outlook.values(powerPrice, value);
    }

    /** Turns a BS on or off on an RB. */
    void toggle(DecisionState state, int site, int block) {
        outlook.powers(state.logit(), state.idle());
        float level = levels()[site];
        int first = site * links.stride();
        int largest = first;
        for (int i = first; i < first + links.blocks(); i++) {
            largest = state.logit()[i] > state.logit()[largest] ? i : largest;
        }
        float change = isOn(outlook.power()[first + block], level) ? SILENT
                : FloatMath.log(level / outlook.power()[largest]);
        state.logit()[first + block] = state.logit()[largest] + change;
    }

    private static boolean isOn(float power, float level) {
        return power > LEAST_ON * level;
    }

    /** The power that the average watt of each BS is sent with, shape [B]. */
    private float[] levels() {
        float[] level = new float[links.sites()];
        for (int b = 0; b < level.length; b++) {
            float sum = 0;
            float square = 0;
            for (int i = b * links.stride(); i < b * links.stride() + links.blocks(); i++) {
                sum += outlook.power()[i];
                square += outlook.power()[i] * outlook.power()[i];
            }
            level[b] = square / sum;
        }
        return level;
    }

    /** R times the fractions of a state, shape [B, stride]. */
    float[] powers(DecisionState state) {
        outlook.powers(state.logit(), state.idle());
        return outlook.power();
    }

    /** What attracts UEs to each BS in a state beyond rates: nothing before the first round; shape [B]. */
    float[] bias(DecisionState state) {
        if (network == null) {
            return new float[links.sites()];
        }
        network.readSites(state.h());
        return network.bias;
    }

    /** Shares of the links by nearness, shape [U, K]. */
    float[] near() {
        return around.near();
    }

    /**
     * Writes the logits of static reuse: each BS spends its budget on the RBs of its colour.
     *
     * @param colours k, 1 to the smaller of B and R
     */
    void reuse(int colours, DecisionState to) {
        double[] load = new double[links.sites()];
        for (int i = 0; i < links.count(); i++) {
            load[links.site()[i]] += around.near()[i];
        }
        int[] place = Colouring.places(interference(load), load, colours);
        Arrays.fill(to.idle(), 0);
        for (int b = 0; b < place.length; b++) {
            for (int r = 0; r < links.blocks(); r++) {
                to.logit()[b * links.stride() + r] = r % colours == place[b] ? 0 : NO_POWER;
            }
        }
    }

    /** What each two BSs take from the rates of each other's UEs. @param load UEs of each BS, shape [B] */
    private double[][] interference(double[] load) {
        double[][] taken = new double[load.length][load.length];
        SitePairs pairs = around.pairs();
        for (int b = 0; b < load.length; b++) {
            for (int p = pairs.start()[b]; p < pairs.start()[b + 1]; p++) {
                int k = pairs.other()[p];
                double part = Math.max(0, around.coupling()[p]) * load[k]; // rounding takes nothing
                taken[b][k] += part;
                taken[k][b] += part;
            }
        }
        return taken;
    }

    /** What powers are worth where {@link #price} was asked last. */
    PowerOutlook outlook() {
        return outlook;
    }

    /** How UEs answered there. */
    AssociationState answered() {
        return judged;
    }

    /** The links that it decides by. */
    UserLinks links() {
        return links;
    }
}
