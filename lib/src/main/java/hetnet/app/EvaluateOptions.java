package hetnet.app;

import hetnet.scenario.RadioConfig;
import hetnet.scenario.Settings;
import hetnet.train.TrainConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What {@link Evaluate} is asked for.
 *
 * @param scenario folder to read
 * @param out      folder to write
 * @param model    file of saved weights; null to train on the scenario
 * @param radio    the paper's, but for what was given
 * @param teacher  the paper's, but for what was given
 * @param training the paper's, but for what was given
 */
record EvaluateOptions(Path scenario, Path out, Path model, RadioConfig radio, TeacherConfig teacher, TrainConfig training) {

    private static final String SCENARIO = "SCENARIO";
    private static final String OUT = "OUT";
    private static final String MODEL = "MODEL";
    private static final List<String> PATHS = List.of(SCENARIO, OUT, MODEL);

    /** The one field of {@link TrainConfig} that a saved model leaves open. */
    private static final String DEVICE = "device";

    /**
     * @param arguments each KEY=value; a key is SCENARIO, OUT, MODEL, or a field of {@link RadioConfig}, {@link TeacherConfig} or
     *                  {@link TrainConfig}, whatever its case and underscores; SEED is all their seeds
     * @throws IllegalArgumentException when a key is unknown or given twice, a value is not allowed, SCENARIO or OUT is missing, or
     *                                  MODEL comes with a setting of the training that it makes void
     */
    static EvaluateOptions parse(String... arguments) {
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
        return new EvaluateOptions(path(SCENARIO, values), path(OUT, values), model,
                override(RadioConfig.paper(), values), override(TeacherConfig.paper(), values), override(TrainConfig.paper(), values));
    }

    private static String normal(String key) {
        return key.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Path path(String key, Map<String, String> values) {
        String text = values.getOrDefault(normal(key), "");
        if (text.isBlank()) {
            throw new IllegalArgumentException("%s is missing or empty: usage is SCENARIO=dir OUT=dir [MODEL=file] [KEY=value ...]"
                    .formatted(key));
        }
        return Path.of(text);
    }

    private static <T extends Record> T override(T base, Map<String, String> values) {
        Map<String, String> changes = new HashMap<>();
        fields(base).filter(field -> values.containsKey(normal(field))).forEach(field -> changes.put(field, values.get(normal(field))));
        return Settings.override(base, changes);
    }

    private static void requireKnown(Map<String, String> spelling) {
        List<String> known = new ArrayList<>(PATHS);
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
