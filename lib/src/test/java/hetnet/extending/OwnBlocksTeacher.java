package hetnet.extending;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.RateObjective;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.teacher.TeacherLabels;

/**
 * A teacher that the kit does not have: every BS keeps to RBs of its own (the r-th belongs to BS r mod B), and the strongest BS serves.
 */
final class OwnBlocksTeacher {

    TeacherLabels solve(Gains gains, RadioConfig radio) {
        int sites = gains.sites();
        double[][] power = new double[sites][radio.blocks()]; // watt, [B, R]
        for (int b = 0; b < sites; b++) {
            int own = (radio.blocks() - b + sites - 1) / sites;
            for (int r = b; r < radio.blocks(); r += sites) {
                power[b][r] = radio.budgetWatt() / own;
            }
        }
        Allocation allocation = new Allocation(Baseline.strongest(gains), power).requireFeasible(gains, radio.budgetWatt());
        double[] rateBps = Rates.userRates(gains, allocation, radio, Scheduler.EQUAL_TIME);
        double utility = new AlphaFair(1).value(Rates.ofCovered(rateBps, allocation.association()));
        return TeacherLabels.of(allocation, radio.budgetWatt(), utility);
    }
}
