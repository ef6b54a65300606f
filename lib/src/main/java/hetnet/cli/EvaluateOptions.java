package hetnet.cli;

import hetnet.network.RadioConfig;
import hetnet.study.EvaluationConfig;
import hetnet.study.Evaluator;
import hetnet.teacher.TeacherConfig;
import hetnet.train.TrainConfig;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@link EvaluateCommand} is asked for.
 *
 * @param out        folder to write
 * @param evaluation what to measure: the paper's settings, but for what was given
 */
record EvaluateOptions(Path out, EvaluationConfig evaluation) {

    private static final String SCENARIO = "SCENARIO";
    private static final String OUT = "OUT";
    private static final String METHODS = "METHODS";
    private static final String MODEL = "MODEL";
    private static final String UNROLLED = "UNROLLED";
    /** The keys that are no field of a configuration. */
    private static final List<String> OWN = List.of(SCENARIO, OUT, METHODS, MODEL, UNROLLED);

    /** The one field of {@link TrainConfig} that a saved model leaves open. */
    private static final String DEVICE = "device";

    /**
     * @param data      folder of the shipped weights
     * @param arguments each KEY=value; a key is SCENARIO, OUT, METHODS (names of {@link Evaluator#known}, with commas between them), MODEL,
     *                  UNROLLED, or a field of {@link RadioConfig}, {@link TeacherConfig} or {@link TrainConfig}, whatever its case and
     *                  underscores; SEED is all their seeds
     * @throws IllegalArgumentException when a key is unknown or given twice, a value is not allowed, SCENARIO or OUT is missing, or
     *                                  MODEL comes with a setting of the training that it makes void
     */
    static EvaluateOptions parse(Path data, String... arguments) {
        Map<String, String> values = new HashMap<>();
        Map<String, String> spelling = new LinkedHashMap<>(); // by normal form, in the order given
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'%s' is not of the form KEY=value".formatted(argument));
            }
            String key = argument.substring(0, equals);
            String earlier = spelling.put(normal(key), key);
            if (earlier != null) {
                throw new IllegalArgumentException("%s and %s set the same value twice".formatted(earlier, key));
            }
            values.put(normal(key), argument.substring(equals + 1));
        }
        requireKnown(spelling);
        Path model = null;
        if (values.containsKey(normal(MODEL))) {
            model = path(MODEL, values);
            requireNoTraining(spelling);
        }
        Path unrolled = values.containsKey(normal(UNROLLED)) ? path(UNROLLED, values) : data.resolve("unrolled.bin");
        EvaluationConfig evaluation = new EvaluationConfig(path(SCENARIO, values), methods(values.get(normal(METHODS))), model, unrolled,
                override(RadioConfig.paper(), values), override(TeacherConfig.paper(), values), override(TrainConfig.paper(), values));
        return new EvaluateOptions(path(OUT, values), evaluation);
    }

    private static String normal(String key) {
        return key.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Path path(String key, Map<String, String> values) {
        String text = values.getOrDefault(normal(key), "");
        if (text.isBlank()) {
            throw new IllegalArgumentException("%s is missing or empty: usage is SCENARIO=dir OUT=dir [METHODS=a,b] [ALPHA=1] [MODEL=file] [KEY=value ...]"
                    .formatted(key));
        }
        return Path.of(text);
    }

    /** @param names null for the usual ones */
    private static List<String> methods(String names) {
        if (names == null) {
            return Evaluator.USUAL;
        }
        List<String> methods = Stream.of(names.split(",", -1)).map(String::strip).toList();
        methods.stream().filter(name -> !Evaluator.known().contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("METHODS: there is no method '%s'; known are %s"
                    .formatted(name, String.join(", ", Evaluator.known())));
        });
        if (Set.copyOf(methods).size() < methods.size()) {
            throw new IllegalArgumentException("METHODS: '%s' names a method twice".formatted(names));
        }
        return methods;
    }

    private static <T extends Record> T override(T base, Map<String, String> values) {
        Map<String, String> changes = new HashMap<>();
        fields(base).filter(field -> values.containsKey(normal(field))).forEach(field -> changes.put(field, values.get(normal(field))));
        return Settings.override(base, changes);
    }

    private static void requireKnown(Map<String, String> spelling) {
        List<String> known = new ArrayList<>(OWN);
        Stream.of(RadioConfig.paper(), TeacherConfig.paper(), TrainConfig.paper()).flatMap(EvaluateOptions::fields).distinct()
                .forEach(known::add);
        List<String> normal = known.stream().map(EvaluateOptions::normal).toList();
        spelling.forEach((key, written) -> {
            if (!normal.contains(key)) {
                throw new IllegalArgumentException("unknown key '%s'; known are %s".formatted(written, String.join(", ", known)));
            }
        });
    }

    private static void requireNoTraining(Map<String, String> spelling) {
        fields(TrainConfig.paper()).filter(field -> !field.equals(DEVICE) && !Settings.has(TeacherConfig.class, field))
                .map(field -> spelling.get(normal(field))).filter(key -> key != null).findFirst().ifPresent(key -> {
                    throw new IllegalArgumentException("%s is a setting of the training, but MODEL is trained already: leave one out"
                            .formatted(key));
                });
    }

    private static Stream<String> fields(Record configuration) {
        return Settings.toMap(configuration).keySet().stream();
    }
}
