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
        if (Arrays.stream(part).allMatch(p -> p == 1)) {
            return gains;
        }
        double[] scaled = gains.kept(); // [U, B] or [U, B, R]
        int perLink = gains.isFading() ? gains.blocks() : 1;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= part[i / perLink % part.length];
        }
        return gains.isFading() ? Gains.fading(gains.users(), gains.sites(), gains.blocks(), scaled)
                : Gains.flat(gains.users(), gains.sites(), gains.blocks(), scaled);
    }
}
