package hetnet.report.figure.axis;

import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** An axis with marks at round numbers. */
public final class LinearAxis extends FigureAxis {

    /** Of a number's width, with the gap to the next. */
    private static final double ROOM = 1.5;
    /** Of text, from one number to the next on a vertical axis. */
    private static final double LINES = 2.2;
    /** Relative; of limits that are multiples of the step. */
    private static final double ROUNDING = 1e-9;
    private static final int MOST = 10;
    /** Room around data, as a share of the axis. */
    private static final double RIM = 0.04;

    private final double step;

    /** With marks as close as their numbers allow. */
    public LinearAxis(String title, double low, double high) {
        this(title, low, high, Double.NaN);
    }

    /** @param step between two marks */
    public LinearAxis(String title, double low, double high, double step) {
        super(title, low, high > low ? high : low + 1);
        this.step = step;
    }

    /** With the finite data and a rim around it; none below 0 where the data begins there. */
    public static LinearAxis around(String title, DoubleStream data) {
        double[] finite = data.filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(1);
        double rim = low == high ? Math.max(1, Math.abs(low)) / 2 : RIM * (high - low);
        return new LinearAxis(title, low - (low == 0 ? 0 : rim), high + rim);
    }

    /** A round step, 1, 2 or 5 times a power of ten, of which about so many span the length. */
    public static double roundStep(double length, int count) {
        double rough = length / count;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        return power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1);
    }

    @Override
    public List<Tick> ticks(double length, Font font, boolean side) {
        double span = high() - low();
        List<Tick> ticks = List.of();
        for (int count = MOST; count > 0; count--) {
            double each = Double.isNaN(step) ? roundStep(span, count) : step;
            ticks = multiples(each);
            double room = length * each / span;
            if (!Double.isNaN(step)
                    || room >= (side ? LINES * font.getSize2D() : ROOM * depth(ticks, font, true))) {
                break;
            }
        }
        return ticks;
    }

    private List<Tick> multiples(double each) {
        return multiples(low(), high(), each);
    }

    static List<Tick> multiples(double low, double high, double step) {
        List<Tick> ticks = new ArrayList<>();
        double slack = ROUNDING * (high - low);
        for (long k = (long) Math.ceil((low - slack) / step); k * step <= high + slack; k++) {
            ticks.add(new Tick(k * step, number(k * step)));
        }
        return ticks;
    }
}
