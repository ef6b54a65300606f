package hetnet.network;

import org.apache.commons.math3.random.RandomGenerator;

/** A rectangle in the x-y plane, metres. */
public record Area(double minXM, double minYM, double maxXM, double maxYM) {

    /** @throws IllegalArgumentException when the rectangle is empty or not finite */
    public Area {
        if (!(minXM < maxXM && minYM < maxYM) || !Double.isFinite(maxXM - minXM) || !Double.isFinite(maxYM - minYM)) {
            throw new IllegalArgumentException(("area [%s, %s] x [%s, %s] m is none: either pair must ascend, and be "
                    + "finite")
                    .formatted(minXM, maxXM, minYM, maxYM));
        }
    }

    /** The minimum rectangle that encloses the sites, grown by a margin on every side (Section IV). */
    public static Area around(Sites sites, double marginM) {
        return around(sites.positionM(), marginM);
    }

    /** The same around any positions x, y, ..., metres; shape [N, 2 or more]. */
    public static Area around(double[][] positionM, double marginM) {
        double minX = Double.POSITIVE_INFINITY, minY = minX, maxX = Double.NEGATIVE_INFINITY, maxY = maxX;
        for (double[] p : positionM) {
            minX = Math.min(minX, p[0]);
            maxX = Math.max(maxX, p[0]);
            minY = Math.min(minY, p[1]);
            maxY = Math.max(maxY, p[1]);
        }
        return new Area(minX - marginM, minY - marginM, maxX + marginM, maxY + marginM);
    }

    /** Extent along x, metres. */
    public double widthM() {
        return maxXM - minXM;
    }

    /** Extent along y, metres. */
    public double heightM() {
        return maxYM - minYM;
    }

    /** Area in m^2. */
    public double squareM() {
        return widthM() * heightM();
    }

    /** A point drawn uniformly: x, y, metres. */
    public double[] uniform(RandomGenerator random) {
        double x = minXM + widthM() * random.nextDouble();
        double y = minYM + heightM() * random.nextDouble();
        return new double[] {x, y};
    }

    /** Whether the point lies inside or on the edge. */
    public boolean contains(double xM, double yM) {
        return xM >= minXM && xM <= maxXM && yM >= minYM && yM <= maxYM;
    }
}
