package hetnet.mimo.kernel;

/** In plain Java. */
public final class PlainNodes implements NodeKernel {

    @Override
    public void linear(Map map, float[] x, int step, int count, float[] y) {
        nodes(0, map, x, step, count, y);
    }

    /** Nodes from one on. */
    static void nodes(int begin, Map map, float[] x, int step, int count, float[] y) {
        int out = map.out();
        float[] weight = map.weight();
        for (int n = begin; n < count; n++) {
            int to = n * out;
            System.arraycopy(map.start(), 0, y, to, out);
            for (int i = 0; i < map.in(); i++) {
                float v = x[n * step + i];
                int w = i * out;
                for (int o = 0; o < out; o++) {
                    y[to + o] = Math.fma(v, weight[w + o], y[to + o]);
                }
            }
        }
    }

    @Override
    public void relu(float[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = Math.max(y[i], 0);
        }
    }

    @Override
    public void add(float[] x, int at, float divisor, float[] y, int to, int length) {
        for (int i = 0; i < length; i++) {
            y[to + i] += x[at + i] / divisor;
        }
    }
}
