package hetnet.mimo.solver;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * One price for each antenna: dual ascent by Newton's steps on 1 / sqrt(power) of each, which is nearly a line. A price
 * of zero is lifted off where its antenna would spend too much; a step changes a price at most fivefold. Few steps are
 * not exact, and where J has no full rank no prices are: what comes of them is cut to the budgets, dropped where the
 * precoders before were better, and improved antenna by antenna, each in closed form, which can only gain.
 *
 * @param firstSteps Newton's steps of the first time
 * @param steps      those of the next times, which go on from there
 * @param sweeps     times that all antennas are improved
 * @param near       whether prices begin at those that the precoders before ask for, or at a guess
 */
record AntennaPowerStep(int firstSteps, int steps, int sweeps, boolean near) implements PowerStep {

    /** From precoders of any kind. */
    static final AntennaPowerStep FROM_FAR = new AntennaPowerStep(20, 5, 2, false);
    /** From precoders that are nearly optimal. */
    static final AntennaPowerStep FROM_NEAR = new AntennaPowerStep(2, 2, 0, true);

    private static final double CLOSE = 1e-9; // relative, of the power of an antenna
    private static final double LARGEST_FACTOR = 5;
    private static final double SMALL = 1e-3;  // of the largest price
    private static final double RIDGE = 1e-9;

    @Override
    public void solve(CellSystem system, double[] mu, double[][] b, double[][] old, double[][] w) {
        ascend(system, mu, b, old, w);
        system.columns().cutAntennas(w);
        if (!(system.value(b, w) <= system.value(b, old))) {
            system.columns().copy(old, w);
        }
        for (int i = 0; i < sweeps; i++) {
            system.sweep(b, w);
        }
    }

    private void ascend(CellSystem system, double[] mu, double[][] b, double[][] old, double[][] w) {
        int count = system.columns().antennas();
        boolean first = Arrays.stream(mu).allMatch(m -> m == 0);
        if (first && near) {
            system.prices(b, old, mu);
        } else if (first) {
            Arrays.fill(mu, 0, count, 0.1 * system.meanDiagonal());
        }
        double[] h = new double[mu.length * mu.length];
        for (int i = 0; i < (first ? firstSteps : steps); i++) {
            system.solve(mu, b, w, h);
            if (Arrays.stream(system.columns().power()).sum() == 0 || !step(system, mu, h)) {
                return;
            }
        }
        system.solve(mu, b, w, null);
    }

    /** Moves the prices. @return whether any had to move */
    private static boolean step(CellSystem system, double[] mu, double[] h) {
        int count = system.columns().antennas();
        double target = Math.sqrt(count);
        double[] miss = new double[count]; // negative where an antenna spends too much
        boolean[] free = new boolean[count];
        boolean done = true;
        for (int a = 0; a < count; a++) {
            miss[a] = 1 / Math.sqrt(Math.max(system.columns().power()[a], Double.MIN_NORMAL)) - target;
            free[a] = mu[a] > 0 || miss[a] < 0;
            done &= !free[a] || Math.abs(system.columns().power()[a] * count - 1) < CLOSE;
        }
        if (done) {
            return false;
        }
        double[] move = newton(system, mu.length, h, miss, free);
        double top = Math.max(Arrays.stream(mu).max().orElseThrow(), SMALL * system.meanDiagonal());
        for (int a = 0; a < count; a++) {
            double least = mu[a] < SMALL * top ? 0 : mu[a] / LARGEST_FACTOR;
            double most = LARGEST_FACTOR * mu[a] + top / 2;
            double next = Math.max(least, Math.min(most, mu[a] + move[a]));
            mu[a] = free[a] && next <= 0 && miss[a] < 0 ? SMALL * top : Math.max(0, next);
        }
        return true;
    }

    private static double[] newton(CellSystem system, int n, double[] h, double[] miss, boolean[] free) {
        int count = miss.length;
        double[][] jacobian = new double[count][count];
        double[] wanted = new double[count];
        for (int a = 0; a < count; a++) {
            double half = 0.5 * Math.pow(Math.max(system.columns().power()[a], Double.MIN_NORMAL), -1.5);
            for (int c = 0; c < count; c++) {
                jacobian[a][c] = free[a] && free[c] ? half * h[a * n + c] : 0;
            }
            jacobian[a][a] = free[a] ? jacobian[a][a] * (1 + RIDGE) : 1;
            wanted[a] = free[a] ? -miss[a] : 0;
        }
        try {
            return new LUDecomposition(new Array2DRowRealMatrix(jacobian, false)).getSolver()
                    .solve(new ArrayRealVector(wanted, false)).toArray();
        } catch (SingularMatrixException e) {
            return wanted; // some step in the right direction
        }
    }
}
