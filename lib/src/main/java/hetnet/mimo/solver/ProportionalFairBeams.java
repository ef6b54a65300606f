package hetnet.mimo.solver;

import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.radio.MimoProblem;
import hetnet.solver.SolveContext;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Proportional fairness over slots with semi-orthogonal selection (Yoo and Goldsmith, 2006): on each RB a BS takes the
 * UE with the largest ln(1 + SNR) / R, R what it had so far, then of those whose channels are nearly orthogonal to all
 * taken before the next, with the SNR of what is left of its channel beside them.
 *
 * @param streams    S, UEs that a BS serves at a time on an RB, 1 or more
 * @param alignment  largest |cos| between the channels of two UEs that are served together, 0 to 1
 * @param memory     slots over which R is averaged, 1 or more
 * @param precoding  of each slot
 */
public record ProportionalFairBeams(int streams, double alignment, double memory, MimoSolver precoding)
        implements MimoScheduler {

    private static final double FIRST_RATE = 1e-3; // of a UE that never was served: as good as nothing

    /** @throws IllegalArgumentException when a value is out of its range */
    public ProportionalFairBeams {
        Require.inRange("streams", streams, 1, 1024, "streams");
        Require.inRange("alignment", alignment, 0, 1, "");
        Require.inRange("memory", memory, 1, 1e6, "slots");
        Require.given("precoding", precoding);
    }

    @Override
    public Outcome serve(IntFunction<MimoProblem> problem, int slots, SolveContext context) {
        Require.inRange("slots", slots, 1, 1_000_000, "slots");
        int users = problem.apply(0).csi().users();
        List<MimoSolution> served = new ArrayList<>();
        double[] mean = new double[users];
        double[] past = new double[users];
        for (int t = 0; t < slots; t++) {
            MimoProblem now = problem.apply(t);
            served.add(precoding.solve(now.offering(selection(now, past)), context));
            double part = 1 / Math.min(t + 1, memory);
            for (int u = 0; u < users; u++) {
                mean[u] += served.get(t).rateBps()[u] / slots;
                past[u] += part * (served.get(t).rateBps()[u] - past[u]);
            }
        }
        return new Outcome(served, mean);
    }

    /** Which UEs are offered, given what they had so far. @param past bit/s; shape [U] */
    boolean[] selection(MimoProblem problem, double[] past) {
        boolean[] mask = new boolean[problem.csi().blocks() * past.length];
        for (int r = 0; r < problem.csi().blocks(); r++) {
            for (int b = 0; b < problem.csi().sites(); b++) {
                select(problem.channel(), r, b, past, mask);
            }
        }
        return mask;
    }

    private void select(StreamChannel channel, int block, int b, double[] past, boolean[] mask) {
        int n = channel.width();
        List<Integer> left = new ArrayList<>(Arrays.stream(channel.ofSite(b)).boxed().toList());
        List<double[]> basis = new ArrayList<>(); // orthonormal, real then imaginary parts
        List<Integer> taken = new ArrayList<>();
        while (taken.size() < streams && !left.isEmpty()) {
            int best = -1;
            double most = Double.NEGATIVE_INFINITY;
            double[] rest = null;
            for (int u : left) {
                double[] g = residual(channel, block, b, u, basis);
                double metric = Math.log1p(square(g) / (channel.blocks() * streams))
                        / Math.max(past[u], FIRST_RATE);
                if (metric > most) {
                    most = metric;
                    best = u;
                    rest = g;
                }
            }
            taken.add(best);
            mask[block * past.length + best] = true;
            double size = Math.sqrt(square(rest));
            if (size == 0) {
                return;
            }
            for (int i = 0; i < 2 * n; i++) {
                rest[i] /= size;
            }
            basis.add(rest);
            int chosen = best;
            left.removeIf(u -> u == chosen || isAligned(channel, block, b, u, chosen));
        }
    }

    private boolean isAligned(StreamChannel channel, int block, int b, int u, int v) {
        double[] g = residual(channel, block, b, u, List.of());
        double[] h = residual(channel, block, b, v, List.of());
        double[] inner = inner(h, g);
        double cosine = Math.hypot(inner[0], inner[1]) / Math.sqrt(square(g) * square(h));
        return cosine > alignment;
    }

    /** What is left of g beside an orthonormal basis. */
    private static double[] residual(StreamChannel channel, int block, int b, int u, List<double[]> basis) {
        int n = channel.width();
        double[] g = new double[2 * n];
        System.arraycopy(channel.re(), channel.index(block, b, u), g, 0, n);
        System.arraycopy(channel.im(), channel.index(block, b, u), g, n, n);
        for (double[] q : basis) {
            double[] c = inner(q, g);
            for (int a = 0; a < n; a++) {
                g[a] -= c[0] * q[a] - c[1] * q[n + a];
                g[n + a] -= c[0] * q[n + a] + c[1] * q[a];
            }
        }
        return g;
    }

    /** q^H g. */
    private static double[] inner(double[] q, double[] g) {
        int n = q.length / 2;
        double re = 0;
        double im = 0;
        for (int a = 0; a < n; a++) {
            re += q[a] * g[a] + q[n + a] * g[n + a];
            im += q[a] * g[n + a] - q[n + a] * g[a];
        }
        return new double[] {re, im};
    }

    private static double square(double[] g) {
        return Arrays.stream(g).map(x -> x * x).sum();
    }
}
