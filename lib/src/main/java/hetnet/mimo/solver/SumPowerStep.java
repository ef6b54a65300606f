package hetnet.mimo.solver;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One price for all antennas. 1 / sqrt(power) is concave in it and nearly a line, so that Newton's steps on it come
 * from below after at most one step (Mor&eacute; and Sorensen, 1983): a few of them do what a bisection does in fifty.
 *
 * @param near whether the price begins at what the precoders before ask for, or at 0
 */
record SumPowerStep(boolean near) implements PowerStep {

    /** From precoders of any kind. */
    static final SumPowerStep FROM_FAR = new SumPowerStep(false);
    /** From precoders that are nearly optimal. */
    static final SumPowerStep FROM_NEAR = new SumPowerStep(true);

    private static final double CLOSE = 1e-11; // relative, of the power; what is over is cut off
    private static final int MOST_STEPS = 60;

    @Override
    public void solve(CellSystem system, double[] mu, double[][] b, double[][] old, double[][] w) {
        if (near && mu[0] == 0) {
            system.prices(b, old, mu);
            double worth = IntStream.range(0, mu.length).mapToDouble(a -> mu[a] * system.columns().power()[a]).sum();
            mu[0] = worth / Math.max(Arrays.stream(system.columns().power()).sum(), Double.MIN_NORMAL);
        }
        ascend(system, mu, b, w);
        system.columns().cutSum(w);
    }

    private static void ascend(CellSystem system, double[] mu, double[][] b, double[][] w) {
        double price = mu[0];
        for (int i = 0; i < MOST_STEPS; i++) {
            Arrays.fill(mu, price);
            double slope = system.solve(mu, b, w, null);
            double power = Arrays.stream(system.columns().power()).sum();
            if (power == 0 || Math.abs(power - 1) < CLOSE || power < 1 && price == 0) {
                return;
            }
            double next = Math.max(0, price + (Math.sqrt(power) - 1) * power / slope);
            if (Math.abs(next - price) <= CLOSE * price) { // rounding: no step will do better
                return;
            }
            price = next;
        }
    }
}
