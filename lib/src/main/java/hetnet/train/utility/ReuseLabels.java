package hetnet.train.utility;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hetnet.channel.Gains;
import hetnet.model.unrolled.UnrolledGnn;
import hetnet.radio.Allocation;
import hetnet.radio.tensor.Scalars;
import hetnet.solver.Problem;
import hetnet.solver.reuse.ReusePatterns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Learning from labels in place of the utility, for comparison: cross entropy against the association and squared error
 * against the powers of the reuse-pattern optimum, the strongest teacher that is cheap enough. Without fading the RBs
 * of a network are interchangeable, so that those of the label are first put into the order that is nearest to the
 * network's own.
 */
final class ReuseLabels {

    private ReuseLabels() {
    }

    /** The labels of the networks of one step. */
    static List<Allocation> of(RandomNetworks drawn, RandomGenerator random) {
        List<Allocation> labels = new ArrayList<>();
        for (Gains gains : drawn.networks()) {
            Problem problem = new Problem(gains, drawn.radio(), drawn.alpha());
            labels.add(new ReusePatterns().search(problem, random).allocation());
        }
        return labels;
    }

    /**
     * @param decision  of a batch of L networks without fading, each UE linked to every BS
     * @param labels    L of them
     * @param sharpness of the SoftMax over the BSs
     * @return association: mean cross entropy over the UEs; power: mean of (R (alpha_j^r - label))^2 over BSs and RBs;
     *         scalars
     */
    static Map<String, NDArray> terms(UnrolledGnn.Decision decision, List<Allocation> labels, double sharpness) {
        NDArray fraction = decision.powerFraction(); // [L, B, R]
        NDArray logProbability = Scalars.times(decision.logits(), sharpness).logSoftmax(1); // [L, B, U]
        Shape links = logProbability.getShape();
        NDManager manager = fraction.getManager();
        NDArray served = manager.create(association(labels, links), links);
        NDArray wanted = manager.create(powers(labels, fraction.toFloatArray(), fraction.getShape()),
                fraction.getShape());
        Map<String, NDArray> terms = new LinkedHashMap<>();
        terms.put("association", Scalars.times(logProbability.mul(served).sum(), -1.0 / (links.get(0) * links.get(2))));
        terms.put("power", Scalars.times(fraction.sub(wanted), fraction.getShape().get(2)).square().mean());
        return terms;
    }

    /** One-hot, flat [L, B, U]. */
    private static float[] association(List<Allocation> labels, Shape links) {
        int sites = (int) links.get(1);
        int users = (int) links.get(2);
        float[] served = new float[(int) links.size()];
        for (int l = 0; l < labels.size(); l++) {
            int[] association = labels.get(l).association();
            for (int u = 0; u < users; u++) {
                if (association[u] != Allocation.OUT_OF_COVERAGE) {
                    served[(l * sites + association[u]) * users + u] = 1;
                }
            }
        }
        return served;
    }

    /** Fractions of the labels, their RBs in the order nearest to the given fractions; both flat [L, B, R]. */
    private static float[] powers(List<Allocation> labels, float[] fraction, Shape shape) {
        int sites = (int) shape.get(1);
        int blocks = (int) shape.get(2);
        float[] wanted = new float[fraction.length];
        for (int l = 0; l < labels.size(); l++) {
            double[][] label = fractions(labels.get(l).powerWatt());
            double[][] cost = new double[blocks][blocks]; // [R of the network, R of the label]
            for (int b = 0; b < sites; b++) {
                for (int r = 0; r < blocks; r++) {
                    for (int q = 0; q < blocks; q++) {
                        cost[r][q] -= fraction[(l * sites + b) * blocks + r]
                                * label[b][q]; // what differs in the squared distance
                    }
                }
            }
            int[] match = Matching.cheapest(cost);
            for (int b = 0; b < sites; b++) {
                for (int r = 0; r < blocks; r++) {
                    wanted[(l * sites + b) * blocks + r] = (float) label[b][match[r]];
                }
            }
        }
        return wanted;
    }

    /** Shares of what each BS sends; a BS that sends nothing has equal ones, for a SoftMax must have some. */
    private static double[][] fractions(double[][] powerWatt) {
        double[][] fraction = new double[powerWatt.length][];
        for (int b = 0; b < fraction.length; b++) {
            double sum = 0;
            for (double watt : powerWatt[b]) {
                sum += watt;
            }
            fraction[b] = new double[powerWatt[b].length];
            for (int r = 0; r < fraction[b].length; r++) {
                fraction[b][r] = sum > 0 ? powerWatt[b][r] / sum : 1.0 / fraction[b].length;
            }
        }
        return fraction;
    }
}
