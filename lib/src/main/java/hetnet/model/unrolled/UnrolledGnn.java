package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import hetnet.channel.Gains;
import hetnet.model.ModelComponent;
import hetnet.model.unrolled.UnrolledEncoder.Encoding;
import hetnet.network.RadioConfig;
import hetnet.nn.ParameterStore;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.TensorRates;
import hetnet.radio.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.util.MathArrays;

/**
 * The interference-unrolled HetGNN. Nodes are UEs, BSs and antennas; BS-BS edges carry how the UEs of one BS hear
 * another; one state h per (BS, RB) starts from the BS and a random code and goes T rounds with shared weights, each of
 * which sees what the powers so far do. Powers are SoftMax fractions, and association is a damped best response to the
 * rates under them. With s_ib the SNR at equal power, x_ib its decades, z_b^r = (cos phi_b^r, sin phi_b^r) the code,
 * and sums over i over UEs:
 * <pre>
 *   start ({@link UnrolledEncoder})
 *     nu_ib    = SoftMax_b(8 x_ib)                                                    how a UE leans to a BS
 *     e_bk     = sum_i nu_ib / (sum_j nu_jb) psi(x_ib, x_ik)                          edges
 *     kappa_bk = sum_i nu_ik / (sum_j nu_jk) (1 - ln(1 + s_ik / (1 + s_ib)) / ln(1 + s_ik))
 *     w_bk     = (kappa_bk + kappa_kb) / 2,  w_bb = 0                                 weights of messages
 *     h_b^r    = MLP(MLP(1/4 sum_k w_bk e_bk, antennas, load, 1/4 sum_k w_bk, alpha), z_b^r)
 *     l_b^r    = 3 (u h_b^r + u_0) + cos phi_b^r                                      logits of the powers
 *   round ({@link UnrolledRound}), T times
 *     f_b^r    = SoftMax_r(l_b^r)                                                     power fractions
 *     S, D, c  of {@link TensorRates} at powers p = R f
 *     q_ib     = dU/dc_ib                                                             slopes in the efficiencies
 *     dU/df_b^r, values of RBs  of {@link hetnet.radio.tensor.RbMarginals}
 *     rho_b^r  = R f_b^r (dU/df_b^r - sum_r' f_b^r' dU/df_b^r')                       slope in the logit
 *     mu_b^r   = sum_k w_bk GELU(W_s h_k^r + W_e e_bk)                                messages
 *     h_b^r   &lt;- norm(h_b^r + MLP(h_b^r, W_o mu_b^r, mean_r h_b^r, slopes and values, alpha))
 *     l_b^r   &lt;- l_b^r + u h_b^r + u_0 + eta rho_b^r
 *   readout ({@link UnrolledReadout})
 *     UE i leans to the BS where V(c_ib / n_b) - lambda_b + beta_b is largest         see {@link SoftAssociation}
 * </pre>
 *
 * <p>Equivariant to the order of UEs, BSs, antennas and RBs (the code permutes along), so that one set of weights
 * serves any number of each. This is the graph that the weights are trained in; with the trained weights
 * {@link hetnet.model.engine.InferenceEngine} decides, which searches on from the best of the rounds.
 */
public final class UnrolledGnn {

    /** Numbers in the random code of each (BS, RB): cosine and sine of an angle. */
    public static final int CODE = 2;

    private final UnrolledEncoder encoder;
    private final InterferenceMessages messages;
    private final UnrolledReadout readout;
    private final UnrolledRound round;
    private final int mostRounds;

    /** The whole network. */
    public UnrolledGnn(ParameterStore weights, int hidden) {
        this(weights, hidden, UnrolledVariant.FULL);
    }

    /**
     * @param weights receives the weights, in the order of the parts
     * @param hidden  H, width of the states
     * @param variant which parts it has
     */
    public UnrolledGnn(ParameterStore weights, int hidden, UnrolledVariant variant) {
        encoder = new UnrolledEncoder(weights, hidden, variant);
        messages = InterferenceMessages.of(weights, hidden, variant);
        UnaryOperator<NDArray> update = UnrolledRound.update(weights, hidden, variant, messages);
        readout = UnrolledReadout.of(weights, hidden);
        round = new UnrolledRound(variant, messages, update, readout, MarginalFeatures.of(weights, variant));
        mostRounds = variant.has(ModelComponent.ROUNDS) ? Integer.MAX_VALUE : 0;
    }

