package hetnet.report.figure;

import hetnet.report.DisplayNames;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The look of each method in every figure: a colour, a dash and a marker. Colours are those of Okabe and Ito (2008) and
 * of Paul Tol's muted scheme, told apart with any colour vision; dash and marker together tell all methods apart in
 * grey.
 */
final class StyleSheet {

    /** How a line is broken; lengths in widths of the line. */
    enum Dash {
        /** Not at all. */
        SOLID,
        /** Long dashes. */
        LONG(5, 2),
        /** Short dashes. */
        SHORT(2.5f, 1.5f),
        /** Dots. */
        DOTS(1, 1.6f),
        /** A dash and a dot in turn. */
        DASH_DOT(5, 1.5f, 1, 1.5f);

        private final float[] pattern;

        Dash(float... pattern) {
            this.pattern = pattern;
        }

        /** Lengths of line and gap in turn, in widths of the line; empty for a whole line. */
        float[] pattern() {
            return pattern.clone();
        }
    }

    /** What stands on the points of a line; hollow ones are white inside. */
    enum Marker {
        /** Solid. */
        CIRCLE, SQUARE, DIAMOND, UP, DOWN, PLUS, CROSS, RING, HOLLOW_SQUARE, HOLLOW_DIAMOND, HOLLOW_UP, HOLLOW_DOWN,
        /** None: a line alone. */
        NONE
    }

    /** How one series looks. */
    record Look(Color color, Dash dash, Marker marker) {
    }

    private static final Color BLUE = new Color(0x0072B2);
    private static final Color ORANGE = new Color(0xE69F00);
    private static final Color GREEN = new Color(0x009E73);
    private static final Color PINK = new Color(0xCC79A7);
    private static final Color VERMILLION = new Color(0xD55E00);
    private static final Color SKY = new Color(0x56B4E9);
    private static final Color INK = new Color(0x222222);
    private static final Color GREY = new Color(0x888888);
    private static final Color INDIGO = new Color(0x332288);
    private static final Color OLIVE = new Color(0x999933);
    private static final Color WINE = new Color(0x882255);
    private static final Color TEAL = new Color(0x44AA99);
    private static final Color PURPLE = new Color(0xAA4499);
    private static final Color FOREST = new Color(0x117733);

    /** By the name of the method in files. */
    private static final Map<String, Look> METHODS = new LinkedHashMap<>();

    static {
        METHODS.put("hetgnn_unrolled", new Look(VERMILLION, Dash.SOLID, Marker.CIRCLE));
        METHODS.put("hetgnn_unrolled_refined", new Look(ORANGE, Dash.SOLID, Marker.SQUARE));
        METHODS.put("hetgnn_unrolled_best_of_8", new Look(VERMILLION, Dash.LONG, Marker.DIAMOND));
        METHODS.put("hetgnn_unrolled_best_of_8_refined", new Look(ORANGE, Dash.SHORT, Marker.DOWN));
        METHODS.put("hetgnn_unrolled_no_renewals", new Look(VERMILLION, Dash.DOTS, Marker.RING));
        METHODS.put("hetgnn_precoding", new Look(PURPLE, Dash.LONG, Marker.CIRCLE));
        METHODS.put("hetgnn_paper", new Look(GREEN, Dash.SOLID, Marker.DIAMOND));
        METHODS.put("teacher", new Look(BLUE, Dash.LONG, Marker.SQUARE));
        METHODS.put("wmmse", new Look(BLUE, Dash.SOLID, Marker.UP));
        METHODS.put("baseline", new Look(INK, Dash.DOTS, Marker.CROSS));
        METHODS.put("biased", new Look(GREY, Dash.SHORT, Marker.PLUS));
        METHODS.put("max_sinr", new Look(GREY, Dash.SOLID, Marker.HOLLOW_DOWN));
        METHODS.put("static_reuse", new Look(SKY, Dash.SOLID, Marker.DOWN));
        METHODS.put("pf_association", new Look(OLIVE, Dash.SOLID, Marker.HOLLOW_DIAMOND));
        METHODS.put("reuse_optimum", new Look(PINK, Dash.SOLID, Marker.HOLLOW_SQUARE));
        METHODS.put("reuse_refined", new Look(PINK, Dash.LONG, Marker.HOLLOW_UP));
        METHODS.put("graded_reuse", new Look(WINE, Dash.SHORT, Marker.UP));
        METHODS.put("gradient_ascent", new Look(INDIGO, Dash.DASH_DOT, Marker.HOLLOW_DIAMOND));
        METHODS.put("range_expansion", new Look(FOREST, Dash.LONG, Marker.UP));
        METHODS.put("eicic", new Look(TEAL, Dash.SHORT, Marker.SQUARE));
        METHODS.put("eicic_pf", new Look(TEAL, Dash.SOLID, Marker.RING));
        METHODS.put("small_cell_on_off", new Look(PURPLE, Dash.DASH_DOT, Marker.DOWN));
        METHODS.put("best_known", new Look(INK, Dash.DASH_DOT, Marker.PLUS));
    }

