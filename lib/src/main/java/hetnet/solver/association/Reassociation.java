package hetnet.solver.association;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;

/** How the teacher chooses the serving BSs again once it has found powers; rate-weighted voting in the paper. */
@FunctionalInterface
public interface Reassociation {

    /**
     * @param powerWatt powers, watt; shape [B, R]
     * @param load      present number of UEs per BS; shape [B]
     * @return serving BSs, shape [U]; {@link Allocation#OUT_OF_COVERAGE} where there is no path
     */
    int[] associate(Gains gains, double[][] powerWatt, RadioConfig radio, int[] load);
}
