package hetnet.channel.imports;

import hetnet.util.ArrayMath;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** What the numbers of a file are. */
public enum Quantity {

    /** To be said, or told by the names in the file. */
    UNSTATED(""),
    /** Complex amplitudes h; the gain is |h|^2. */
    CHANNEL("channel coefficients, whose squares are power gains"),
    /** Power gains, linear. */
    GAIN("linear power gains"),
    /** Power gains, dB: mostly negative. */
    GAIN_DB("power gains in dB"),
    /** Path losses, dB: mostly positive. */
    PATHLOSS_DB("path losses in dB"),
    /** Received powers, dBm; they need the transmit power. */
    RSRP_DBM("received powers in dBm"),
    /** Received powers, watt; they need the transmit power. */
    RSRP_W("received powers in watt");

    /** The most that any power can be, 400 dB. */
    static final double MOST = 1e40;

    private static final double LEAST_DB = 3000; // loss whose gain is a number above 0 yet
    private static final double FAR = 0.01; // below 0 dB, of all values but some that are 0

    private final String meaning;

    Quantity(String meaning) {
        this.meaning = meaning;
    }

    /** In words. */
    String meaning() {
        return meaning;
    }

    /** The name of its column in tables. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isReceivedPower() {
        return this == RSRP_DBM || this == RSRP_W;
    }

    /** Whether a value below or equal to 0 is no path. */
    boolean isLinear() {
        return this == GAIN || this == RSRP_W || this == CHANNEL;
    }

    /**
     * The linear power of a value; for received powers in milliwatt.
     *
     * @param real      the value, or its real part
     * @param imaginary part; 0 where values are real
     */
    double power(double real, double imaginary) {
        return switch (this) {
            case CHANNEL -> real * real + imaginary * imaginary;
            case GAIN -> real;
            case RSRP_W -> 1e3 * real;
            case PATHLOSS_DB -> ArrayMath.gain(Math.min(real, LEAST_DB));
            default -> ArrayMath.gain(Math.min(-real, LEAST_DB));
        };
    }

    /**
     * What to say where all values have the sign that they never have: a minus that was lost, or losses under the name
     * of gains.
     *
     * @param powers of {@link #power}, 0 without a path
     */
    Optional<String> wrongSign(DoubleStream powers) {
        DoubleSummaryStatistics present = powers.filter(x -> x > 0).summaryStatistics();
        if (!isDecibel() || present.getMin() <= 1 || present.getCount() == 0) {
            return Optional.empty();
        }
        double least = 10 * Math.log10(present.getMin());
        double most = 10 * Math.log10(present.getMax());
        return Optional.of(switch (this) {
            case RSRP_DBM -> "all received powers are above 0 dBm, %.1f to %.1f: they seem to lack their minus sign"
                    .formatted(least, most);
            case GAIN_DB -> ("all gains are above 0 dB, %.1f to %.1f: losses are pathloss_db, in MAP of tables and in "
                    + "QUANTITY of arrays").formatted(least, most);
            default -> ("all losses are below 0 dB, %.1f to %.1f: gains are gain_db, in MAP of tables and in QUANTITY "
                    + "of arrays").formatted(-most, -least);
        });
    }

    /** What to say of a value that is larger than all that can be. */
    String inPlaceOf(String value) {
        String none = Character.isLetter(value.charAt(0)) ? "" : "NO_PATH=%s says that it stands for no path, "
                .formatted(value);
        return ": %slosses are pathloss_db".formatted(none);
    }

    /**
     * What to say where some values are 0 and all others far below, as where a missing value was written as 0.
     *
     * @param powers of {@link #power}
     */
    Optional<String> suspectZeros(DoubleStream powers) {
        double[] high = powers.filter(x -> x > FAR).toArray();
        boolean zeros = isDecibel() && high.length > 0 && DoubleStream.of(high).allMatch(x -> x == 1);
        return zeros ? Optional.of("there are values of 0 (%d), and all others are far from it: NO_PATH=0 says that "
                .formatted(high.length) + "they stand for no path") : Optional.empty();
    }

    private boolean isDecibel() {
        return this == GAIN_DB || this == PATHLOSS_DB || this == RSRP_DBM;
    }

    /** Whether the value says that there is no path. */
    boolean isNone(double real) {
        return Double.isNaN(real) || switch (this) {
            case PATHLOSS_DB -> real == Double.POSITIVE_INFINITY;
            case GAIN_DB, RSRP_DBM -> real == Double.NEGATIVE_INFINITY;
            default -> false;
        };
    }
}
