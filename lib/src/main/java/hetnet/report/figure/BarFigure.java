package hetnet.report.figure;

import hetnet.report.Tables;
import hetnet.report.figure.Figure.Sketch;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.report.figure.axis.DecadeAxis;
import hetnet.report.figure.axis.FigureAxis;
import hetnet.report.figure.axis.LinearAxis;
import hetnet.report.figure.axis.NameAxis;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Builds bars: one group per category, one colour per series, optionally with the spread of each value. */
public final class BarFigure extends FigureBuilder<BarFigure> {

    /** Room beyond the longest bar, as a share of the axis. */
    private static final double HEADROOM = 0.06;
    private static final double HEADROOM_LABELS = 0.14;
    private static final double HEADROOM_LYING = 0.28;
    /** Of a name below its bar. */
    private static final int MOST_LINES = 2;
    private static final double EM_PER_LETTER = 0.52;
    /** Of the width, what the axis leaves to the bars. */
    private static final double PLOT_SHARE = 0.82;
    private static final double HALF = 0.5;
    /** Of the room of a category, what its bars take together; the rest lies between groups. */
    private static final double GROUP = 0.8;
    /** Of its share of that room, what a bar takes. */
    private static final double BAR = 0.94;
    /** Of the axis, one bar alone. */
    private static final double WIDEST = 0.2;
    /** Of text, for bars that lie. */
    private static final double LINES_PER_BAR = 1.1;
    private static final double LINES_BETWEEN = 0.5;
    private static final double LINES_OF_AXIS = 3.5;

    private record Bars(double[] values, double[] spread) {
    }

    private final Map<String, Bars> series = new LinkedHashMap<>();
    private List<String> categories = List.of();
    private boolean logY;
    private boolean labels;
    private boolean dots;

    BarFigure(String name) {
        super(name);
    }

    @Override
    BarFigure self() {
        return this;
    }

    /** Names of the groups, from left to right. */
    public BarFigure setCategories(List<String> names) {
        categories = List.copyOf(names);
        return this;
    }

    /** @param values finite, shape [categories] */
    public BarFigure addSeries(String label, double... values) {
        return addSeries(label, values, null);
    }

    /**
     * @param values finite, shape [categories]
     * @param spread half the length of the error bars, for example a standard deviation, shape [categories]; null for
     *               none
     * @throws IllegalArgumentException on a value that is not finite, or where the series is there already
     */
    public BarFigure addSeries(String label, double[] values, double[] spread) {
        requireFinite(label, values);
        require(spread == null || spread.length == values.length,
                "needs as many spreads as values in series '" + label + "'");
        Bars bars = new Bars(values.clone(), spread == null ? null : spread.clone());
        require(series.putIfAbsent(label, bars) == null, "has series '" + label + "' twice");
        return this;
    }

    /** A logarithmic y axis. */
    public BarFigure optLogY() {
        logY = true;
        return this;
    }

    /**
     * Markers in place of bars, on an axis that need not begin at 0: for values whose differences count, such as means
     * with their intervals.
     */
    public BarFigure optDots() {
        dots = true;
        return this;
    }

    /** Writes its value on every bar. */
    public BarFigure optLabels() {
        labels = true;
        return this;
    }

    /**
     * @throws IllegalArgumentException where axis titles, categories or series are missing, or a series does not fit
     * the categories
     */
    @Override
    public Figure build() {
        checkAxes();
        require(!categories.isEmpty() && !series.isEmpty(), "needs setCategories and at least one series");
        boolean spreads = series.values().stream().anyMatch(bars -> bars.spread != null);
        Tables.Rows rows = spreads
                ? Tables.named(name, column(xTitle.isEmpty() ? "category" : xTitle), "series", column(yTitle), "spread")
                : Tables.named(name, column(xTitle.isEmpty() ? "category" : xTitle), "series", column(yTitle));
        series.forEach((label, bars) -> {
            require(bars.values.length == categories.size(), "has %d categories, but series '%s' has %d values"
                    .formatted(categories.size(), label, bars.values.length));
            if (logY) {
                requirePositive(label, bars.values);
            }
            for (int c = 0; c < categories.size(); c++) {
                Object[] row = {categories.get(c), label, bars.values[c], bars.spread == null ? null : bars.spread[c]};
                rows.row(spreads ? row : Arrays.copyOf(row, row.length - 1));
            }
        });
        return new Figure(name, this::draw, rows.build());
    }

    private Sketch draw(FigureStyle style) {
        boolean lying = namesAreLong(style);
        FigureAxis values = valueAxis(lying);
        List<String> shown = new ArrayList<>(categories.stream().map(FigureBuilder::label).toList());
        if (lying) {
            Collections.reverse(shown); // the first is on top
        } else {
            shown.replaceAll(name -> broken(name, style));
        }
        NameAxis names = new NameAxis(xTitle, shown);
        Plot plot = Plot.xy(lying ? values : names, lying ? names : values, style);
        plot.withGridOf(values);
        Map<String, Look> looks = StyleSheet.looks(List.copyOf(series.keySet()));
        boolean ofMethods = series.size() == 1
                && categories.stream().allMatch(name -> StyleSheet.ofMethod(name).isPresent());
        Map<String, Look> ofCategories = StyleSheet.looks(categories);
        List<Plots.Entry> legend = new ArrayList<>();
        int s = 0;
        for (Map.Entry<String, Bars> entry : series.entrySet()) {
            Look look = looks.get(entry.getKey());
            for (int c = 0; c < categories.size(); c++) {
                put(plot, values, new Place(s, c, lying), entry.getValue(),
                        ofMethods ? ofCategories.get(categories.get(c)) : look);
            }
            legend.add(dots ? Plots.entry(label(entry.getKey()), look, false, true, style)
                    : Plots.patch(label(entry.getKey()), look.color(), style));
            s++;
        }
        double rows = categories.size() * (LINES_PER_BAR * series.size() + LINES_BETWEEN) + LINES_OF_AXIS;
        return Sketch.of(plot, title, lying ? rows * style.fontPt() / style.widthPt() : shape, legend);
    }