    /**
     * What the network decides for a batch.
     *
     * @param powerFraction f_b^r, sums to 1; shape [L, B, R]
     * @param logits        the BS of the link with the largest serves the UE; shape [L, K, U]
     * @param rates         soft rates over the bandwidth, nat/s/Hz; shape [L, U]
     */
    public record Decision(NDArray powerFraction, NDArray logits, NDArray rates) {
    }

    /** {@link #decide(LinkSnr, NDArray, NDArray, int, float, float)} with links from every UE to every BS. */
    public Decision decide(NDArray snr, NDArray panel, NDArray code, int rounds, float alpha, float sharpness) {
        return decide(new LinkSnr(new Links.All(), snr), panel, code, rounds, alpha, sharpness);
    }

    /**
     * One forward pass; its last round decides. All of it is made of tensors, on any device and in any precision.
     *
     * @param seen      the links of all UEs
     * @param panel     antenna features, shape [A, 2]
     * @param code      cosine and sine of a random angle; powers start where the cosine is large; shape [L, B, R, CODE]
     * @param rounds    T; the weights are shared, so that more rounds than trained with may go on to improve
     * @param alpha     fairness
     * @param sharpness of the final soft association
     */
    public Decision decide(LinkSnr seen, NDArray panel, NDArray code, int rounds, float alpha, float sharpness) {
        TensorScope scope = scope(seen.snr());
        PassRadio radio = new TensorRadio(seen, sites(code), alpha, hasEdges(), scope);
        return decide(radio, seen, panel, code, new int[] {rounds}, alpha, sharpness, scope).get(0);
    }

    /**
     * One forward pass, and what it would decide after several numbers of rounds. On the CPU what no gradient goes
     * through is made on flat arrays, in a fraction of the time.
     *
     * @param networks L of the same B, U and R; all UEs count
     * @param rounds   from few to many
     * @param code     shape [L, B, R, CODE]; its manager owns what the pass makes
     * @return a decision for each number of rounds
     */
    public List<Decision> decide(List<Gains> networks, RadioConfig radio, NDArray code, int[] rounds, float alpha,
            float sharpness) {
        NDManager manager = code.getManager();
        int[] users = MathArrays.natural(networks.get(0).users());
        int[][] site = UnrolledInput.strongest(networks.get(0), users, sites(code)); // all
        NDArray snr = UnrolledInput.snr(networks, users, site, radio, manager); // [L, B, U, 1 or R]
        NDArray panel = UnrolledInput.panel(radio.antennas(), manager); // [A, 2]
        LinkSnr seen = new LinkSnr(new Links.All(), snr);
        TensorScope scope = scope(snr);
        PassRadio pass = code.getDevice().isGpu() ? new TensorRadio(seen, sites(code), alpha, hasEdges(), scope)
                : new FlatRadio(networks, radio, alpha, hasEdges(), manager);
        return decide(pass, seen, panel, code, rounds, alpha, sharpness, scope);
    }

    private List<Decision> decide(PassRadio radio, LinkSnr seen, NDArray panel, NDArray code, int[] rounds,
            float alpha, float sharpness, TensorScope scope) {
        Encoding known = encoder.encode(radio, panel, alpha, messages);
        RoundState state = start(known, code);
        List<Decision> decisions = new ArrayList<>();
        int done = 0;
        for (int count : rounds) {
            for (; done < Math.min(count, mostRounds); done++) {
                state = next(state, known);
            }
            decisions.add(readout.decide(state, radio, seen, alpha, sharpness, scope));
        }
        return decisions;
    }

    private TensorScope scope(NDArray snr) {
        return new TensorScope(snr.getManager(), readout.isTraining());
    }

    private static int sites(NDArray code) {
        return Math.toIntExact(code.getShape().get(1));
    }

    /** What a pass with the radio on tensors knows before its rounds. */
    Encoding encode(TensorRadio radio, NDArray panel, float alpha) {
        return encoder.encode(radio, panel, alpha, messages);
    }

    /** The state before the first round. */
    RoundState start(Encoding known, NDArray code) {
        NDArray h = encoder.states(known.sites(), code); // [L, B, R, H]
        return new RoundState(h, encoder.logits(readout, h, code));
    }

    /** {@link UnrolledRound#next}. */
    RoundState next(RoundState last, Encoding known) {
        return round.next(last, known);
    }

    /** Whether BSs have edges. */
    boolean hasEdges() {
        return messages.parts() > 0;
    }

    /** beta_b of a state, shape [L, B]. */
    NDArray siteBias(RoundState state) {
        return readout.siteBias(state.h());
    }
}
