package hetnet.train;

/**
 * A learning rate that falls along a half cosine, after a linear warm-up where there is one (Loshchilov and Hutter,
 * 2017): step t, counted from 0, of a span of T has
 *
 * <pre>floor + amplitude min(1, t / warmUp) (1 + cos(pi t / T)) / 2</pre>
 *
 * @param amplitude above the floor at the start, before the warm-up takes its part
 * @param floor     which the rate never falls below
 * @param warmUp    steps until the whole amplitude counts; 0 for no warm-up
 * @param span      T, the step at which the floor is reached; 0 for a single step
 */
public record CosineSchedule(double amplitude, double floor, double warmUp, int span) {

    /** From the first step's rate to the last one's, without a warm-up. */
    public static CosineSchedule between(double first, double last, int steps) {
        return new CosineSchedule(first - last, last, 0, steps - 1);
    }

    /** The rate of a step, counted from 0. */
    public double rate(int step) {
        double warm = warmUp == 0 ? 1 : Math.min(1, step / warmUp);
        double fallen = span == 0 ? 0 : Math.PI * step / span;
        return amplitude * warm * (1 + Math.cos(fallen)) / 2 + floor;
    }
}
