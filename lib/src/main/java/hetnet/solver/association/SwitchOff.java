package hetnet.solver.association;

import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import java.util.Arrays;

/**
 * BSs fall asleep where that pays: a step that no slope shows, for a BS that sends nothing at all saves far more than
 * its last watt. One at a time is switched off, the one that gains most, and its UEs go where it suits them.
 */
public final class SwitchOff {

    private SwitchOff() {
    }

    /**
     * An allocation of at least the same value; the given one where nothing gains or power costs nothing.
     *
     * @param start feasible
     */
    public static Allocation improve(Problem problem, Allocation start) {
        if (!problem.isPowerPriced(start)) {
            return start;
        }
        Allocation best = start;
        for (boolean gained = true; gained;) {
            Allocation before = best;
            for (int b = 0; b < problem.sites(); b++) {
                if (isOn(before, b)) {
                    best = problem.better(best, without(problem, before, b));
                }
            }
            gained = best != before;
        }
        return best;
    }

    private static boolean isOn(Allocation allocation, int site) {
        return Arrays.stream(allocation.powerWatt()[site]).anyMatch(p -> p > 0);
    }

    private static Allocation without(Problem problem, Allocation allocation, int site) {
        double[][] power = allocation.powerWatt().clone();
        power[site] = new double[problem.blocks()];
        return Problem.silenced(new Allocation(BestAssociation.of(problem, power), power));
    }
}
