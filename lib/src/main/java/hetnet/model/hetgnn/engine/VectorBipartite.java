package hetnet.model.hetgnn.engine;

import hetnet.model.kernel.DenseKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** On the Vector API. A sum starts from an array, for one that starts from a constant is put into an object. */
final class VectorBipartite implements BipartiteKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int LANES = DenseKernel.LANES;

    private final float[] zeros = new float[LANES];

    @Override
    public void hear(UserTile tile, float[][] x, float[] edge, float[][] y) {
        int hidden = y.length;
        for (int h = 0; h < hidden; h++) {
            for (int n = 0; n < UserTile.USERS; n += LANES) {
                hear(tile, x[h], edge[h], edge[hidden + h], n, y[h]);
            }
        }
    }

    private void hear(UserTile tile, float[] x, float w0, float w1, int n, float[] y) {
        FloatVector sum = FloatVector.fromArray(FLOATS, zeros, 0);
        FloatVector k0 = FloatVector.broadcast(FLOATS, w0);
        FloatVector k1 = FloatVector.broadcast(FLOATS, w1);
        for (int b = 0; b < tile.sites; b++) {
            FloatVector loss = FloatVector.fromArray(FLOATS, tile.lossDb[b], n);
            FloatVector distance = FloatVector.fromArray(FLOATS, tile.distance[b], n);
            FloatVector said = distance.fma(k1, loss.fma(k0, loss.broadcast(x[b]))).max(0f);
            sum = said.fma(FloatVector.fromArray(FLOATS, tile.linked[b], n), sum);
        }
        sum.mul(FloatVector.fromArray(FLOATS, tile.part, n)).intoArray(y, n);
    }

    @Override
    public void tell(UserTile tile, float[][] x, float[] edge, float[] y) {
        int hidden = x.length;
        float[] lanes = new float[LANES];
        for (int b = 0; b < tile.sites; b++) {
            for (int h = 0; h < hidden; h++) {
                tell(tile.lossDb[b], tile.distance[b], tile.linked[b], x[h], edge[h], edge[hidden + h], lanes);
                y[b * hidden + h] = PlainBipartite.lanes(lanes);
            }
        }
    }

    private void tell(float[] losses, float[] distances, float[] linked, float[] x, float w0, float w1,
            float[] lanes) {
        FloatVector sum = FloatVector.fromArray(FLOATS, zeros, 0);
        FloatVector k0 = FloatVector.broadcast(FLOATS, w0);
        FloatVector k1 = FloatVector.broadcast(FLOATS, w1);
        for (int n = 0; n < UserTile.USERS; n += LANES) {
            FloatVector loss = FloatVector.fromArray(FLOATS, losses, n);
            FloatVector distance = FloatVector.fromArray(FLOATS, distances, n);
            FloatVector said = distance.fma(k1, loss.fma(k0, FloatVector.fromArray(FLOATS, x, n))).max(0f);
            sum = sum.add(said.mul(FloatVector.fromArray(FLOATS, linked, n)));
        }
        sum.intoArray(lanes, 0);
    }

    @Override
    public void score(UserTile tile, float[][] x, float[][] z, float[] edge, float[] out, float start, float[][] y) {
        for (int b = 0; b < tile.sites; b++) {
            for (int n = 0; n < UserTile.USERS; n += LANES) {
                score(tile.lossDb[b], tile.distance[b], x, z, b, edge, out, start, n, y[b]);
            }
        }
    }

    private static void score(float[] losses, float[] distances, float[][] x, float[][] z, int b, float[] edge,
            float[] out, float start, int n, float[] y) {
        int hidden = x.length;
        FloatVector loss = FloatVector.fromArray(FLOATS, losses, n);
        FloatVector distance = FloatVector.fromArray(FLOATS, distances, n);
        FloatVector sum = FloatVector.broadcast(FLOATS, start);
        for (int h = 0; h < hidden; h++) {
            FloatVector both = FloatVector.fromArray(FLOATS, x[h], n).add(z[h][b]);
            FloatVector seen = distance.fma(distance.broadcast(edge[hidden + h]),
                    loss.fma(loss.broadcast(edge[h]), both)).max(0f);
            sum = seen.fma(seen.broadcast(out[h]), sum);
        }
        sum.intoArray(y, n);
    }
}
