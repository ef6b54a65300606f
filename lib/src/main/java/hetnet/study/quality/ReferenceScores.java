package hetnet.study.quality;

import hetnet.channel.Gains;
import hetnet.io.Artefact;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.portfolio.ReferencePortfolio;
import hetnet.solver.portfolio.Solvers;
import hetnet.study.Methods;
import hetnet.study.Score;
import hetnet.util.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The scores of the references on a layout. They take seconds and do not depend on the network, so that they are kept
 * as an {@link Artefact}; their times are those of the run that made them.
 */
public final class ReferenceScores {

    private static final String KIND = "reference scores";

    private final Methods methods;
    private final Solvers solvers;
    private final Solvers ofTiers;
    private final Path folder;

    /**
     * @param references those to run
     * @param folder     of what is kept; null where nothing is
     */
    public ReferenceScores(Methods methods, List<String> references, Path folder) {
        this(methods, methods.references().only(references), Solvers.of(), folder);
    }

    private ReferenceScores(Methods methods, Solvers solvers, Solvers ofTiers, Path folder) {
        this.methods = methods;
        this.solvers = solvers;
        this.ofTiers = ofTiers;
        this.folder = folder;
    }

    /** None: of a run that knows their scores from before. */
    public static ReferenceScores none(Methods methods, Path folder) {
        return new ReferenceScores(methods, Solvers.of(), Solvers.of(), folder);
    }

    /**
     * All references, and those of tiers where BSs differ in tier.
     *
     * @param folder of what is kept; null where nothing is
     */
    public static ReferenceScores all(Methods methods, Path folder) {
        return new ReferenceScores(methods, methods.references(), Solvers.tiered(), folder);
    }

    /** The names of {@link #of}, without solving anything. */
    List<String> names(Problem problem) {
        List<String> references = references(problem);
        return references.isEmpty() ? references
                : Stream.concat(references.stream(), Stream.of(Methods.BEST_KNOWN)).toList();
    }

    /**
     * Read from the artefacts, or solved and kept.
     *
     * @return by name: the references, from cheap to strong, and the best of them; nothing without references
     * @throws InputException naming the file, when what was kept is damaged
     */
    public Map<String, Score> of(Problem problem) {
        List<String> references = references(problem);
        if (references.isEmpty()) {
            return new LinkedHashMap<>();
        }
        Map<String, Score> scores = folder == null ? solve(problem) : kept(problem, references);
        scores.put(Methods.BEST_KNOWN, best(scores));
        return scores;
    }

    private Map<String, Score> kept(Problem problem, List<String> references) {
        String fingerprint = fingerprint(problem, references);
        Path file = folder.resolve("references-" + fingerprint + ".bin");
        if (Files.exists(file)) {
            return InputException.blame(() -> read(references, file, fingerprint));
        }
        Map<String, Score> scores = solve(problem);
        SortedMap<String, double[]> arrays = new TreeMap<>();
        scores.forEach((method, score) -> arrays.put(method, score.toArray()));
        new Artefact(KIND, fingerprint, new TreeMap<>(), arrays).write(file);
        return scores;
    }

    /** The largest utility, at the price of having tried them all. */
    private static Score best(Map<String, Score> scores) {
        Score best = scores.values().stream().reduce((one, other) -> other.meanLogRate() > one.meanLogRate() ? other
                : one).orElseThrow();
        double seconds = scores.values().stream().mapToDouble(Score::seconds).sum();
        return new Score(best.sumRateBps(), best.jain(), best.p5Bps(), best.meanLogRate(), seconds);
    }

    private Map<String, Score> solve(Problem problem) {
        Map<String, Score> scores = new LinkedHashMap<>();
        Map<String, Solution> answers = new ReferencePortfolio(solvers, ofTiers).solveAll(problem, methods.context());
        references(problem).forEach(method -> scores.put(method, Score.of(problem, answers.get(method))));
        return scores;
    }

    /**
     * Scores that were kept.
     *
     * @throws IllegalArgumentException naming the file, when it is damaged or lacks a reference
     */
    public static Map<String, Score> read(List<String> references, Path file, String fingerprint) {
        return Artefact.read(file, KIND).requireFingerprint(fingerprint, file).content(file, artefact -> {
            Map<String, Score> scores = new LinkedHashMap<>();
            for (String method : references) {
                scores.put(method, Score.of(artefact.array(method, Score.NUMBERS)));
            }
            return scores;
        });
    }

    /** Cheap ones first; those of tiers last. */
    private List<String> references(Problem problem) {
        return Stream.of(solvers, problem.isTiered() ? ofTiers : Solvers.of())
                .flatMap(some -> some.names().stream()).toList();
    }

    /** Budgets and tiers count where BSs differ: two networks may have the same gains. */
    private String fingerprint(Problem problem, List<String> references) {
        Gains gains = problem.gains();
        List<Object> known = new ArrayList<>(List.of(references, methods.restarts(), methods.seed(),
                problem.objective(), problem.radio(), gains.users(), gains.sites(), gains.isFading(), gains.digest()));
        if (problem.isTiered() || Arrays.stream(problem.budgetWatt()).distinct().count() > 1) {
            known.addAll(List.of(problem.tiers(), Arrays.toString(problem.budgetWatt())));
        }
        return Artefact.fingerprint(known.toArray());
    }
}
