package hetnet.radio;

/** u_i(R): what a rate is worth to one UE, where an {@link Objective} is a sum of such while the powers stay. */
@FunctionalInterface
public interface UserUtility {

    /**
     * u_i(R).
     *
     * @param user    i, its place among the UEs in coverage
     * @param rateBps R, bit/s
     */
    double of(int user, double rateBps);
}
