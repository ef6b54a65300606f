package hetnet.channel.imports;

import hetnet.util.ArrayMath;
import hetnet.util.Decibels;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The links of a file.
 *
 * @param users  U
 * @param sites  B
 * @param blocks R; 1 where gains do not differ between RBs
 * @param power  for each instant what the file gives, as linear power, 0 where there is no path; flat [U * B * R]
 * @param los    whether there is line of sight; empty where the file does not say it; flat [U * B]
 * @param ownLossDb losses of the links apart from the gains, dB, +infinity without a path; empty where gains say them
 * @param notes  what is to be known, a sentence each
 */
record ImportedLinks(int users, int sites, int blocks, List<double[]> power, boolean[] los, double[] ownLossDb,
                     List<String> notes) {

    /** Most RBs of a radio. */
    static final int MOST_BLOCKS = 1000;

    private static final double LARGEST_GAIN = 1;
    private static final double SMALLEST_GAIN = ArrayMath.gain(400); // the most that a scenario folder holds, dB

    /**
     * The power gains.
     *
     * @param quantity what the powers are
     * @throws IllegalArgumentException when the transmit power is not given where it is needed, or gains are larger
     *                                  than 1
     */
    ImportedLinks toGains(Quantity quantity, ImportOptions options) {
        double scaleDb = options.offsetDb();
        if (quantity.isReceivedPower()) {
            if (Double.isNaN(options.txPowerDbm())) {
                throw new IllegalArgumentException(("the values are %s: give the power that the BSs send with in "
                        + "TX_POWER_DBM").formatted(quantity.meaning()));
            }
            scaleDb -= options.txPowerDbm();
        } else if (!Double.isNaN(options.txPowerDbm())) {
            throw new IllegalArgumentException("TX_POWER_DBM goes with received powers, but the values are "
                    + quantity.meaning());
        }
        double scale = scaleDb == 0 ? 1 : ArrayMath.gain(-scaleDb);
        List<double[]> gains = power.stream().map(p -> Arrays.stream(p)
                .map(x -> x * scale >= SMALLEST_GAIN ? x * scale : 0).toArray()).toList();
        List<String> all = new ArrayList<>(notes);
        long tiny = power.stream().flatMapToDouble(Arrays::stream).filter(x -> x > 0 && x * scale < SMALLEST_GAIN)
                .count();
        if (tiny > 0) {
            all.add("%d gains below -400 dB are read as no path".formatted(tiny));
        }
        double largest = gains.stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
        if (largest > LARGEST_GAIN) {
            throw new IllegalArgumentException(("the largest gain is %.1f dB, more than was sent: the values were read "
                    + "as %s, QUANTITY says of arrays what they are, MAP of tables; OFFSET_DB undoes a normalisation")
                    .formatted(10 * Math.log10(largest), quantity.meaning()));
        }
        if (largest == 0) {
            throw new IllegalArgumentException("no UE has a path to any BS%s".formatted(tiny == 0 ? ""
                    : ": %d gains are below -400 dB".formatted(tiny)));
        }
        return new ImportedLinks(users, sites, blocks, gains, los, ownLossDb, all);
    }

    /** The same links with losses apart from the gains. */
    ImportedLinks withLossDb(double[] lossDb) {
        return new ImportedLinks(users, sites, blocks, power, los, lossDb, notes);
    }

    /** Losses of the links at one instant, dB, from the mean over RBs; +infinity without a path; flat [U * B]. */
    double[] lossDb(int instant) {
        if (ownLossDb.length > 0) {
            return ownLossDb;
        }
        double[] gain = power.get(instant);
        double[] lossDb = new double[users * sites];
        for (int link = 0; link < lossDb.length; link++) {
            double sum = 0;
            for (int r = 0; r < blocks; r++) {
                sum += gain[link * blocks + r];
            }
            lossDb[link] = sum == 0 ? Double.POSITIVE_INFINITY : Math.max(0, Decibels.loss(sum / blocks));
        }
        return lossDb;
    }

    /** @throws IllegalArgumentException when the file has no such instant */
    static int instant(String time, int instants) {
        return Require.inRange("time", Integer.parseInt(time.strip()), 0, instants - 1, "");
    }
}
