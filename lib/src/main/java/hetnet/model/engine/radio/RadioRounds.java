package hetnet.model.engine.radio;

import hetnet.channel.Gains;
import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.SitePairs;
import hetnet.model.engine.link.UserLinks;
import hetnet.network.RadioConfig;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The radio part of the rounds of one network, on flat arrays: how UEs answer to powers, and what these are worth. A
 * training takes it from here, for no gradient goes through it, and makes the rest of a round of tensors. All UEs
 * count, each with a link to every BS. Serves one thread.
 */
public final class RadioRounds {

    /** What a round sees of each BS and RB. */
    public static final int FEATURES = 7;

    private final UserLinks links;
    private final SiteCoupling around;
    private final float[] coupling; // of pairs of BSs, [P]
    private final PowerOutlook outlook;
    private final BestResponse response;
    private final AssociationState association;
    private final AssociationState settled;
    private final float[] weight; // slope of the utility in the efficiency of each link, [U, B]
    private final float[] logit; // [B, stride]
    private final float[] idle; // part of the budget that each BS keeps: none; [B]
    private final float[][] features; // [FEATURES][B * stride]

    /** UEs lean to their strongest BS at first. @param edges whether BSs have edges */
    public RadioRounds(Gains gains, RadioConfig radio, float alpha, boolean edges) {
        links = UserLinks.of(gains, IntStream.range(0, gains.users()).toArray(), gains.sites(), radio);
        Kernel kernel = Kernel.fastest().create(links.sites(), links.links(), links.stride());
        around = new SiteCoupling(links, kernel);
        coupling = edges ? around.coupling() : new float[around.pairs().count()];
        outlook = new PowerOutlook(links, kernel, around.pairs());
        response = new BestResponse(links, kernel, alpha);
        association = AssociationState.of(links);
        association.start(links, around.near());
        settled = AssociationState.of(links);
        weight = new float[association.share().length];
        logit = new float[links.sites() * links.stride()];
        idle = new float[links.sites()];
        features = new float[FEATURES][logit.length];
    }

    /** The part of the UEs that lean to a BS before any power is known. */
    public float nearby(int site) {
        return around.load()[site] / links.users();
    }

    /** What part of the UEs of a BS one of them is, before any power is known; those of a BS sum to 1. */
    public float share(int user, int site) {
        return around.share()[user * links.links() + site];
    }

    /** log10 of the mean SNR of a link at equal power. */
    public float decades(int user, int site) {
        return around.decades()[user * links.links() + site];
    }

    /**
     * What BSs take from each other at equal powers, 0 where they have no edges.
     *
     * @param network which one of a batch this is
     * @param batch   receives it, the BS that disturbs first; shape [L, B, B]
     */
    public void coupling(int network, float[] batch) {
        int sites = links.sites();
        SitePairs pairs = around.pairs();
        for (int b = 0; b < sites; b++) {
            for (int p = pairs.start()[b]; p < pairs.start()[b + 1]; p++) {
                batch[(network * sites + b) * sites + pairs.other()[p]] = coupling[p];
            }
        }
    }

    /**
     * One round: UEs answer to powers. All arrays are those of a batch.
     *
     * @param network  which one of the batch this is
     * @param logits   of the powers, shape [L, B, R]
     * @param biases   added to the attraction of each BS, shape [L, B]
     * @param received receives what the round sees, shape [L, B, R, FEATURES]
     */
    public void round(int network, float[] logits, float[] biases, float[] received) {
        float[] bias = see(network, logits, biases);
        response.respond(association, bias, BestResponse.ROUND_SHARPNESS, BestResponse.ROUND_DAMPING, association);
        response.slopes(association, weight);
        outlook.features(weight, coupling, features);
        int at = network * links.sites() * links.blocks() * FEATURES;
        for (int b = 0; b < links.sites(); b++) {
            for (int r = 0; r < links.blocks(); r++) {
                for (float[] feature : features) {
                    received[at++] = feature[b * links.stride() + r];
                }
            }
        }
    }

    /** Reads powers. @return the biases of this network */
    private float[] see(int network, float[] logits, float[] biases) {
        int sites = links.sites();
        int blocks = links.blocks();
        for (int b = 0; b < sites; b++) {
            System.arraycopy(logits, (network * sites + b) * blocks, logit, b * links.stride(), blocks);
        }
        outlook.powers(logit, idle);
        response.see(outlook.power());
        return Arrays.copyOfRange(biases, network * sites, (network + 1) * sites);
    }

    /**
     * UEs settle under powers by averaged best responses, starting from the association of the last round, which stays
     * as it is.
     *
     * @param network   which one of the batch this is
     * @param logits    of the powers, shape [L, B, R]
     * @param biases    added to the attraction of each BS, shape [L, B]
     * @param sharpness of their choice
     * @param responses how many
     */
    public void settle(int network, float[] logits, float[] biases, float sharpness, int responses) {
        float[] bias = see(network, logits, biases);
        settled.copy(association);
        for (int k = 0; k < responses; k++) {
            response.respond(settled, bias, sharpness, 1f / (k + 2), settled);
        }
    }

    /**
     * What they settled to.
     *
     * @param network which one of the batch this is
     * @param share   receives how far each UE leans to each BS, shape [L, B, U]
     * @param load    receives the sums over the UEs, shape [L, B]
     * @param logLoad receives their damped logarithms, shape [L, B]
     * @param loss    receives the damped utility lost per joining UE, shape [L, B]
     */
    public void settled(int network, float[] share, float[] load, float[] logLoad, float[] loss) {
        int sites = links.sites();
        int at = network * sites;
        System.arraycopy(settled.load(), 0, load, at, sites);
        System.arraycopy(settled.logLoad(), 0, logLoad, at, sites);
        System.arraycopy(settled.loss(), 0, loss, at, sites);
        for (int u = 0; u < links.users(); u++) {
            for (int b = 0; b < sites; b++) {
                share[(at + b) * links.users() + u] = settled.share()[u * sites + b];
            }
        }
    }
}
