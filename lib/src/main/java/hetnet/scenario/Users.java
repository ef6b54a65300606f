package hetnet.scenario;

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

    /** @throws IllegalArgumentException when the arrays do not match, or an id stands twice */
    public Users {
        ids = List.copyOf(ids);
        Positions.check("UE", ids, positionM);
        if (speedMps.length != ids.size() || headingRad.length != ids.size()) {
            throw new IllegalArgumentException("%d UEs need as many speeds and headings, not %d and %d"
                    .formatted(ids.size(), speedMps.length, headingRad.length));
        }
    }

    /** Users that do not move. */
    public static Users still(List<String> ids, double[][] positionM) {
        return new Users(ids, positionM, new double[ids.size()], new double[ids.size()]);
    }

    /** U. */
    public int count() {
        return ids.size();
    }
}
