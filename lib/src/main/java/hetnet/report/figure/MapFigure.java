package hetnet.report.figure;

import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.report.Tables;
import hetnet.report.figure.Figure.Sketch;
import hetnet.report.figure.StyleSheet.Dash;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.report.figure.StyleSheet.Marker;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Builds maps: points such as UEs, coloured by a category such as the serving BS, with the sites above them. */
public final class MapFigure extends FigureBuilder<MapFigure> {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,12}");
    /** Room around the points, as a share of their extent: a site at the rim has its name above it. */
    private static final double MARGIN = 0.05;
    /** More categories than these have no legend: the map's own names tell them apart. */
    private static final int MOST_ENTRIES = 12;
    private static final int MANY = 1000;
    /** Of UEs that no BS serves; they stand back. */
    private static final Set<String> UNSERVED = Set.of("none", "out of coverage");
    private static final Look NOBODYS = new Look(new Color(0xAAAAAA), Dash.SOLID, Marker.CIRCLE);
    /** Of lines to the serving BS, of 255. */
    private static final int FAINT = 40;
    private static final int CLEAR = 110;
    /** BS2 before BS10, and 2 of 12 before 10 of 12. */
    private static final Comparator<String> NATURAL = Comparator.comparing((String text) -> DIGITS.matcher(text)
            .replaceAll(number -> "%012d".formatted(Long.parseLong(number.group())))).thenComparing(text -> text);

    private double[][] points = {};
    private List<String> category = List.of();
    private List<String> sites = List.of();
    private double[][] sitePosition = {};
    private List<Tier> tiers = List.of();
    private String heading = "";
    private int[] served = {};
    private List<String> tips = List.of();
    private boolean ordered;
    private boolean tracks;

    MapFigure(String name) {
        super(name);
        setAxes("x (m)", "y (m)");
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

    /** Colours from dark to bright in the order of the categories, for such as are counts. */
    public MapFigure optOrdered() {
        ordered = true;
        return this;
    }

    /** Cells: a thin line from each point to the BS that is its category. */
    public MapFigure optCells() {
        require(!sites.isEmpty(), "needs setSites before optCells");
        return optCells(category.stream().mapToInt(sites::indexOf).toArray());
    }

    /**
     * Cells: a thin line from each point to its BS.
     *
     * @param site of each point, negative for none; shape [N]
     */
    public MapFigure optCells(int[] site) {
        require(site.length == points.length, "has %d points but %d serving sites".formatted(points.length,
                site.length));
        served = site.clone();
        return this;
    }

    /**
     * What a browser shows when the mouse is on a point, such as "UE 7, BS2, 310 kbit/s".
     *
     * @param texts of each point, shape [N]
     */
    public MapFigure optTips(List<String> texts) {
        require(texts.size() == points.length, "has %d points but %d tips".formatted(points.length, texts.size()));
        tips = List.copyOf(texts);
        return this;
    }

    /** Joins the points of a category, in their order, to a track: a ring at its start, an arrow at its end. */
    public MapFigure optTracks() {
        tracks = true;
        return this;
    }

    /** @throws IllegalArgumentException where there is neither a point nor a site */
    @Override
    public Figure build() {
        require(points.length + sites.size() > 0, "needs setPoints or setSites");
        return new Figure(name, this::draw, table(), !tips.isEmpty());
    }

    private Sketch draw(FigureStyle style) {
        Ground.Extent extent = Ground.Extent.of(List.of(points, sitePosition), MARGIN);
        Map<String, List<double[]>> groups = new TreeMap<>(NATURAL);
        for (int i = 0; i < points.length; i++) {
            groups.computeIfAbsent(category.get(i), c -> new ArrayList<>()).add(points[i]);
        }
        Map<String, Look> looks = looks(List.copyOf(groups.keySet()));
        Plot plot = Ground.plot(xTitle, yTitle, extent, style);
        Curves curves = new Curves(plot);
        List<Plots.Entry> legend = new ArrayList<>();
        if (!heading.isEmpty() && !groups.isEmpty()) {
            legend.add(Plots.heading(heading + ":"));
        }
        cells(curves, looks);
        groups.forEach((label, members) -> {
            double[][] at = members.toArray(double[][]::new);
            Look look = looks.get(label);
            if (tracks) {
                curves.track(Ground.axis(at, 0), Ground.axis(at, 1), look);
            } else {
                curves.dots(Ground.axis(at, 0), Ground.axis(at, 1), look.color(), points.length);
            }
            if (groups.size() <= MOST_ENTRIES) {
                legend.add(Plots.entry(label(label), new Look(look.color(), Dash.SOLID, tracks ? Marker.NONE
                        : Marker.CIRCLE), tracks, !tracks, style));
            }
        });
        for (int i = 0; i < tips.size(); i++) {
            plot.tip(points[i][0], points[i][1], tips.get(i));
        }
        Ground.addSites(curves, legend, sites, sitePosition, tiers, style);
        curves.finish();
        return Ground.fit(extent, Sketch.of(plot, title, 1, legend));
    }

    private Map<String, Look> looks(List<String> labels) {
        Map<String, Look> looks = new LinkedHashMap<>();
        if (!ordered) {
            looks.putAll(StyleSheet.looks(labels.stream().filter(label -> !UNSERVED.contains(label)).toList()));
            labels.stream().filter(UNSERVED::contains).forEach(label -> looks.put(label, NOBODYS));
            return looks;
        }
        for (int i = 0; i < labels.size(); i++) {
            looks.put(labels.get(i), new Look(ColourScale.sequential(labels.size() == 1 ? 1
                    : 1 - i / (labels.size() - 1.0)), Dash.SOLID, Marker.CIRCLE));
        }
        return looks;
    }

    private void cells(Curves curves, Map<String, Look> looks) {
        looks.forEach((label, look) -> {
            int[] members = IntStream.range(0, served.length).filter(i -> category.get(i).equals(label)
                    && served[i] >= 0).toArray();
            if (members.length > 0) {
                curves.spokes(Arrays.stream(members).mapToObj(i -> points[i]).toArray(double[][]::new),
                        Arrays.stream(members).mapToObj(i -> sitePosition[served[i]]).toArray(double[][]::new),
                        ColourScale.translucent(look.color(), points.length > MANY ? FAINT : CLEAR));
            }
        });
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
