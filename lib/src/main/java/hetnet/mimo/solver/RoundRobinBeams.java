package hetnet.mimo.solver;

import hetnet.mimo.radio.MimoProblem;
import hetnet.solver.SolveContext;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Each BS serves its UEs in turn, some of them at a time and these on all RBs. Where as many UEs as a BS has are served
 * at a time, all of them are. With one stream and one antenna, the long-term rates over whole turns are those of
 * {@link hetnet.radio.Scheduler#EQUAL_TIME}.
 *
 * @param streams    S, UEs that a BS serves at a time, 1 or more
 * @param precoding  of each slot
 */
public record RoundRobinBeams(int streams, MimoSolver precoding) implements MimoScheduler {

    /** @throws IllegalArgumentException when a value is out of its range */
    public RoundRobinBeams {
        Require.inRange("streams", streams, 1, 1024, "streams");
        Require.given("precoding", precoding);
    }

    @Override
    public Outcome serve(IntFunction<MimoProblem> problem, int slots, SolveContext context) {
        Require.inRange("slots", slots, 1, 1_000_000, "slots");
        List<MimoSolution> served = new ArrayList<>();
        double[] mean = new double[problem.apply(0).csi().users()];
        for (int t = 0; t < slots; t++) {
            MimoProblem now = problem.apply(t);
            served.add(precoding.solve(now.offering(turn(now, t)), context));
            for (int u = 0; u < mean.length; u++) {
                mean[u] += served.get(t).rateBps()[u] / slots;
            }
        }
        return new Outcome(served, mean);
    }

    private boolean[] turn(MimoProblem problem, int slot) {
        int users = problem.csi().users();
        boolean[] mask = new boolean[problem.csi().blocks() * users];
        for (int b = 0; b < problem.csi().sites(); b++) {
            int[] own = problem.channel().ofSite(b);
            int first = own.length == 0 ? 0 : (int) ((long) slot * streams % own.length);
            for (int i = 0; i < Math.min(streams, own.length); i++) {
                for (int r = 0; r < problem.csi().blocks(); r++) {
                    mask[r * users + own[(first + i) % own.length]] = true;
                }
            }
        }
        return mask;
    }
}
