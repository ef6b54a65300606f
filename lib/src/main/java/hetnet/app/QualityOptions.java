package hetnet.app;

import hetnet.scenario.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link BenchQuality} is asked for.
 *
 * @param model     file of the network's weights
 * @param scenarios folders of ray-traced scenes, the shipped one first
 * @param config    how much to measure
 */
record QualityOptions(Path model, List<Path> scenarios, QualityConfig config) {

    private static final String MODEL = "model";
    private static final String SCENARIO = "scenario";

    /**
     * @param data      folder of the shipped weights and scene
     * @param arguments each KEY=value; a key is MODEL, SCENARIO (a further scene) or a field of {@link QualityConfig}, whatever its case
     *                  and underscores
     * @throws IllegalArgumentException when a key is unknown or given twice, or a value is not allowed
     */
    static QualityOptions parse(Path data, String... arguments) {
        Map<String, String> names = new HashMap<>(Map.of(MODEL, MODEL, SCENARIO, SCENARIO));
        Settings.toMap(QualityConfig.standard()).keySet().forEach(field -> names.put(normal(field), field));
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 1 ? null : names.get(normal(argument.substring(0, equals)));
            if (name == null) {
                throw new IllegalArgumentException("'%s' is not of the form KEY=value with a KEY of %s".formatted(argument,
                        String.join(", ", names.values().stream().sorted().toList())));
            }
            if (values.put(name, argument.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("'%s' sets %s a second time".formatted(argument, name));
            }
        }
        String model = values.remove(MODEL);
        String scenario = values.remove(SCENARIO);
        List<Path> scenarios = new ArrayList<>(List.of(data.resolve("etoile")));
        if (scenario != null) {
            scenarios.add(Path.of(scenario));
        }
        return new QualityOptions(model == null ? data.resolve("unrolled.bin") : Path.of(model), List.copyOf(scenarios),
                Settings.override(QualityConfig.standard(), values));
    }

    private static String normal(String key) {
        return key.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
