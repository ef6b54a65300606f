package hetnet.study;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.radio.Allocation;
import hetnet.report.ConsoleProgress;
import hetnet.report.Tables;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.RowOrder;
import hetnet.solver.Solution;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.portfolio.Solvers;
import hetnet.teacher.Teacher;
import hetnet.teacher.TeacherConfig;
import hetnet.teacher.TeacherLabels;
import hetnet.train.TrainingRun;
import hetnet.train.utility.TrainingRange;
import hetnet.util.InputException;
import hetnet.util.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Runs solvers on a scenario folder: references, the teacher, the paper's network, the modes of the unrolled one, and
 * any other class.
 */
public final class Evaluator implements AutoCloseable {

    /** What decides where nothing else is asked for. */
    public static final List<String> USUAL = List.of(Baseline.NAME, "static_reuse", "pf_association", "wmmse",
            "reuse_optimum", Teacher.NAME, Methods.HETGNN_PAPER, Methods.HETGNN_UNROLLED);

    /**
     * Decisions that are over in a moment, seconds, are timed so often again, after one that warms up; the median
     * counts.
     */
    private static final double MOMENT_S = 1;
    private static final int TIMED_RUNS = 3;

    private final EvaluationConfig config;
    private final List<Solver> solvers;
    private final Snapshot snapshot;
    private final List<String> notes;
    private final Problem problem;
    private final RowOrder order; // in which teacher and paper's network decide, as all others do
    private final Experiment experiment; // in this order
    private UnrolledModel unrolled; // null where no solver needs it
    private HetGnnModel paper;     // null until it is loaded or trained
    private TeacherLabels labels;   // null until solved
    private double labelSeconds;
    private TrainingRun<HetGnnModel> training;   // null where nothing was trained

    /**
     * Reads all that is to be read, and has a saved model decide once, so that it is refused before anything long
     * starts.
     *
     * @throws InputException when a method is not known, or the folder or a model cannot be used
     */
    public Evaluator(EvaluationConfig config) {
        this.config = config;
        TeacherConfig teacher = config.teacher();
        solvers = config.methods().stream().map(this::named).toList();
        requireNamesOfTheirOwn();
        ScenarioFolder folder = InputException
                .blame(() -> ScenarioFolder.open(config.scenario(), config.radio()));
        snapshot = folder.snapshot();
        notes = folder.notes();
        problem = InputException.blame(() -> {
            Problem fair = teacher.problem(snapshot, config.radio());
            return fair.toBuilder().optObjective(config.objective().of(teacher.alpha(), fair.tiers(),
                    () -> Baseline.rates(fair))).build();
        });
        order = RowOrder.of(problem);
        // nothing is kept: results are timed, and the folder is written at the end
        experiment = new Experiment(order.sorted(snapshot), config.radio(), teacher, config.training(), Path.of(""));
        InputException.blame(() -> config.training().device().device());
        if (config.methods().stream().anyMatch(Methods.NETWORK_MODES::contains)) {
            unrolled = InputException.blame(() -> UnrolledModel.load(config.unrolled()));
        }
        if (config.model() != null) {
            paper = InputException.blame(() -> HetGnnModel.load(config.model(), config.training().device()));
            InputException.blame(() -> experiment.allocate(paper));
        }
    }

    /** What whoever made the folder should know, a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** Every solver that can be asked for by name. */
    private Solvers known() {
        TeacherConfig teacher = config.teacher();
        return new Methods(new Unrolled(), teacher.restarts(), Methods.STANDARD_STEPS, teacher.seed()).all()
                .with(new TaughtByLabels())
                .with(new NetworkPass(Methods.HETGNN_PAPER, (asked, code) ->
                        order.restored(experiment.allocate(paper))));
    }

    private Solver named(String method) {
        Methods.today(method).ifPresent(today -> {
            throw new InputException("METHODS: " + today);
        });
        try {
            return known().named(method);
        } catch (IllegalArgumentException e) {
            throw new InputException("METHODS: " + e.getMessage());
        }
    }

    private void requireNamesOfTheirOwn() {
        List<String> names = solvers.stream().map(Solver::name).toList();
        IntStream.range(0, names.size()).filter(i -> names.indexOf(names.get(i)) < i).findFirst().ifPresent(i -> {
            throw new InputException("METHODS: two of these are called '%s' in tables: %s"
                    .formatted(names.get(i), String.join(",", config.methods())));
        });
    }

    /** The unrolled network, which is loaded where a method needs it. */
    private final class Unrolled implements Solver {

        @Override
        public String name() {
            return Methods.HETGNN_UNROLLED;
        }

        @Override
        public Solution solve(Problem asked, SolveContext context) {
            return unrolled.solve(asked, context);
        }
    }

    /**
     * The teacher, whose labels the paper's network learns from: they are solved once, and its time is that of then.
     */
    private final class TaughtByLabels implements Solver {

        @Override
        public String name() {
            return Teacher.NAME;
        }

        @Override
        public Solution solve(Problem asked, SolveContext context) {
            solveTeacher(context.progress());
            Allocation taught = order.restored(labels.allocation());
            double utility = asked.value(taught);
            return new Solution(taught, utility, List.of(new TracePoint(labelSeconds, 1, utility)));
        }
    }

    /**
     * Lets every solver decide.
     *
     * @param progress opens the display of a stage
     * @throws InputException when the settings make the training diverge
     */
    public Evaluation run(Function<String, ConsoleProgress> progress) {
        List<MethodResult> results = new ArrayList<>();
        for (Solver solver : solvers) {
            if (solver.name().equals(Methods.HETGNN_PAPER)) {
                trainPaper(progress);
            }
            try (ConsoleProgress shown = progress.apply(solver.name())) {
                shown.step(0, 1, "");
                results.add(MethodResult.of(solver.name(), problem,
                        timed(solver, config.limit()
                                .of(SolveContext.of(config.teacher().seed()).withProgress(shown)))));
            }
        }
        return unrolled == null ? new Evaluation(config, snapshot, results, training, "", List.of())
                : new Evaluation(config, snapshot, results, training, unrolled.fingerprint(),
                TrainingRange.of(unrolled).outside(problem));
    }

    private Solution timed(Solver solver, SolveContext context) {
        Solution first = solver.solve(problem, context);
        if (first.seconds() >= MOMENT_S) {
            return first;
        }
        return IntStream.range(0, TIMED_RUNS).mapToObj(i -> solver.solve(problem, context))
                .sorted(Comparator.comparingDouble(Solution::seconds)).toList().get(TIMED_RUNS / 2);
    }

    private void solveTeacher(ProgressListener progress) {
        if (labels == null) {
            long start = System.nanoTime();
            labels = experiment.solve(progress);
            labelSeconds = (System.nanoTime() - start) / 1e9;
        }
    }

    private void trainPaper(Function<String, ConsoleProgress> progress) {
        if (paper != null) {
            return;
        }
        if (labels == null) {
            try (ConsoleProgress shown = progress.apply(Teacher.NAME)) {
                solveTeacher(shown);
            }
        }
        try (ConsoleProgress shown = progress.apply("training")) {
            training = InputException.blame(() -> experiment.fit(labels,
                    epoch -> shown.step(epoch.step(), config.training().epochs(),
                            "loss " + Tables.number(epoch.loss()))));
        }
        paper = training.model();
    }

    @Override
    public void close() {
        if (paper != null) {
            paper.close();
        }
    }
}
