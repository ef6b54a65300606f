package hetnet.network;

import hetnet.util.Require;
import org.apache.commons.math3.util.MathUtils;

/** How UEs move: Eq. (1), with reflection at the border of the area. */
public final class Mobility {

    private Mobility() {
    }

    /**
     * Where the UEs are after one time step: x(t+1) = x(t) + v dt (cos theta, sin theta). A UE that meets the border
     * goes on with mirrored heading, as often as the step is long. Heights, speeds and ids stay.
     *
     * @param dtS time step, seconds
     * @throws IllegalArgumentException when dt is out of range, or a UE starts outside the area
     */
    public static Users step(Users users, Area area, double dtS) {
        Require.given("users", users);
        Require.given("area", area);
        Require.inRange("dtS", dtS, 0, 1e6, "s");
        int count = users.count();
        double[][] position = new double[count][];
        double[] heading = new double[count];
        for (int u = 0; u < count; u++) {
            double[] p = users.positionM()[u];
            if (!area.contains(p[0], p[1])) {
                throw new IllegalArgumentException("UE '%s' at (%s, %s) m is outside of the area [%s, %s] x [%s, %s] m"
                        .formatted(
                        users.ids().get(u), p[0], p[1], area.minXM(), area.maxXM(), area.minYM(), area.maxYM()));
            }
            double theta = users.headingRad()[u];
            double path = users.speedMps()[u] * dtS;
            double x = p[0] + path * Math.cos(theta);
            double y = p[1] + path * Math.sin(theta);
            position[u] = new double[] {reflect(x, area.minXM(), area.maxXM()), reflect(y, area.minYM(), area.maxYM()),
                    p[2]};
            boolean turnedX = isMirrored(x, area.minXM(), area.maxXM());
            boolean turnedY = isMirrored(y, area.minYM(), area.maxYM());
            heading[u] = !turnedX && !turnedY ? theta
                    : MathUtils.normalizeAngle(turnedX ? Math.PI - (turnedY ? -theta : theta) : -theta, Math.PI);
        }
        return new Users(users.ids(), position, users.speedMps(), heading);
    }

    /** Folds a coordinate back into [min, max], as two facing mirrors do. */
    private static double reflect(double x, double min, double max) {
        if (x >= min && x <= max) {
            return x;
        }
        double width = max - min;
        // the unfolded path repeats after two widths, symmetric to a mirror
        double beyond = Math.abs(x - min) % (2 * width);
        return Math.max(min, Math.min(max, min + (beyond <= width ? beyond : 2 * width - beyond)));
    }

    /** Whether an odd number of mirrors lies between the area and the unfolded coordinate. */
    private static boolean isMirrored(double x, double min, double max) {
        return (x < min || x > max) && Math.floorMod((long) Math.floor((x - min) / (max - min)), 2L) == 1;
    }
}
