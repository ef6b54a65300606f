package hetnet.study;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import hetnet.io.Artefact;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an evaluation says of itself in {@code run.json}: what was asked for, by which versions and weights, and how
 * long it took.
 */
final class RunRecord {

    /** Its name in the folder of a run. */
    static final String FILE = "run.json";

    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().serializeSpecialFloatingPointValues()
            .create();
    private static final String LIBRARY = "hetnet-lab";
    private static final String UNPACKED = "classes";

    private RunRecord() {
    }

    /**
     * As JSON: about, parameters by the command that took them, versions, fingerprints, seconds by method, and what is
     * outside training.
     */
    static String of(Evaluation evaluation) {
        EvaluationConfig config = evaluation.config();
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("about", Map.of("Scenario", config.scenario().toString(), "Date",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        record.put("parameters", Map.of("evaluate", parameters(config)));
        record.put("versions", versions());
        record.put("fingerprints", fingerprints(evaluation));
        Map<String, Double> seconds = new LinkedHashMap<>();
        evaluation.results().forEach(result -> seconds.put(result.method(), result.seconds()));
        record.put("seconds", seconds);
        record.put("outside_training", evaluation.outside());
        return JSON.toJson(record) + "\n";
    }

    private static Map<String, String> parameters(EvaluationConfig config) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("methods", String.join(",", config.methods()));
        parameters.put("model", Optional.ofNullable(config.model()).map(Path::toString).orElse(""));
        parameters.put("unrolled", config.unrolled().toString());
        parameters.put("limit", config.limit().toString());
        Stream.of(config.radio(), config.teacher(), config.training(), config.objective()).map(Settings::toMap)
                .forEach(parameters::putAll);
        return parameters;
    }

    private static Map<String, String> versions() {
        String kit = Optional.ofNullable(RunRecord.class.getPackage().getImplementationVersion()).orElse(UNPACKED);
        return Map.of(LIBRARY, kit, "java", System.getProperty("java.version"), "system",
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    private static Map<String, String> fingerprints(Evaluation evaluation) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        fingerprints.put("gains", Artefact.fingerprint(evaluation.snapshot().channel().gains().digest()));
        if (!evaluation.weights().isEmpty()) {
            fingerprints.put("unrolled", evaluation.weights());
        }
        return fingerprints;
    }
}
