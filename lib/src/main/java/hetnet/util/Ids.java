package hetnet.util;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of UEs and BSs. */
public final class Ids {

    private Ids() {
    }

    /** The place of each, from 0; a map of the caller's own. */
    public static Map<String, Integer> places(List<String> ids) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            places.put(ids.get(i), i);
        }
        return places;
    }
}
