package hetnet.graph;

import hetnet.util.Tensors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * Brings features to zero mean and unit deviation. Fitted on training UEs only, so that nothing of a held-out UE
 * reaches the model; BS positions are scaled like UE positions, for both live in one plane.
 *
 * @param ueMean   mean of each UE feature, shape [4]
 * @param ueStd    deviation of each UE feature, shape [4]
 * @param bsMean   mean of each BS feature, shape [3]
 * @param bsStd    deviation of each BS feature, shape [3]
 * @param linkMean mean of each link feature, shape [2]
 * @param linkStd  deviation of each link feature, shape [2]
 */
public record FeatureScaler(double[] ueMean, double[] ueStd, double[] bsMean, double[] bsStd, double[] linkMean,
                            double[] linkStd) {

    /** Below this deviation a feature is constant and only centred: the rounding of a mean, not a signal. */
    private static final double CONSTANT = 1e-9;

    /**
     * No BS lies further out than this many deviations of position: where UEs stand close together and a BS far away,
     * the deviation is widened, for larger inputs saturate the SoftMax of a fresh network.
     */
    private static final double FARTHEST_SITE = 5;

    /**
     * @param training indices of the training UEs
     * @throws IllegalArgumentException without a training UE, or when none of them has a path to any BS
     */
    public static FeatureScaler fit(HeteroGraph graph, int[] training) {
        if (training.length == 0) {
            throw new IllegalArgumentException("features are scaled on training UEs, and there is none");
        }
        INDArray ue = rows(graph.ueFeatures(), HeteroGraph.UE_FEATURES, training); // [N, 4]
        INDArray links = linkedRows(graph, training); // [L, 2]
        double[] ueMean = ue.mean(0).toDoubleVector();
        double[] ueStd = deviation(ue);
        for (int axis = 0; axis < 2; axis++) {
            double farthestM = graph.bs().getColumn(axis).sub(ueMean[axis]).amaxNumber().doubleValue();
            ueStd[axis] = Math.max(ueStd[axis], farthestM / FARTHEST_SITE);
        }
        double heightMean = graph.bs().getColumn(2).meanNumber().doubleValue();
        double heightStd = deviation(graph.bs())[2];
        return new FeatureScaler(ueMean, ueStd,
                new double[] {ueMean[0], ueMean[1], heightMean}, new double[] {ueStd[0], ueStd[1], heightStd},
                links.mean(0).toDoubleVector(), deviation(links));
    }

    /** The graph with scaled features; missing links keep the feature 0. */
    public ScaledGraph apply(HeteroGraph graph) {
        float[] link = scaled(graph.linkFeatures(), linkMean, linkStd);
        float[] linked = new float[graph.linked().length];
        for (int i = 0; i < linked.length; i++) {
            if (graph.linked()[i]) {
                linked[i] = 1;
            } else {
                Arrays.fill(link, i * HeteroGraph.LINK_FEATURES, (i + 1) * HeteroGraph.LINK_FEATURES, 0);
            }
        }
        return new ScaledGraph(graph.users(), graph.sites(), graph.antennas(),
                scaled(graph.ueFeatures(), ueMean, ueStd), scaled(graph.bsFeatures(), bsMean, bsStd),
                single(graph.antennaFeatures()), link, linked);
    }

    /** @param rows flat [., number of features] */
    private static float[] scaled(double[] rows, double[] mean, double[] std) {
        float[] scaled = new float[rows.length];
        int width = mean.length;
        for (int i = 0; i < rows.length; i += width) {
            for (int j = 0; j < width; j++) {
                scaled[i + j] = (float) ((rows[i + j] - mean[j]) / std[j]);
            }
        }
        return scaled;
    }

    private static float[] single(double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) values[i];
        }
        return single;
    }

    /** Features of the links with a path of the given UEs, shape [L, 2]. */
    private static INDArray linkedRows(HeteroGraph graph, int[] users) {
        int sites = graph.sites();
        int[] rows = IntStream.of(users).flatMap(u -> IntStream.range(u * sites, (u + 1) * sites))
                .filter(link -> graph.linked()[link]).toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException("no training UE has a path to any BS");
        }
        return rows(graph.linkFeatures(), HeteroGraph.LINK_FEATURES, rows);
    }

    /** Some rows of a matrix. */
    private static INDArray rows(double[] matrix, int width, int[] rows) {
        double[] some = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix, rows[i] * width, some, i * width, width);
        }
        return Tensors.of(some, rows.length, width);
    }

    private static double[] deviation(INDArray rows) {
        INDArray std = rows.std(false, 0);
        std.replaceWhere(Nd4j.onesLike(std), Conditions.lessThan(CONSTANT));
        return std.toDoubleVector();
    }
}
