package hetnet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.channel.Gains;
import hetnet.graph.Split;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;

/**
 * What the loss compares a prediction with, on the device of the model.
 *
 * @param snr           gain times budget over noise power in one RB; shape [U, B] without fading, [U, B, R] with
 * @param association   the teacher's a_ij, one-hot, a row of zeros out of coverage; shape [U, B]
 * @param powerFraction the teacher's alpha_j^r; shape [B, R]
 * @param rate          the teacher's rates R_i, bit/s; shape [U]
 * @param covered       1 for a UE in coverage, else 0; shape [U]
 * @param training      weights of the training UEs, 1/N each, else 0; shape [U]
 * @param heldOut       weights of the held-out UEs, 1/N each, else 0; shape [U]
 */
public record Targets(NDArray snr, NDArray association, NDArray powerFraction, NDArray rate, NDArray covered,
                      NDArray training, NDArray heldOut) {

    /** @param rateBps the teacher's rates, shape [U] */
    public static Targets of(Gains gains, RadioConfig radio, Allocation teacher, double[] rateBps, Split split,
                             NDManager manager) {
        int users = gains.users();
        int sites = gains.sites();
        float[] association = new float[users * sites];
        float[] covered = new float[users];
        float[] rate = new float[users];
        for (int u = 0; u < users; u++) {
            int b = teacher.association()[u];
            rate[u] = (float) rateBps[u];
            if (b != Allocation.OUT_OF_COVERAGE) {
                association[u * sites + b] = 1;
                covered[u] = 1;
            }
        }
        double[][] fraction = teacher.powerFraction(radio.budgetWatt());
        float[] power = new float[sites * gains.blocks()];
        for (int i = 0; i < power.length; i++) {
            power[i] = (float) fraction[i / gains.blocks()][i % gains.blocks()];
        }
        return new Targets(snr(gains, radio, manager), manager.create(association, new Shape(users, sites)),
                manager.create(power, new Shape(sites, gains.blocks())), manager.create(rate), manager.create(covered),
                manager.create(mask(users, split.training())), manager.create(mask(users, split.heldOut())));
    }

    /**
     * Gain times budget over noise power in one RB: the SNR of a link that gets the whole budget of its BS on that RB.
     */
    public static NDArray snr(Gains gains, RadioConfig radio, NDManager manager) {
        double scale = radio.budgetWatt() / radio.noiseWatt();
        int links = gains.users() * gains.sites();
        int perLink = gains.isFading() ? gains.blocks() : 1;
        float[] snr = new float[links * perLink];
        for (int i = 0; i < snr.length; i++) {
            int link = i / perLink;
            snr[i] = (float) (gains.at(link / gains.sites(), link % gains.sites(), i % perLink) * scale);
        }
        return manager.create(snr, gains.isFading() ? new Shape(gains.users(), gains.sites(), gains.blocks())
                : new Shape(gains.users(), gains.sites())).toType(DataType.FLOAT32, false);
    }

    /** All tensors, for a manager to attach. */
    public NDList list() {
        return new NDList(snr, association, powerFraction, rate, covered, training, heldOut);
    }

    private static float[] mask(int users, int[] members) {
        float[] mask = new float[users];
        for (int u : members) {
            mask[u] = 1f / members.length;
        }
        return mask;
    }
}
