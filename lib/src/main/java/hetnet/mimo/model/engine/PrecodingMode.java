package hetnet.mimo.model.engine;

import hetnet.mimo.radio.PowerConstraint;

/** Under which power constraint the network decides, and whether antennas have prices of their own. */
public enum PrecodingMode {

    /** Power per BS: one price for all its antennas. */
    PER_BS,
    /** Power per antenna, each with its price. */
    PER_ANTENNA,
    /** Power per antenna with one price for all antennas of a BS: what the prices are worth shows against it. */
    PER_ANTENNA_TIED;

    /** That of a constraint. */
    public static PrecodingMode of(PowerConstraint constraint) {
        return constraint == PowerConstraint.PER_BS ? PER_BS : PER_ANTENNA;
    }

    /** Whether each antenna has its own budget. */
    public boolean perAntenna() {
        return this != PER_BS;
    }

    /** Whether all antennas of a BS have the same price. */
    public boolean tied() {
        return this != PER_ANTENNA;
    }
}
