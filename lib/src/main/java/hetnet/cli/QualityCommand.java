package hetnet.cli;

import hetnet.cli.setting.Parallel;
import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.io.OutputPaths;
import hetnet.io.ResultFolder;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.report.ConsoleProgress;
import hetnet.report.Tables;
import hetnet.solver.Baseline;
import hetnet.solver.Solver;
import hetnet.solver.portfolio.Solvers;
import hetnet.solver.reuse.StaticReuse;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.study.Methods;
import hetnet.study.Score;
import hetnet.study.ablation.AblationReport;
import hetnet.study.ablation.AblationTargets;
import hetnet.study.quality.EarlierScores;
import hetnet.study.quality.MethodChoice;
import hetnet.study.quality.QualityConfig;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.QualityResults;
import hetnet.study.quality.QualityStudy;
import hetnet.study.quality.QualityStudy.Further;
import hetnet.study.quality.QualityTarget;
import hetnet.study.quality.QualityTargets;
import hetnet.study.quality.ReferenceScores;
import hetnet.study.sweep.SweptStudy;
import hetnet.util.InputException;
import hetnet.util.ProgressListener;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make bench-quality}: the trained network beside every reference on layouts that it never
 * saw. Writes {@code quality.csv} and {@code quality_timing.csv} among the figures and says line by line what was
 * wanted, what was measured, and whether that is enough.
 */
@Command(name = "quality", header = "Compare the trained network with every reference on layouts that it never saw.")
final class QualityCommand extends SettingsCommand {


    /** The methods that are shown of a class where it has them, from cheap to strong. */
    private static final List<String> SHOWN = Stream.of(Solvers.references().names(), Solvers.tiered().names(),
            List.of(Methods.BEST_KNOWN), Methods.NETWORK_MODES, List.of(QualityStudy.WITHOUT_RENEWALS))
            .flatMap(List::stream).toList();
    private static final String MEANING = "Gap closed: mean ln R above the baseline's, as a part of that of the best "
            + "known, alpha = 1, "
            + "summed over the layouts of a class. The best known is the best of the references alone, never an "
            + "answer of the network, "
            + "so that the network can pass 100 %.";

    private static final String MODES = "hetgnn_unrolled: one pass with one random code. ..._best_of_8: the best of 8 "
            + "codes. ..._refined: "
            + "from the one pass whole RBs are moved, then %d gradient steps taken, twice; ..._best_of_8_refined: "
            + "from the best of 8. "
            + "No mode looks at a reference.";

    @Option(names = "--model", paramLabel = "FILE",
            description = "weights of the unrolled network; default: the shipped ones")
    private Path weights;

    @Option(names = "--scenario", paramLabel = "DIRS", description = "further scenes, separated as in a class path")
    private String scenes;

    @Option(names = "--classes", paramLabel = "NAMES", split = ",",
            description = "classes of layouts to be measured; others keep their rows; default: all")
    private List<String> classes;

    @Option(names = "--methods", paramLabel = "NAMES", split = ",",
            description = "references, network, or rows of networks; others keep their rows; default: all")
    private List<String> chosen;

    @Mixin
    private Parallel parallel;

    @Option(names = "--rows", paramLabel = "DIR",
            description = "a study that make sweep SPEC=data/studies/quality.yaml has made: its rows, no run")
    private Path rows;

    QualityCommand(Workplace place) {
        super(place, QualityConfig.standard());
    }

    @Override
    public Integer call() {
        QualityConfig c = settings.over(QualityConfig.standard());
        ResultFolder folder = new ResultFolder(place.figures());
        if (rows != null) {
            write(folder, InputException.blame(() -> swept(c)));
            return Hetnet.OK;
        }
        int atOnce = parallel.layouts();
        List<Path> scenarios = InputException.blame(this::scenarios);
        InputException.blame(() -> OutputPaths.folder(place.artefacts()));
        List<Layout> all = InputException.blame(() -> QualityLayouts.all(c, place.data(), scenarios));
        List<Layout> layouts = classes == null ? all : InputException.blame(() -> QualityLayouts.only(all, classes));
        UnrolledModel model = place.network(weights);
        Methods methods = new Methods(model, c.restarts(), c.refineSteps(), c.seed());
        List<Further> further = InputException.blame(() -> QualityStudy.further(model, place.data()));
        MethodChoice choice = InputException.blame(() -> MethodChoice.of(chosen == null ? List.of() : chosen,
                Stream.concat(Methods.NETWORK_MODES.stream(), further.stream().flatMap(some ->
                        some.solvers().stream().map(Solver::name))).toList()));
        EarlierScores earlier = classes == null && chosen == null ? EarlierScores.none()
                : InputException.blame(() -> EarlierScores.read(place.figures(), c, model.fingerprint()));
        InputException.blame(() -> choice.references() ? earlier : earlier.requireReferences(layouts));
        try (ConsoleProgress shown = new ConsoleProgress("quality", place.err(), System.console() != null)) {
            QualityResults measured = study(methods, further, choice).run(layouts, atOnce, withTimeLeft(shown));
            write(folder, new Measured(earlier.with(measured, QualityLayouts.shipped()), c, "%s parallel=%d weights=%s"
                    .formatted(Settings.line(c), atOnce, model.fingerprint())));
            if (!earlier.dropped().isEmpty()) {
                place.out().println(earlier.dropped());
            }
        }
        return Hetnet.OK;
    }