    /** For whatever is no method, such as a BS or a term of a loss, in this order. */
    private static final List<Look> OTHERS = List.of(
            new Look(BLUE, Dash.SOLID, Marker.CIRCLE), new Look(ORANGE, Dash.LONG, Marker.SQUARE),
            new Look(GREEN, Dash.SHORT, Marker.UP), new Look(PINK, Dash.DASH_DOT, Marker.HOLLOW_DOWN),
            new Look(VERMILLION, Dash.DOTS, Marker.DOWN), new Look(SKY, Dash.SOLID, Marker.HOLLOW_SQUARE),
            new Look(INK, Dash.LONG, Marker.CROSS), new Look(OLIVE, Dash.SHORT, Marker.RING),
            new Look(INDIGO, Dash.SOLID, Marker.HOLLOW_UP), new Look(WINE, Dash.DASH_DOT, Marker.PLUS));

    private StyleSheet() {
    }

    /** The methods that have a look, by their names in files. */
    static Map<String, Look> methods() {
        return Map.copyOf(METHODS);
    }

    /** The look of a method, by its name in files or by that which figures show; empty for anything else. */
    static Optional<Look> ofMethod(String name) {
        return DisplayNames.methodOf(name).map(StyleSheet::ofId);
    }

    /** A variant without a look of its own, such as {@code wmmse_3}, has that of the method that it is one of. */
    private static Look ofId(String id) {
        int last = id.lastIndexOf('_');
        return METHODS.containsKey(id) || last < 0 ? METHODS.get(id) : ofId(id.substring(0, last));
    }

    /**
     * A look for each name. A method has its own; several series of one method share its colour and differ in dash and
     * marker, the first of them as in all other figures. So do series of one thing, such as "BS1, flat" and
     * "BS1, Rayleigh".
     */
    static Map<String, Look> looks(List<String> names) {
        Map<String, Look> looks = new LinkedHashMap<>();
        names.forEach(name -> ofMethod(name).ifPresent(own ->
                looks.put(name, looks.containsValue(own) ? variant(own, looks) : own)));
        List<Look> free = new ArrayList<>(OTHERS);
        free.removeIf(look -> looks.values().stream().anyMatch(taken -> taken.color().equals(look.color())));
        List<Look> from = free.isEmpty() ? OTHERS : free;
        Map<String, Look> heads = new LinkedHashMap<>();
        Map<String, Look> inOrder = new LinkedHashMap<>();
        for (String name : names) {
            if (looks.containsKey(name)) {
                inOrder.put(name, looks.get(name));
            } else {
                Look own = heads.computeIfAbsent(name.split(", ")[0], head -> from.get(heads.size() % from.size()));
                inOrder.put(name, inOrder.containsValue(own) && name.contains(", ") ? variant(own, inOrder) : own);
            }
        }
        return inOrder;
    }

    private static Look variant(Look own, Map<String, Look> taken) {
        for (int k = 1; k < Dash.values().length; k++) {
            Look other = new Look(own.color, Dash.values()[(own.dash.ordinal() + k) % Dash.values().length],
                    Marker.values()[(own.marker.ordinal() + 3 * k) % (Marker.values().length - 1)]);
            if (!taken.containsValue(other)) {
                return other;
            }
        }
        return own;
    }
}
