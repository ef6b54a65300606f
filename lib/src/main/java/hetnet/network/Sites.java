package hetnet.network;

import java.util.List;

/**
 * The base stations.
 *
 * @param ids       one distinct id per BS
 * @param positionM antenna positions x, y, z, metres; shape [B, 3]
 */
public record Sites(List<String> ids, double[][] positionM) {

    /** @throws IllegalArgumentException when ids and positions do not match, or an id stands twice */
    public Sites {
        ids = List.copyOf(ids);
        Positions.check("BS", ids, positionM);
    }

    /** B. */
    public int count() {
        return ids.size();
    }
}
