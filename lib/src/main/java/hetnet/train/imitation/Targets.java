package hetnet.train.imitation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import java.util.Arrays;

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
record Targets(NDArray snr, NDArray association, NDArray powerFraction, NDArray rate, NDArray covered,
                      NDArray training, NDArray heldOut) {

    /** @param manager owns the tensors */
    static Targets of(LabelledGraph data, NDManager manager) {
        int users = data.problem().gains().users();
        int sites = data.problem().sites();
        int blocks = data.problem().blocks();
        float[] association = new float[users * sites];
        float[] covered = new float[users];
        float[] rate = new float[users];
        for (int u = 0; u < users; u++) {
            int b = data.labels().association()[u];
            rate[u] = (float) data.labelBps()[u];
            if (b != Allocation.OUT_OF_COVERAGE) {
                association[u * sites + b] = 1;
                covered[u] = 1;
            }
        }
        float[] power = new float[sites * blocks];
        for (int i = 0; i < power.length; i++) {
            int b = i / blocks;
            power[i] = (float) (data.labels().powerWatt()[b][i % blocks] / data.problem().budgetWatt(b));
        }
        return new Targets(snr(data.problem(), manager), manager.create(association, new Shape(users, sites)),
                manager.create(power, new Shape(sites, blocks)), manager.create(rate), manager.create(covered),
                manager.create(mask(users, data.split().training())),
                manager.create(mask(users, data.split().heldOut())));
    }

    /**
     * Gain times budget over noise power in one RB: the SNR of a link that gets the whole budget of its BS on that RB.
     */
    private static NDArray snr(Problem problem, NDManager manager) {
        Gains gains = problem.gains();
        double noiseWatt = problem.radio().noiseWatt();
        int perLink = gains.isFading() ? gains.blocks() : 1;
        double[] scale = Arrays.stream(problem.budgetWatt()).map(watt -> watt / noiseWatt).toArray(); // [B]
        float[] snr = new float[gains.users() * gains.sites() * perLink];
        for (int i = 0; i < snr.length; i++) {
            int b = i / perLink % gains.sites();
            snr[i] = (float) (gains.at(i / perLink / gains.sites(), b, i % perLink) * scale[b]);
        }
        return manager.create(snr, gains.isFading() ? new Shape(gains.users(), gains.sites(), gains.blocks())
                : new Shape(gains.users(), gains.sites())).toType(DataType.FLOAT32, false);
    }

    /** All tensors, for a manager to attach. */
    NDList list() {
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
