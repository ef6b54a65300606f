package hetnet.report.figure.axis;

import hetnet.report.Tables;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A logarithmic axis that always has numbers enough: over several powers of ten these, over few of them their double
 * and fivefold as well, and within one power of ten every digit that has room.
 */
public final class DecadeAxis extends FigureAxis {

    private static final double[] ALL = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final double[] FEW = {1, 2, 5};
    private static final double[] ONE = {1};
    /** Between limits that lie this far apart, labels of all digits would touch each other. */
    private static final double NARROW = 4;
    /** Up to so far apart, 2 and 5 have room. */
    private static final double WIDE = 250;
    /** Relative; of products of powers of ten. */
    private static final double ROUNDING = 1e-9;
    private static final int STEPS = 4;
    /** Room beyond data that ends between two round numbers, as a share of the axis. */
    private static final double RIM = 0.02;

    private final double[] steps;

    private DecadeAxis(String title, double low, double high, double[] steps) {
        super(title, low, high);
        this.steps = steps;
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
        return new DecadeAxis(title, low / rim, high * rim, steps(high / low));
    }

    /** With limits of one's own. */
    public static DecadeAxis between(String title, double low, double high) {
        return new DecadeAxis(title, low, high, steps(high / low));
    }

    private static double[] steps(double span) {
        return span <= NARROW ? ALL : span <= WIDE ? FEW : ONE;
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
        return ticks();
    }

    private List<Tick> ticks() {
        double min = low() * (1 - ROUNDING);
        double max = high() * (1 + ROUNDING);
        List<Tick> ticks = decades(min, max);
        // between two powers of ten there may be no round digit: then round numbers as on a linear axis
        return ticks.stream().filter(tick -> !tick.label().isEmpty()).count() < 2
                ? LinearAxis.multiples(min, max, LinearAxis.roundStep(max - min, STEPS)) : ticks;
    }

    private List<Tick> decades(double min, double max) {
        List<Tick> ticks = new ArrayList<>();
        for (double power = Math.pow(10, Math.floor(Math.log10(min))); power <= max; power *= 10) {
            for (double digit : ALL) {
                double value = digit * power;
                if (value >= min && value <= max) {
                    boolean labelled = Arrays.stream(steps).anyMatch(step -> step == digit);
                    ticks.add(new Tick(value, labelled ? Tables.number(value) : ""));
                }
            }
        }
        return ticks;
    }

    /** The labels that stand beside the axis. */
    List<String> labels() {
        return ticks().stream().map(Tick::label).filter(text -> !text.isEmpty()).toList();
    }
}
