package hetnet.study.quality;

import hetnet.solver.Problem;
import hetnet.solver.Solver;
import hetnet.study.Methods;
import hetnet.study.Score;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.QualityResults.LayoutScores;
import hetnet.util.InputException;
import hetnet.util.ProgressListener;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Measures {@link Methods} and further solvers on layouts that the network never saw, alpha = 1. */
public final class QualityStudy {

    /** One pass of the same weights that ends when its rounds have settled. */
    public static final String WITHOUT_RENEWALS = Methods.HETGNN_UNROLLED + "_no_renewals";

    private final Methods methods;
    private final List<String> modes;
    private final List<Further> further;
    private final ReferenceScores references;

    /**
     * Further solvers.
     *
     * @param where   tells the classes of layouts that they are measured on
     * @param solvers have the names of their rows
     */
    public record Further(Predicate<String> where, List<Solver> solvers) {
    }

    /**
     * @param modes      of the network
     * @param further    networks
     * @param references of which the best known is the best
     */
    public QualityStudy(Methods methods, List<String> modes, List<Further> further, ReferenceScores references) {
        this.methods = methods;
        this.modes = modes;
        this.further = further;
        this.references = references;
    }

    /** One layout after the other. */
    public QualityResults run(List<Layout> layouts, ProgressListener progress) {
        return run(layouts, 1, progress);
    }

    /**
     * @param parallel layouts that are measured side by side: the times are then those of decisions that share the
     *                 machine
     * @throws IllegalArgumentException when a decision breaks Eq. (6) or (7)
     * @throws InputException           when what was kept is damaged
     */
    public QualityResults run(List<Layout> layouts, int parallel, ProgressListener progress) {
        return new QualityResults(SideBySide.measure(layouts, parallel, this::measure, progress));
    }

    private LayoutScores measure(Layout layout) {
        Problem problem = layout.draw().get();
        if (layout.index() == 0 && !(modes.isEmpty() && further.isEmpty())) {
            // the first pass of a size compiles and allocates: it is not timed
            methods.network().solve(problem, methods.context());
        }
        Map<String, Score> scores = references.of(problem);
        methods.decide(modes, problem).forEach((mode, solution) -> scores.put(mode, Score.of(problem, solution)));
        further.stream().filter(some -> some.where.test(layout.group())).flatMap(some -> some.solvers.stream())
                .forEach(solver -> scores.put(solver.name(), Score.of(problem,
                        solver.solve(problem, methods.context()))));
        return new LayoutScores(layout.group(), layout.index(), scores);
    }
}
