package hetnet.report.figure;

import hetnet.report.Tables;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;

/** Builds a quantity over a regular grid on the ground, such as the SINR, in steps that can be read off the legend. */
public final class FieldFigure extends FigureBuilder<FieldFigure> {

    private static final int LEVELS = 8;
    private static final int BOX_HEIGHT = 620;

    private double[] gridX;
    private double[] gridY;
    private double[][] value;
    private String label;
    private double[] levels;
    private List<String> sites = List.of();
    private double[][] sitePosition = {};

    FieldFigure(String name) {
        super(name);
        setAxes("x (m)", "y (m)");
        optSize(WIDTH, BOX_HEIGHT);
    }

    @Override
    FieldFigure self() {
        return this;
    }

    /**
     * @param label what the values are, with the unit: "SINR (dB)"
     * @param x     centres of the columns, metres, evenly spaced and rising, shape [X]
     * @param y     centres of the rows, metres, evenly spaced and rising, shape [Y]
     * @param value shape [Y, X]; NaN leaves a cell white
     */
    public FieldFigure setGrid(String label, double[] x, double[] y, double[][] value) {
        require(x.length > 1 && y.length > 1, "needs at least two columns and two rows");
        require(value.length == y.length, "has %d rows of values for %d rows".formatted(value.length, y.length));
        for (double[] row : value) {
            require(row.length == x.length, "has a row of %d values for %d columns".formatted(row.length, x.length));
        }
        this.label = label;
        this.gridX = x.clone();
        this.gridY = y.clone();
        this.value = Arrays.stream(value).map(double[]::clone).toArray(double[][]::new);
        return this;
    }

    /** @param positionM x, y and any further coordinates, metres, shape [B, 2 or more] */
    public FieldFigure optSites(List<String> ids, double[][] positionM) {
        require(positionM.length == ids.size(), "has %d site positions but %d ids"
                .formatted(positionM.length, ids.size()));
        this.sites = List.copyOf(ids);
        this.sitePosition = positionM;
        return this;
    }

    /** Limits between the colours, rising; by default about eight round steps. */
    public FieldFigure optLevels(double... limits) {
        levels = limits.clone();
        return this;
    }

    /** @throws IllegalArgumentException where there is no grid or it holds no value */
    @Override
    public Figure build() {
        require(value != null, "needs setGrid");
        if (levels == null) {
            levels = roundLevels();
        }
        double halfX = (gridX[1] - gridX[0]) / 2;
        double halfY = (gridY[1] - gridY[0]) / 2;
        Ground.Extent extent = new Ground.Extent(gridX[0] - halfX, gridX[gridX.length - 1] + halfX,
                gridY[0] - halfY, gridY[gridY.length - 1] + halfY);
        Marks.Cell cell = new Marks.Cell();
        XYChart chart = Ground.fit(width, height, extent, (w, h) -> draw(w, h, extent, cell));
        cell.setSize(2 * halfX * Ground.pixelsPerMetreX(chart), 2 * halfY * Ground.pixelsPerMetreY(chart));
        return new Figure(name, chart, table());
    }

    private XYChart draw(int w, int h, Ground.Extent extent, Marks.Cell cell) {
        XYChart chart = titled(new XYChart(w, h, new PaperTheme()));
        Ground.legendHeading(chart, label, extent);
        Color[] colors = Palette.sequential(levels.length + 1);
        for (int step = levels.length; step >= 0; step--) {
            List<double[]> cells = cellsOf(step);
            if (!cells.isEmpty()) {
                double[][] at = cells.toArray(double[][]::new);
                Ground.scatter(chart, stepName(step) + " (cells)", Ground.axis(at, 0), Ground.axis(at, 1),
                        new Palette.Look(colors[step], cell))
                        .setShowInLegend(false);
                Ground.legendEntry(chart, stepName(step), colors[step], SeriesMarkers.SQUARE, gridX[0]);
            }
        }
        Ground.addSites(chart, sites, sitePosition);
        return chart;
    }

    private List<double[]> cellsOf(int step) {
        double from = step == 0 ? Double.NEGATIVE_INFINITY : levels[step - 1];
        double to = step == levels.length ? Double.POSITIVE_INFINITY : levels[step];
        List<double[]> cells = new ArrayList<>();
        for (int r = 0; r < gridY.length; r++) {
            for (int c = 0; c < gridX.length; c++) {
                if (value[r][c] >= from && (value[r][c] < to || to == Double.POSITIVE_INFINITY)) {
                    cells.add(new double[] {gridX[c], gridY[r]});
                }
            }
        }
        return cells;
    }

    private String stepName(int step) {
        if (step == 0) {
            return "below " + Tables.number(levels[0]);
        }
        return step == levels.length
                ? Tables.number(levels[step - 1]) + " and above"
                : Tables.number(levels[step - 1]) + " to " + Tables.number(levels[step]);
    }

    /** Multiples of 1, 2 or 5 times a power of ten, between the extremes. */
    private double[] roundLevels() {
        double[] finite = Arrays.stream(value).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
        require(finite.length > 0, "has no finite value");
        double low = Arrays.stream(finite).min().orElseThrow();
        double high = Arrays.stream(finite).max().orElseThrow();
        if (low == high) {
            return new double[] {low};
        }
        double rough = (high - low) / LEVELS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1);
        List<Double> limits = new ArrayList<>();
        for (long k = (long) Math.floor(low / step) + 1; k * step < high; k++) {
            limits.add(k * step);
        }
        return limits.isEmpty() ? new double[] {low} : limits.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Table table() {
        Tables.Rows rows = Tables.named(name, column(xTitle), column(yTitle), column(label));
        for (int r = 0; r < gridY.length; r++) {
            for (int c = 0; c < gridX.length; c++) {
                rows.row(gridX[c], gridY[r], value[r][c]);
            }
        }
        return rows.build();
    }
}
