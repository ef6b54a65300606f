package hetnet.model.hetgnn.engine;

import hetnet.graph.HeteroGraph;
import hetnet.graph.ScaledGraph;
import hetnet.model.kernel.DenseKernel;

/**
 * States of BSs and antennas, a column for each node and some more up to a multiple of the lanes.
 *
 * @param sites    B
 * @param antennas A, of each BS
 * @param bs       shape [F, B or more]
 * @param antenna  those of BS b from column b A on, shape [F, B A or more]
 */
record SiteStates(int sites, int antennas, float[][] bs, float[][] antenna) {

    /** The features. */
    static SiteStates of(ScaledGraph graph) {
        return new SiteStates(graph.sites(), graph.antennas(),
                columns(graph.bs(), HeteroGraph.BS_FEATURES, graph.sites()),
                columns(graph.antenna(), HeteroGraph.ANTENNA_FEATURES, graph.sites() * graph.antennas()));
    }

    private static float[][] columns(float[] rows, int width, int nodes) {
        float[][] columns = new float[width][DenseKernel.padded(nodes)];
        for (int i = 0; i < rows.length; i++) {
            columns[i % width][i / width] = rows[i];
        }
        return columns;
    }

    /** Sum over the antennas of each BS. @param x shape [F, B A or more] @return shape [F, B or more] */
    float[][] overAntennas(float[][] x) {
        float[][] sum = new float[x.length][bs[0].length];
        for (int i = 0; i < sum.length; i++) {
            for (int n = 0; n < sites * antennas; n++) {
                sum[i][n / antennas] += x[i][n];
            }
        }
        return sum;
    }

    /** Adds to each antenna what its BS has. @param perSite shape [F, B or more] @param x shape [F, B A or more] */
    void addToAntennas(float[][] perSite, float[][] x) {
        for (int i = 0; i < x.length; i++) {
            for (int n = 0; n < sites * antennas; n++) {
                x[i][n] += perSite[i][n / antennas];
            }
        }
    }

    /** x + y, into x. */
    static void add(float[][] x, float[][] y) {
        for (int i = 0; i < x.length; i++) {
            for (int n = 0; n < x[i].length; n++) {
                x[i][n] += y[i][n];
            }
        }
    }

    /** max(x, 0), into x. */
    static float[][] relu(DenseKernel kernel, float[][] x) {
        for (float[] row : x) {
            kernel.relu(row, row, row.length);
        }
        return x;
    }
}
