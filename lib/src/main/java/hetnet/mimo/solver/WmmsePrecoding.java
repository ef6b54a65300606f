package hetnet.mimo.solver;

import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.kernel.StreamLinks;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.radio.Rates;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * WMMSE for the interfering broadcast channel (Shi, Razaviyayn, Luo and He, 2011) with receivers of one antenna, under
 * power per BS or per antenna, for any alpha: receivers and weights in closed form, weights U'(R) of the UEs refreshed
 * each time, then all BSs at once. Where the utility would fall, which inexact prices and concave utilities allow, the
 * step is halved; it never falls by more than rounding.
 *
 * @param start      what it begins from
 * @param iterations how many
 */
public record WmmsePrecoding(LinearPrecoding start, int iterations) implements MimoSolver {

    private static final double SMALLEST_RATE = 1e-6; // nat, for the weight of a UE without any
    private static final int HALVINGS = 6;
    private static final double ROUNDING = 1e-13; // relative, of a utility

    /** @throws IllegalArgumentException when a value is out of its range */
    public WmmsePrecoding {
        Require.given("start", start);
        Require.inRange("iterations", iterations, 1, 1_000_000, "iterations");
    }

    /** From SLNR, 100 iterations. */
    public static WmmsePrecoding standard() {
        return new WmmsePrecoding(new LinearPrecoding(LinearPrecoding.Kind.SLNR), 100);
    }

    @Override
    public String name() {
        return "wmmse_" + start.name();
    }

    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        return from(problem, start.start(problem), context);
    }

    /**
     * From precoders of any kind.
     *
     * @param begin real and imaginary parts in units where every budget is 1, feasible; each flat [R, U, A]; changed
     */
    public MimoSolution from(MimoProblem problem, double[][] begin, SolveContext context) {
        StreamLinks links = new StreamLinks(problem.channel());
        links.update(begin[0], begin[1]);
        return run(problem, begin, links, SumPowerStep.FROM_FAR, AntennaPowerStep.FROM_FAR, iterations, context);
    }

    /**
     * Some iterations from precoders that are nearly optimal: prices of power begin at those that these precoders
     * themselves ask for, and few steps on them are enough.
     *
     * @param begin      as for {@link #from}
     * @param iterations how many; 0 for the precoders themselves
     */
    public static MimoSolution close(MimoProblem problem, double[][] begin, int iterations, SolveContext context) {
        StreamLinks links = new StreamLinks(problem.channel());
        links.update(begin[0], begin[1]);
        return close(problem, begin, links, iterations, context);
    }

    /**
     * The same where the precoders were looked at already.
     *
     * @param links of these precoders, on the channel of the problem; looks at others afterwards
     */
    public static MimoSolution close(MimoProblem problem, double[][] begin, StreamLinks links, int iterations,
            SolveContext context) {
        return run(problem, begin, links, SumPowerStep.FROM_NEAR, AntennaPowerStep.FROM_NEAR, iterations, context);
    }

    private static MimoSolution run(MimoProblem problem, double[][] begin, StreamLinks links, PowerStep perBs,
            PowerStep perAntenna, int iterations, SolveContext context) {
        PowerStep step = problem.constraint() == PowerConstraint.PER_BS ? perBs : perAntenna;
        return new Ascent(problem, begin, links, step).run(Math.min(iterations, context.iterations()),
                context.seconds());
    }

    /** One run. */
    private static final class Ascent {

        private final MimoProblem problem;
        private final StreamChannel channel;
        private final CellSystem system;
        private final PowerStep step;
        private final StreamLinks links;
        private final double perNatBps;
        private final double[][] mu;  // [B, A]
        private final double[] price; // lambda, [R, U]
        private final double[][] rhs; // B, real and imaginary parts; each [R, U, A]
        private double[][] w;
        private double[][] next;
        private double utility;
        private final List<TracePoint> trace = new ArrayList<>();
        private final long began = System.nanoTime();

        Ascent(MimoProblem problem, double[][] begin, StreamLinks links, PowerStep step) {
            this.problem = problem;
            channel = problem.channel();
            system = new CellSystem(channel);
            this.step = step;
            this.links = links;
            perNatBps = Rates.perNatBps(problem.radio());
            mu = new double[channel.sites()][channel.width()];
            price = new double[channel.blocks() * channel.streams()];
            w = begin;
            rhs = new double[2][w[0].length];
            next = new double[2][w[0].length];
            utility = value();
            tell(0);
        }

        private double measure(double[][] precoders) {
            links.update(precoders[0], precoders[1]);
            return value();
        }

        private double value() {
            double[] rate = links.rate().clone();
            for (int u = 0; u < rate.length; u++) {
                rate[u] *= perNatBps;
            }
            return problem.value(rate);
        }

        private void tell(int iterations) {
            trace.add(new TracePoint((System.nanoTime() - began) * 1e-9, iterations, utility));
        }

        MimoSolution run(int iterations, double seconds) {
            for (int i = 1; i <= iterations; i++) {
                iterate();
                tell(i);
                SolveContext.stopIfInterrupted("WMMSE");
                if ((System.nanoTime() - began) * 1e-9 >= seconds) {
                    break;
                }
            }
            return MimoSolution.measured(problem, problem.precoders(w[0], w[1]), links.rate(), trace, began);
        }

        private void iterate() {
            weigh();
            for (int b = 0; b < channel.sites(); b++) {
                if (channel.ofSite(b).length > 0) {
                    system.fill(b, price);
                    step.solve(system, mu[b], rhs, w, next);
                }
            }
            double reached = measure(next);
            double least = utility - ROUNDING * Math.abs(utility);
            for (int h = 0; h < HALVINGS && reached < least; h++) {
                for (int i = 0; i < w[0].length; i++) {
                    next[0][i] = (w[0][i] + next[0][i]) / 2;
                    next[1][i] = (w[1][i] + next[1][i]) / 2;
                }
                reached = measure(next);
            }
            if (reached < least) {
                measure(w);
                return;
            }
            utility = Math.max(reached, utility);
            double[][] before = w;
            w = next;
            next = before;
        }

        /** lambda = c (1 + SINR) |u|^2 and B = G diag(c (1 + SINR) u), u = g^H w / total. */
        private void weigh() {
            int n = channel.width();
            for (int i = 0; i < price.length; i++) {
                int u = i % channel.streams();
                int b = channel.site(u);
                if (b < 0) {
                    continue;
                }
                double rate = Math.max(links.rate()[u], SMALLEST_RATE);
                double total = links.total()[i];
                double weight = problem.utility().slope(rate * perNatBps) * perNatBps * total / links.rest()[i];
                price[i] = weight * links.signal()[i] / (total * total);
                double x = weight * links.ownRe()[i] / total;
                double y = weight * links.ownIm()[i] / total;
                int g = channel.index(i / channel.streams(), b, u);
                for (int a = 0; a < n; a++) {
                    rhs[0][i * n + a] = channel.re()[g + a] * x - channel.im()[g + a] * y;
                    rhs[1][i * n + a] = channel.re()[g + a] * y + channel.im()[g + a] * x;
                }
            }
        }
    }
}
