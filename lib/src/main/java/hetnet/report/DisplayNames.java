package hetnet.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a reader knows a method and a class of layouts by. Files and settings keep the short names, such as
 * {@code reuse_optimum} and {@code uma_200m}; tables and figures for people show these, such as "reuse-pattern optimum"
 * and "random layouts, 200 m".
 */
public final class DisplayNames {

    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("baseline", "strongest BS, equal power (baseline)"),
            Map.entry("biased", "biased association, equal power"),
            Map.entry("static_reuse", "static reuse, best k"),
            Map.entry("static_reuse_best_association", "static reuse, best association"),
            Map.entry("pf_association", "PF association, equal power"),
            Map.entry("pf_association_dual", "PF association by dual prices"),
            Map.entry("max_sinr", "largest SINR, equal power"),
            Map.entry("range_expansion", "range expansion, a bias per tier"),
            Map.entry("eicic", "almost blank subframes, a bias per tier"),
            Map.entry("eicic_pf", "almost blank subframes, PF association"),
            Map.entry("small_cell_on_off", "small cells on and off, PF association"),
            Map.entry("wmmse", "WMMSE, 10 starts"),
            Map.entry("wmmse_one_start", "WMMSE, one start"),
            Map.entry("reuse_optimum", "reuse-pattern optimum"),
            Map.entry("graded_reuse", "reuse patterns with graded power"),
            Map.entry("gradient_ascent", "gradient ascent, from the best of those above"),
            Map.entry("gradient_ascent_penalty", "gradient ascent, by a growing penalty"),
            Map.entry("gradient_ascent_prices", "gradient ascent, by dual prices"),
            Map.entry("exhaustive_whole_budget", "exhaustive, whole budget"),
            Map.entry("best_known", "best of all references"),
            Map.entry("teacher", "WMMSE teacher of the paper"),
            Map.entry("hetgnn_paper", "the paper's HetGNN"),
            Map.entry("hetgnn_unrolled", "unrolled HetGNN, one pass"),
            Map.entry("hetgnn_precoding", "precoding HetGNN"));

    /** What stands in figures, where room is scarce. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("baseline", "baseline"),
            Map.entry("biased", "biased association"),
            Map.entry("static_reuse", "static reuse"),
            Map.entry("static_reuse_best_association", "static reuse, best association"),
            Map.entry("pf_association", "PF association"),
            Map.entry("pf_association_dual", "PF association, dual prices"),
            Map.entry("max_sinr", "largest SINR"),
            Map.entry("range_expansion", "range expansion"),
            Map.entry("eicic", "blank subframes"),
            Map.entry("eicic_pf", "blank subframes, PF"),
            Map.entry("small_cell_on_off", "small cells on/off"),
            Map.entry("wmmse", "WMMSE"),
            Map.entry("wmmse_one_start", "WMMSE, one start"),
            Map.entry("reuse_optimum", "reuse optimum"),
            Map.entry("reuse_refined", "reuse, refined"),
            Map.entry("graded_reuse", "graded reuse"),
            Map.entry("gradient_ascent", "gradient ascent"),
            Map.entry("gradient_ascent_penalty", "gradient ascent, penalty"),
            Map.entry("gradient_ascent_prices", "gradient ascent, prices"),
            Map.entry("exhaustive_whole_budget", "exhaustive, whole budget"),
            Map.entry("best_known", "best reference"),
            Map.entry("teacher", "WMMSE teacher"),
            Map.entry("hetgnn_paper", "paper's HetGNN"),
            Map.entry("hetgnn_unrolled", "unrolled HetGNN"),
            Map.entry("hetgnn_precoding", "precoding HetGNN"));

    /** Other names that tables and notebooks give methods, in small letters. */
    private static final Map<String, String> SYNONYMS = Map.of(
            "hetgnn", "hetgnn_paper", "the paper's network", "hetgnn_paper",
            "graded reuse patterns", "graded_reuse", "reuse-pattern optimum", "reuse_optimum",
            "unrolled hetgnn, then gradient ascent", "hetgnn_unrolled_refined",
            "reuse, then gradient ascent", "reuse_refined");

    /** Work of a method that is timed, or where it starts: it looks like the method, and keeps its own name. */
    private static final Map<String, String> WORK = Map.of("hetgnn inference", "hetgnn_paper",
            "unrolled decision", "hetgnn_unrolled", "wmmse iteration", "wmmse", "wmmse from slnr", "wmmse");

    private static final Map<String, String> SCENES = Map.of(
            "paper", "the paper's layout",
            "two_tiers_5", "two tiers, 1 macro and 4 picos",
            "two_tiers_12", "two tiers, 3 macros and 9 picos in hot spots",
            "etoile", "Étoile, Paris (ray traced)",
            "etoile-hetnet", "Étoile, two tiers (ray traced)",
            "etoile-fading", "Étoile, Paris (ray traced, fading)",
            "munich", "Munich (ray traced)",
            "florence", "Florence (ray traced)",
            "san_francisco", "San Francisco (ray traced)");

    /** Endings of the name of a network, and what they say of it; the first that fits. */
    private static final Map<Pattern, Function<MatchResult, String>> MODES = modes();

    private static final List<String> MODE_IDS = List.of("hetgnn_unrolled_best_of_8", "hetgnn_unrolled_refined",
            "hetgnn_unrolled_best_of_8_refined", "hetgnn_unrolled_no_renewals");

    private static final Pattern STARTS = Pattern.compile("wmmse_(\\d+)");
    private static final Pattern RANDOM = Pattern.compile("uma_(\\d+)m(_fading)?");
    private static final Pattern HEXAGONAL = Pattern.compile("hexagonal_(\\d+)");
    private static final Pattern KIND = Pattern.compile("([A-Za-z][^:]*): (.+)");
    private static final Pattern UNIT = Pattern.compile("(.+) \\((.+)\\)");
    private static final Map<String, String> PATH_LOSSES = Map.of("UMA", "UMa", "UMI", "UMi", "RMA", "RMa",
            "INH", "InH", "EQ3", "of Eq. (3)");
    private static final Pattern WORD = Pattern.compile("\\b[a-z][a-z0-9_.]*[a-z0-9]\\b");

    private DisplayNames() {
    }

    private static Map<Pattern, Function<MatchResult, String>> modes() {
        Map<Pattern, Function<MatchResult, String>> modes = new LinkedHashMap<>();
        modes.put(Pattern.compile("_best_of_(\\d+)_refined$"), m -> "best of %s passes, refined".formatted(m.group(1)));
        modes.put(Pattern.compile("_best_of_(\\d+)$"), m -> "best of %s passes".formatted(m.group(1)));
        modes.put(Pattern.compile("_refined$"), m -> "one pass, refined");
        modes.put(Pattern.compile("_fair$"), m -> "one pass, asked for fairness alone");
        modes.put(Pattern.compile("_least_sum_rate$"), m -> "one pass, asked for the baseline's total");
        modes.put(Pattern.compile("_penalty$"), m -> "by a growing penalty");
        modes.put(Pattern.compile("_prices$"), m -> "by dual prices");
        modes.put(Pattern.compile("_no_renewals$"), m -> "one pass without its search");
        modes.put(Pattern.compile("_alpha_([0-9.]+)$"), m -> "one pass, asked for alpha %s".formatted(m.group(1)));
        modes.put(Pattern.compile("_seed_(\\d+)$"), m -> "one pass, training seed %s".formatted(m.group(1)));
        return modes;
    }

    /** The name of a method for people; a method that the kit does not know has its own, with blanks. */
    public static String method(String id) {
        return known(id).orElseGet(() -> id.replace('_', ' '));
    }

    private static Optional<String> known(String id) {
        if (METHODS.containsKey(id)) {
            return Optional.of(METHODS.get(id));
        }
        for (Map.Entry<Pattern, Function<MatchResult, String>> mode : MODES.entrySet()) {
            Matcher found = mode.getKey().matcher(id);
            if (id.startsWith("hetgnn_unrolled") && found.find()) {
                return Optional.of("unrolled HetGNN, " + mode.getValue().apply(found.toMatchResult()));
            }
        }
        Matcher starts = STARTS.matcher(id);
        return starts.matches() ? Optional.of("WMMSE, %s starts".formatted(starts.group(1))) : Optional.empty();
    }

    /**
     * What a figure shows of a series or category: the short name of a method, of which more may follow after a comma,
     * or the name of a class of layouts; else the text itself, with blanks for underscores.
     */
    public static String label(String text) {
        Optional<String> method = shortName(ofLongName(text).orElseGet(() ->
                SYNONYMS.getOrDefault(text.toLowerCase(Locale.ROOT), text)));
        if (method.isPresent()) {
            return method.get();
        }
        Matcher kind = KIND.matcher(text);
        if (kind.matches()) {
            return kind(kind.group(1), kind.group(2));
        }
        int comma = text.indexOf(", ");
        if (comma > 0) {
            Optional<String> first = shortName(text.substring(0, comma));
            return first.orElse(text.substring(0, comma)).replace('_', ' ') + text.substring(comma).replace('_', ' ');
        }
        return text.equals("paper") ? text : scene(text); // beside "this run" it is the paper itself
    }

    /** Of networks that differ in one thing: "side (m): 100" is "side 100 m", and "fading: NONE" is "no fading". */
    private static String kind(String axis, String value) {
        Matcher unit = UNIT.matcher(axis);
        if (unit.matches()) {
            return "%s %s %s".formatted(unit.group(1), value, unit.group(2));
        }
        return switch (axis) {
            case "place" -> scene(value).replace(" (ray traced)", "").replace(" (ray traced, fading)", ", fading");
            case "fading" -> value.equals("NONE") ? "no fading" : sentenceCase(value) + " fading";
            case "path loss" -> "path loss " + PATH_LOSSES.getOrDefault(value, value);
            case "tiers" -> value.replaceFirst("^\\w+ tiers?, ", "").replace(" in hot spots", "");
            default -> count(value) + " " + axis;
        };
    }

    private static String count(String digits) {
        return digits.matches("\\d{5,}") ? String.format(Locale.ROOT, "%,d", Long.parseLong(digits)) : digits;
    }

    private static String sentenceCase(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> ofLongName(String text) {
        return Stream.concat(METHODS.keySet().stream(), MODE_IDS.stream())
                .filter(id -> method(id).equalsIgnoreCase(text)).findFirst();
    }

    private static Optional<String> shortName(String text) {
        String id = text.replace(' ', '_');
        if (SHORT.containsKey(id)) {
            return Optional.of(SHORT.get(id));
        }
        return known(id).filter(name -> !METHODS.containsKey(id)).map(name -> name.replace(", one pass", "")
                .replace(" passes", "").replace(", asked for fairness alone", ", fairness alone")
                .replace("minimum rate by a growing ", "").replace("minimum rate by dual ", ""));
    }

    /**
     * The method that a text names, by its name in files, by either of its names for people, or by one of these with
     * more behind a comma; empty where it names none.
     */
    public static Optional<String> methodOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String id = lower.replace(' ', '_');
        Optional<String> other = ofLongName(text).or(() ->
                Optional.ofNullable(SYNONYMS.getOrDefault(lower, WORK.get(lower))));
        if (other.isPresent()) {
            return other;
        }
        if (SHORT.containsKey(id) || known(id).isPresent()) {
            return Optional.of(id);
        }
        Optional<String> shown = Stream.concat(SHORT.keySet().stream(), MODE_IDS.stream())
                .filter(method -> label(method).toLowerCase(Locale.ROOT).equals(lower)).findFirst();
        int comma = text.lastIndexOf(", ");
        return shown.isPresent() || comma < 0 ? shown : methodOf(text.substring(0, comma));
    }

    /** The name of a class of layouts or of a scenario for people. */
    public static String scene(String id) {
        Matcher random = RANDOM.matcher(id);
        if (random.matches()) {
            return "random layouts, %s m%s".formatted(random.group(1), random.group(2) == null ? "" : ", fading");
        }
        Matcher hexagonal = HEXAGONAL.matcher(id);
        return hexagonal.matches() ? "hexagonal, %s sites".formatted(hexagonal.group(1))
                : SCENES.getOrDefault(id, id.replace('_', ' '));
    }

    /**
     * A sentence with each method's short name in it replaced; what follows a comma in the long name stands in
     * brackets.
     */
    public static String inSentence(String text) {
        return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(
                known(word.group()).map(name -> name.contains("(") ? label(word.group())
                        : name.replaceFirst(", (.*)", " ($1)")).orElse(word.group())));
    }
}
