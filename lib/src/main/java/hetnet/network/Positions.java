package hetnet.network;

import java.util.HashSet;
import java.util.List;

/** The check that sites and users share. */
final class Positions {

    private Positions() {
    }

    /**
     * @throws IllegalArgumentException on no node at all, a repeated id, or a position that is not three finite numbers
     */
    static void check(String kind, List<String> ids, double[][] positionM) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("a scenario needs at least one " + kind);
        }
        if (positionM.length != ids.size()) {
            throw new IllegalArgumentException("%d ids but %d positions of %ss"
                    .formatted(ids.size(), positionM.length, kind));
        }
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < positionM.length; i++) {
            if (!seen.add(ids.get(i))) {
                throw new IllegalArgumentException("%s id '%s' occurs twice".formatted(kind, ids.get(i)));
            }
            double[] p = positionM[i];
            if (p.length != 3 || !Double.isFinite(p[0] + p[1] + p[2])) {
                throw new IllegalArgumentException(("position of %s '%s' must be three finite numbers (x, y, z in "
                        + "metres)")
                        .formatted(kind, ids.get(i)));
            }
        }
    }
}
