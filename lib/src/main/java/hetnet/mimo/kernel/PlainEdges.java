package hetnet.mimo.kernel;

/** In plain Java. */
public final class PlainEdges implements EdgeKernel {

    @Override
    public void add(Kind kind, float[] own, int at, float[] from, int first, int step, int count, float[] x, int edge,
            int next, float[] to) {
        int length = kind.length();
        for (int k = 0; k < count; k++) {
            for (int d = 0; d < length; d++) {
                float sum = own[at + d] + from[first + k * step + d];
                for (int f = 0; f < kind.features(); f++) {
                    sum = Math.fma(kind.weight()[f * length + d], x[edge + k * next + f], sum);
                }
                to[at + d] += Math.max(sum, 0);
            }
        }
    }
}
