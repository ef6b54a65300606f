package hetnet.solver;

import hetnet.radio.Allocation;
import hetnet.util.ProgressListener;
import hetnet.util.Require;
import hetnet.util.Seeds;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * What a solver may use while it decides, beside the problem: random streams, a budget of time or iterations, and
 * someone to tell.
 *
 * @param seed       of every random stream
 * @param seconds    wall-clock time after which a solver that can stop early returns its best; infinite by default
 * @param iterations after which it does, in the solver's own unit (iterations, rounds, starts); {@link #UNLIMITED} by
 *                   default
 * @param progress   told now and then
 * @param warmStarts allocations that are known already, which a solver that improves one may go on from; none by
 *                   default
 */
public record SolveContext(long seed, double seconds, int iterations, ProgressListener progress,
        List<Allocation> warmStarts) {

    /** As many iterations as the solver takes by itself. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** @throws IllegalArgumentException when a value is out of its range */
    public SolveContext {
        Require.inRange("seconds", seconds, Double.MIN_NORMAL, Double.POSITIVE_INFINITY, "s");
        Require.inRange("iterations", iterations, 1, UNLIMITED, "iterations");
        Require.given("progress", progress);
        warmStarts = List.copyOf(warmStarts);
    }

    /** No limits, and nobody is told. */
    public static SolveContext of(long seed) {
        return new SolveContext(seed, Double.POSITIVE_INFINITY, UNLIMITED, ProgressListener.NONE, List.of());
    }

    /** The same with another seed. */
    public SolveContext withSeed(long other) {
        return new SolveContext(other, seconds, iterations, progress, warmStarts);
    }

    /** The same with a limit of time. */
    public SolveContext withSeconds(double limit) {
        return new SolveContext(seed, limit, iterations, progress, warmStarts);
    }

    /** The same with a limit of iterations. */
    public SolveContext withIterations(int limit) {
        return new SolveContext(seed, seconds, limit, progress, warmStarts);
    }

    /** Whether a solution has used up a limit. */
    public boolean isSpent(Solution solution) {
        return solution.seconds() >= seconds || iterations != UNLIMITED && solution.iterations() >= iterations;
    }

    /** The same with what a solution has left of the limits, next to nothing where they are spent. */
    public SolveContext after(Solution solution) {
        int left = iterations == UNLIMITED ? UNLIMITED : Math.max(1, iterations - solution.iterations());
        return withSeconds(Math.max(Double.MIN_NORMAL, seconds - solution.seconds())).withIterations(left);
    }

    /** The same that tells someone else. */
    public SolveContext withProgress(ProgressListener other) {
        return new SolveContext(seed, seconds, iterations, other, warmStarts);
    }

    /** The same with allocations to go on from. */
    public SolveContext withWarmStarts(List<Allocation> allocations) {
        return new SolveContext(seed, seconds, iterations, progress, allocations);
    }

    /** That of a solver which another one asks: it goes on from these allocations, and tells nobody how far it is. */
    public SolveContext inner(List<Allocation> from) {
        return withProgress(ProgressListener.NONE).withWarmStarts(from);
    }

    /** The random stream of this name: what one solver draws does not depend on which others ran. */
    public RandomGenerator stream(String name) {
        return Seeds.stream(seed, name);
    }

    /** @throws CancellationException when the thread is interrupted, naming what was */
    public static void stopIfInterrupted(String what) {
        if (Thread.interrupted()) {
            throw new CancellationException("%s was interrupted".formatted(what));
        }
    }
}
