package hetnet.cli;

import hetnet.io.ResultFolder;
import hetnet.network.RadioConfig;
import hetnet.radio.objective.ObjectiveConfig;
import hetnet.report.ConsoleProgress;
import hetnet.solver.Limit;
import hetnet.study.Evaluation;
import hetnet.study.EvaluationConfig;
import hetnet.study.Evaluator;
import hetnet.teacher.TeacherConfig;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.ClassPath;
import hetnet.util.InputException;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command behind {@code make evaluate}: references, teacher and networks on a scenario folder, their metrics on the
 * terminal and their decisions in files. {@link hetnet.channel.generators.ScenarioFolder} has what it reads. A seed is
 * that of teacher and training.
 */
@Command(name = "evaluate", header = "Let methods decide on a scenario folder, and measure what they decided.")
final class EvaluateCommand extends SettingsCommand {

    /** The one field of {@link TrainConfig} that a saved model leaves open. */
    private static final String DEVICE = "device";

    @Option(names = "--scenario", required = true, paramLabel = "DIR",
            description = "folder with sites.csv, users.csv and pathloss.csv")
    private Path scenario;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write")
    private Path out;

    @Option(names = "--methods", paramLabel = "NAMES",
            description = "what is to decide, with commas in between: names, or classes that implement "
                    + "hetnet.solver.Solver; a wrong name is answered with all")
    private String methods;

    @Option(names = "--model", paramLabel = "FILE",
            description = "trained weights of the paper's network; default: it is trained here")
    private Path model;

    @Option(names = "--unrolled", paramLabel = "FILE",
            description = "weights of the unrolled network; default: the shipped ones")
    private Path unrolled;

    @Option(names = "--classpath", paramLabel = "PATH",
            description = "folders and jars with further classes for --methods")
    private String classPath;

    @Option(names = "--limit", paramLabel = "LIMIT", defaultValue = "",
            description = "what each method may take that can stop early: a time as in 50ms or 2s, or iterations of "
                    + "its own as in 120rounds; default: as much as it takes")
    private String limit;

    EvaluateCommand(Workplace place) {
        super(place, RadioConfig.paper(), TeacherConfig.paper(), TrainConfig.paper(), ObjectiveConfig.standard());
    }

    @Override
    public Integer call() {
        boolean terminal = System.console() != null;
        EvaluationConfig config = config();
        ResultFolder folder = new ResultFolder(out);
        try (ClassPath further = ClassPath.of(classPath); Evaluator evaluator = new Evaluator(config)) {
            evaluator.notes().forEach(note -> place.err().println("note: " + note));
            Evaluation evaluation = evaluator.run(stage -> new ConsoleProgress(stage, place.err(), terminal));
            place.out().println(evaluation.text());
            folder.write(evaluation.files());
            place.out().println("Written to %s: %s".formatted(out, String.join(", ", evaluation.files().keySet())));
        }
        return Hetnet.OK;
    }

    /**
     * What is asked for: the paper's settings, but for what was given.
     *
     * @throws InputException when a value is not allowed, a method is not known, or MODEL comes with a setting that it
     *                        makes void
     */
    EvaluationConfig config() {
        if (model != null) {
            requireNoTraining();
        }
        return new EvaluationConfig(scenario, methods(), model,
                Optional.ofNullable(unrolled).orElse(place.data().resolve("unrolled.bin")),
                InputException.blame(() -> Limit.parse(limit.strip())),
                settings.over(RadioConfig.paper()), settings.over(TeacherConfig.paper()),
                settings.over(TrainConfig.paper()), settings.over(ObjectiveConfig.standard()));
    }

    private List<String> methods() {
        if (methods == null) {
            return Evaluator.USUAL;
        }
        List<String> names = Stream.of(methods.split(",", -1)).map(String::strip).toList();
        if (Set.copyOf(names).size() < names.size()) {
            throw new InputException("METHODS: '%s' names a method twice".formatted(methods));
        }
        return names;
    }

    private void requireNoTraining() {
        settings.given().stream().filter(field -> Settings.has(TrainConfig.class, field) && !field.equals(DEVICE)
                && !Settings.has(TeacherConfig.class, field)).findFirst().ifPresent(field -> {
                    throw new InputException(("%s is a setting of the training, but MODEL is trained already: leave "
                            + "one out").formatted(field));
                });
    }
}
