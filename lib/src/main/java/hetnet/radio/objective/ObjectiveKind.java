package hetnet.radio.objective;

/** What an evaluation can ask for. */
public enum ObjectiveKind {
    /** {@link hetnet.radio.AlphaFair}. */
    ALPHA_FAIR,
    /** {@link MinimumRate}. */
    MIN_RATE,
    /** {@link Demand}. */
    DEMAND,
    /** {@link MaxMin}. */
    MAX_MIN,
    /** {@link EnergyAware}. */
    ENERGY,
    /** {@link BitPerJoule}. */
    BIT_PER_JOULE,
    /** {@link LeastSumRate}. */
    LEAST_SUM_RATE
}
