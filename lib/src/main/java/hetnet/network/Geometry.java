package hetnet.network;

import hetnet.util.Require;
import java.util.Arrays;
import java.util.List;

/**
 * Distances between UEs and BSs, flat in memory.
 *
 * @param groundM     distance in the x-y plane, d2D of TR 38.901, metres; flat [U * B]
 * @param distanceM   3D distance d_ij of Eq. (2), metres; flat [U * B]
 * @param userHeightM z of each UE, metres; shape [U]
 * @param siteHeightM z of each BS, metres; shape [B]
 */
public record Geometry(double[] groundM, double[] distanceM, double[] userHeightM, double[] siteHeightM) {

    private static final double FARTHEST_M = 1e8;  // as far apart as positions of a scenario can lie
    private static final double HIGHEST_M = 2.1e7; // and as high or low, for z may be measured from anywhere

    /** The distances of every UE to every BS. */
    public static Geometry of(Sites sites, Users users) {
        return of(sites.positionM(), users.positionM());
    }

    /**
     * The distances of some UEs to each BS by itself, B = 1.
     *
     * @param from first UE
     * @param to   the UE after the last
     * @return one geometry for each BS
     */
    public static List<Geometry> bySite(Sites sites, Users users, int from, int to) {
        double[] x = column(users, 0, from, to);
        double[] y = column(users, 1, from, to);
        double[] z = column(users, 2, from, to);
        return Arrays.stream(sites.positionM()).map(site -> ofSite(x, y, z, site)).toList();
    }

    private static double[] column(Users users, int axis, int from, int to) {
        double[] column = new double[to - from];
        for (int u = 0; u < column.length; u++) {
            column[u] = users.positionM()[from + u][axis];
        }
        return column;
    }

    private static Geometry ofSite(double[] userX, double[] userY, double[] userZ, double[] site) {
        double[] ground = new double[userX.length];
        double[] distance = new double[userX.length];
        for (int u = 0; u < ground.length; u++) {
            double x = userX[u] - site[0];
            double y = userY[u] - site[1];
            double z = userZ[u] - site[2];
            double square = x * x + y * y;
            ground[u] = Math.sqrt(square);
            distance[u] = Math.sqrt(square + z * z);
        }
        return new Geometry(ground, distance, userZ, new double[] {site[2]});
    }

    private static Geometry of(double[][] sites, double[][] users) {
        double[] ground = new double[Math.multiplyExact(users.length, sites.length)];
        double[] distance = new double[ground.length];
        int i = 0;
        for (double[] user : users) {
            for (double[] site : sites) {
                double x = user[0] - site[0];
                double y = user[1] - site[1];
                double z = user[2] - site[2];
                double square = x * x + y * y;
                ground[i] = Math.sqrt(square);
                distance[i++] = Math.sqrt(square + z * z);
            }
        }
        return new Geometry(ground, distance, heights(users), heights(sites));
    }

    /**
     * A single link, U = B = 1.
     *
     * @throws IllegalArgumentException when a value is out of range
     */
    public static Geometry ofLink(double groundM, double siteHeightM, double userHeightM) {
        Require.inRange("groundM", groundM, 0, FARTHEST_M, "m");
        Require.inRange("siteHeightM", siteHeightM, -HIGHEST_M, HIGHEST_M, "m");
        Require.inRange("userHeightM", userHeightM, -HIGHEST_M, HIGHEST_M, "m");
        return new Geometry(new double[] {groundM}, new double[] {StrictMath.hypot(groundM, siteHeightM - userHeightM)},
                new double[] {userHeightM}, new double[] {siteHeightM});
    }

    /** U. */
    public int users() {
        return userHeightM.length;
    }

    /** B. */
    public int sites() {
        return siteHeightM.length;
    }

    /** z of the UE of each link, metres; flat [U * B]. */
    public double[] linkUserHeightM() {
        if (sites() == 1) {
            return userHeightM;
        }
        double[] height = new double[groundM.length];
        for (int i = 0; i < height.length; i++) {
            height[i] = userHeightM[i / sites()];
        }
        return height;
    }

    private static double[] heights(double[][] positionM) {
        double[] height = new double[positionM.length];
        for (int i = 0; i < height.length; i++) {
            height[i] = positionM[i][2];
        }
        return height;
    }
}
