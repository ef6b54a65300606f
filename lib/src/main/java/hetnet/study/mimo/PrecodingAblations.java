package hetnet.study.mimo;

import hetnet.mimo.model.PrecodingModel;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.mimo.solver.LinearPrecoding;
import hetnet.mimo.train.PrecodingSettings;
import hetnet.mimo.train.PrecodingTask;
import hetnet.network.Sites;
import hetnet.report.Tables;
import hetnet.solver.SolveContext;
import hetnet.train.Checkpoint;
import hetnet.train.TrainingListener;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import hetnet.util.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * Small trainings of {@link PrecodingAblation}s from fresh weights, each judged on the same layouts.
 *
 * @param config  of the trainings; the seed and what is left out are set for each
 * @param classes where they are judged
 */
public record PrecodingAblations(PrecodingAblationsConfig config, List<MimoClass> classes) {

    private static final Set<String> JUDGES = Set.of("dense_200m", "sparse_800m", "five_sites", "weak_800m",
            "weak_uneven_800m");
    private static final String[] COLUMNS = {"variant", "seed", "class", "constraint", "above_slnr"};

    /** Keeps its own copy of the list. */
    public PrecodingAblations {
        classes = List.copyOf(classes);
    }

    /** Where they are judged: interference rules on some, power is scarce on others. */
    public static List<MimoClass> judges(Sites fiveSites) {
        return MimoClass.all(fiveSites).stream().filter(one -> JUDGES.contains(one.name())).toList();
    }

    /**
     * One training.
     *
     * @return mean ln R above SLNR, in the mean over the layouts, of each class and constraint
     * @throws CancellationException when the thread is interrupted
     */
    public Table run(PrecodingAblation variant, long seed) {
        PrecodingSettings own = Settings.with(variant.of(config.training()), "seed", seed);
        TrainingRun<PrecodingModel> run = TrainingLoop.train(new PrecodingTask(own), Checkpoint.none(),
                TrainingListener.NONE);
        if (run.interrupted()) {
            throw new CancellationException("the ablations were interrupted");
        }
        PrecodingModel model = run.model().withRounds(config.rounds());
        Tables.Rows rows = Tables.named("mimo_ablations", COLUMNS);
        for (MimoClass one : classes) {
            for (PowerConstraint constraint : one.constraints()) {
                rows.row(variant.label(), seed, one.name(), constraint.name().toLowerCase(Locale.ROOT),
                        IntStream.range(0, config.layouts()).mapToObj(i -> one.layouts().draw(i).with(constraint))
                                .mapToDouble(problem -> aboveSlnr(model, problem)).average().orElseThrow());
            }
        }
        return rows.build();
    }

    private static double aboveSlnr(PrecodingModel model, MimoProblem problem) {
        SolveContext context = SolveContext.of(1);
        SolveContext.stopIfInterrupted("the ablations");
        return model.solve(problem, context).meanUtility()
                - new LinearPrecoding(LinearPrecoding.Kind.SLNR).solve(problem, context).meanUtility();
    }

    /** Rows of several runs: those of a variant and seed in a later one take the place of earlier ones. */
    public static Table merged(List<Table> runs) {
        List<Row> kept = new ArrayList<>();
        for (Table run : runs) {
            List<String> anew = run.stream().map(PrecodingAblations::training).toList();
            kept.removeIf(row -> anew.contains(training(row)));
            for (int i = 0; i < run.rowCount(); i++) {
                kept.add(run.row(i));
            }
        }
        Tables.Rows rows = Tables.named("mimo_ablations", COLUMNS);
        kept.forEach(row -> rows.row(row.getString("variant"), (long) row.getNumber("seed"), row.getString("class"),
                row.getString("constraint"), row.getNumber("above_slnr")));
        return rows.build();
    }

    private static String training(Row row) {
        return row.getString("variant") + " " + (long) row.getNumber("seed");
    }
}