    /** @param settings of the run, as its tables name them */
    private record Measured(QualityResults results, QualityConfig config, String settings) {
    }

    /** @throws IllegalArgumentException when the rows are none of such a study, or something else is given with them */
    private Measured swept(QualityConfig given) {
        if (Stream.of(weights, scenes, classes, chosen).anyMatch(Objects::nonNull) || parallel.layouts() != 1
                || !given.equals(QualityConfig.standard())) {
            throw new IllegalArgumentException("ROWS has the settings of its SPEC, and goes with no others");
        }
        SweptStudy study = SweptStudy.read(rows, place.home(), "quality");
        QualityConfig config = study.settings(QualityConfig.standard());
        return new Measured(EarlierScores.none().with(study.scores(), QualityLayouts.shipped()), config,
                "%s weights=%s".formatted(Settings.line(config), study.weights()));
    }

    private void write(ResultFolder folder, Measured measured) {
        QualityResults results = measured.results;
        List<String> scenes = results.groups().stream().filter(group ->
                group.equals(QualityLayouts.ETOILE) || !QualityLayouts.shipped().contains(group)).toList();
        List<QualityTarget> targets = new ArrayList<>(QualityTargets.of(results, scenes));
        targets.addAll(AblationTargets.of(InputException.blame(() -> AblationReport.of(place.data()))));
        place.out().println(text(results, targets, measured.config));
        folder.write(files(results, targets, "settings: " + measured.settings));
    }

    private QualityStudy study(Methods methods, List<Further> further, MethodChoice choice) {
        List<String> modes = Methods.NETWORK_MODES.stream().filter(choice.networks()::contains).toList();
        List<Further> some = further.stream().map(f -> new Further(f.where(), f.solvers().stream()
                .filter(solver -> choice.networks().contains(solver.name())).toList())).toList();
        return new QualityStudy(methods, modes, some, choice.references()
                ? ReferenceScores.all(methods, place.artefacts()) : ReferenceScores.none(methods, place.artefacts()));
    }

    /** The shipped scene and those that were given. */
    List<Path> scenarios() {
        return QualityLayouts.scenarios(List.of(place.data().resolve(QualityLayouts.ETOILE)), scenes, List.of());
    }

    private static Map<String, Consumer<Path>> files(QualityResults results, List<QualityTarget> targets,
            String settings) {
        return Map.of("quality.csv", file -> Tables.writeCsv(results.table(), file, settings, MEANING),
                "quality_targets.csv", file -> Tables.writeCsv(QualityTargets.table(targets), file, settings, MEANING),
                "quality_timing.csv", file -> Tables.writeCsv(results.timing(), file, settings));
    }

    /** The time left is that of the layouts so far for each one to come. */
    static ProgressListener withTimeLeft(ProgressListener shown) {
        long start = System.nanoTime();
        return (done, total, message) -> {
            double left = (System.nanoTime() - start) / 1e9 / Math.max(done, 1) * (total - done);
            shown.step(done, total, done == 0 || done == total ? message : "%s, about %.0f s left"
                    .formatted(message, left));
        };
    }

    /** The results for people: per class and method, per class against the references, and line by line. */
    static String text(QualityResults results, List<QualityTarget> targets, QualityConfig config) {
        return String.join(System.lineSeparator() + System.lineSeparator(), print(means(results)), MEANING,
                MODES.formatted(config.refineSteps()), print(shares(results)),
                ("What was wanted, and what this run of %d random layouts a class measured (WMMSE: the best of %d "
                + "random starts)").formatted(
                        config.layouts(), config.restarts()),
                QualityTargets.text(targets));
    }

    private static Table means(QualityResults results) {
        Tables.Rows rows = Tables.named("Means over the layouts of a class", "class", "layouts", "method",
                "sum rate Mbit/s", "Jain", "5th percentile bit/s", "mean ln R", "gap closed %", "seconds");
        for (String group : results.groups()) {
            for (String method : SHOWN.stream().filter(method -> results.has(group, method)).toList()) {
                rows.row(group, results.count(group), method, number(results.mean(group, method, Score::sumRateBps)
                        / 1e6),
                        number(results.mean(group, method, Score::jain)),
                        number(results.mean(group, method, Score::p5Bps)),
                        number(results.mean(group, method, Score::meanLogRate)),
                        number(100 * results.gapClosed(group, method)),
                        number(results.mean(group, method, Score::seconds)));
            }
        }
        return rows.build();
    }

    private static Table shares(QualityResults results) {
        Tables.Rows rows = Tables.named("Layouts where the utility is above that of", "class", "mode", "wmmse %",
                "static_reuse %", "baseline %");
        for (String group : results.groups()) {
            for (String mode : Methods.NETWORK_MODES) {
                rows.row(group, mode, share(results, group, mode, WmmseRestarts.NAME),
                        share(results, group, mode, StaticReuse.NAME), share(results, group, mode, Baseline.NAME));
            }
        }
        return rows.build();
    }

    private static String share(QualityResults results, String group, String mode, String other) {
        return number(100 * results.shareAbove(group, mode, other));
    }

    private static String number(double value) {
        return Tables.number(value);
    }

    private static String print(Table table) {
        return table.printAll().stripTrailing();
    }
}
