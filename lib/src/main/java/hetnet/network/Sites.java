package hetnet.network;

import java.util.Arrays;
import java.util.List;

/**
 * The base stations.
 *
 * @param ids       one distinct id per BS
 * @param positionM antenna positions x, y, z, metres; shape [B, 3]
 */
public record Sites(List<String> ids, double[][] positionM) {

    /** Antenna height of the BSs of networks drawn at random: that of UMa in TR 38.901, metres. */
    public static final double USUAL_HEIGHT_M = 25;

    /** @throws IllegalArgumentException when ids and positions do not match, or an id stands twice */
    public Sites {
        ids = List.copyOf(ids);
        Positions.check("BS", ids, positionM);
    }

    /** The same sites, all of one height. */
    public Sites withHeightM(double heightM) {
        return new Sites(ids, Arrays.stream(positionM).map(p -> new double[] {p[0], p[1], heightM})
                .toArray(double[][]::new));
    }

    /** B. */
    public int count() {
        return ids.size();
    }
}
