package hetnet.channel.imports;

import hetnet.util.Quoted;
import hetnet.util.Require;
import hetnet.util.Settings;
import java.util.Map;
import java.util.Set;

/**
 * How a file of another program is to be read; what is left empty is told by the file, or asked for.
 *
 * @param source      sionna, deepmimo, quadriga or hetnet for names and axes that these programs use; empty where they
 *                    are given here
 * @param gains       name of the array with gains, losses or channels; a {@code *} in it stands for any characters and
 *                    makes a further axis in front
 * @param axes        what the axes of that array count, with commas in between: ue, bs, rb, antenna, path, time,
 *                    reim, one
 * @param quantity    what its numbers are
 * @param sites       name of the array of BS positions, or a CSV file of BSs
 * @param users       name of the array of UE positions, or a CSV file of UEs
 * @param siteAxes    what the axes of the array of BS positions count, as in {@code xyz,bs}; empty where each BS
 *                    is a row
 * @param userAxes    the same of the array of UE positions
 * @param los         name of the array that is 1 where there is line of sight; its axes are ue and bs, as in axes
 * @param positions   what positions in arrays are
 * @param siteHeightM z of all BSs where positions have none, metres
 * @param userHeightM z of all UEs where positions have none, metres
 * @param txPowerDbm  power of the BSs behind received powers, dBm
 * @param offsetDb    added to every gain, dB: antenna gains, cable losses, a normalisation
 * @param noPath      a number that stands for no path, such as -999
 * @param rbSize      subcarriers that make an RB
 * @param antennas    whether the channels of the BSs' antennas are kept too
 * @param time        which instant, from 0; or all, for a folder of snapshots; where the file itself says the times,
 *                    all are taken if nothing is said
 * @param stepS       time between two instants of arrays, where all are taken, seconds
 * @param map         names of columns: the kit's and the file's, as in {@code ue=UserID,bs=Cell}
 * @param delimiter   between columns
 * @param decimal     point or comma
 * @param header      names of columns where the file has no line with them
 * @param repeated    what counts where a pair of UE and BS stands more than once
 */
public record ImportOptions(String source, String gains, String axes, Quantity quantity, String sites, String users,
                            String siteAxes, String userAxes, String los, Positions positions, double siteHeightM,
                            double userHeightM, double txPowerDbm, double offsetDb, String noPath, int rbSize,
                            Antennas antennas, String time, double stepS, String map, String delimiter,
                            String decimal, String header, Repeated repeated) {

    private static final String ALL = "all";
    private static final String STEP_WITH_ALL =
            "time = all goes with stepS, the time between two instants in seconds";

    /** Units and order of positions in arrays. */
    public enum Positions {
        /** x, y and z. */
        METRES,
        /** Latitude, longitude, degrees, and z. */
        LAT_LON,
        /** Longitude, latitude, degrees, and z. */
        LON_LAT
    }

    /** What becomes of the antennas of BSs. */
    public enum Antennas {
        /** Gains are means over them. */
        MEAN,
        /** The channel of each is kept beside these gains. */
        KEEP
    }

    /** What counts of several values of one pair. */
    public enum Repeated {
        /** There must be one. */
        REFUSE,
        /** The first. */
        FIRST,
        /** The last. */
        LAST,
        /** The mean of the linear powers. */
        MEAN
    }

    /** @throws IllegalArgumentException when a value is out of its range */
    public ImportOptions {
        heightInRange("siteHeightM", siteHeightM);
        heightInRange("userHeightM", userHeightM);
        if (!Double.isNaN(txPowerDbm)) {
            Require.inRange("txPowerDbm", txPowerDbm, -50, 100, "dBm");
        }
        Require.inRange("offsetDb", offsetDb, -300, 300, "dB");
        Require.inRange("rbSize", rbSize, 1, 10_000, "subcarriers");
        if (!noPath.isBlank() && !noPath.strip().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            throw new IllegalArgumentException("noPath = %s must be a number".formatted(Quoted.of(noPath)));
        }
        if (!time.strip().matches("|all|\\d{1,6}")) {
            throw new IllegalArgumentException("time = %s must be the number of an instant, from 0, or all"
                    .formatted(Quoted.of(time)));
        }
        if (!Double.isNaN(stepS)) {
            Require.inRange("stepS", stepS, 1e-6, 1e6, "s");
            if (!time.strip().equals(ALL)) {
                throw new IllegalArgumentException(STEP_WITH_ALL);
            }
        }
    }

    /** @throws IllegalArgumentException when all instants are taken and nobody says how far they are apart */
    void requireStep() {
        if (isAllTimes() && Double.isNaN(stepS)) {
            throw new IllegalArgumentException(STEP_WITH_ALL);
        }
    }

    /** Whether all instants are taken. */
    boolean isAllTimes() {
        return time.strip().equals(ALL);
    }

    /**
     * Which of the instants of a file counts, from 0; the first of all where all do, or nothing is said.
     *
     * @throws IllegalArgumentException when the file has no such instant
     */
    int instant(int instants) {
        return time.isBlank() || isAllTimes() ? 0
                : Require.inRange("time", Integer.parseInt(time.strip()), 0, instants - 1, "");
    }

    /** The same, with all instants taken. */
    ImportOptions withAllTimes() {
        return Settings.with(this, "time", ALL);
    }

    private static void heightInRange(String name, double heightM) {
        if (!Double.isNaN(heightM)) {
            Require.inRange(name, heightM, -1e4, 1e5, "m");
        }
    }

    /** Nothing said. */
    public static ImportOptions none() {
        return new ImportOptions("", "", "", Quantity.UNSTATED, "", "", "", "", "", Positions.METRES,
                Double.NaN, Double.NaN, Double.NaN, 0, "", 1, Antennas.MEAN, "", Double.NaN, "", "", "", "",
                Repeated.REFUSE);
    }

    /**
     * Some said, by name, as in {@code Map.of("gains", "H", "axes", "ue,bs,rb", "quantity", "channel")}.
     *
     * @throws IllegalArgumentException on an unknown name or a value that is not allowed
     */
    public static ImportOptions of(Map<String, String> some) {
        return Settings.override(none(), some);
    }

    /**
     * Refuses what would not count.
     *
     * @param unused names of options, for example those that are for arrays alone
     * @param reason why they would not count
     * @throws IllegalArgumentException when one of them is given
     */
    void refuse(Set<String> unused, String reason) {
        Map<String, String> open = Settings.toMap(none());
        Settings.toMap(this).forEach((name, value) -> {
            if (unused.contains(name) && !value.equals(open.get(name))) {
                throw new IllegalArgumentException("%s = %s would not count: %s".formatted(name, Quoted.of(value),
                        reason));
            }
        });
    }

    /** Whether a value is the number that stands for no path. */
    boolean isNoPath(double value) {
        return !noPath.isBlank() && value == Double.parseDouble(noPath.strip());
    }
}
