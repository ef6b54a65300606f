package hetnet.channel.imports;

import hetnet.util.ArrayMath;
import java.util.Locale;

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
            case PATHLOSS_DB -> ArrayMath.gain(real);
            default -> ArrayMath.gain(-real);
        };
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
