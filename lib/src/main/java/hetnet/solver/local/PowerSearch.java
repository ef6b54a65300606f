package hetnet.solver.local;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.RateObjective;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.util.ProgressListener;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * Local search over the powers for any {@link RateObjective}, Eq. (14) with its own weights among them, which has neither the slopes that WMMSE
 * needs nor a sum over UEs. One RB of one BS at a time gets nothing, a third or three times of its power, the other RBs of the BS share the
 * budget in proportion, and what raises the utility stays. The association stays as it is.
 */
public final class PowerSearch {

    private static final double[] FACTORS = {0, 1.0 / 3, 3};

    private PowerSearch() {
    }

    /**
     * @param start  feasible; with power on every RB that is to be used, for nothing times three is nothing
     * @param sweeps over all BSs and RBs, 1 to 1,000; the search ends before where nothing gains any more
     * @return an allocation of at least the same utility, which spends the budget of every BS that had any power
     * @throws IllegalArgumentException when the start is not feasible or sweeps is out of range
     * @throws CancellationException    when the thread is interrupted
     */
    public static Allocation solve(Gains gains, RadioConfig radio, RateObjective utility, Allocation start, int sweeps, ProgressListener progress) {
        Require.inRange("sweeps", sweeps, 1, 1000, "sweeps");
        start.requireFeasible(gains, radio.budgetWatt());
        double[][] power = Arrays.stream(start.powerWatt()).map(double[]::clone).toArray(double[][]::new);
        Allocation now = new Allocation(start.association(), power);
        double best = value(gains, radio, utility, now);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            double before = best;
            for (int b = 0; b < power.length; b++) {
                SolveContext.stopIfInterrupted("power search");
                for (int r = 0; r < gains.blocks(); r++) {
                    for (double factor : FACTORS) {
                        double[] kept = power[b];
                        power[b] = changed(kept, r, factor, radio.budgetWatt());
                        double tried = value(gains, radio, utility, now);
                        if (tried > best) {
                            best = tried;
                        } else {
                            power[b] = kept;
                        }
                    }
                }
            }
            progress.step(sweep + 1, sweeps, "");
            if (best == before) {
                progress.step(sweeps, sweeps, "");
                break;
            }
        }
        return now;
    }

    private static double value(Gains gains, RadioConfig radio, RateObjective utility, Allocation allocation) {
        double[] rate = Rates.userRates(gains, allocation, radio, Scheduler.EQUAL_TIME);
        return utility.value(Rates.ofCovered(rate, allocation.association()));
    }

    private static double[] changed(double[] power, int block, double factor, double budgetWatt) {
        double[] next = power.clone();
        next[block] *= factor;
        double sum = Arrays.stream(next).sum();
        return sum == 0 ? power : Arrays.stream(next).map(p -> p / sum * budgetWatt).toArray();
    }
}
