package hetnet.mimo.solver;

import hetnet.mimo.radio.MimoProblem;
import hetnet.radio.Allocation;
import hetnet.solver.SolveContext;
import hetnet.util.Require;

/**
 * Association by greedy moves: one UE at a time tries every other BS that is near enough, judged by precoding anew, and
 * stays where the utility grows, until nobody gains or the rounds are over. A slow reference.
 *
 * @param judge    precodes for each trial
 * @param last     precodes for the answer
 * @param rounds   times that every UE is asked, at most
 * @param windowDb a BS counts where its received power is at most this much below the strongest, dB
 */
public record GreedyBeamAssociation(MimoSolver judge, MimoSolver last, int rounds, double windowDb)
        implements MimoSolver {

    /** @throws IllegalArgumentException when a value is out of its range */
    public GreedyBeamAssociation {
        Require.given("judge", judge);
        Require.given("last", last);
        Require.inRange("rounds", rounds, 1, 1000, "rounds");
        Require.inRange("windowDb", windowDb, 0, 100, "dB");
    }

    @Override
    public String name() {
        return "greedy_association";
    }

    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        int[] best = problem.association();
        double reached = judge.solve(problem, context).utility();
        boolean moved = true;
        for (int round = 0; round < rounds && moved; round++) {
            moved = false;
            for (int u = 0; u < best.length; u++) {
                for (int b = 0; b < problem.csi().sites() && best[u] != Allocation.OUT_OF_COVERAGE; b++) {
                    if (b == best[u] || !isNear(problem, u, b)) {
                        continue;
                    }
                    int[] trial = best.clone();
                    trial[u] = b;
                    double utility = judge.solve(problem.withAssociation(trial), context).utility();
                    if (utility > reached) {
                        reached = utility;
                        best = trial;
                        moved = true;
                    }
                }
            }
        }
        MimoSolution given = last.solve(problem, context);
        MimoSolution changed = last.solve(problem.withAssociation(best), context);
        return changed.utility() > given.utility() ? changed : given; // the judge may be wrong
    }

    private boolean isNear(MimoProblem problem, int user, int site) {
        double[] budget = problem.budgetWatt();
        double most = 0;
        for (int b = 0; b < budget.length; b++) {
            most = Math.max(most, problem.csi().gain(user, b) * budget[b]);
        }
        double received = problem.csi().gain(user, site) * budget[site];
        return received > 0 && received >= most * Math.pow(10, -windowDb / 10);
    }
}
