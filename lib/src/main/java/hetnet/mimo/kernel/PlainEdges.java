package hetnet.mimo.kernel;

/** In plain Java. */
public final class PlainEdges implements EdgeKernel {

    @Override
    public void mean(Kind kind, Neighbours neighbours, float[] own, int at, float[] from, int first, int count,
            float[] x, int edge, float[] to, int place) {
        for (int d = 0; d < kind.length(); d++) {
            float mine = own[at + d] + kind.bias()[d];
            float sum = 0;
            for (int g = 0; g < neighbours.groups(); g++) {
                for (int k = 0; k < count; k++) {
                    float message = mine + from[first + g * neighbours.stepGroup() + k * neighbours.step() + d];
                    int e = edge + g * neighbours.nextGroup() + k * neighbours.next();
                    for (int f = 0; f < kind.features(); f++) {
                        message = Math.fma(kind.weight()[f * kind.length() + d], x[e + f], message);
                    }
                    sum += Math.max(message, 0);
                }
            }
            to[place + d] = sum / (neighbours.groups() * count);
        }
    }
}
