package hetnet.report.figure.axis;

import hetnet.report.Tables;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One axis of a figure: its title, its limits and the values that have a mark. */
public abstract class FigureAxis {

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final String LINES = "\n";
    /** From one line of text to the next, in heights of the font. */
    private static final double LEADING = 1.1;
    /** From here on, digits stand in groups of three. */
    private static final double GROUPED = 1e4;
    /** Beyond, numbers have an exponent. */
    private static final double LARGEST = 1e9;

    private final String title;
    private final double low;
    private final double high;

    /**
     * A mark at a value.
     *
     * @param label empty for a small mark without a number; may have several lines
     */
    public record Tick(double value, String label) {
    }

    /** @param high above low */
    FigureAxis(String title, double low, double high) {
        this.title = title;
        this.low = low;
        this.high = high;
    }

    /** With the unit in brackets; may be empty. */
    public final String title() {
        return title;
    }

    /** The lower limit. */
    public final double low() {
        return low;
    }

    /** The upper limit. */
    public final double high() {
        return high;
    }

    /** Whether equal ratios, not equal differences, are equally long. */
    public boolean isLogarithmic() {
        return false;
    }

    /** Whether labels below the axis stand upright, and need their length below it. */
    public boolean isUpright() {
        return false;
    }

    /** Whether the marks have small lines; names have none. */
    public boolean hasMarks() {
        return true;
    }

    /** The value to which lengths on the axis are proportional; that of XChart's linear axis. */
    public double drawn(double value) {
        return value;
    }

    /** Where a value lies between the limits, 0 to 1. */
    public double share(double value) {
        return (drawn(value) - drawn(low)) / (drawn(high) - drawn(low));
    }

    /**
     * The marks, as many as their labels leave room for.
     *
     * @param length of the axis, in units of the font
     * @param side   whether the axis is vertical
     */
    public abstract List<Tick> ticks(double length, Font font, boolean side);

    /** What the labels need beside or below the axis, in units of the font. */
    public final double depth(List<Tick> ticks, Font font, boolean side) {
        return ticks.stream().mapToDouble(tick -> side || isUpright() ? width(tick.label, font)
                : LEADING * font.getSize2D() * lines(tick.label).length).max().orElse(0);
    }

    /** A number beside an axis: 5000, but 50,000. */
    static String number(double value) {
        return Math.abs(value) >= GROUPED && Math.abs(value) < LARGEST && value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value) : Tables.number(value);
    }

    /** The lines of a label from top to bottom. */
    public static String[] lines(String label) {
        return label.split(LINES);
    }

    /** Of the longest line of a text, in units of the font. */
    public static double width(String text, Font font) {
        return Arrays.stream(lines(text)).mapToDouble(line -> font.getStringBounds(line, EXACT).getWidth()).max()
                .orElse(0);
    }
}
