package hetnet.report.figure;

import hetnet.report.Tables;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/**
 * A logarithmic axis that always has numbers enough: over several powers of ten these, over few of them their double
 * and fivefold as well, and within one power of ten every digit that has room.
 */
final class DecadeAxis extends LogAxis {

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

    /** @param values positive; those that no axis shows do not count */
    DecadeAxis(String title, DoubleStream values) {
        super(title);
        DoubleSummaryStatistics shown = values.filter(v -> v > 0 && Double.isFinite(v)).summaryStatistics();
        double low = shown.getCount() == 0 ? 1 : shown.getMin();
        double high = shown.getCount() == 0 ? 1 : shown.getMax();
        if (low == high) { // one value: it has its label
            low /= 2;
            high *= 2;
        }
        double span = high / low;
        steps = span <= NARROW ? ALL : span <= WIDE ? FEW : ONE;
        double rim = Math.pow(span, RIM);
        setRange(new Range(low / rim, high * rim));
        setSmallestValue(low / rim);
        setAutoRange(false);
    }

    /** Sets limits of one's own. */
    void limit(double min, double max) {
        setSmallestValue(min);
        setRange(min, max);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isLeftOrRight(edge) ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
        double min = getLowerBound() * (1 - ROUNDING);
        double max = getUpperBound() * (1 + ROUNDING);
        List<NumberTick> ticks = decades(min, max, anchor);
        return ticks.stream().filter(tick -> !tick.getText().isEmpty()).count() < 2 ? evenly(min, max, anchor) : ticks;
    }

    private List<NumberTick> decades(double min, double max, TextAnchor anchor) {
        List<NumberTick> ticks = new ArrayList<>();
        for (double power = Math.pow(10, Math.floor(Math.log10(min))); power <= max; power *= 10) {
            for (double digit : ALL) {
                double value = digit * power;
                if (value >= min && value <= max) {
                    boolean labelled = Arrays.stream(steps).anyMatch(step -> step == digit);
                    ticks.add(new NumberTick(labelled ? TickType.MAJOR : TickType.MINOR, value,
                            labelled ? Tables.number(value) : "", anchor, TextAnchor.CENTER, 0));
                }
            }
        }
        return ticks;
    }

    /** Between two powers of ten there may be no round digit: then round numbers as on a linear axis. */
    private static List<NumberTick> evenly(double min, double max, TextAnchor anchor) {
        double step = Plots.roundStep(max - min, STEPS);
        List<NumberTick> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(min / step); k * step <= max; k++) {
            ticks.add(new NumberTick(TickType.MAJOR, k * step, Tables.number(k * step), anchor, TextAnchor.CENTER, 0));
        }
        return ticks;
    }

    /** The labels that stand beside the axis. */
    List<String> labels() {
        return refreshTicks(Formats.nowhere(), new AxisState(), new Rectangle2D.Double(), RectangleEdge.LEFT).stream()
                .map(NumberTick::getText).filter(text -> !text.isEmpty()).toList();
    }
}
