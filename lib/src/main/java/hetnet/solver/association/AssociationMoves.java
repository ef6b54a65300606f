package hetnet.solver.association;

import hetnet.radio.Allocation;
import hetnet.radio.UserUtility;
import hetnet.solver.SolveContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moves of single UEs under fixed powers and equal time sharing, for any sum over UEs, sum_i u(R_ib / n_b), with what
 * is added to it by the sums of rates and of their squares: whoever joins a BS takes time from all its UEs. A move
 * costs the loads of its two BSs to judge.
 */
final class AssociationMoves {

    /** A gain below this share of the terms it comes from is rounding; following it could go round in circles. */
    private static final double GAIN_TOLERANCE = 1e-12;
    /** Of a sum that is made of another, over its terms, at most. */
    private static final double ROUNDING = 1e-9;
    private static final int MOST_SWEEPS = 50;

    private final double[] linkRates;
    private final UserUtility worth;
    private final int[] serving;
    private final int covered; // UEs
    private final int[] place; // among the UEs in coverage
    private final List<List<Integer>> served = new ArrayList<>(); // UEs of each BS
    private final double[] now;  // sum of each BS; NaN where its UEs have changed since; [B]
    private final double[] more; // the same if one more shared its time
    private final double[] less; // the same if one less did, all of them counted
    private final double[] band;    // rates with the whole band of the UEs of each BS, summed; [B]
    private final double[] squares; // of these rates, summed; [B]
    private Sums sums; // over all UEs; null where one has moved since

    private AssociationMoves(double[] linkRates, UserUtility worth, int[] start) {
        this.linkRates = linkRates;
        this.worth = worth;
        serving = start.clone();
        for (int b = 0; b < linkRates.length / start.length; b++) {
            served.add(new ArrayList<>());
        }
        now = new double[served.size()];
        more = new double[served.size()];
        less = new double[served.size()];
        band = new double[served.size()];
        squares = new double[served.size()];
        Arrays.fill(now, Double.NaN);
        place = new int[start.length];
        covered = (int) Arrays.stream(start).filter(b -> b != Allocation.OUT_OF_COVERAGE).count();
        for (int u = 0, next = 0; u < start.length; u++) {
            if (start[u] != Allocation.OUT_OF_COVERAGE) {
                place[u] = next++;
                served.get(start[u]).add(u);
            }
        }
    }

    /**
     * Moves single UEs until none gains.
     *
     * @param linkRates rate of each UE at each BS with the whole band, bit/s; flat [U * B]
     * @param start     serving BSs; shape [U]; a UE out of coverage stays out
     * @return an association of at least the same sum; nobody is moved to a BS where the rate is 0
     */
    static int[] improve(double[] linkRates, UserUtility worth, int[] start) {
        AssociationMoves search = new AssociationMoves(linkRates, worth, start);
        for (int sweep = 0; sweep < MOST_SWEEPS && search.sweep(); sweep++) {
            SolveContext.stopIfInterrupted("association");
        }
        return search.serving;
    }

    private boolean sweep() {
        boolean moved = false;
        for (int u = 0; u < serving.length; u++) {
            if (serving[u] != Allocation.OUT_OF_COVERAGE) {
                int to = bestMove(u);
                if (to != serving[u]) {
                    served.get(serving[u]).remove((Integer) u);
                    served.get(to).add(u);
                    now[serving[u]] = Double.NaN;
                    now[to] = Double.NaN;
                    serving[u] = to;
                    sums = null;
                    moved = true;
                }
            }
        }
        return moved;
    }

    /** Where a UE gains most. Most gain nowhere by far: they are told by sums that are known but for rounding. */
    private int bestMove(int user) {
        int from = serving[user];
        look(from);
        double most = less[from] - term(user, from, served.get(from).size() - 1) - now[from]
                + ROUNDING * (Math.abs(less[from]) + Math.abs(now[from]));
        if (Double.isFinite(most) && bestMove(user, most) == from) { // it is not where the UE is alone
            return from;
        }
        return bestMove(user, sum(from, served.get(from).size() - 1, user) - now[from]);
    }

    /** @param leaves what the UEs gain that share its time now, without the worth of its rate */
    private int bestMove(int user, double leaves) {
        int from = serving[user];
        sums = sums == null ? sums() : sums;
        Sums left = with(sums, from, user, -1);
        double ofSums = worth(sums);
        int best = from;
        double bestGain = 0;
        for (int b = 0; b < served.size(); b++) {
            if (b != from && linkRates[user * served.size() + b] > 0) {
                look(b);
                double before = now[b] + ofSums;
                double after = more[b] + term(user, b, served.get(b).size() + 1)
                        + worth(with(left, b, user, 1));
                double gain = leaves + after - before;
                if (gain > bestGain + GAIN_TOLERANCE * (Math.abs(before) + Math.abs(after))) {
                    best = b;
                    bestGain = gain;
                }
            }
        }
        return best;
    }

    /** Makes the sums of a BS where they are not known. */
    private void look(int site) {
        if (Double.isNaN(now[site])) {
            now[site] = sum(site, served.get(site).size(), -1);
            more[site] = sum(site, served.get(site).size() + 1, -1);
            less[site] = sum(site, served.get(site).size() - 1, -1);
            band[site] = 0;
            squares[site] = 0;
            for (int u : served.get(site)) {
                double rate = linkRates[u * served.size() + site];
                band[site] += rate;
                squares[site] += rate * rate;
            }
        }
    }

    private Sums sums() {
        double rates = 0;
        double ofSquares = 0;
        for (int b = 0; b < served.size(); b++) {
            look(b);
            double load = Math.max(1, served.get(b).size());
            rates += band[b] / load;
            ofSquares += squares[b] / (load * load);
        }
        return new Sums(rates, ofSquares);
    }

    /** Over all UEs. @param rates sum of rates @param ofSquares sum of their squares */
    private record Sums(double rates, double ofSquares) {
    }

    /** The same with one UE more or less at a BS. */
    private Sums with(Sums sums, int site, int user, int more) {
        double rate = linkRates[user * served.size() + site];
        double load = Math.max(1, served.get(site).size());
        double then = Math.max(1, served.get(site).size() + more);
        return new Sums(sums.rates - band[site] / load + (band[site] + more * rate) / then, sums.ofSquares
                - squares[site] / (load * load) + (squares[site] + more * rate * rate) / (then * then));
    }

    private double worth(Sums sums) {
        return worth.ofSums(covered, sums.rates, sums.ofSquares);
    }

    /** Of the UEs of one BS, but for one of them, where so many share its time. */
    private double sum(int site, int load, int without) {
        double sum = 0;
        for (int u : served.get(site)) {
            sum += u == without ? 0 : term(u, site, load);
        }
        return sum;
    }

    private double term(int user, int site, int load) {
        return worth.of(place[user], linkRates[user * served.size() + site] / load);
    }
}
