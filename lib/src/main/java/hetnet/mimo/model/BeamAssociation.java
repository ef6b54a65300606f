package hetnet.mimo.model;

import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.MimoSolver;
import hetnet.radio.Allocation;
import hetnet.solver.SolveContext;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Association that knows beams: each UE is offered at its strongest BSs at once, as streams whose rates add, the
 * network decides on all of them in one pass, and each UE stays where most of its rate came from. Another pass precodes
 * for that. Kept only where it is worth more than the association before; then the same is done from there.
 *
 * @param model    decides
 * @param offers   BSs that a UE is offered at, 2 or more
 * @param windowDb a further BS counts where its received power is at most this much below the strongest, dB
 * @param turns    how often, at most
 */
public record BeamAssociation(PrecodingModel model, int offers, double windowDb, int turns) implements MimoSolver {

    /** @throws IllegalArgumentException when a value is out of its range */
    public BeamAssociation {
        Require.given("model", model);
        Require.inRange("offers", offers, 2, 1000, "BSs");
        Require.inRange("windowDb", windowDb, 0, 100, "dB");
        Require.inRange("turns", turns, 1, 1000, "turns");
    }

    @Override
    public String name() {
        return PrecodingModel.NAME + "_association";
    }

    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        MimoSolution best = model.solve(problem, context);
        for (int turn = 0; turn < turns; turn++) {
            int[] association = association(problem.withAssociation(best.association()));
            if (Arrays.equals(association, best.association())) {
                return best;
            }
            MimoSolution moved = model.solve(problem.withAssociation(association), context);
            if (moved.utility() <= best.utility()) {
                return best;
            }
            best = moved;
        }
        return best;
    }

    /** Where most of each UE's rate would come from; shape [U]. */
    int[] association(MimoProblem problem) {
        int[] serving = problem.association();
        List<int[]> streams = new ArrayList<>(); // UE, BS
        for (int u = 0; u < serving.length; u++) {
            if (serving[u] != Allocation.OUT_OF_COVERAGE) {
                offer(problem, u, serving[u], streams);
            }
        }
        double[] rate = model.offerRates(problem, streams.toArray(int[][]::new));
        int[] chosen = serving.clone();
        double[] most = new double[serving.length];
        for (int i = 0; i < rate.length; i++) {
            int u = streams.get(i)[0];
            if (rate[i] > most[u]) {
                most[u] = rate[i];
                chosen[u] = streams.get(i)[1];
            }
        }
        return chosen;
    }

    /** The serving BS, and the strongest of the others that are near enough. */
    private void offer(MimoProblem problem, int user, int serving, List<int[]> streams) {
        double[] budget = problem.budgetWatt();
        double[] received = new double[budget.length];
        Arrays.setAll(received, b -> problem.csi().gain(user, b) * budget[b]);
        double least = Arrays.stream(received).max().orElseThrow() * Math.pow(10, -windowDb / 10);
        streams.add(new int[] {user, serving});
        IntStream.range(0, budget.length).boxed()
                .filter(b -> b != serving && received[b] > 0 && received[b] >= least)
                .sorted(Comparator.comparingDouble(b -> -received[b])).limit(offers - 1L)
                .forEach(b -> streams.add(new int[] {user, b}));
    }
}
