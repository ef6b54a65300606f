package hetnet.mimo.solver;

import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.radio.MimoProblem;
import hetnet.solver.SolveContext;
import hetnet.util.Require;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * {@link WmmsePrecoding} from several starts, the best of them: SLNR, maximum ratio, RZF, ZF, and random precoders.
 *
 * @param starts     1 or more
 * @param iterations of each
 */
public record PrecodingRestarts(int starts, int iterations) implements MimoSolver {

    private static final LinearPrecoding.Kind[] LINEAR = {LinearPrecoding.Kind.SLNR, LinearPrecoding.Kind.MRT,
        LinearPrecoding.Kind.RZF, LinearPrecoding.Kind.ZF};

    /** @throws IllegalArgumentException when a value is out of its range */
    public PrecodingRestarts {
        Require.inRange("starts", starts, 1, 10_000, "starts");
        Require.inRange("iterations", iterations, 1, 1_000_000, "iterations");
    }

    @Override
    public String name() {
        return "wmmse_best_of_" + starts;
    }

    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        MimoSolution best = null;
        for (int i = 0; i < starts; i++) {
            MimoSolution one = start(problem, i, context);
            best = best == null || one.utility() > best.utility() ? one : best;
        }
        return best;
    }

    /** One of the starts by itself. @param number from 0 on; the first four are linear */
    public MimoSolution start(MimoProblem problem, int number, SolveContext context) {
        LinearPrecoding linear = new LinearPrecoding(LINEAR[Math.min(number, LINEAR.length - 1)]);
        WmmsePrecoding wmmse = new WmmsePrecoding(linear, iterations);
        return number < LINEAR.length ? wmmse.solve(problem, context)
                : wmmse.from(problem, random(problem, context.stream("precoders-" + number)), context);
    }

    private static double[][] random(MimoProblem problem, RandomGenerator random) {
        StreamChannel channel = problem.channel();
        double[][] w = new double[2][channel.precoders()];
        for (int i = 0; i < w[0].length; i++) {
            int pair = i / channel.width();
            int u = pair % channel.streams();
            int b = channel.site(u);
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            if (b >= 0 && i % channel.width() < channel.antennas(b) && problem.isOffered(u, pair / channel.streams())) {
                w[0][i] = x;
                w[1][i] = y;
            }
        }
        problem.constraint().scale(channel, w[0], w[1], false);
        return w;
    }
}
