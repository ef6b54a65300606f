package hetnet.util;

/** Linear gains as decibels that give the same gains again. */
public final class Decibels {

    private static final int MOST_DECIMALS = 11; // below that a loss of 100 dB has no digits left
    private static final int ULPS = 40;          // the logarithm is off by a few; the loss has fewer digits than it

    private Decibels() {
    }

    /**
     * The loss -10 log10(gain): the one with the fewest decimals that {@link ArrayMath#gain} turns into this very gain;
     * where there is none, as near as a double comes.
     *
     * @param gain linear, above 0
     */
    public static double loss(double gain) {
        double loss = -10 * ArrayMath.log10(gain);
        double scale = 1;
        for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++, scale *= 10) {
            double rounded = Math.rint(loss * scale) / scale + 0.0; // no -0
            if (ArrayMath.gain(rounded) == gain) {
                return rounded;
            }
        }
        double below = loss;
        double above = loss;
        for (int i = 0; i < ULPS; i++, below = Math.nextDown(below), above = Math.nextUp(above)) {
            if (ArrayMath.gain(below) == gain) {
                return below;
            } else if (ArrayMath.gain(above) == gain) {
                return above;
            }
        }
        return loss;
    }
}
