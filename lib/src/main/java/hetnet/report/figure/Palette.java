package hetnet.report.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Colours and markers, the same in every figure: those of Okabe and Ito (2008), told apart with any colour vision and
 * in grey, each with a marker of its own. The three methods of the paper keep theirs whatever else a figure shows.
 */
final class Palette {

    /** How one series looks. */
    record Look(Color color, Marker marker) {
    }

    private static final List<Look> LOOKS = List.of(
            new Look(new Color(0x0072B2), SeriesMarkers.CIRCLE),        // blue
            new Look(new Color(0xE69F00), SeriesMarkers.SQUARE),        // orange
            new Look(new Color(0x009E73), SeriesMarkers.DIAMOND),       // bluish green
            new Look(new Color(0xCC79A7), SeriesMarkers.TRIANGLE_UP),   // reddish purple
            new Look(new Color(0xD55E00), SeriesMarkers.TRIANGLE_DOWN), // vermillion
            new Look(new Color(0x56B4E9), SeriesMarkers.CROSS),         // sky blue
            new Look(new Color(0x000000), SeriesMarkers.PLUS),
            new Look(new Color(0xF0E442), SeriesMarkers.SQUARE));       // yellow, last: weak on white

    /** A method is known by any of these words in a series' name; its look is at the same place of the list above. */
    private static final List<List<String>> METHODS = List.of(List.of("teacher", "wmmse"), List.of("baseline"),
            List.of("hetgnn"));

    /** Dark blue to yellow through grey (cividis): grows evenly in lightness for any colour vision. */
    private static final int[] CIVIDIS = {0x00224E, 0x213B6E, 0x4C556C, 0x6C6E72, 0x8B8779, 0xAFA471, 0xD5C25E,
            0xFEE838};

    private Palette() {
    }

    /**
     * A look for each name, no two alike up to eight of them: of several names of one method the first has its look.
     */
    static Map<String, Look> looks(List<String> names) {
        Map<String, Look> looks = new LinkedHashMap<>();
        List<Look> free = new ArrayList<>(LOOKS);
        for (String name : names) {
            Look own = ofMethod(name);
            looks.put(name, own != null && free.remove(own) ? own : null);
        }
        int next = 0;
        for (Map.Entry<String, Look> entry : looks.entrySet()) {
            if (entry.getValue() == null) {
                List<Look> from = free.isEmpty() ? LOOKS : free;
                entry.setValue(from.get(next++ % from.size()));
            }
        }
        return looks;
    }

    private static Look ofMethod(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int m = 0; m < METHODS.size(); m++) {
            if (METHODS.get(m).stream().anyMatch(lower::contains)) {
                return LOOKS.get(m);
            }
        }
        return null;
    }

    /** @param count colours evenly from dark to bright */
    static Color[] sequential(int count) {
        Color[] colors = new Color[count];
        for (int i = 0; i < count; i++) {
            double at = count == 1 ? CIVIDIS.length - 1 : i * (CIVIDIS.length - 1) / (double) (count - 1);
            int low = Math.min((int) at, CIVIDIS.length - 2);
            colors[i] = blend(new Color(CIVIDIS[low]), new Color(CIVIDIS[low + 1]), at - low);
        }
        return colors;
    }

    /** White to a light blue, on which black digits stay readable. */
    static Color[] paper() {
        return new Color[] {Color.WHITE, new Color(0x56B4E9)};
    }

    static Color translucent(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    private static Color blend(Color a, Color b, double t) {
        return new Color(mix(a.getRed(), b.getRed(), t), mix(a.getGreen(), b.getGreen(), t),
                mix(a.getBlue(), b.getBlue(), t));
    }

    private static int mix(int a, int b, double t) {
        return (int) Math.round(a + (b - a) * t);
    }
}
