package hetnet.channel.generators;

import hetnet.channel.pathloss.PathLoss;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.Tier;
import hetnet.util.Require;

/**
 * What the BSs of one tier of a {@link TieredNetwork} have in common.
 *
 * @param perMacro  how many there are for each macro; 1 for macros
 * @param budgetDbm P_max of each, dBm
 * @param heightM   of its antennas, metres
 * @param pathLoss  of its links
 * @param apartM    smallest distance to others below the macros, in hot spots half of it; metres
 * @param macroM    smallest distance to a macro, metres
 * @param userM     smallest distance of a UE, metres
 */
public record TierSettings(int perMacro, double budgetDbm, double heightM, PathLoss pathLoss, double apartM,
                           double macroM, double userM) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public TierSettings {
        Require.inRange("perMacro", perMacro, 0, 100, "BSs");
        Require.inRange("budgetDbm", budgetDbm, -30, 80, "dBm");
        Require.inRange("heightM", heightM, 0.1, 1000, "m");
        Require.given("pathLoss", pathLoss);
        Require.inRange("apartM", apartM, 0, 1e5, "m");
        Require.inRange("macroM", macroM, 0, 1e5, "m");
        Require.inRange("userM", userM, 0, 1e5, "m");
    }

    /**
     * The usual numbers of studies after 3GPP TR 36.814 (annex A.2.1.1.2) and TR 36.872 (annex A), with the path losses
     * of TR 38.901: macros 46 dBm at 25 m, UMa; micros 38 dBm and picos 30 dBm at 10 m, UMi; femtos 20 dBm at 3 m, InH.
     * There is one macro, and none of the others until {@link #withPerMacro}.
     */
    public static TierSettings usual(Tier tier) {
        return switch (tier) {
            case MACRO -> new TierSettings(1, 46, 25, PathLosses.UMA, 0, 0, 35);
            case MICRO -> new TierSettings(0, 38, 10, PathLosses.UMI, 40, 75, 10);
            case PICO -> new TierSettings(0, 30, 10, PathLosses.UMI, 40, 75, 10);
            case FEMTO -> new TierSettings(0, 20, 3, PathLosses.INH, 20, 35, 3);
        };
    }

    /** The same with another number for each macro. */
    public TierSettings withPerMacro(int perMacro) {
        return new TierSettings(perMacro, budgetDbm, heightM, pathLoss, apartM, macroM, userM);
    }

    /** The same with another budget, dBm. */
    public TierSettings withBudgetDbm(double budgetDbm) {
        return new TierSettings(perMacro, budgetDbm, heightM, pathLoss, apartM, macroM, userM);
    }

    /** The same with another path loss. */
    public TierSettings withPathLoss(PathLoss pathLoss) {
        return new TierSettings(perMacro, budgetDbm, heightM, pathLoss, apartM, macroM, userM);
    }
}
