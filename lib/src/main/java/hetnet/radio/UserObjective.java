package hetnet.radio;

/**
 * An {@link Objective} with a sum over the UEs in coverage, sum_i u(R_i), by which searches judge who should serve whom
 * while the powers stay. For most that is the objective itself; an answer is always judged by its value.
 */
public interface UserObjective extends Objective {

    /**
     * u(R) of one UE.
     *
     * @param rateBps R, bit/s
     */
    double of(double rateBps);

    /**
     * u_i(R) where UEs differ; by default all are alike.
     *
     * @param user    i, its place among the UEs in coverage
     * @param rateBps R, bit/s
     */
    default double of(int user, double rateBps) {
        return of(rateBps);
    }

    /** The alpha-fair utility that it builds on: what solvers that know that family alone aim at. */
    AlphaFair fairness();

    /**
     * The same for a network where no UE need fall below a rate, see {@link AlphaFair#flooredFor}.
     *
     * @param reachableBps the rate that the worst UE could have by itself, bit/s, positive
     */
    UserObjective flooredFor(double reachableBps);
}
