package hetnet.model.engine;

import hetnet.channel.Gains;
import hetnet.solver.Problem;
import java.util.Arrays;

/**
 * The gains as a network sees them that takes the radio's budget for that of every BS: those of a BS with twice the
 * budget count twice, so that g_ib P_b / N stays what it is. A power fraction is then a part of the BS's own budget.
 */
public final class ReceivedGains {

    private ReceivedGains() {
    }

    /** The gains themselves where all budgets are the radio's. */
    public static Gains of(Problem problem) {
        Gains gains = problem.gains();
        double usual = problem.radio().budgetWatt();
        double[] part = Arrays.stream(problem.budgetWatt()).map(watt -> watt / usual).toArray(); // [B]
        return Arrays.stream(part).allMatch(p -> p == 1) ? gains : gains.scaled(part);
    }
}
