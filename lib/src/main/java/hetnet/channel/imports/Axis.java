package hetnet.channel.imports;

import hetnet.util.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an axis of an array counts. Several axes may count the same: UEs on a grid, antennas of both ends. */
enum Axis {

    UE, BS,
    /** RBs, or subcarriers of which several make an RB. */
    RB,
    /** Gains are averaged over antennas. */
    ANTENNA,
    /** Powers of paths are added. */
    PATH,
    TIME,
    /** Real and imaginary part, where they are an axis of their own. */
    REIM,
    /** x, y and z of positions. */
    XYZ,
    /** An axis of one element. */
    ONE;

    /**
     * @param text names with commas in between
     * @throws IllegalArgumentException on a name that is none
     */
    static List<Axis> list(String text) {
        return Arrays.stream(text.strip().split("\\s*,\\s*")).map(Axis::of).toList();
    }

    private static Axis of(String name) {
        return Arrays.stream(values()).filter(axis -> axis.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("AXES: %s is none of %s".formatted(Quoted.of(name),
                        text(List.of(values())))));
    }

    /** The names with commas in between. */
    static String text(List<Axis> axes) {
        return axes.stream().map(axis -> axis.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(","));
    }
}
