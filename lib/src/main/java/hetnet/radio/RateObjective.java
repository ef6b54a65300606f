package hetnet.radio;

/** An {@link Objective} that looks at rates alone: powers cost nothing. */
public interface RateObjective extends Objective {

    /**
     * What the rates are worth; larger is better.
     *
     * @param rateBps R_i of the UEs in coverage (see {@link Rates#ofCovered}), bit/s
     */
    double value(double[] rateBps);

    /**
     * The slope in the rate of each UE, dU/dR_i.
     *
     * @param rateBps R_i of the UEs in coverage, bit/s
     * @return shape of the rates, 1/(bit/s)
     */
    double[] rateSlopes(double[] rateBps);

    @Override
    default double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
        return rateSlopes(rateBps);
    }

    @Override
    default double value(double[] rateBps, double[][] powerWatt) {
        return value(rateBps);
    }
}
