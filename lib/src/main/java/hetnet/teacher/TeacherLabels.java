package hetnet.teacher;

import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.wmmse.WmmseRestarts;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the teacher found, and what the model learns from (Step 3 of Algorithm 1).
 *
 * @param allocation    serving BSs and powers, feasible; each BS that is on spends its whole budget
 * @param powerFraction alpha_j^r, shape [B, R]; each row sums to 1, or is all 0 where a BS has no UE or is off: a
 *                      SoftMax cannot express that, so a loss must leave such rows out
 * @param utility       alpha-fair utility of the allocation, summed over the UEs in coverage
 * @param objective     WMMSE utility at the start and after each iteration, one row per association tried, the
 *                      strongest first; before the fractions are normalised; shape [rounds + 1, iterations + 1]
 * @param bestStart     index of the start that won
 * @param startUtility  utility that each start ended with; shape [restarts]
 */
public record TeacherLabels(Allocation allocation, double[][] powerFraction, double utility, double[][] objective,
                            int bestStart, double[] startUtility) {

    /** The labels of the paper's teacher. */
    static TeacherLabels of(WmmseRestarts.Result result) {
        return new TeacherLabels(result.allocation(), result.powerFraction(), result.utility(), result.objective(),
                result.bestStart(), result.startUtility());
    }

    /**
     * The labels of a teacher that is not {@link Teacher}: no more than its allocation is known.
     *
     * @param allocation feasible; each BS that is on spends its whole budget
     * @param utility    of the allocation, in whatever measure that teacher maximises
     * @throws IllegalArgumentException when the allocation breaks Eq. (6) or (7)
     */
    public static TeacherLabels of(Problem problem, Allocation allocation, double utility) {
        double[][] power = problem.requireFeasible(allocation).powerWatt();
        double[][] fraction = IntStream.range(0, power.length)
                .mapToObj(b -> Arrays.stream(power[b]).map(p -> p / problem.budgetWatt(b)).toArray())
                .toArray(double[][]::new);
        return new TeacherLabels(allocation, fraction, utility, new double[0][], 0, new double[] {utility});
    }
}
