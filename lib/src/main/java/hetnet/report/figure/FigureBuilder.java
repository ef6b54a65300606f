package hetnet.report.figure;

import hetnet.report.DisplayNames;
import java.util.Locale;

/** What all kinds of figures share: name, axes, title, shape. */
public abstract class FigureBuilder<B extends FigureBuilder<B>> {

    private static final double SHAPE = 0.62;

    final String name;
    String title = "";
    String xTitle;
    String yTitle;
    double shape = SHAPE;

    FigureBuilder(String name) {
        this.name = name;
    }

    abstract B self();

    /** Draws the figure from what was set. */
    public abstract Figure build();

    /**
     * Titles of the axes, with the unit in brackets: {@code "UE rate (kbit/s)"}. Columns of the CSV are named after
     * them.
     */
    public B setAxes(String x, String y) {
        xTitle = x;
        yTitle = y;
        return self();
    }

    /** A title above the figure; by default none, as in a paper with captions. */
    public B optTitle(String text) {
        title = text;
        return self();
    }

    /**
     * Shape of plot and axes, as width by height in any unit; the size in inches is that of the {@link FigureStyle},
     * and the legend comes on top. By default 100 x 62.
     */
    public B optSize(double width, double height) {
        require(width > 0 && height > 0, "needs a width and a height above 0");
        shape = height / width;
        return self();
    }

    final void checkAxes() {
        require(xTitle != null && yTitle != null, "needs setAxes");
    }

    /** @throws IllegalArgumentException that names the figure and what it needs */
    final void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("figure '" + name + "' " + what);
        }
    }

    /** @throws IllegalArgumentException on a value that no axis can show */
    final void requireFinite(String series, double[] values) {
        for (int i = 0; i < values.length; i++) {
            require(Double.isFinite(values[i]), "cannot show value %s at place %d of series '%s': leave such values out"
                    .formatted(values[i], i, series));
        }
    }

    /** @throws IllegalArgumentException where a logarithmic axis meets a value that has no logarithm */
    final void requirePositive(String series, double[] values) {
        for (double value : values) {
            require(!(value <= 0), "has a logarithmic axis, which cannot show the value %s of series '%s'"
                    .formatted(value, series));
        }
    }

    /** The column of a CSV for an axis: {@code "UE rate (kbit/s)"} becomes {@code ue_rate_kbit_s}. */
    static String column(String axisTitle) {
        String word = axisTitle.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return word.isEmpty() ? "value" : word;
    }

    /** What a reader sees in place of a name in files. */
    static String label(String name) {
        return DisplayNames.label(name);
    }
}
