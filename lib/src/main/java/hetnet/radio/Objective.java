package hetnet.radio;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an allocation is chosen for: a number for the rates of the UEs in coverage and the powers of the BSs, larger is
 * better, with its slopes, which is all that gradient methods and the unrolled network need to know of it.
 *
 * <p>The value and the slopes in the rates suffice for every solver. What else an objective can say of itself has a
 * default, and lets solvers take a shorter way to the same answer, or a longer one to a better answer. Where UEs or BSs
 * have numbers, those are places among the UEs in coverage and among all BSs, in the order of the {@code Problem}.
 */
public interface Objective {

    /**
     * What rates and powers are worth.
     *
     * @param rateBps   R_i of the UEs in coverage (see {@link Rates#ofCovered}), bit/s
     * @param powerWatt p_j^r of each BS on each RB, watt; shape [B, R]
     */
    double value(double[] rateBps, double[][] powerWatt);

    /**
     * The slope in the rate of each UE, dU/dR_i.
     *
     * @param rateBps   R_i of the UEs in coverage, bit/s
     * @param powerWatt p_j^r, watt; shape [B, R]
     * @return shape of the rates, 1/(bit/s)
     */
    double[] rateSlopes(double[] rateBps, double[][] powerWatt);

    /**
     * The slope in each power at given rates, dU/dp_j^r; 0 where powers cost nothing.
     *
     * @param rateBps   R_i of the UEs in coverage, bit/s
     * @param powerWatt p_j^r, watt; shape [B, R]
     * @return 1/W; shape [B, R]
     */
    default double[][] powerSlopes(double[] rateBps, double[][] powerWatt) {
        return new double[powerWatt.length][powerWatt[0].length];
    }

    /**
     * What else tables should say where this objective is asked for, by the name of the column: none by default.
     *
     * @param rateBps   R_i of the UEs in coverage, bit/s
     * @param powerWatt p_j^r, watt; shape [B, R]
     */
    default Map<String, Double> metrics(double[] rateBps, double[][] powerWatt) {
        return Map.of();
    }

    /**
     * The alpha-fair utility that it is, and nothing else; empty by default. Where it is one, all UEs are alike, a
     * sample of them tells of all, powers cost nothing, and its value and slopes are made in one go.
     */
    default Optional<AlphaFair> alphaFair() {
        return Optional.empty();
    }

    /** The alpha-fair utility that is most like it, by which searches begin; proportional fairness by default. */
    default AlphaFair fairness() {
        return new AlphaFair(1);
    }

    /**
     * What rates are worth to UEs one by one, if the objective grows with the sum of it, and with what it says of sums
     * over all UEs ({@link UserUtility#ofSums}), while the powers stay: by that searches judge who should serve whom.
     * Empty by default: then {@link #fairness} decides, and the value judges.
     */
    default Optional<UserUtility> perUser() {
        return Optional.empty();
    }

    /** The rate that UEs shall have, if there is one and it can be taken away; none by default. */
    default Optional<LeastRate> leastRate() {
        return Optional.empty();
    }

    /**
     * The way to it for searches by slopes: easier objectives, each the start of the next, and itself at the end. By
     * default itself alone.
     */
    default List<Objective> stages() {
        return List.of(this);
    }

    /**
     * Easier objectives, from whose answers a search climbs to this one as well as from its own: {@link #fairness} by
     * default.
     */
    default List<Objective> easier() {
        return List.of(fairness());
    }

    /**
     * The same for a network where no UE need fall below a rate, see {@link AlphaFair#flooredFor}; by default the same
     * for every network.
     *
     * @param reachableBps the rate that the worst UE could have by itself, bit/s, positive
     */
    default Objective flooredFor(double reachableBps) {
        return this;
    }
}
