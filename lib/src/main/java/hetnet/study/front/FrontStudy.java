package hetnet.study.front;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.study.Methods;
import hetnet.study.Score;
import hetnet.study.Timing;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.ReferenceScores;
import hetnet.study.quality.SideBySide;
import hetnet.util.InputException;
import hetnet.util.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/**
 * Utility against time: every method at growing budgets, alpha = 1. Each decision has one thread, and its time is the
 * processor time of that thread: what else the machine does counts in nobody's. A short decision is repeated, and the
 * median counts, without the first; on the first layout of a class every method warms up before.
 */
public final class FrontStudy {

    /** A decision is repeated until it has taken so long altogether, or was made so often. */
    private static final double REPEATED_SECONDS = 0.1;
    private static final int MOST_REPEATS = 7;
    /** What each ladder runs for before the first layout of a class is measured: compilers need about as much. */
    private static final double WARM_UP_SECONDS = 0.5;

    private final FrontConfig config;
    private final FrontNetwork network;
    private final ReferenceScores portfolio;

    /**
     * @param model     whose weights decide
     * @param artefacts folder where the scores of the portfolio of references are kept
     */
    public FrontStudy(FrontConfig config, UnrolledModel model, Path artefacts) {
        this.config = config;
        network = new FrontNetwork(model);
        portfolio = ReferenceScores.all(Methods.standard(model::allocate), artefacts);
    }

    /** A decision and its median time. */
    private record Measured(Solution solution, double seconds) {
    }

    /**
     * @param parallel layouts that are measured side by side
     * @throws IllegalArgumentException when a decision breaks Eq. (6) or (7)
     * @throws InputException           when what was kept is damaged
     */
    public FrontResults run(List<Layout> layouts, int parallel, ProgressListener progress) {
        return new FrontResults(SideBySide.measure(layouts, parallel, this::measure, progress).stream()
                .flatMap(List::stream).toList());
    }

    /** In a pool of one thread: parallel streams of a solver stay in it. */
    private List<FrontPoint> measure(Layout layout) throws InterruptedException {
        ForkJoinPool alone = new ForkJoinPool(1);
        try {
            return alone.submit(() -> points(layout)).get();
        } catch (ExecutionException e) {
            throw SideBySide.unwrapped(e);
        } finally {
            alone.shutdownNow();
        }
    }

    private List<FrontPoint> points(Layout layout) {
        Problem problem = layout.draw().get();
        List<Ladder> ladders = new ArrayList<>(FrontLadders.references(problem));
        ladders.addAll(network.ladders(problem));
        double best = portfolio.of(problem).get(Methods.BEST_KNOWN).meanLogRate();
        if (layout.index() == 0) {
            ladders.forEach(ladder -> warmUp(ladder, problem));
        }
        List<FrontPoint> points = new ArrayList<>();
        for (Ladder ladder : ladders) {
            points.addAll(climb(ladder, problem, layout));
        }
        for (FrontPoint point : points) {
            boolean reference = FrontMethod.named(point.method()).orElseThrow().isReference();
            best = reference ? Math.max(best, point.meanLogRate()) : best;
        }
        points.add(new FrontPoint(layout.group(), layout.index(), Methods.BEST_KNOWN, "all references", Double.NaN,
                best, Double.NaN));
        return withGaps(points, points.get(0).meanLogRate(), best);
    }

    /** From rung to rung, until one takes longer than is wanted. */
    private List<FrontPoint> climb(Ladder ladder, Problem problem, Layout layout) {
        List<FrontPoint> points = new ArrayList<>();
        for (Ladder.Rung rung : ladder.rungs()) {
            Measured measured = measured(() -> rung.solver().solve(problem, SolveContext.of(config.seed())));
            points.add(new FrontPoint(layout.group(), layout.index(), ladder.method().id(), rung.label(),
                    measured.seconds, Score.of(problem, measured.solution).meanLogRate(), Double.NaN));
            if (measured.seconds > config.seconds()) {
                break;
            }
        }
        return points;
    }

    private void warmUp(Ladder ladder, Problem problem) {
        double end = Timing.threadSeconds() + Math.min(WARM_UP_SECONDS, config.seconds());
        for (int i = 0; i < ladder.rungs().size() && Timing.threadSeconds() < end; i++) {
            ladder.rungs().get(i).solver().solve(problem, SolveContext.of(config.seed()));
        }
    }

    private static Measured measured(Supplier<Solution> decide) {
        List<Double> seconds = new ArrayList<>();
        Solution first = null;
        double all = 0;
        while (seconds.isEmpty() || all < REPEATED_SECONDS && seconds.size() < MOST_REPEATS) {
            double start = Timing.threadSeconds();
            Solution solution = decide.get();
            seconds.add(Timing.threadSeconds() - start);
            all += seconds.get(seconds.size() - 1);
            first = first == null ? solution : first;
        }
        double[] counted = seconds.stream().skip(seconds.size() > 1 ? 1 : 0).mapToDouble(s -> s).sorted().toArray();
        return new Measured(first, counted[counted.length / 2]);
    }

    private static List<FrontPoint> withGaps(List<FrontPoint> points, double baseline, double best) {
        return points.stream().map(p -> new FrontPoint(p.group(), p.layout(), p.method(), p.budget(), p.seconds(),
                p.meanLogRate(), best > baseline ? (p.meanLogRate() - baseline) / (best - baseline) : Double.NaN))
                .toList();
    }
}
