package hetnet.util;

import java.util.Locale;

/** Range checks whose messages name the value, the allowed range and the unit. */
public final class Require {

    private Require() {
    }

    /**
     * @return the value, when it lies between min and max
     * @throws IllegalArgumentException when it lies outside or is not a number
     */
    public static double inRange(String name, double value, double min, double max, String unit) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(message(name, number(value), number(min), number(max), unit));
        }
        return value;
    }

    /**
     * @return the value, when it lies between min and max
     * @throws IllegalArgumentException when it lies outside
     */
    public static int inRange(String name, int value, int min, int max, String unit) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(message(name, "" + value, "" + min, "" + max, unit));
        }
        return value;
    }

    /**
     * @return the values, when every one lies between min and max
     * @throws IllegalArgumentException naming the place of the first that lies outside or is not a number
     */
    public static double[] allInRange(String name, double[] values, double min, double max, String unit) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= min && values[i] <= max)) {
                inRange("%s[%d]".formatted(name, i), values[i], min, max, unit);
            }
        }
        return values;
    }

    /**
     * @return value, when there is one
     * @throws IllegalArgumentException when it is null
     */
    public static <T> T given(String name, T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is not given: it must not be null");
        }
        return value;
    }

    private static String message(String name, String value, String min, String max, String unit) {
        String suffix = unit.isEmpty() ? "" : " " + unit;
        return "%s = %s%s is out of range: allowed are %s to %s%s".formatted(name, value, suffix, min, max, suffix);
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String text = String.format(Locale.ROOT, "%.6g", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+(?=$|e)", "") : text;
    }
}
