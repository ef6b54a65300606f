package hetnet.report.figure;

import hetnet.report.Tables;
import hetnet.report.figure.Figure.Sketch;
import hetnet.report.figure.axis.LinearAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/** Builds a quantity over a regular grid on the ground, such as the SINR, in steps that can be read off the legend. */
public final class FieldFigure extends FigureBuilder<FieldFigure> {

    private static final int LEVELS = 8;

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
        return new Figure(name, this::draw, table());
    }

    /** The limits between the colours. */
    double[] levels() {
        return levels.clone();
    }

    private Sketch draw(FigureStyle style) {
        double halfX = (gridX[1] - gridX[0]) / 2;
        double halfY = (gridY[1] - gridY[0]) / 2;
        Ground.Extent extent = new Ground.Extent(gridX[0] - halfX, gridX[gridX.length - 1] + halfX,
                gridY[0] - halfY, gridY[gridY.length - 1] + halfY);
        // a step at either end stands for all beyond
        double step = levels.length > 1 ? levels[1] - levels[0] : 1;
        ColourScale scale = new ColourScale(levels[0] - step, levels[levels.length - 1] + step,
                ColourScale::sequential, levels);
        Plot plot = Ground.plot(xTitle, yTitle, extent, style);
        plot.below(new ColourScale.Cells(gridX, gridY, value, scale));
        Curves curves = new Curves(plot);
        List<Plots.Entry> legend = new ArrayList<>();
        Ground.addSites(curves, legend, sites, sitePosition, List.of(), style);
        curves.finish();
        return Ground.fit(extent, Sketch.of(plot, title, 1, legend).beside(scale.bar(label)));
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
        double step = LinearAxis.roundStep(high - low, LEVELS);
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
