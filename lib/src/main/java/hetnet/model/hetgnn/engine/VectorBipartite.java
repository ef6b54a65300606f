package hetnet.model.hetgnn.engine;

import hetnet.model.kernel.DenseKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * On the Vector API: four rows of H side by side, which share what is read of a link. Beyond the last row the last one
 * is made again. A sum starts from an array, for one that starts from a constant is put into an object; and what is
 * positive of a message is blended, for a maximum takes more than twice the instructions. A blend keeps -0, which then
 * is lost in a sum.
 */
final class VectorBipartite implements BipartiteKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int LANES = DenseKernel.LANES;
    private static final int ROWS = 4;

    private final float[] zeros = new float[LANES];

    @Override
    public void hear(UserTile tile, float[][] x, float[] edge, float[][] y) {
        int last = y.length - 1;
        for (int h = 0; h <= last; h += ROWS) {
            hear(tile, x, edge, h, Math.min(h + 1, last), Math.min(h + 2, last), Math.min(h + 3, last), y);
        }
    }

    private void hear(UserTile tile, float[][] x, float[] edge, int h0, int h1, int h2, int h3, float[][] y) {
        int hidden = y.length;
        float[] x0 = x[h0];
        float[] x1 = x[h1];
        float[] x2 = x[h2];
        float[] x3 = x[h3];
        FloatVector loss0 = FloatVector.broadcast(FLOATS, edge[h0]);
        FloatVector loss1 = FloatVector.broadcast(FLOATS, edge[h1]);
        FloatVector loss2 = FloatVector.broadcast(FLOATS, edge[h2]);
        FloatVector loss3 = FloatVector.broadcast(FLOATS, edge[h3]);
        FloatVector far0 = FloatVector.broadcast(FLOATS, edge[hidden + h0]);
        FloatVector far1 = FloatVector.broadcast(FLOATS, edge[hidden + h1]);
        FloatVector far2 = FloatVector.broadcast(FLOATS, edge[hidden + h2]);
        FloatVector far3 = FloatVector.broadcast(FLOATS, edge[hidden + h3]);
        for (int n = 0; n < UserTile.USERS; n += LANES) {
            FloatVector sum0 = FloatVector.fromArray(FLOATS, zeros, 0);
            FloatVector sum1 = FloatVector.fromArray(FLOATS, zeros, 0);
            FloatVector sum2 = FloatVector.fromArray(FLOATS, zeros, 0);
            FloatVector sum3 = FloatVector.fromArray(FLOATS, zeros, 0);
            for (int b = 0; b < tile.sites; b++) {
                FloatVector loss = FloatVector.fromArray(FLOATS, tile.lossDb[b], n);
                FloatVector far = FloatVector.fromArray(FLOATS, tile.distance[b], n);
                FloatVector linked = FloatVector.fromArray(FLOATS, tile.linked[b], n);
                FloatVector said = far.fma(far0, loss.fma(loss0, loss.broadcast(x0[b])));
                sum0 = said.blend(0f, said.lt(0f)).fma(linked, sum0);
                said = far.fma(far1, loss.fma(loss1, loss.broadcast(x1[b])));
                sum1 = said.blend(0f, said.lt(0f)).fma(linked, sum1);
                said = far.fma(far2, loss.fma(loss2, loss.broadcast(x2[b])));
                sum2 = said.blend(0f, said.lt(0f)).fma(linked, sum2);
                said = far.fma(far3, loss.fma(loss3, loss.broadcast(x3[b])));
                sum3 = said.blend(0f, said.lt(0f)).fma(linked, sum3);
            }
            FloatVector part = FloatVector.fromArray(FLOATS, tile.part, n);
            sum0.mul(part).intoArray(y[h0], n);
            sum1.mul(part).intoArray(y[h1], n);
            sum2.mul(part).intoArray(y[h2], n);
            sum3.mul(part).intoArray(y[h3], n);
        }
    }

    @Override
    public void tell(UserTile tile, float[][] x, float[] edge, float[] y) {
        int last = x.length - 1;
        float[] lanes = new float[ROWS * LANES];
        for (int h = 0; h <= last; h += ROWS) {
            int h1 = Math.min(h + 1, last);
            int h2 = Math.min(h + 2, last);
            int h3 = Math.min(h + 3, last);
            for (int b = 0; b < tile.sites; b++) {
                tell(tile.lossDb[b], tile.distance[b], tile.linked[b], x, edge, h, h1, h2, h3, lanes);
                int row = b * x.length;
                y[row + h] = PlainBipartite.lanes(lanes, 0);
                y[row + h1] = PlainBipartite.lanes(lanes, LANES);
                y[row + h2] = PlainBipartite.lanes(lanes, 2 * LANES);
                y[row + h3] = PlainBipartite.lanes(lanes, 3 * LANES);
            }
        }
    }

    private void tell(float[] losses, float[] distances, float[] linkeds, float[][] x, float[] edge, int h0, int h1,
            int h2, int h3, float[] lanes) {
        int hidden = x.length;
        float[] x0 = x[h0];
        float[] x1 = x[h1];
        float[] x2 = x[h2];
        float[] x3 = x[h3];
        FloatVector loss0 = FloatVector.broadcast(FLOATS, edge[h0]);
        FloatVector loss1 = FloatVector.broadcast(FLOATS, edge[h1]);
        FloatVector loss2 = FloatVector.broadcast(FLOATS, edge[h2]);
        FloatVector loss3 = FloatVector.broadcast(FLOATS, edge[h3]);
        FloatVector far0 = FloatVector.broadcast(FLOATS, edge[hidden + h0]);
        FloatVector far1 = FloatVector.broadcast(FLOATS, edge[hidden + h1]);
        FloatVector far2 = FloatVector.broadcast(FLOATS, edge[hidden + h2]);
        FloatVector far3 = FloatVector.broadcast(FLOATS, edge[hidden + h3]);
        FloatVector sum0 = FloatVector.fromArray(FLOATS, zeros, 0);
        FloatVector sum1 = FloatVector.fromArray(FLOATS, zeros, 0);
        FloatVector sum2 = FloatVector.fromArray(FLOATS, zeros, 0);
        FloatVector sum3 = FloatVector.fromArray(FLOATS, zeros, 0);
        for (int n = 0; n < UserTile.USERS; n += LANES) {
            FloatVector loss = FloatVector.fromArray(FLOATS, losses, n);
            FloatVector far = FloatVector.fromArray(FLOATS, distances, n);
            FloatVector linked = FloatVector.fromArray(FLOATS, linkeds, n);
            FloatVector said = far.fma(far0, loss.fma(loss0, FloatVector.fromArray(FLOATS, x0, n)));
            sum0 = sum0.add(said.blend(0f, said.lt(0f)).mul(linked));
            said = far.fma(far1, loss.fma(loss1, FloatVector.fromArray(FLOATS, x1, n)));
            sum1 = sum1.add(said.blend(0f, said.lt(0f)).mul(linked));
            said = far.fma(far2, loss.fma(loss2, FloatVector.fromArray(FLOATS, x2, n)));
            sum2 = sum2.add(said.blend(0f, said.lt(0f)).mul(linked));
            said = far.fma(far3, loss.fma(loss3, FloatVector.fromArray(FLOATS, x3, n)));
            sum3 = sum3.add(said.blend(0f, said.lt(0f)).mul(linked));
        }
        sum0.intoArray(lanes, 0);
        sum1.intoArray(lanes, LANES);
        sum2.intoArray(lanes, 2 * LANES);
        sum3.intoArray(lanes, 3 * LANES);
    }

    @Override
    public void score(UserTile tile, float[][] x, float[][] z, float[] edge, float[] out, float start, float[][] y) {
        for (int b = 0; b < tile.sites; b++) {
            for (int n = 0; n < UserTile.USERS; n += 2 * LANES) {
                score(tile.lossDb[b], tile.distance[b], x, z, b, edge, out, start, n, y[b]);
            }
        }
    }

    /** Of two vectors of UEs, which share the weights. */
    private static void score(float[] losses, float[] distances, float[][] x, float[][] z, int b, float[] edge,
            float[] out, float start, int n, float[] y) {
        int m = n + LANES;
        int hidden = x.length;
        FloatVector lossN = FloatVector.fromArray(FLOATS, losses, n);
        FloatVector lossM = FloatVector.fromArray(FLOATS, losses, m);
        FloatVector farN = FloatVector.fromArray(FLOATS, distances, n);
        FloatVector farM = FloatVector.fromArray(FLOATS, distances, m);
        FloatVector sumN = FloatVector.broadcast(FLOATS, start);
        FloatVector sumM = FloatVector.broadcast(FLOATS, start);
        for (int h = 0; h < hidden; h++) {
            float[] row = x[h];
            FloatVector loss = FloatVector.broadcast(FLOATS, edge[h]);
            FloatVector far = FloatVector.broadcast(FLOATS, edge[hidden + h]);
            FloatVector weight = FloatVector.broadcast(FLOATS, out[h]);
            FloatVector bs = FloatVector.broadcast(FLOATS, z[h][b]);
            FloatVector seen = farN.fma(far, lossN.fma(loss, FloatVector.fromArray(FLOATS, row, n).add(bs)));
            sumN = seen.blend(0f, seen.lt(0f)).fma(weight, sumN);
            seen = farM.fma(far, lossM.fma(loss, FloatVector.fromArray(FLOATS, row, m).add(bs)));
            sumM = seen.blend(0f, seen.lt(0f)).fma(weight, sumM);
        }
        sumN.intoArray(y, n);
        sumM.intoArray(y, m);
    }
}
