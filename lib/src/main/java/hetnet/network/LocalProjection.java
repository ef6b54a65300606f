package hetnet.network;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/**
 * Degrees to metres around an origin, x to the east and y to the north. Equirectangular: exact to 0.1 % over the 50 km
 * that a scenario spans at most.
 *
 * @param longitude of the origin, degrees
 * @param latitude  of the origin, degrees
 */
public record LocalProjection(double longitude, double latitude) {

    private static final double EARTH_RADIUS_M = 6_371_008.8; // mean radius of the WGS 84 ellipsoid

    /** Around the middle of some places. @param degrees longitude, latitude and any further coordinates of each */
    public static LocalProjection around(List<double[]> degrees) {
        double first = degrees.get(0)[0]; // longitudes jump from 180 to -180
        return new LocalProjection(first + degrees.stream().mapToDouble(p -> Math.IEEEremainder(p[0] - first, 360))
                .average().orElseThrow(), degrees.stream().mapToDouble(p -> p[1]).average().orElseThrow());
    }

    /** Whether places in metres lie within one metre, and could be longitude and latitude. */
    public static boolean looksLikeDegrees(List<double[]> places) {
        double extent = Math.max(extent(places, 0, 180), extent(places, 1, 90));
        return extent < 1 && extent > 0;
    }

    /** Largest less smallest value; infinite where one is beyond the limit. */
    private static double extent(List<double[]> places, int axis, double limit) {
        DoubleSummaryStatistics values = places.stream().mapToDouble(p -> p[axis]).summaryStatistics();
        return Math.max(Math.abs(values.getMax()), Math.abs(values.getMin())) > limit ? Double.POSITIVE_INFINITY
                : values.getMax() - values.getMin();
    }

    /**
     * @param degrees longitude, latitude, degrees, and z of each place
     * @return x, y and z, metres; shape [N, 3]
     */
    public double[][] toMetres(List<double[]> degrees) {
        double perDegree = Math.toRadians(1) * EARTH_RADIUS_M;
        double narrowing = Math.cos(Math.toRadians(latitude));
        return degrees.stream().map(p -> new double[] {
            Math.IEEEremainder(p[0] - longitude, 360) * perDegree * narrowing, (p[1] - latitude) * perDegree, p[2]})
                .toArray(double[][]::new);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.5f, %.5f", latitude, longitude);
    }
}
