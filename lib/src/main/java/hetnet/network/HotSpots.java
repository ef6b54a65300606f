package hetnet.network;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * Places around which UEs gather: their distance from the centre is normal along x and along y.
 *
 * @param area    which they do not leave
 * @param centreM centres x, y, metres; shape [S, 2]
 * @param widthM  standard deviation along each axis, metres
 * @param border  what becomes of a UE that would stand outside
 */
public record HotSpots(Area area, double[][] centreM, double widthM, Border border) {

    /** How a place outside of the area comes back into it. */
    public enum Border {
        /** To the nearest point of the border. */
        CLAMP,
        /** As in a mirror at the border; what is even farther out goes onto the border. */
        MIRROR
    }

    /** S. */
    public int count() {
        return centreM.length;
    }

    /** A place near one of the spots: x, y, metres. */
    public double[] near(int spot, RandomGenerator random) {
        double x = centreM[spot][0] + widthM * random.nextGaussian();
        double y = centreM[spot][1] + widthM * random.nextGaussian();
        return new double[] {inside(x, area.minXM(), area.maxXM()), inside(y, area.minYM(), area.maxYM())};
    }

    private double inside(double x, double min, double max) {
        double back = border == Border.CLAMP ? x : x < min ? 2 * min - x : x > max ? 2 * max - x : x;
        return Math.max(min, Math.min(max, back));
    }
}
