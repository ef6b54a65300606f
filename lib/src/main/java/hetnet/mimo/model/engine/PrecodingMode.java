package hetnet.mimo.model.engine;

import hetnet.mimo.radio.PowerConstraint;

/** Under which power constraint the network decides, and which prices it has for that. */
public enum PrecodingMode {

    /** Power per BS: one price for all its antennas. */
    PER_BS(false, true, false),
    /** Power per antenna, each with its price. */
    PER_ANTENNA(true, false, false),
    /** Power per antenna with one price for all antennas of a BS: what the prices are worth shows against it. */
    PER_ANTENNA_TIED(true, true, false),
    /** Power per BS, where beams mind the UEs of their own cell alone. */
    PER_BS_OWN_CELL(false, true, true),
    /** Power per antenna, where beams mind the UEs of their own cell alone. */
    PER_ANTENNA_OWN_CELL(true, false, true);

    private final boolean perAntenna;
    private final boolean tied;
    private final boolean ownCell;

    PrecodingMode(boolean perAntenna, boolean tied, boolean ownCell) {
        this.perAntenna = perAntenna;
        this.tied = tied;
        this.ownCell = ownCell;
    }

    /** That of a constraint. */
    public static PrecodingMode of(PowerConstraint constraint) {
        return constraint == PowerConstraint.PER_BS ? PER_BS : PER_ANTENNA;
    }

    /** The same under a restriction. */
    public PrecodingMode restricted(PrecodingRestriction restriction) {
        return switch (restriction) {
            case NONE -> this;
            case TIED_PRICES -> perAntenna ? PER_ANTENNA_TIED : PER_BS;
            case OWN_CELL -> perAntenna ? PER_ANTENNA_OWN_CELL : PER_BS_OWN_CELL;
        };
    }

    /** Whether each antenna has its own budget. */
    public boolean perAntenna() {
        return perAntenna;
    }

    /** Whether all antennas of a BS have the same price. */
    public boolean tied() {
        return tied;
    }

    /** Whether the prices of a BS's own UEs alone shape its beams. */
    public boolean ownCell() {
        return ownCell;
    }
}
