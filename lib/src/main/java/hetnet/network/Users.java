package hetnet.network;

import hetnet.util.Require;
import java.util.Arrays;
import java.util.List;

/**
 * The user equipments at one instant.
 *
 * @param ids        one distinct id per UE
 * @param positionM  positions x, y, z, metres; shape [U, 3]
 * @param speedMps   speed v, m/s; shape [U]
 * @param headingRad heading theta in the x-y plane, radian; shape [U]
 */
public record Users(List<String> ids, double[][] positionM, double[] speedMps, double[] headingRad) {

    /** Antenna height of the UEs of networks drawn at random: that of TR 38.901, metres. */
    public static final double USUAL_HEIGHT_M = 1.5;

    /** Far above any, m/s; with it positions stay finite however long a time step is. */
    private static final double FASTEST_MPS = 1e6;

    /**
     * @throws IllegalArgumentException when the arrays do not match, an id stands twice, or a value is out of range or
     * no number
     */
    public Users {
        ids = List.copyOf(ids);
        Positions.check("UE", ids, positionM);
        if (speedMps.length != ids.size() || headingRad.length != ids.size()) {
            throw new IllegalArgumentException("%d UEs need as many speeds and headings, not %d and %d"
                    .formatted(ids.size(), speedMps.length, headingRad.length));
        }
        Require.allInRange("speedMps", speedMps, 0, FASTEST_MPS, "m/s");
        Require.allInRange("headingRad", headingRad, -Double.MAX_VALUE, Double.MAX_VALUE, "rad");
    }

    /** Users that do not move. */
    public static Users still(List<String> ids, double[][] positionM) {
        return new Users(ids, positionM, new double[ids.size()], new double[ids.size()]);
    }

    /** The same UEs in another order. @param order the UE of each new row, shape [U] */
    public Users rows(int[] order) {
        return new Users(Arrays.stream(order).mapToObj(ids::get).toList(),
                Arrays.stream(order).mapToObj(u -> positionM[u]).toArray(double[][]::new),
                Arrays.stream(order).mapToDouble(u -> speedMps[u]).toArray(),
                Arrays.stream(order).mapToDouble(u -> headingRad[u]).toArray());
    }

    /** U. */
    public int count() {
        return ids.size();
    }
}
