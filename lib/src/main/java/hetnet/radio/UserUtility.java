package hetnet.radio;

/**
 * u_i(R): what a rate is worth to one UE, where an {@link Objective} is a sum of such while the powers stay, but for
 * what depends on sums over all UEs.
 */
@FunctionalInterface
public interface UserUtility {

    /**
     * u_i(R).
     *
     * @param user    i, its place among the UEs in coverage
     * @param rateBps R, bit/s
     */
    double of(int user, double rateBps);

    /**
     * What is added to the sum of that over all UEs, by what their rates sum up to; nothing by default.
     *
     * @param users        in coverage
     * @param sumRate      sum of their rates, bit/s
     * @param sumOfSquares of their rates, (bit/s)^2
     */
    default double ofSums(int users, double sumRate, double sumOfSquares) {
        return 0;
    }

    /** The same with another worth of single UEs. */
    default UserUtility withEach(UserUtility each) {
        UserUtility sums = this;
        return new UserUtility() {
            @Override
            public double of(int user, double rateBps) {
                return each.of(user, rateBps);
            }

            @Override
            public double ofSums(int users, double sumRate, double sumOfSquares) {
                return sums.ofSums(users, sumRate, sumOfSquares);
            }
        };
    }
}
