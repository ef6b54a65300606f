package hetnet.study.quality;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.solver.Problem;
import hetnet.solver.Solver;
import hetnet.study.Methods;
import hetnet.study.NetworkPass;
import hetnet.study.Score;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.QualityResults.LayoutScores;
import hetnet.util.InputException;
import hetnet.util.ProgressListener;
import hetnet.util.Quoted;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /**
     * The rows of networks beside the four modes: each training seed on random layouts, more fairness on the paper's,
     * the total of the baseline on networks of two tiers and scenes, and one pass without renewals everywhere.
     *
     * @param data folder of the shipped data
     * @throws IllegalArgumentException naming the file, when the weights of a seed are damaged
     */
    public static List<Further> further(UnrolledModel model, Path data) {
        UnrolledModel settled = model.with(model.inference().withPerturbations(0));
        return List.of(new Further(QualityLayouts::isRandom, SeedModels.load(data).solvers()),
                new Further(QualityLayouts.PAPER::equals, AskedAlpha.solvers(model::allocate)),
                new Further(AskedTotal::isAskedOn, List.of(AskedTotal.solver(model::allocate))),
                new Further(group -> true, List.of(new NetworkPass(WITHOUT_RENEWALS, settled::allocate))));
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
        Drawn drawn = draw(layout);
        if (layout.index() == 0 && !(modes.isEmpty() && further.isEmpty())) {
            // the first pass of a size compiles and allocates: it is not timed
            methods.network().solve(drawn.problem, methods.context());
        }
        Map<String, Score> scores = new LinkedHashMap<>();
        drawn.methods().forEach(method -> scores.put(method, drawn.score(method)));
        return new LayoutScores(layout.group(), layout.index(), scores);
    }

    /** Draws a layout, so that its methods can be asked for one by one. */
    public Drawn draw(Layout layout) {
        return new Drawn(layout.draw().get(), further.stream().filter(some -> some.where.test(layout.group()))
                .flatMap(some -> some.solvers.stream()).toList());
    }

    /**
     * A layout that is there. Methods that go on from each other's answers decide together when the first of them is
     * asked for.
     */
    public final class Drawn {

        private final Problem problem;
        private final List<Solver> others;
        private final Map<String, Score> known = new LinkedHashMap<>();

        private Drawn(Problem problem, List<Solver> others) {
            this.problem = problem;
            this.others = others;
        }

        /** Names, from cheap to strong: references and the best of them, modes of the network, further solvers. */
        public List<String> methods() {
            return Stream.of(references.names(problem), modes, others.stream().map(Solver::name).toList())
                    .flatMap(List::stream).toList();
        }

        /**
         * What a method reached.
         *
         * @throws IllegalArgumentException when there is no such method, or its decision breaks Eq. (6) or (7)
         * @throws InputException           when what was kept is damaged
         */
        public Score score(String method) {
            if (!known.containsKey(method)) {
                known.putAll(scores(method));
            }
            return known.get(method);
        }

        private Map<String, Score> scores(String method) {
            if (references.names(problem).contains(method)) {
                return references.of(problem);
            }
            Map<String, Score> scores = new LinkedHashMap<>();
            if (modes.contains(method)) {
                methods.decide(modes, problem).forEach((mode, answer) -> scores.put(mode, Score.of(problem, answer)));
                return scores;
            }
            Solver solver = others.stream().filter(other -> other.name().equals(method)).findFirst().orElseThrow(() ->
                    new IllegalArgumentException("there is no method %s here".formatted(Quoted.of(method))));
            scores.put(method, Score.of(problem, solver.solve(problem, methods.context())));
            return scores;
        }
    }
}
