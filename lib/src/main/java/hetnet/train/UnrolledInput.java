package hetnet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hetnet.channel.Gains;
import hetnet.graph.HeteroGraph;
import hetnet.model.UnrolledGnn;
import hetnet.scenario.RadioConfig;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/** What an {@link UnrolledGnn} reads, as tensors in single precision. */
final class UnrolledInput {

    /** Beyond this the spectral efficiency of a link is past any use, and single precision comes to its end. */
    private static final double LARGEST_SNR = 1e9;

    private UnrolledInput() {
    }

    /**
     * SNR at equal power, gain times budget over noise power and R.
     *
     * @param networks of the same shape
     * @param users    the UEs that count, the same in each network
     * @return shape [L, B, U, 1] without fading, [L, B, U, R] with
     */
    static NDArray snr(List<Gains> networks, int[] users, RadioConfig radio, NDManager manager) {
        double scale = radio.budgetWatt() / radio.noiseWatt() / radio.blocks();
        int sites = networks.get(0).sites();
        int depth = networks.get(0).isFading() ? radio.blocks() : 1;
        Shape shape = new Shape(networks.size(), sites, users.length, depth);
        float[] snr = new float[Math.toIntExact(shape.size())];
        int i = 0;
        for (Gains gains : networks) {
            for (int b = 0; b < sites; b++) {
                for (int u : users) {
                    for (int r = 0; r < depth; r++) {
                        snr[i++] = (float) Math.min(LARGEST_SNR, scale * gains.at(u, b, r));
                    }
                }
            }
        }
        return manager.create(snr, shape);
    }

    /** The antenna elements, shape [A, 2]. */
    static NDArray panel(int antennas, NDManager manager) {
        double[] element = HeteroGraph.panel(antennas);
        float[] single = new float[element.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) element[i];
        }
        return manager.create(single, new Shape(antennas, HeteroGraph.ANTENNA_FEATURES));
    }

    /** Random numbers in [0, 1) for each BS and RB, shape [L, B, R, CODE]. */
    static NDArray code(int networks, int sites, int blocks, RandomGenerator random, NDManager manager) {
        Shape shape = new Shape(networks, sites, blocks, UnrolledGnn.CODE);
        float[] code = new float[(int) shape.size()];
        for (int i = 0; i < code.length; i++) {
            code[i] = (float) random.nextDouble();
        }
        return manager.create(code, shape);
    }
}
