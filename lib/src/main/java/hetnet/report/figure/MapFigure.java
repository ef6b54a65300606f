package hetnet.report.figure;

import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.report.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/** Builds maps: points such as UEs, coloured by a category such as the serving BS, with the sites above them. */
public final class MapFigure extends FigureBuilder<MapFigure> {

    /** Room around the points, as a share of their extent: a site at the rim has its name above it. */
    private static final double MARGIN = 0.06;
    /** Size of the box that the map must fit into: taller than other figures, since layouts often are. */
    private static final int BOX_HEIGHT = 620;

    private double[][] points = {};
    private List<String> category = List.of();
    private List<String> sites = List.of();
    private double[][] sitePosition = {};
    private List<Tier> tiers = List.of();
    private String heading = "";

    MapFigure(String name) {
        super(name);
        setAxes("x (m)", "y (m)");
        optSize(WIDTH, BOX_HEIGHT);
    }

    @Override
    MapFigure self() {
        return this;
    }

    /**
     * @param positionM x, y and any further coordinates, metres, shape [N, 2 or more]
     * @param category  of each point, shape [N]
     */
    public MapFigure setPoints(double[][] positionM, List<String> category) {
        require(positionM.length == category.size(), "has %d points but %d categories"
                .formatted(positionM.length, category.size()));
        this.points = positionM;
        this.category = List.copyOf(category);
        return this;
    }

    /** @param positionM x, y and any further coordinates, metres, shape [B, 2 or more] */
    public MapFigure setSites(List<String> ids, double[][] positionM) {
        require(positionM.length == ids.size(), "has %d site positions but %d ids"
                .formatted(positionM.length, ids.size()));
        this.sites = List.copyOf(ids);
        this.sitePosition = positionM;
        return this;
    }

    /** Sites whose tiers are told apart by their shapes: triangle, diamond, square and circle from macro to femto. */
    public MapFigure setSites(Sites network) {
        setSites(network.ids(), network.positionM());
        tiers = network.tiers();
        return this;
    }

    /** What the categories are, for example "serving BS"; a line above them in the legend. */
    public MapFigure optHeading(String text) {
        heading = text;
        return this;
    }

    /** @throws IllegalArgumentException where there is neither a point nor a site */
    @Override
    public Figure build() {
        require(points.length + sites.size() > 0, "needs setPoints or setSites");
        Ground.Extent extent = Ground.Extent.of(List.of(points, sitePosition), MARGIN);
        return new Figure(name, Ground.fit(width, height, extent, (w, h) -> draw(w, h, extent)), table());
    }

    private XYChart draw(int w, int h, Ground.Extent extent) {
        XYChart chart = titled(new XYChart(w, h, new PaperTheme()));
        Map<String, List<double[]>> groups = new LinkedHashMap<>();
        new TreeSet<>(category).forEach(c -> groups.put(c, new ArrayList<>()));
        for (int i = 0; i < points.length; i++) {
            groups.get(category.get(i)).add(points[i]);
        }
        if (!heading.isEmpty()) {
            Ground.legendHeading(chart, heading, extent);
        }
        Map<String, Palette.Look> looks = Palette.looks(List.copyOf(groups.keySet()));
        groups.forEach((label, members) -> {
            double[][] at = members.toArray(double[][]::new);
            Ground.dots(chart, label, Ground.axis(at, 0), Ground.axis(at, 1), looks.get(label).color(), points.length);
        });
        Ground.addSites(chart, sites, sitePosition, tiers);
        return chart;
    }

    private Table table() {
        Tables.Rows rows = Tables.named(name, "kind", column(xTitle), column(yTitle), "category");
        for (int i = 0; i < points.length; i++) {
            rows.row("point", points[i][0], points[i][1], category.get(i));
        }
        for (int b = 0; b < sites.size(); b++) {
            rows.row("site", sitePosition[b][0], sitePosition[b][1], sites.get(b));
        }
        return rows.build();
    }
}
