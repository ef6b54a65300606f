package hetnet.network;

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
        return new LocalProjection(degrees.stream().mapToDouble(p -> p[0]).average().orElseThrow(),
                degrees.stream().mapToDouble(p -> p[1]).average().orElseThrow());
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
