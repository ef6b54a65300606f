package hetnet.cli;

import hetnet.study.quality.QualityConfig;
import hetnet.study.quality.QualityLayouts;
import hetnet.util.Require;
import hetnet.util.Settings;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@link QualityCommand} is asked for.
 *
 * @param model     file of the network's weights
 * @param scenarios folders of ray-traced scenes, each of another name, the shipped one first
 * @param config    how much to measure
 * @param parallel  layouts that are measured side by side
 */
public record QualityOptions(Path model, List<Path> scenarios, QualityConfig config, int parallel) {

    private static final String MODEL = "model";
    private static final String SCENARIO = "scenario";
    private static final String PARALLEL = "parallel";

    /** @throws IllegalArgumentException when parallel is out of range */
    public QualityOptions {
        Require.inRange(PARALLEL, parallel, 1, 64, "layouts");
    }

    /**
     * @param data      folder of the shipped weights and scene
     * @param arguments each KEY=value; a key is MODEL, SCENARIO (further scenes, separated as in a class path), PARALLEL or a
     *                  field of {@link QualityConfig}, whatever its case and underscores
     * @throws IllegalArgumentException when a key is unknown or given twice, or a value is not allowed
     */
    public static QualityOptions parse(Path data, String... arguments) {
        List<String> keys = new ArrayList<>(List.of(MODEL, SCENARIO, PARALLEL));
        keys.addAll(Settings.toMap(QualityConfig.standard()).keySet());
        Map<String, String> values = Arguments.parse(keys, arguments);
        String model = values.remove(MODEL);
        String scenario = values.remove(SCENARIO);
        String parallel = values.remove(PARALLEL);
        List<Path> scenarios = new ArrayList<>(List.of(data.resolve(QualityLayouts.ETOILE)));
        for (String folder : scenario == null ? new String[0] : scenario.split(File.pathSeparator, -1)) {
            scenarios.add(ofItsOwn(Arguments.path(SCENARIO, folder), scenarios));
        }
        return new QualityOptions(model == null ? data.resolve("unrolled.bin") : Arguments.path(MODEL, model), List.copyOf(scenarios),
                Settings.override(QualityConfig.standard(), values), parallel == null ? 1 : Arguments.whole(PARALLEL, parallel));
    }

    /** A folder is a class of layouts by its name: two of one name would be counted together. */
    private static Path ofItsOwn(Path folder, List<Path> before) {
        Set<String> taken = new TreeSet<>(QualityLayouts.shipped());
        before.forEach(scenario -> taken.add(QualityLayouts.scenario(scenario)));
        if (taken.contains(QualityLayouts.scenario(folder))) {
            throw new IllegalArgumentException("%s has the name of a class of layouts that is there already (%s): name the folder otherwise"
                    .formatted(folder, String.join(", ", taken)));
        }
        return folder;
    }
}
