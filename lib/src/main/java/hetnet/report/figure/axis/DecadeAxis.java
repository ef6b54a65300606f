package hetnet.report.figure.axis;

import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A logarithmic axis that has as many numbers as there is room for: those of all digits, of most, of 1, 2 and 5, of 1
 * and 3, the powers of ten alone, or some of these.
 */
public final class DecadeAxis extends FigureAxis {

    private static final double[] ALL = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    /** Digits with a number, the most first. */
    private static final double[][] LABELLED = {ALL, {1, 2, 3, 4, 6, 8}, {1, 2, 5}, {1, 3}, {1}};
    /** Of text, between two numbers. */
    private static final double ROOM = 0.4;
    /** From the middle of a line of text to that of the next. */
    private static final double LINES = 1.3;
    /** Relative; of products of powers of ten. */
    private static final double ROUNDING = 1e-9;
    private static final int STEPS = 4;
    /** Room beyond data that ends between two round numbers, as a share of the axis. */
    private static final double RIM = 0.02;

    private DecadeAxis(String title, double low, double high) {
        super(title, low, high);
    }

    /** @param values positive; those that no axis shows do not count */
    public static DecadeAxis around(String title, DoubleStream values) {
        DoubleSummaryStatistics shown = values.filter(v -> v > 0 && Double.isFinite(v)).summaryStatistics();
        double low = shown.getCount() == 0 ? 1 : shown.getMin();
        double high = shown.getCount() == 0 ? 1 : shown.getMax();
        if (low == high) { // one value: it has its label
            low /= 2;
            high *= 2;
        }
        double rim = Math.pow(high / low, RIM);
        return new DecadeAxis(title, low / rim, high * rim);
    }

    /** With limits of one's own. */
    public static DecadeAxis between(String title, double low, double high) {
        return new DecadeAxis(title, low, high);
    }

    @Override
    public boolean isLogarithmic() {
        return true;
    }

    @Override
    public double share(double value) {
        return Math.log(value / low()) / Math.log(high() / low());
    }

    @Override
    public List<Tick> ticks(double length, Font font, boolean side) {
        double min = low() * (1 - ROUNDING);
        double max = high() * (1 + ROUNDING);
        List<Tick> shown = List.of();
        for (double[] digits : LABELLED) {
            shown = decades(min, max, digits, 1);
            if (haveRoom(shown, length, font, side)) {
                break;
            }
        }
        for (int every = 2; !haveRoom(shown, length, font, side); every++) {
            shown = decades(min, max, LABELLED[LABELLED.length - 1], every);
        }
        // between two powers of ten there may be no round digit: then round numbers as on a linear axis
        return shown.stream().filter(tick -> !tick.label().isEmpty()).count() < 2
                ? LinearAxis.multiples(min, max, LinearAxis.roundStep(max - min, STEPS)) : shown;
    }

    private boolean haveRoom(List<Tick> ticks, double length, Font font, boolean side) {
        List<Tick> labelled = ticks.stream().filter(tick -> !tick.label().isEmpty()).toList();
        for (int i = 1; i < labelled.size(); i++) {
            Tick before = labelled.get(i - 1);
            Tick tick = labelled.get(i);
            double need = side ? LINES * font.getSize2D()
                    : (width(before.label(), font) + width(tick.label(), font)) / 2 + ROOM * font.getSize2D();
            if (length * (share(tick.value()) - share(before.value())) < need) {
                return false;
            }
        }
        return true;
    }

    /** @param every how many powers of ten lie from one number to the next */
    private static List<Tick> decades(double min, double max, double[] digits, int every) {
        List<Tick> ticks = new ArrayList<>();
        int first = (int) Math.floor(Math.log10(min));
        for (int exponent = first; Math.pow(10, exponent) <= max; exponent++) {
            for (double digit : ALL) {
                double value = digit * Math.pow(10, exponent);
                if (value >= min && value <= max) {
                    boolean labelled = Math.floorMod(exponent, every) == 0
                            && Arrays.stream(digits).anyMatch(step -> step == digit);
                    ticks.add(new Tick(value, labelled ? number(value) : ""));
                }
            }
        }
        return ticks;
    }
}
