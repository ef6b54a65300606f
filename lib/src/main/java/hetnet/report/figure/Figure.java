package hetnet.report.figure;

import hetnet.io.AtomicFile;
import hetnet.io.FolderLock;
import hetnet.report.Tables;
import hetnet.report.figure.axis.FigureAxis;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tech.tablesaw.api.Table;

/** A drawing together with the numbers that it draws; the {@link FigureStyle} may be chosen after it was built. */
public final class Figure {

    /** How large a point of the paper is on a screen: a figure of 3.5 inches takes 560 pixels there. */
    public static final double PIXELS_PER_POINT = 560 / FigureStyle.COLUMN.widthPt();

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    /**
     * What is drawn, with its size in points: a plot, above it a title, below it a legend, at its right a colour bar.
     *
     * @param plot   with its axes
     * @param title  empty for none
     * @param legend fewer than two entries need none, for the axis names a single series
     * @param bar    null for none
     * @param width  points
     * @param height points
     */
    record Sketch(Plot plot, String title, List<Plots.Entry> legend, ColourScale.Bar bar, double width,
            double height) {

        private static final double TITLE = 1.5;

        /** Without a colour bar; the height is that of plot and axes as a share of the width, plus what else needs. */
        static Sketch of(Plot plot, String title, double shape, List<Plots.Entry> legend) {
            FigureStyle style = plot.style();
            return new Sketch(plot, title, List.copyOf(legend), null, style.widthPt(), shape * style.widthPt()
                    + (title.isEmpty() ? 0 : TITLE * style.fontPt())
                    + Plots.legendHeight(legend, style.widthPt(), style));
        }

        Sketch beside(ColourScale.Bar bar) {
            return new Sketch(plot, title, legend, bar, width, height);
        }

        Sketch sized(double width, double height) {
            return new Sketch(plot, title, legend, bar, width, height);
        }

        private Rectangle2D place() {
            double top = title.isEmpty() ? 0 : TITLE * plot.style().fontPt();
            return new Rectangle2D.Double(0, top, width - (bar == null ? 0 : bar.width(plot.style())),
                    height - top - Plots.legendHeight(legend, width, plot.style()));
        }

        /** Where the data lie. */
        Plot.Frame frame() {
            return plot.frame(plot.area(place()));
        }

        void paint(Graphics2D g) {
            FigureStyle style = plot.style();
            g.setColor(Color.WHITE);
            g.fill(new Rectangle2D.Double(0, 0, width, height));
            if (!title.isEmpty()) {
                double left = (width - FigureAxis.width(title, Plots.font(style))) / 2;
                Plots.text(g, title, left, (TITLE / 2 + Plots.BASE) * style.fontPt(), style);
            }
            plot.paint(g, place());
            if (bar != null) {
                bar.paint(g, plot.area(place()), width, style);
            }
            if (legend.size() > 1) {
                Plots.paintLegend(g, legend, place().getMaxY(), width, style);
            }
        }
    }

    /** Draws in any style. */
    interface Drawing {

        /** A chart of its own for each call. */
        Sketch in(FigureStyle style);
    }

    private final String name;
    private final Drawing drawing;
    private final Table table;
    private final boolean tips;
    private final Supplier<FigureStyle> style;

    /** @throws IllegalArgumentException when the name cannot be that of a file */
    Figure(String name, Drawing drawing, Table table) {
        this(name, drawing, table, false);
    }

    /** @param tips whether its points have texts for the mouse */
    Figure(String name, Drawing drawing, Table table, boolean tips) {
        this(name, drawing, table, tips, FigureStyle::here);
    }

    private Figure(String name, Drawing drawing, Table table, boolean tips, Supplier<FigureStyle> style) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("figure name '%s' must consist of letters, digits, '-' and '_'"
                    .formatted(name));
        }
        this.name = name;
        this.drawing = drawing;
        this.table = table;
        this.tips = tips;
        this.style = style;
    }

    /** The same figure in a style of its own, whatever the process is told. */
    public Figure in(FigureStyle own) {
        return new Figure(name, drawing, table, tips, () -> own);
    }

    /** The files' name without ending: letters, digits, '-' and '_'. */
    public String name() {
        return name;
    }

    /** The data, one row per point, bar or cell. */
    public Table table() {
        return table;
    }

    /**
     * Writes {@code name.csv} and a file for each format of the style, each whole or not at all; the same data give the
     * same bytes. While another process writes to the folder, this one waits.
     *
     * @param comments lines put on top of the CSV
     * @return this figure, so that the last line of a cell can save and show it
     * @throws UncheckedIOException where a file cannot be written
     */
    public Figure save(Path folder, String... comments) {
        FigureStyle chosen = style.get();
        Map<String, byte[]> files = new LinkedHashMap<>();
        chosen.formats().forEach(format -> files.put(format, in(chosen).bytes(format)));
        FolderLock.holding(folder, () -> { // so that all are of the same run
            Tables.writeCsv(table, folder.resolve(name + ".csv"), comments);
            files.forEach((format, bytes) -> AtomicFile.write(folder.resolve(name + "." + format), bytes));
        });
        return this;
    }

    /** As SVG of its true size, with text as text. */
    public String svg() {
        Sketch sketch = sketch();
        return Formats.svg(sketch, Formats.inches(sketch));
    }

    /** As SVG for a screen, {@link #PIXELS_PER_POINT} as large. */
    public String screenSvg() {
        return Formats.svg(sketch(), "width=\"%d\" height=\"%d\"".formatted(screenWidth(), screenHeight()));
    }

    /** Whether its points have texts for the mouse, which {@link #html} shows. */
    public boolean hasTips() {
        return tips;
    }

    /** For a browser: the image, with a text for the mouse on each point that has one; needs nothing else. */
    public String html() {
        FigureStyle paper = style.get();
        return Formats.html(name, drawing.in(new FigureStyle(paper.widthInches() * PIXELS_PER_POINT,
                paper.fontPt() * PIXELS_PER_POINT, paper.formats())));
    }

    /** As a PDF page of its true size; its fonts are in it. */
    public byte[] pdf() {
        return Formats.pdf(sketch());
    }

    /**
     * The content of a file.
     *
     * @param format pdf, svg or png
     */
    public byte[] bytes(String format) {
        return switch (format) {
            case "pdf" -> pdf();
            case "svg" -> svg().getBytes(StandardCharsets.UTF_8);
            case "png" -> Formats.png(sketch(), Formats.PRINT_DPI);
            default -> throw new IllegalArgumentException("a figure has no format '%s'".formatted(format));
        };
    }

    /** As PNG, of so many pixels per pixel of {@link #screenWidth}. */
    public byte[] png(int scale) {
        return Formats.png(sketch(), scale * PIXELS_PER_POINT * Formats.POINTS_PER_INCH);
    }

    /** Pixels that it takes on a screen. */
    public int screenWidth() {
        return (int) Math.round(PIXELS_PER_POINT * sketch().width);
    }

    /** Pixels that it takes on a screen. */
    public int screenHeight() {
        return (int) Math.round(PIXELS_PER_POINT * sketch().height);
    }

    Sketch sketch() {
        return drawing.in(style.get());
    }

    /** Name, size and rows; the drawing itself is for the eye. */
    @Override
    public String toString() {
        Sketch sketch = sketch();
        return "figure %s (%.2f x %.2f in, %d rows)".formatted(name, sketch.width / Formats.POINTS_PER_INCH,
                sketch.height / Formats.POINTS_PER_INCH, table.rowCount());
    }
}
