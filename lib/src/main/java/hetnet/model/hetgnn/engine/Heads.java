package hetnet.model.hetgnn.engine;

import hetnet.model.NamedWeights;
import hetnet.model.kernel.DenseKernel;

/**
 * The three heads.
 *
 * @param ue            of the state of a UE, in the score of a link
 * @param bs            of the state of a BS, in the same
 * @param link          of the features of a link, in the same; shape [2, H]
 * @param score         of their sum after its ReLU, H to 1
 * @param element       of the state of an antenna, in its share
 * @param ofSite        of the state of its BS
 * @param elementScore  of their sum after its ReLU, H to 1
 * @param powerHidden   of the state of a BS
 * @param power         of that after its ReLU, H to R
 */
record Heads(Dense ue, Dense bs, float[] link, Dense score, Dense element, Dense ofSite, Dense elementScore,
        Dense powerHidden, Dense power) {

    static Heads of(NamedWeights weights, int hidden, int blocks) {
        return new Heads(Dense.of(weights, "association.ue", hidden, hidden),
                Dense.of(weights, "association.bs", hidden, hidden),
                weights.numbersOrZeros("association.link", UserTile.FEATURES * hidden),
                Dense.of(weights, "association.out", hidden, 1), Dense.of(weights, "antenna.element", hidden, hidden),
                Dense.of(weights, "antenna.bs", hidden, hidden), Dense.of(weights, "antenna.out", hidden, 1),
                Dense.of(weights, "power.hidden", hidden, hidden), Dense.of(weights, "power.out", hidden, blocks));
    }

    /** Shares of the antennas of each BS, flat [B * A]. */
    float[] antennaShares(DenseKernel kernel, SiteStates at) {
        float[][] hidden = element.apply(kernel, at.antenna());
        at.addToAntennas(ofSite.apply(kernel, at.bs()), hidden);
        float[] scores = elementScore.apply(kernel, SiteStates.relu(kernel, hidden))[0];
        float[] shares = new float[at.sites() * at.antennas()];
        System.arraycopy(scores, 0, shares, 0, shares.length);
        return softMax(shares, at.antennas());
    }

    /** Shares of the RBs in the budget of each BS, flat [B * R]. */
    float[] powerFractions(DenseKernel kernel, SiteStates at) {
        float[][] scores = power.apply(kernel, SiteStates.relu(kernel, powerHidden.apply(kernel, at.bs())));
        float[] fraction = new float[at.sites() * scores.length];
        for (int i = 0; i < fraction.length; i++) {
            fraction[i] = scores[i % scores.length][i / scores.length];
        }
        return softMax(fraction, scores.length);
    }

    /** SoftMax of each row, in place; by StrictMath, which is the same on every machine. */
    private static float[] softMax(float[] x, int width) {
        double[] e = new double[width];
        for (int first = 0; first < x.length; first += width) {
            float most = x[first];
            for (int i = 1; i < width; i++) {
                most = Math.max(most, x[first + i]);
            }
            double sum = 0;
            for (int i = 0; i < width; i++) {
                e[i] = StrictMath.exp(x[first + i] - most);
                sum += e[i];
            }
            for (int i = 0; i < width; i++) {
                x[first + i] = (float) (e[i] / sum);
            }
        }
        return x;
    }
}
