package hetnet.model.hetgnn.engine;

import hetnet.model.kernel.DenseKernel;
import java.util.Arrays;

/** In plain Java, for a JVM without the module of the Vector API. */
final class PlainBipartite implements BipartiteKernel {

    private static final int LANES = DenseKernel.LANES;

    @Override
    public void hear(UserTile tile, float[][] x, float[] edge, float[][] y) {
        int hidden = y.length;
        for (int h = 0; h < hidden; h++) {
            Arrays.fill(y[h], 0);
            for (int b = 0; b < tile.sites; b++) {
                hear(tile.lossDb[b], tile.distance[b], tile.linked[b], x[h][b], edge[h], edge[hidden + h], y[h]);
            }
            multiply(tile.part, y[h]);
        }
    }

    private static void hear(float[] loss, float[] distance, float[] linked, float x, float w0, float w1, float[] y) {
        for (int n = 0; n < UserTile.USERS; n++) {
            y[n] = Math.fma(Math.max(Math.fma(distance[n], w1, Math.fma(loss[n], w0, x)), 0), linked[n], y[n]);
        }
    }

    private static void multiply(float[] x, float[] y) {
        for (int n = 0; n < UserTile.USERS; n++) {
            y[n] = y[n] * x[n];
        }
    }

    @Override
    public void tell(UserTile tile, float[][] x, float[] edge, float[] y) {
        int hidden = x.length;
        float[] term = new float[UserTile.USERS];
        for (int b = 0; b < tile.sites; b++) {
            for (int h = 0; h < hidden; h++) {
                tell(tile.lossDb[b], tile.distance[b], tile.linked[b], x[h], edge[h], edge[hidden + h], term);
                y[b * hidden + h] = sum(term);
            }
        }
    }

    private static void tell(float[] loss, float[] distance, float[] linked, float[] x, float w0, float w1,
            float[] y) {
        for (int n = 0; n < UserTile.USERS; n++) {
            y[n] = Math.max(Math.fma(distance[n], w1, Math.fma(loss[n], w0, x[n])), 0) * linked[n];
        }
    }

    /** Eight sums over every eighth UE, and their sum. */
    private static float sum(float[] term) {
        for (int n = LANES; n < UserTile.USERS; n += LANES) {
            for (int j = 0; j < LANES; j++) {
                term[j] += term[n + j];
            }
        }
        return lanes(term, 0);
    }

    /** Sum of the eight lanes from the given one on. */
    static float lanes(float[] x, int i) {
        return x[i] + x[i + 4] + (x[i + 1] + x[i + 5]) + (x[i + 2] + x[i + 6] + (x[i + 3] + x[i + 7]));
    }

    @Override
    public void score(UserTile tile, float[][] x, float[][] z, float[] edge, float[] out, float start, float[][] y) {
        int hidden = x.length;
        for (int b = 0; b < tile.sites; b++) {
            Arrays.fill(y[b], start);
            for (int h = 0; h < hidden; h++) {
                score(tile.lossDb[b], tile.distance[b], x[h], z[h][b], edge[h], edge[hidden + h], out[h], y[b]);
            }
        }
    }

    private static void score(float[] loss, float[] distance, float[] x, float z, float w0, float w1, float out,
            float[] y) {
        for (int n = 0; n < UserTile.USERS; n++) {
            y[n] = Math.fma(Math.max(Math.fma(distance[n], w1, Math.fma(loss[n], w0, x[n] + z)), 0), out, y[n]);
        }
    }
}
