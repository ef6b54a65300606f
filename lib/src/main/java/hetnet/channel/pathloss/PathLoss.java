package hetnet.channel.pathloss;

import hetnet.network.Geometry;
import hetnet.util.Require;

/**
 * A path loss model: how likely each link is to be in line of sight (LOS), and what it loses with and without. It knows
 * positions and the carrier only; shadowing and fading are added by the channel model.
 *
 * <p>A new model is a class that implements this interface, and a line in {@link PathLosses}, by which settings find
 * it.
 */
public interface PathLoss {

    /**
     * Path losses of every link.
     *
     * @param losDb  with line of sight, dB; flat [U * B]
     * @param nlosDb without, dB; flat [U * B]
     */
    record Losses(double[] losDb, double[] nlosDb) {
    }

    /** The name in settings and tables, for example "UMA"; {@code toString} returns it too. */
    String name();

    /** Whether the model takes z as the height above ground, which must then be positive. */
    boolean usesHeights();

    /** The shadowing that goes with it, where none is asked for; by default that of the paper, 6 dB. */
    default Shadowing shadowing() {
        return new Shadowing(6, 6, 50);
    }

    /** P_LOS of every link, 0 to 1; a new array, flat [U * B]. */
    double[] losProbability(Geometry geometry);

    /**
     * Path losses of every link, both kinds in one call because they share their logarithms; new arrays.
     *
     * @param carrierGhz carrier frequency f_c, GHz
     */
    Losses losses(Geometry geometry, double carrierGhz);

    /**
     * The model of a name; {@link hetnet.util.Settings} calls it for fields of this type.
     *
     * @throws IllegalArgumentException listing the known names, when there is no such model
     */
    static PathLoss of(String name) {
        return PathLosses.of(name);
    }

    /**
     * P_LOS of one link.
     *
     * @throws IllegalArgumentException when a value is out of range
     */
    default double losProbability(double groundM, double userHeightM) {
        return losProbability(Geometry.ofLink(groundM, 0, userHeightM))[0];
    }

    /**
     * Path loss of one link with line of sight, dB.
     *
     * @throws IllegalArgumentException when a value is out of range
     */
    default double losDb(double groundM, double siteHeightM, double userHeightM, double carrierGhz) {
        Require.inRange("carrierGhz", carrierGhz, 0.5, 100, "GHz");
        return losses(Geometry.ofLink(groundM, siteHeightM, userHeightM), carrierGhz).losDb()[0];
    }

    /**
     * Path loss of one link without line of sight, dB.
     *
     * @throws IllegalArgumentException when a value is out of range
     */
    default double nlosDb(double groundM, double siteHeightM, double userHeightM, double carrierGhz) {
        Require.inRange("carrierGhz", carrierGhz, 0.5, 100, "GHz");
        return losses(Geometry.ofLink(groundM, siteHeightM, userHeightM), carrierGhz).nlosDb()[0];
    }
}
