package hetnet.solver.local;

/** Gradient ascent with Adam (Kingma and Ba, 2015) over one flat array. */
final class AdamAscent {

    private static final double MOMENTUM = 0.9;
    private static final double SCALE_MEMORY = 0.99;

    /** Gradients below this part of their root mean square move little. */
    private static final double FLAT = 1e-3;

    private final double[] mean;
    private final double[] square;
    private int steps;

    AdamAscent(int size) {
        mean = new double[size];
        square = new double[size];
    }

    /** Moves x uphill, each entry by about the rate. */
    void ascend(double[] x, double[] gradient, double rate) {
        steps++;
        double norm = 0;
        for (double g : gradient) {
            norm += g * g;
        }
        double floor = FLAT * Math.sqrt(norm / gradient.length) + Double.MIN_NORMAL;
        double step = rate / (1 - Math.pow(MOMENTUM, steps));
        double unbias = 1 / (1 - Math.pow(SCALE_MEMORY, steps));
        for (int i = 0; i < x.length; i++) {
            mean[i] = MOMENTUM * mean[i] + (1 - MOMENTUM) * gradient[i];
            square[i] = SCALE_MEMORY * square[i] + (1 - SCALE_MEMORY) * gradient[i] * gradient[i];
            x[i] += step * mean[i] / (Math.sqrt(square[i] * unbias) + floor);
        }
    }
}