    /** Which bar of which group. */
    private record Place(int series, int category, boolean lying) {
    }

    /** A bar with its spread and its value. */
    private void put(Plot plot, FigureAxis values, Place place, Bars bars, Look look) {
        double width = Math.min(GROUP / series.size(), WIDEST * categories.size());
        int c = place.category;
        double group = place.lying ? categories.size() - 1.0 - c : c;
        double step = (place.lying ? -1 : 1) * width * (place.series - (series.size() - 1) / 2.0);
        double middle = group + step;
        double half = BAR * width / 2;
        double end = bars.values[c];
        double reach = bars.spread == null ? 0 : bars.spread[c];
        FigureStyle style = plot.style();
        if (!dots) {
            double base = Math.max(values.low(), Math.min(0, values.high()));
            double[] across = {middle - half, middle + half, middle + half, middle - half};
            double[] along = {base, base, end, end};
            plot.area(place.lying ? along : across, place.lying ? across : along, look.color());
        }
        if (bars.spread != null) {
            plot.above((g, frame) -> {
                g.setColor(dots ? look.color() : Plots.INK);
                g.setStroke(Plots.outline(style));
                whisker(g, frame, place.lying, middle, half / 2, end - reach, end + reach);
            });
        }
        if (dots) { // above its whisker
            plot.above((g, frame) -> Plots.mark(look, style).paint(g, frame.x(place.lying ? end : middle),
                    frame.y(place.lying ? middle : end), 0));
        }
        if (labels) {
            plot.above((g, frame) -> write(g, frame, place.lying, middle, end < 0 ? end - reach : end + reach, end,
                    style));
        }
    }

    private static void whisker(Graphics2D g, Plot.Frame frame, boolean lying, double middle, double half, double from,
            double to) {
        double[][] lines = {{middle, from, middle, to}, {middle - half, from, middle + half, from},
                {middle - half, to, middle + half, to}};
        for (double[] l : lines) {
            g.draw(lying ? new Line2D.Double(frame.x(l[1]), frame.y(l[0]), frame.x(l[3]), frame.y(l[2]))
                    : new Line2D.Double(frame.x(l[0]), frame.y(l[1]), frame.x(l[2]), frame.y(l[3])));
        }
    }

    /** A value beyond its bar. */
    private void write(Graphics2D g, Plot.Frame frame, boolean lying, double middle, double end, double value,
            FigureStyle style) {
        DoubleStream together = logY ? DoubleStream.of(value)
                : series.values().stream().flatMapToDouble(bars -> Arrays.stream(bars.values));
        String text = Plots.fewDigits(together).apply(value);
        double width = FigureAxis.width(text, Plots.font(style));
        double gap = Plots.GAP * style.scale();
        double base = Plots.BASE * style.fontPt();
        if (lying) {
            Plots.text(g, text, frame.x(end) + (value < 0 ? -gap - width : gap), frame.y(middle) + base, style);
        } else {
            Plots.text(g, text, frame.x(middle) - width / 2, frame.y(end) + (value < 0 ? gap + 2 * base : -gap), style);
        }
    }

    /** A name in two lines where one is too long. */
    private String broken(String name, FigureStyle style) {
        double room = PLOT_SHARE * style.widthPt() / categories.size();
        if (FigureAxis.width(name, Plots.font(style)) <= room) {
            return name;
        }
        return IntStream.range(0, name.length()).filter(i -> name.charAt(i) == ' ').boxed()
                .min(Comparator.comparingInt(i -> Math.abs(2 * i - name.length())))
                .map(i -> name.substring(0, i) + "\n" + name.substring(i + 1)).orElse(name);
    }

    /** Too long to stand below their bars in two lines. */
    private boolean namesAreLong(FigureStyle style) {
        double room = PLOT_SHARE * style.widthPt() / categories.size() / (EM_PER_LETTER * style.fontPt());
        int longest = categories.stream().mapToInt(name -> label(name).length()).max().orElseThrow();
        int word = categories.stream().flatMap(name -> Arrays.stream(label(name).split(" "))).mapToInt(String::length)
                .max().orElseThrow();
        return word > room || longest > MOST_LINES * HALF * 1.7 * room;
    }

    /** Bars compare by their length, so they stand on 0; markers do not. */
    private FigureAxis valueAxis(boolean lying) {
        if (logY) {
            return DecadeAxis.around(yTitle, series.values().stream().flatMapToDouble(bars ->
                    Arrays.stream(bars.values)));
        }
        double low = dots ? Double.POSITIVE_INFINITY : 0;
        double high = dots ? Double.NEGATIVE_INFINITY : 0;
        for (Bars bars : series.values()) {
            for (int c = 0; c < bars.values.length; c++) {
                double reach = bars.spread == null ? 0 : bars.spread[c];
                low = Math.min(low, bars.values[c] - reach);
                high = Math.max(high, bars.values[c] + reach);
            }
        }
        double rim = (!labels ? HEADROOM : lying ? HEADROOM_LYING : HEADROOM_LABELS) * (high - low);
        return new LinearAxis(yTitle, dots || low < 0 ? low - rim : 0, dots || high > 0 ? high + rim : 0);
    }
}
