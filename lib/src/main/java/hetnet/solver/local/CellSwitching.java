package hetnet.solver.local;

import hetnet.radio.Allocation;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.association.BestAssociation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Local search over which BSs are awake: one at a time falls asleep or wakes, its UEs and others go where it suits
 * them, and the powers climb for some steps with silent BSs silent. No slope shows such a step: where power has a
 * price, a BS that sends nothing saves far more than its last watt, and where there is one RB, its UEs gain only once
 * all of them are elsewhere. The best of the most promising changes is taken even where it loses, for the next one may
 * win that back; no set of BSs is tried twice.
 *
 * <p>On one RB the powers first climb from the best of some levels that BSs may have: those on the steepest ways from
 * none and from all, and where BSs are few every set of them too.
 */
public final class CellSwitching {

    /** Changes that the powers climb after, those of the largest value as they are. */
    private static final int TRIED = 4;
    private static final int STEPS = 60;
    private static final int FIRST_STEPS = 100;
    /** Changes in a row without a gain that end the search. */
    private static final int PATIENCE = 2;
    /** Parts of its budget with which a BS may wake. */
    private static final double[] LEVELS = {1, 0.1, 0.01};
    /** Links up to which BSs are switched on one RB: each change takes an association of all UEs. */
    private static final int MOST_LINKS = 5000;
    /** On one RB: what a BS may change to, parts of its budget. */
    private static final double[] CHANGES = {0, 0.001, 0.03, 1};
    /** BSs up to which every set of them is looked at. */
    private static final int FEW_SITES = 6;
    /** Of all that was looked at, so many are changed further, and from so many the powers climb. */
    private static final int FURTHER = 4;
    private static final int CLIMBED = 8;

    private final Problem problem;
    private final Incumbent incumbent;
    private final Set<BitSet> known = new HashSet<>();
    private final Map<List<Double>, Rated> rated = new LinkedHashMap<>(); // by the level of each BS, on one RB

    private CellSwitching(Problem problem, Incumbent incumbent) {
        this.problem = problem;
        this.incumbent = incumbent;
    }

    /** An allocation and its value. */
    private record Rated(Allocation allocation, double value) {
    }

    /**
     * Whether there is something to find that slopes do not show: power has a price, or there is one RB, on which
     * nobody takes turns, and not too many UEs.
     */
    static boolean pays(Problem problem, Allocation at) {
        return isOneBlock(problem) || !problem.isAlphaFair() && problem.isPowerPriced(at);
    }

    private static boolean isOneBlock(Problem problem) {
        return problem.blocks() == 1 && (long) problem.covered().length * problem.sites() <= MOST_LINKS;
    }

    /** From the best allocation so far, where it {@link #pays}. @param incumbent is offered all that is found */
    public static void improveWhereItPays(Problem problem, Incumbent incumbent, SolveContext context) {
        if (incumbent.mayGoOn() && pays(problem, incumbent.best())) {
            improve(problem, incumbent, context.stream("cell switching"));
        }
    }

    /** From the best allocation so far. @param incumbent is offered all that is found */
    static void improve(Problem problem, Incumbent incumbent, RandomGenerator random) {
        CellSwitching search = new CellSwitching(problem, incumbent);
        PowerAscent ascent = new PowerAscent(problem, false, incumbent);
        if (isOneBlock(problem)) {
            search.bestLevels().forEach(start -> ascent.polishAwake(start, FIRST_STEPS, random));
        }
        Allocation now = incumbent.best();
        search.known.add(awake(now));
        double best = incumbent.utility();
        for (int lost = 0; lost < PATIENCE && incumbent.mayGoOn();) {
            List<Allocation> tried = search.changed(now);
            if (tried.isEmpty()) {
                return;
            }
            now = tried.stream().map(change -> ascent.polishAwake(change, STEPS, random)).reduce(problem::better)
                    .orElseThrow();
            lost = incumbent.utility() > best ? 0 : lost + 1;
            best = incumbent.utility();
        }
    }

    /** On one RB: the best levels that are found. */
    private List<Allocation> bestLevels() {
        List<Double> none = Collections.nCopies(problem.sites(), 0.0);
        climb(none);
        climb(Collections.nCopies(problem.sites(), 1.0));
        for (long set = 1; problem.sites() <= FEW_SITES && set < 1L << problem.sites() && incumbent.mayGoOn(); set++) {
            List<Double> on = new ArrayList<>(none);
            BitSet.valueOf(new long[] {set}).stream().forEach(b -> on.set(b, 1.0));
            rate(on);
        }
        best().limit(problem.sites() <= FEW_SITES ? FURTHER : 0).map(Map.Entry::getKey).toList().forEach(this::climb);
        return best().limit(CLIMBED).map(entry -> entry.getValue().allocation).toList();
    }

    private Stream<Map.Entry<List<Double>, Rated>> best() {
        return rated.entrySet().stream().sorted(Comparator.comparingDouble(entry -> -entry.getValue().value));
    }

    /** The change of one BS that gains most, as long as one gains. @param start part of its budget that each spends */
    private void climb(List<Double> start) {
        List<Double> now = start;
        for (List<Double> before = null; now != before && incumbent.mayGoOn();) {
            before = now;
            for (int b = 0; b < problem.sites(); b++) {
                for (double level : CHANGES) {
                    List<Double> changed = new ArrayList<>(before);
                    changed.set(b, level);
                    now = rate(changed) > rate(now) ? changed : now;
                }
            }
        }
    }

    private double rate(List<Double> level) {
        return rated.computeIfAbsent(level, levels -> {
            double[][] power = new double[problem.sites()][1];
            Arrays.setAll(power, b -> new double[] {levels.get(b) * problem.budgetWatt(b)});
            Allocation allocation = Problem.silenced(new Allocation(BestAssociation.of(problem, power), power));
            return new Rated(allocation, problem.value(allocation));
        }).value;
    }

    /** The most promising of the changes that lead to new sets of BSs. */
    private List<Allocation> changed(Allocation now) {
        List<Allocation> changes = IntStream.range(0, problem.sites()).mapToObj(b -> changed(now, b))
                .filter(Objects::nonNull).filter(change -> !known.contains(awake(change)))
                .sorted(Comparator.comparingDouble(change -> -problem.value(change))).limit(TRIED).toList();
        changes.forEach(change -> known.add(awake(change)));
        return changes;
    }

    /** With a BS asleep that is awake, or awake that is asleep; null where no other is awake. */
    private Allocation changed(Allocation now, int site) {
        BitSet awake = awake(now);
        if (awake.get(site)) {
            return awake.cardinality() == 1 ? null : with(now, site, 0);
        }
        return Arrays.stream(LEVELS).mapToObj(level -> with(now, site, level)).reduce(problem::better).orElseThrow();
    }

    private Allocation with(Allocation now, int site, double level) {
        double[][] power = now.powerWatt().clone();
        power[site] = new double[problem.blocks()];
        Arrays.fill(power[site], level * problem.budgetWatt(site) / problem.blocks());
        return Problem.silenced(new Allocation(BestAssociation.of(problem, power), power));
    }

    private static BitSet awake(Allocation allocation) {
        BitSet awake = new BitSet();
        for (int b = 0; b < allocation.powerWatt().length; b++) {
            awake.set(b, Arrays.stream(allocation.powerWatt()[b]).anyMatch(p -> p > 0));
        }
        return awake;
    }
}
