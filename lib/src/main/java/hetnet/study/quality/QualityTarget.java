package hetnet.study.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One line of what the network is meant to reach.
 *
 * @param where    the class of layouts
 * @param what     is measured there
 * @param strictly whether it must be above what is wanted, not just equal
 * @param measured NaN where this run did not measure it
 * @param note     why it is not measured, if for want of layouts empty; else what follows the number
 */
public record QualityTarget(String where, String what, double wanted, boolean strictly, double measured,
        QualityTarget.Unit unit, String note) {

    /**
     * How a number is written: cut, not rounded, so that no miss looks reached; the half width of an interval is
     * rounded up.
     */
    public enum Unit {
        /** Of a share. */
        PERCENT(" %", 2, 2),
        /** Of a rate in bit/s. */
        GBIT_S(" Gbit/s", -9, 4),
        /** Of a rate. */
        BIT_S(" bit/s", 0, 0),
        /** None, four digits. */
        NONE("", 0, 4),
        /** A whole number. */
        COUNT("", 0, 0);

        private final String suffix;
        private final int powerOfTen;
        private final int digits;

        Unit(String suffix, int powerOfTen, int digits) {
            this.suffix = suffix;
            this.powerOfTen = powerOfTen;
            this.digits = digits;
        }

        /** With its unit, cut. */
        public String text(double value) {
            return text(value, RoundingMode.FLOOR);
        }

        /** The same with another rounding. */
        public String text(double value, RoundingMode rounding) {
            return Double.isInfinite(value) ? "" + value
                    : BigDecimal.valueOf(value).scaleByPowerOfTen(powerOfTen).setScale(digits, rounding) + suffix;
        }
    }

    /** "reached", "missed" or "not measured"; "stated" where nothing was wanted but a number. */
    String verdict() {
        if (Double.isNaN(measured)) {
            return "not measured";
        }
        if (Double.isNaN(wanted)) {
            return "stated";
        }
        return (strictly ? measured > wanted : measured >= wanted) ? "reached" : "missed";
    }

    String wantedText() {
        return Double.isNaN(wanted) ? "" : (strictly ? "> " : ">= ") + unit.text(wanted);
    }

    String measuredText() {
        return Double.isNaN(measured) ? note.isEmpty() ? "no layout in this run" : note
                : unit.text(measured) + note;
    }

    String text() {
        String bound = Double.isNaN(wanted) ? "" : "wanted " + wantedText() + ", ";
        String found = (Double.isNaN(measured) ? "" : "measured ") + measuredText();
        return "%-12s  %s: %s: %s%s".formatted(verdict(), where, what, bound, found);
    }
}
