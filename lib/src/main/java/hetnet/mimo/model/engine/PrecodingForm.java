package hetnet.mimo.model.engine;

/** Numbers on which the network on tensors and on flat arrays agree: widths of inputs and answers, and floors. */
public final class PrecodingForm {

    /** Features of a stream. */
    public static final int STREAM_FEATURES = 11;
    /** Features of a BS on an RB. */
    public static final int SITE_FEATURES = 3;
    /** Features of an antenna. */
    public static final int ANTENNA_FEATURES = 6;
    /** Power per antenna, prices tied over a BS, round. */
    public static final int CLOCK = 3;
    /** Gate and step of ln lambda and of ln q. */
    public static final int STREAM_OUT = 4;
    /** Gate and step of ln mu, step of nu, its part of what is over, and its part of the way to what is asked for. */
    public static final int ANTENNA_OUT = 5;
    /** Features of an edge between streams of a cell. */
    public static final int CELL_EDGE = 3;
    /** Features of an edge from a BS to a stream. */
    public static final int FROM_SITE_EDGE = 3;
    /** Features of an edge from a stream to a BS. */
    public static final int TO_SITE_EDGE = 4;
    /** Features of an edge from a stream to an antenna. */
    public static final int ANTENNA_EDGE = 2;
    /** Rounds that count as one in the clock. */
    public static final double CLOCK_ROUNDS = 6;
    /** Beside costs, in logarithms. */
    public static final double COST = 1e-6;
    /**
     * How many times as dear as at the whole budget power is at first where each antenna has its own: first beams end
     * where their worst antenna does, at half to three quarters of what the BS may spend, and noise weighs the more.
     * Tried on weak layouts: 3 is better than 1 and 7.
     */
    public static final double FIRST_PRICE_PER_ANTENNA = 3;
    /** Largest |nu|. */
    public static final double LARGEST_NU = 7;
    /** Below it everything counts as this, in logarithms. */
    public static final double FLOOR = 1e-20;
    /** Rate of a UE below which its weight grows no more, nat. */
    public static final double SMALLEST_RATE = 1e-6;
    /** mu is at least this part of what the streams bring. */
    public static final double LEAST_PRICE = 1e-3;
    /** Least power of an antenna, of the mean of its panel. */
    public static final double LEAST_OVER = 1e-6;
    /** Beside the part of an antenna in a stream's power. */
    public static final double SMALL_SHARE = 1e-4;
    /** Beside the alignment of two channels. */
    public static final double SMALL_ALIGNMENT = 1e-3;
    /** Beside the variance of a state. */
    public static final double EPSILON = 1e-5;

    private PrecodingForm() {
    }
}
