package hetnet.mimo.solver;

import hetnet.mimo.kernel.HermitianKernel;
import hetnet.mimo.kernel.PanelKernel;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.radio.MimoProblem;
import hetnet.solver.SolveContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Closed-form directions, equal power for each stream that is offered on an RB, and then the power constraint: a BS is
 * at its budget, or has its worst antenna there.
 *
 * @param kind of directions
 */
public record LinearPrecoding(Kind kind) implements MimoSolver {

    private static final double RIDGE = 1e-9; // of ZF with more UEs than antennas
    private static final PanelKernel KERNEL = PanelKernel.fastest(); // keeps nothing

    /** Which directions. */
    public enum Kind {
        /** Maximum ratio transmission: w along g. */
        MRT,
        /** Zero forcing towards the other UEs of the cell, G (G^H G)^-1; nearly so where they outnumber antennas. */
        ZF,
        /** Regularised zero forcing, (G G^H + K R N / P I)^-1 g over the K UEs of the cell. */
        RZF,
        /** Signal to leakage and noise ratio (Sadek, Tarighat and Sayed, 2007): the same over the UEs of all cells. */
        SLNR
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        long began = System.nanoTime();
        double[][] w = start(problem);
        return MimoSolution.of(problem, problem.precoders(w[0], w[1]), List.of(), began);
    }

    /**
     * The precoders in units where every budget is 1.
     *
     * @return real and imaginary parts; each flat [R, U, A]
     */
    public double[][] start(MimoProblem problem) {
        StreamChannel channel = problem.channel();
        double[][] w = {new double[channel.precoders()], new double[channel.precoders()]};
        for (int r = 0; r < channel.blocks(); r++) {
            for (int b = 0; b < channel.sites(); b++) {
                int block = r;
                int[] own = Arrays.stream(channel.ofSite(b)).filter(u -> problem.isOffered(u, block)).toArray();
                if (own.length > 0) {
                    directions(problem, r, b, own, w[0], w[1]);
                }
            }
        }
        problem.constraint().scale(channel, w[0], w[1], false);
        return w;
    }

    private void directions(MimoProblem problem, int block, int b, int[] own, double[] wre, double[] wim) {
        StreamChannel channel = problem.channel();
        int n = channel.width();
        for (int u : own) {
            System.arraycopy(channel.re(), channel.index(block, b, u), wre, (block * channel.streams() + u) * n, n);
            System.arraycopy(channel.im(), channel.index(block, b, u), wim, (block * channel.streams() + u) * n, n);
        }
        if (kind == Kind.ZF) {
            new ZeroForcing(channel, own.length > channel.antennas(b) ? RIDGE : 0).solve(block, b, own, wre, wim);
        } else if (kind != Kind.MRT) {
            double[] counts = new double[channel.streams()];
            for (int u = 0; u < counts.length; u++) {
                boolean counted = kind == Kind.SLNR || channel.site(u) == b;
                counts[u] = counted && problem.isOffered(u, block) ? 1 : 0;
            }
            double[] re = new double[n * n];
            double[] im = new double[n * n];
            KERNEL.outer(n, channel.re(), channel.im(), channel.index(block, b, 0), counts.length,
                    counts, 0, re, im);
            for (int a = 0; a < n; a++) {
                re[a * n + a] += own.length * channel.blocks();
            }
            HermitianKernel.cholesky(n, re, im, re, im);
            for (int u : own) {
                HermitianKernel.solve(n, re, im, wre, wim, (block * channel.streams() + u) * n);
            }
        }
        double power = 1.0 / (channel.blocks() * own.length);
        for (int u : own) {
            normalise(wre, wim, (block * channel.streams() + u) * n, n, power);
        }
    }

    private static void normalise(double[] wre, double[] wim, int at, int n, double power) {
        double sum = 0;
        for (int a = at; a < at + n; a++) {
            sum += wre[a] * wre[a] + wim[a] * wim[a];
        }
        double factor = sum == 0 ? 0 : Math.sqrt(power / sum);
        for (int a = at; a < at + n; a++) {
            wre[a] *= factor;
            wim[a] *= factor;
        }
    }
}
