package hetnet.report.figure.axis;

import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/**
 * An axis of percentages that is stretched around 100, where the best lie close together: at 100 a per cent is many
 * times as long as at 0. Lengths follow the inverse hyperbolic sine, which is linear near 100 and logarithmic far from
 * it.
 */
public final class StretchedAxis extends FigureAxis {

    private static final double FULL = 100;
    /** Per cent from 100, up to which the axis is about linear. */
    private static final double LINEAR = 4;
    /** What has a label where there is room, the most telling first. */
    private static final double[] LABELS = {100, 0, 90, 50, 95, 80, 98, 20, 70, 60, 99, 102, 105, 110, 40, 30, 10, 101,
        120, 150, 200};
    /** Of text, from one label to the next. */
    private static final double LINES = 1.2;

    /** With limits in per cent, which need not be round. */
    public StretchedAxis(String title, double low, double high) {
        super(title, low, high);
    }

    /** The inverse hyperbolic sine of the distance from 100. */
    @Override
    public double drawn(double value) {
        return FastMath.asinh((value - FULL) / LINEAR);
    }

    @Override
    public List<Tick> ticks(double length, Font font, boolean side) {
        List<Tick> ticks = new ArrayList<>();
        for (double value : LABELS) {
            String label = number(value);
            boolean free = ticks.stream().allMatch(other -> length * Math.abs(share(value) - share(other.value()))
                    >= (side ? LINES * font.getSize2D() : (width(label, font) + width(other.label(), font)) / 2
                            + LINES * font.getSize2D()));
            if (value >= low() && value <= high() && free) {
                ticks.add(new Tick(value, label));
            }
        }
        ticks.sort(Comparator.comparingDouble(Tick::value));
        return ticks;
    }
}
