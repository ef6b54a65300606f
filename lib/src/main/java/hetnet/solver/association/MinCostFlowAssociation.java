package hetnet.solver.association;

import hetnet.radio.Allocation;
import java.util.Arrays;

/**
 * Assigns UEs to BSs for the largest sum of weights less sum_b n_b ln n_b, exactly, one UE at a time (successive
 * shortest paths). Every UE enters where the gain is largest over all chains: it takes a place at one BS, which passes
 * one of its UEs on to a second BS, and so on, and the last BS's load grows by one. The best UE to pass on from b to k
 * is remembered, so that a chain is a path in a graph of the B BSs alone. An association that is known to be nearly the
 * best becomes it by chains of exchanges, as long as one gains (negative cycle cancelling).
 */
final class MinCostFlowAssociation {

    /**
     * A path must be longer by more than this to count: cycles of gain zero would otherwise be followed by rounding.
     */
    private static final double PATH_TOLERANCE = 1e-11;

    private static final int NONE = -1;

    private final double[] weight;    // [U, B]
    private final int sites;
    private final int[] association;  // [U]
    private final int[] place;        // [U], index among the members of its BS
    private final int[][] member;     // [B], the UEs of each BS, first load[b] entries
    private final int[] load;         // [B]
    private final double[] growth;    // [B], what one UE more adds to the cost of the load
    private final int[][] keenest;    // [B, B], the UE of b that moves to k at the largest gain
    private final double[][] passOn;  // [B, B], that gain
    private final double[] reach;     // [B + 1], largest gain of a chain that ends at this BS
    private final int[] previous;     // [B + 1], the BS before it in that chain

    MinCostFlowAssociation(double[] weight, int users, int sites) {
        this.weight = weight;
        this.sites = sites;
        association = new int[users];
        Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
        place = new int[users];
        member = new int[sites][16];
        load = new int[sites];
        growth = new double[sites];
        keenest = new int[sites][sites];
        passOn = new double[sites][sites];
        reach = new double[sites + 1];
        previous = new int[sites + 1];
        for (int b = 0; b < sites; b++) {
            Arrays.fill(keenest[b], NONE);
            Arrays.fill(passOn[b], Double.NEGATIVE_INFINITY);
        }
    }

    /** n ln n. */
    static double loadCost(int n) {
        return n == 0 ? 0 : n * Math.log(n);
    }

    int[] association() {
        return association.clone();
    }

    /** Lets one more UE in; those inside move as the new optimum wants. */
    void enter(int user) {
        findChains(user);
        int last = NONE;
        double best = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < sites; b++) {
            double gain = reach[b] - growth[b];
            if (gain > best) {
                best = gain;
                last = b;
            }
        }
        for (int b = last; ; b = previous[b]) {
            int from = previous[b];
            int moved = from == NONE ? user : keenest[from][b];
            if (from != NONE) {
                leave(moved, from);
            }
            join(moved, b);
            if (from == NONE) {
                break;
            }
        }
        growth[last] = growth(load[last]);
    }

    /** What one UE more than n adds to the cost of the load. */
    private static double growth(int n) {
        return loadCost(n + 1) - loadCost(n);
    }

    /**
     * Lets all UEs in at once and exchanges them until they stand as the optimum wants.
     *
     * @param known serving BSs; shape [U]; a UE out of coverage stays out
     */
    void goOnFrom(int[] known) {
        for (int u = 0; u < known.length; u++) {
            if (known[u] != Allocation.OUT_OF_COVERAGE) {
                join(u, known[u]);
            }
        }
        for (int b = 0; b < sites; b++) {
            growth[b] = growth(load[b]);
        }
        for (int on = cycle(); on != NONE; on = cycle()) {
            exchange(on);
        }
    }

    /**
     * A cycle of exchanges that gains, in {@link #previous}. Node B stands for the ends of a chain that changes loads:
     * from there to a BS leads the place that it gives up, from a BS to there the place that it adds.
     *
     * @return a node on it; NONE where nothing gains
     */
    private int cycle() {
        Arrays.fill(reach, 0);
        Arrays.fill(previous, NONE);
        for (int round = 0; round <= sites; round++) {
            boolean longer = false;
            for (int b = 0; b < sites; b++) {
                for (int k = 0; k < sites; k++) {
                    longer |= reaches(b, k, passOn[b][k]);
                }
                longer |= reaches(b, sites, -growth[b]);
            }
            for (int b = 0; b < sites; b++) {
                longer |= load[b] > 0 && reaches(sites, b, growth(load[b] - 1));
            }
            int on = longer ? onCycle() : NONE;
            if (!longer || on != NONE) {
                return on;
            }
        }
        return NONE;
    }

    private boolean reaches(int from, int to, double gain) {
        boolean longer = reach[from] + gain > reach[to] + PATH_TOLERANCE;
        if (longer) {
            reach[to] = reach[from] + gain;
            previous[to] = from;
        }
        return longer;
    }

    /** Who has as many before it as there are nodes has a cycle before it. */
    private int onCycle() {
        for (int node = 0; node <= sites; node++) {
            int at = node;
            for (int step = 0; step <= sites && at != NONE; step++) {
                at = previous[at];
            }
            if (at != NONE) {
                return at;
            }
        }
        return NONE;
    }

    private void exchange(int on) {
        int[] moved = new int[sites]; // to each BS
        Arrays.fill(moved, NONE);
        int node = on;
        do {
            int from = previous[node];
            if (from != sites && node != sites) {
                moved[node] = keenest[from][node];
            }
            node = from;
        } while (node != on);
        for (int b = 0; b < sites; b++) {
            if (moved[b] != NONE) {
                leave(moved[b], previous[b]);
                join(moved[b], b);
            }
        }
        for (int b = 0; b < sites; b++) {
            growth[b] = growth(load[b]);
        }
    }

    /**
     * Longest paths from the new UE to every BS (Bellman and Ford); the present optimum leaves no cycle of positive
     * gain.
     */
    private void findChains(int user) {
        for (int b = 0; b < sites; b++) {
            reach[b] = weight[user * sites + b];
            previous[b] = NONE;
        }
        boolean longer = true;
        for (int round = 1; longer && round < sites; round++) {
            longer = false;
            for (int b = 0; b < sites; b++) {
                for (int k = 0; k < sites; k++) {
                    if (reach[b] + passOn[b][k] > reach[k] + PATH_TOLERANCE) {
                        reach[k] = reach[b] + passOn[b][k];
                        previous[k] = b;
                        longer = true;
                    }
                }
            }
        }
    }

    private void join(int user, int site) {
        association[user] = site;
        place[user] = load[site];
        if (load[site] == member[site].length) {
            member[site] = Arrays.copyOf(member[site], 2 * load[site]);
        }
        member[site][load[site]++] = user;
        for (int k = 0; k < sites; k++) {
            offer(user, site, k);
        }
    }

    private void leave(int user, int site) {
        int moved = member[site][--load[site]];
        member[site][place[user]] = moved;
        place[moved] = place[user];
        for (int k = 0; k < sites; k++) {
            if (keenest[site][k] == user) {
                keenest[site][k] = NONE;
                passOn[site][k] = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < load[site]; i++) {
                    offer(member[site][i], site, k);
                }
            }
        }
    }

    private void offer(int user, int from, int to) {
        double gain = weight[user * sites + to] - weight[user * sites + from];
        if (from != to && gain > passOn[from][to]) {
            passOn[from][to] = gain;
            keenest[from][to] = user;
        }
    }
}
