package hetnet.solver.local;

import hetnet.radio.Allocation;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.association.BestAssociation;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Local search over which BSs are awake: one at a time falls asleep or wakes, its UEs and others go where it suits
 * them, and the powers climb for some steps with silent BSs silent. No slope shows such a step, for a BS that sends
 * nothing saves far more than its last watt. The best of the most promising changes is taken even where it loses, for
 * the next one may win that back; no set of BSs is tried twice.
 */
final class CellSwitching {

    /** Changes that the powers climb after, those of the largest value as they are. */
    private static final int TRIED = 4;
    private static final int STEPS = 60;
    /** Changes in a row without a gain that end the search. */
    private static final int PATIENCE = 2;
    /** Parts of its budget with which a BS may wake. */
    private static final double[] LEVELS = {1, 0.1, 0.01};

    private final Problem problem;
    private final Set<BitSet> known = new HashSet<>();

    private CellSwitching(Problem problem) {
        this.problem = problem;
    }

    /** From the best allocation so far. @param incumbent is offered all that is found */
    static void improve(Problem problem, Incumbent incumbent, RandomGenerator random) {
        CellSwitching search = new CellSwitching(problem);
        PowerAscent ascent = new PowerAscent(problem, false, incumbent);
        Allocation now = incumbent.best();
        search.known.add(awake(now));
        double best = incumbent.utility();
        for (int lost = 0; lost < PATIENCE && incumbent.mayGoOn();) {
            List<Allocation> tried = search.changed(now);
            if (tried.isEmpty()) {
                return;
            }
            now = tried.stream().map(change -> ascent.polish(change, STEPS, random)).reduce(problem::better)
                    .orElseThrow();
            lost = incumbent.utility() > best ? 0 : lost + 1;
            best = incumbent.utility();
        }
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
