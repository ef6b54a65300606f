package hetnet.cli;

import hetnet.channel.generators.MotionFolder;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.io.ResultFolder;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.radio.objective.ObjectiveConfig;
import hetnet.radio.objective.ObjectiveKind;
import hetnet.report.ConsoleProgress;
import hetnet.solver.Limit;
import hetnet.solver.Solver;
import hetnet.study.Evaluation;
import hetnet.study.EvaluationConfig;
import hetnet.study.Evaluator;
import hetnet.study.Methods;
import hetnet.study.motion.HandoverRule;
import hetnet.study.motion.MotionStudy;
import hetnet.teacher.TeacherConfig;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.ClassPath;
import hetnet.util.InputException;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
        super(place, RadioConfig.paper(), TeacherConfig.paper(), TrainConfig.paper(), ObjectiveConfig.standard(),
                HandoverRule.usual());
    }

    @Override
    public Integer call() {
        boolean terminal = System.console() != null;
        EvaluationConfig config = config();
        if (MotionFolder.isOne(scenario)) {
            return motion(config, terminal);
        }
        requireNone(Settings.toMap(HandoverRule.usual()).keySet(), "is for a folder of snapshots");
        ResultFolder folder = new ResultFolder(out);
        try (ClassPath further = ClassPath.of(classPath); Evaluator evaluator = new Evaluator(config)) {
            say(config, evaluator.notes());
            Evaluation evaluation = evaluator.run(stage -> new ConsoleProgress(stage, place.err(), terminal));
            place.out().println(evaluation.text());
            folder.write(evaluation.files());
            place.out().println("Written to %s: %s".formatted(out, String.join(", ", evaluation.files().keySet())));
        }
        return Hetnet.OK;
    }

    private void say(EvaluationConfig config, List<String> notes) {
        notes.forEach(note -> place.err().println("note: " + note));
        if (!settings.given().contains("blocks") && config.radio().blocks() != RadioConfig.paper().blocks()) {
            place.err().println("note: the radio has %d RBs, as the gains of the scenario tell apart"
                    .formatted(config.radio().blocks()));
        }
    }

    /** Several snapshots: methods that need no training on one of them decide at each. */
    private Integer motion(EvaluationConfig config, boolean terminal) {
        if (model != null || !limit.isBlank() || config.objective().objective() != ObjectiveKind.ALPHA_FAIR) {
            throw new InputException("MODEL, LIMIT and OBJECTIVE are for one snapshot, but %s has several"
                    .formatted(scenario));
        }
        requireNone(Settings.toMap(TrainConfig.paper()).keySet(), "is for one snapshot, on which a network is trained");
        ResultFolder folder = new ResultFolder(out);
        MotionFolder moving = InputException.blame(() -> MotionFolder.open(scenario, config.radio()));
        say(config, moving.notes());
        List<Solver> solvers = InputException.blame(() -> new Methods(UnrolledModel.load(config.unrolled()),
                config.teacher().restarts(), Methods.STANDARD_STEPS, config.teacher().seed()).all()
                .only(methods == null ? MotionStudy.USUAL : methods())).all();
        MotionStudy study = new MotionStudy(moving, solvers, config.radio(), config.teacher().alpha(),
                config.teacher().seed(), InputException.blame(() -> settings.over(HandoverRule.usual())),
                stage -> new ConsoleProgress(stage, place.err(), terminal));
        place.out().println(study.means().printAll());
        folder.write(study.files());
        place.out().println("Written to %s: %s".formatted(out, String.join(", ", study.files().keySet())));
        return Hetnet.OK;
    }

    private void requireNone(Set<String> fields, String reason) {
        settings.given().stream().filter(fields::contains).filter(field -> !Settings.has(TeacherConfig.class, field))
                .findFirst().ifPresent(field -> {
                    throw new InputException("%s %s".formatted(field, reason));
                });
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
                Optional.ofNullable(unrolled).orElse(place.unrolled()),
                InputException.blame(() -> Limit.parse(limit.strip())),
                radio(), settings.over(TeacherConfig.paper()),
                settings.over(TrainConfig.paper()), settings.over(ObjectiveConfig.standard()));
    }

    /** With as many RBs as the gains of the scenario tell apart, where nobody said how many. */
    private RadioConfig radio() {
        RadioConfig radio = settings.over(RadioConfig.paper());
        OptionalInt blocks = settings.given().contains("blocks") ? OptionalInt.empty() : InputException.blame(() ->
                MotionFolder.isOne(scenario) ? MotionFolder.blocks(scenario) : ScenarioFolder.blocks(scenario));
        return radio.withBlocks(blocks.orElse(radio.blocks()));
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
