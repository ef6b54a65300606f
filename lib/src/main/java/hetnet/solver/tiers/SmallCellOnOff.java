package hetnet.solver.tiers;

import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.association.BestAssociation;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Small cells switched on and off: macros always send, every BS that is on spends its budget equally over the RBs, and
 * UEs go where it suits them ({@link BestAssociation}). Every set of small cells is tried where there are few, else one
 * cell at a time is switched as long as that gains. One iteration is one set.
 */
public final class SmallCellOnOff implements Solver {

    /** Its name in tables. */
    public static final String NAME = "small_cell_on_off";

    /** Up to so many small cells every set is tried. */
    static final int FEW = 6;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        Incumbent incumbent = new Incumbent(problem, context);
        int[] small = IntStream.range(0, problem.sites()).filter(b -> problem.tiers().get(b) != Tier.MACRO).toArray();
        BitSet off = new BitSet();
        offer(problem, off, incumbent);
        if (small.length <= FEW) {
            for (long set = 1; set < 1L << small.length && incumbent.mayGoOn(); set++) {
                offer(problem, sites(small, set), incumbent);
            }
        } else {
            greedy(problem, small, incumbent);
        }
        return incumbent.solution();
    }

    private static void greedy(Problem problem, int[] small, Incumbent incumbent) {
        BitSet off = new BitSet();
        for (boolean gained = true; gained && incumbent.mayGoOn();) {
            double before = incumbent.utility();
            BitSet best = off;
            for (int i = 0; i < small.length && incumbent.mayGoOn(); i++) {
                BitSet tried = (BitSet) off.clone();
                tried.flip(small[i]);
                double known = incumbent.utility();
                offer(problem, tried, incumbent);
                best = incumbent.utility() > known ? tried : best;
            }
            off = best;
            gained = incumbent.utility() > before;
        }
    }

    private static BitSet sites(int[] small, long set) {
        BitSet off = new BitSet();
        BitSet.valueOf(new long[] {set}).stream().forEach(i -> off.set(small[i]));
        return off;
    }

    private static void offer(Problem problem, BitSet off, Incumbent incumbent) {
        incumbent.step("small cells");
        if (off.cardinality() == problem.sites()) {
            return; // nobody is on
        }
        double[][] level = new double[problem.sites()][problem.blocks()];
        for (int b = off.nextClearBit(0); b < level.length; b = off.nextClearBit(b + 1)) {
            Arrays.fill(level[b], 1);
        }
        double[][] power = problem.spend(level);
        int[] association = BestAssociation.of(problem, Rates.linkRates(problem.gains(), power, problem.radio()));
        incumbent.offer(new Allocation(association, power));
    }
}
