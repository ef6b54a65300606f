package hetnet.channel.imports;

import hetnet.util.ArrayMath;
import hetnet.util.Decibels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The links of a file.
 *
 * @param users    U
 * @param sites    B
 * @param blocks   R; 1 where gains do not differ between RBs
 * @param instants at least one
 * @param timeS    of each instant, seconds, rising; empty where the file does not say it
 * @param notes    what is to be known, a sentence each
 * @param channels of the BSs' antennas, one; none where they are not kept
 */
record ImportedLinks(int users, int sites, int blocks, List<Instant> instants, double[] timeS, List<String> notes,
                     List<AntennaLinks> channels) {

    /** Most RBs of a radio. */
    static final int MOST_BLOCKS = 1000;
    /** Where nobody knows the times. */
    static final double[] NO_TIMES = {};

    private static final double LARGEST_GAIN = 1;
    private static final double SMALLEST_GAIN = ArrayMath.gain(400); // the most that a scenario folder holds, dB

    /** Without channels of antennas. */
    ImportedLinks(int users, int sites, int blocks, List<Instant> instants, double[] timeS, List<String> notes) {
        this(users, sites, blocks, instants, timeS, notes, List.of());
    }

    /**
     * The links at one time.
     *
     * @param power  what the file gives, as linear power, 0 where there is no path; flat [U * B * R]
     * @param los    whether there is line of sight; empty where the file does not say it; flat [U * B]
     * @param lossDb losses apart from the gains, dB, +infinity without a path; empty where gains say them; flat [U * B]
     */
    record Instant(double[] power, boolean[] los, double[] lossDb) {

        private static final double[] OF_GAINS = {};

        /** Whose gains say the losses. */
        Instant(double[] power, boolean[] los) {
            this(power, los, OF_GAINS);
        }

        private Instant scaled(double scale) {
            return new Instant(Arrays.stream(power).map(x -> x * scale >= SMALLEST_GAIN ? x * scale : 0).toArray(),
                    los, lossDb);
        }
    }

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
        List<Instant> gains = instants.stream().map(at -> at.scaled(scale)).toList();
        List<String> all = new ArrayList<>(notes);
        long tiny = powers(instants).filter(x -> x > 0 && x * scale < SMALLEST_GAIN).count();
        if (tiny > 0) {
            all.add("%d gains below -400 dB are read as no path".formatted(tiny));
        }
        double largest = powers(gains).max().orElseThrow();
        if (largest > LARGEST_GAIN || quantity == Quantity.RSRP_DBM) {
            quantity.wrongSign(powers(instants)).ifPresent(sentence -> {
                throw new IllegalArgumentException(sentence);
            });
        }
        if (largest > LARGEST_GAIN) {
            throw new IllegalArgumentException(("the largest gain is %.1f dB, more than was sent: the values were read "
                    + "as %s, QUANTITY says of arrays what they are, MAP of tables; OFFSET_DB undoes a normalisation, "
                    + "NO_PATH names a number that stands for no path").formatted(10 * Math.log10(largest),
                    quantity.meaning()));
        }
        quantity.suspectZeros(powers(instants)).ifPresent(all::add);
        for (int t = 0; t < gains.size(); t++) {
            if (Arrays.stream(gains.get(t).power).noneMatch(x -> x > 0)) {
                throw new IllegalArgumentException("no UE has a path to any BS%s%s".formatted(gains.size() == 1 ? ""
                        : " at instant %d".formatted(t), tiny == 0 ? ""
                        : ": %d gains are below -400 dB".formatted(tiny)));
            }
        }
        return new ImportedLinks(users, sites, blocks, gains, timeS, all,
                channels.stream().map(c -> c.scaled(scale)).toList());
    }

    private static DoubleStream powers(List<Instant> instants) {
        return instants.stream().flatMapToDouble(at -> Arrays.stream(at.power));
    }

    /** The same links with losses apart from the gains. @param lossDb of all instants, flat [T * U * B] */
    ImportedLinks withLossDb(double[] lossDb) {
        int links = users * sites;
        return new ImportedLinks(users, sites, blocks, IntStream.range(0, instants.size()).mapToObj(t ->
                new Instant(instants.get(t).power, instants.get(t).los, Arrays.copyOfRange(lossDb, t * links,
                        (t + 1) * links))).toList(), timeS, notes, channels);
    }

    /** The same links at known times. */
    ImportedLinks at(double[] seconds) {
        return new ImportedLinks(users, sites, blocks, instants, seconds, notes, channels);
    }

    /** Losses of the links at one instant, dB, from the mean over RBs; +infinity without a path; flat [U * B]. */
    double[] lossDb(int instant) {
        Instant at = instants.get(instant);
        if (at.lossDb.length > 0) {
            return at.lossDb;
        }
        double[] lossDb = new double[users * sites];
        for (int link = 0; link < lossDb.length; link++) {
            double sum = 0;
            for (int r = 0; r < blocks; r++) {
                sum += at.power[link * blocks + r];
            }
            lossDb[link] = sum == 0 ? Double.POSITIVE_INFINITY : Math.max(0, Decibels.loss(sum / blocks));
        }
        return lossDb;
    }
}
