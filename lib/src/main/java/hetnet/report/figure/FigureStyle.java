package hetnet.report.figure;

import hetnet.util.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The true size of figures and their type: {@code STYLE=column|wide|slide FONT=8 FORMAT=pdf,svg,png} of the commands.
 *
 * @param widthInches of the paper's column, of its page, or of a slide
 * @param fontPt      size of all text, points, 4 to 72
 * @param formats     endings of the files that {@link Figure#save} writes beside the CSV
 */
public record FigureStyle(double widthInches, double fontPt, Set<String> formats) {

    private static final Set<String> KNOWN = new TreeSet<>(List.of("pdf", "svg", "png"));

    /** A column of a two-column paper: 3.5 inches, 8 points. */
    public static final FigureStyle COLUMN = new FigureStyle(3.5, 8, Set.of("svg", "png"));
    /** Both columns: 7.16 inches, 8 points. */
    public static final FigureStyle WIDE = new FigureStyle(7.16, 8, COLUMN.formats);
    /** Half of a slide of 13.3 inches and more: 10 inches, 20 points. */
    public static final FigureStyle SLIDE = new FigureStyle(10, 20, COLUMN.formats);

    private static final String PROPERTY = "hetnet.figures.";
    private static final double POINTS_PER_INCH = 72;

    /** @throws IllegalArgumentException when a size is out of range or a format unknown */
    public FigureStyle {
        Require.inRange("width of a figure", widthInches, 1, 40, "in");
        Require.inRange("FONT", fontPt, 4, 72, "pt");
        formats = Set.copyOf(formats);
        Set<String> unknown = new TreeSet<>(formats);
        unknown.removeAll(KNOWN);
        if (formats.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("FORMAT must be some of %s, for example pdf,svg; not '%s'"
                    .formatted(String.join(", ", KNOWN), String.join(",", unknown)));
        }
    }

    /**
     * A style by its settings; what is empty keeps its default.
     *
     * @param style   column, wide or slide; column by default
     * @param fontPt  a number of points; by default the style's
     * @param formats separated by commas; svg and png by default
     * @throws IllegalArgumentException that names what is wrong
     */
    public static FigureStyle of(String style, String fontPt, String formats) {
        FigureStyle base = switch (style.strip().toLowerCase(Locale.ROOT)) {
            case "", "column" -> COLUMN;
            case "wide" -> WIDE;
            case "slide" -> SLIDE;
            default -> throw new IllegalArgumentException("STYLE must be column, wide or slide, not '%s'"
                    .formatted(style));
        };
        return new FigureStyle(base.widthInches, fontPt.isBlank() ? base.fontPt : number(fontPt), formats.isBlank()
                ? base.formats : Set.copyOf(Arrays.stream(formats.split(",")).map(String::strip).toList()));
    }

    private static double number(String fontPt) {
        try {
            return Double.parseDouble(fontPt.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("FONT must be a number of points, not '%s'".formatted(fontPt));
        }
    }

    /**
     * The style of this process: what {@link #use} was told, else the variables {@code STYLE}, {@code FONT} and
     * {@code FORMAT} that make hands on as {@code HETNET_STYLE} and so on, else {@link #COLUMN}.
     */
    public static FigureStyle here() {
        return of(setting("STYLE"), setting("FONT"), setting("FORMAT"));
    }

    /**
     * Sets the style of all figures that this process draws from here on, in one line of a notebook:
     * {@code FigureStyle.use("STYLE=wide FONT=9 FORMAT=pdf,svg")}.
     *
     * @throws IllegalArgumentException when a setting is unknown or its value is
     */
    public static FigureStyle use(String settings) {
        List<String> keys = List.of("STYLE", "FONT", "FORMAT");
        String[] values = {"", "", ""};
        for (String setting : settings.strip().split("\\s+")) {
            String[] pair = setting.split("=", 2);
            if (!keys.contains(pair[0]) || pair.length < 2) {
                throw new IllegalArgumentException("'%s' is no setting of figures: there are STYLE, FONT and FORMAT, "
                        .formatted(setting) + "for example STYLE=wide FONT=9");
            }
            values[keys.indexOf(pair[0])] = pair[1];
        }
        FigureStyle style = of(values[0], values[1], values[2]);
        for (int k = 0; k < values.length; k++) {
            System.setProperty(PROPERTY + keys.get(k), values[k]);
        }
        return style;
    }

    private static String setting(String key) {
        return Optional.ofNullable(System.getProperty(PROPERTY + key))
                .or(() -> Optional.ofNullable(System.getenv("HETNET_" + key))).orElse("");
    }

    /** Of the figure, points. */
    double widthPt() {
        return widthInches * POINTS_PER_INCH;
    }

    /** How many times larger lines and markers are than at 8 points. */
    double scale() {
        return fontPt / COLUMN.fontPt;
    }
}
