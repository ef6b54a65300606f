package hetnet.solver.reuse;

/** What a BS may do on an RB of a reuse pattern, in shares of its power there. */
public enum PowerLevels {
    /** Silent or on. */
    ON_OFF(0, 1),
    /** Silent, at -9.5 or -4.8 dB, or on: where sites are far apart, silence costs more than it spares the others. */
    GRADED(0, 1.0 / 9, 1.0 / 3, 1);

    private final double[] levels;

    PowerLevels(double... levels) {
        this.levels = levels;
    }

    /** Ascending from 0. */
    public double[] levels() {
        return levels.clone();
    }
}
