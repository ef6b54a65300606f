package hetnet.mimo.channel;

/** How strongly one antenna element sends in a direction, seen from its broadside. */
public enum ElementPattern {

    /** The same in all directions. */
    ISOTROPIC,
    /**
     * TR 38.901 Table 7.3-1: A = min(12 (phi / 65 deg)^2 + 12 (theta / 65 deg)^2, each and together at most 30 dB)
     * below 8 dBi.
     */
    SECTOR;

    private static final double BEAM_WIDTH_RAD = Math.toRadians(65);
    private static final double LARGEST_LOSS_DB = 30;
    private static final double PEAK_DBI = 8;

    /**
     * The power gain, dBi.
     *
     * @param azimuthRad   from broadside, any number of turns
     * @param elevationRad above broadside
     */
    public double gainDbi(double azimuthRad, double elevationRad) {
        if (this == ISOTROPIC) {
            return 0;
        }
        double horizontal = lossDb(Math.IEEEremainder(azimuthRad, 2 * Math.PI));
        double vertical = lossDb(elevationRad);
        return PEAK_DBI - Math.min(horizontal + vertical, LARGEST_LOSS_DB);
    }

    /** The amplitude gain, linear. */
    double amplitude(double azimuthRad, double elevationRad) {
        return this == ISOTROPIC ? 1 : Math.pow(10, gainDbi(azimuthRad, elevationRad) / 20);
    }

    private static double lossDb(double offRad) {
        double part = offRad / BEAM_WIDTH_RAD;
        return Math.min(12 * part * part, LARGEST_LOSS_DB);
    }
}
