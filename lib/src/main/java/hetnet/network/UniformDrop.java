package hetnet.network;

import hetnet.util.Require;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The uniform drop of Section IV: UEs uniform over an area, a minimum distance apart. Candidates closer than that to an
 * accepted UE are rejected; a grid of cells makes each test cost a constant, so that the drop is O(U).
 */
public final class UniformDrop {

    /** Share of the area that discs of the minimum distance as diameter cover when random placement jams. */
    public static final double JAMMING_COVERAGE = 0.547;

    /** Rejections in a row after which a drop counts as jammed: by then about 1/20,000 of the area is still free. */
    private static final int MAX_REJECTIONS = 20_000;

    private static final int NONE = -1;

    private final Area area;
    private final double spacingM;
    private final double cellM;
    private final int columns;
    private final int[] first; // latest point of each cell
    private final int[] next;  // the point before it in the same cell
    private final double[][] points;
    private int placed;

    private UniformDrop(Area area, int count, double spacingM) {
        this.area = area;
        this.spacingM = spacingM;
        // At least one spacing wide, so that neighbours lie in adjacent cells; no more cells than points need, on a
        // line neither.
        cellM = Math.max(spacingM, Math.max(Math.sqrt(area.squareM() / count),
                Math.max(area.widthM(), area.heightM()) / count));
        columns = (int) (area.widthM() / cellM) + 1;
        first = new int[Math.multiplyExact(columns, (int) (area.heightM() / cellM) + 1)];
        Arrays.fill(first, NONE);
        next = new int[count];
        points = new double[count][];
    }

    /**
     * UEs with ids "1" to "U", speed uniform in [0, maxSpeedMps] and heading uniform in [0, 2 pi).
     *
     * @param spacingM minimum distance between two UEs, metres (1.2 in the paper)
     * @param heightM  height of every UE, metres
     * @throws IllegalArgumentException when a value is out of range, or the UEs do not fit, naming area and count
     */
    public static Users drop(Area area, int count, double spacingM, double heightM, double maxSpeedMps,
            RandomGenerator rng) {
        Require.inRange("heightM", heightM, 0, 1000, "m");
        Require.inRange("maxSpeedMps", maxSpeedMps, 0, 1000, "m/s");
        double[][] xy = points(area, count, spacingM, rng);
        double[][] position = new double[count][];
        double[] speed = new double[count];
        double[] heading = new double[count];
        for (int u = 0; u < count; u++) {
            position[u] = new double[] {xy[u][0], xy[u][1], heightM};
            speed[u] = maxSpeedMps * rng.nextDouble();
            heading[u] = 2 * Math.PI * rng.nextDouble();
        }
        return new Users(IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList(), position, speed,
                heading);
    }

    /**
     * Points uniform over the area and at least {@code spacingM} apart.
     *
     * @return positions x, y, metres; shape [count, 2]
     * @throws IllegalArgumentException when a value is out of range, or the points do not fit, naming area and count
     */
    public static double[][] points(Area area, int count, double spacingM, RandomGenerator rng) {
        Require.given("area", area);
        Require.given("rng", rng);
        Require.inRange("count", count, 1, 10_000_000, "points");
        Require.inRange("spacingM", spacingM, 0, 1e6, "m");
        UniformDrop drop = new UniformDrop(area, count, spacingM);
        int rejections = 0;
        while (drop.placed < count) {
            double[] at = area.uniform(rng);
            if (drop.isFree(at[0], at[1])) {
                drop.place(at);
                rejections = 0;
            } else if (++rejections == MAX_REJECTIONS) {
                throw new IllegalArgumentException(drop.jammed());
            }
        }
        return drop.points;
    }

    private boolean isFree(double x, double y) {
        int rows = first.length / columns;
        int column = column(x);
        int row = row(y);
        for (int j = Math.max(row - 1, 0); j <= Math.min(row + 1, rows - 1); j++) {
            for (int i = Math.max(column - 1, 0); i <= Math.min(column + 1, columns - 1); i++) {
                for (int p = first[j * columns + i]; p != NONE; p = next[p]) {
                    double dx = points[p][0] - x;
                    double dy = points[p][1] - y;
                    if (dx * dx + dy * dy < spacingM * spacingM) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void place(double[] at) {
        int cell = row(at[1]) * columns + column(at[0]);
        points[placed] = at;
        next[placed] = first[cell];
        first[cell] = placed++;
    }

    private int column(double x) {
        return (int) ((x - area.minXM()) / cellM);
    }

    private int row(double y) {
        return (int) ((y - area.minYM()) / cellM);
    }

    private String jammed() {
        double coverage = points.length * Math.PI / 4 * spacingM * spacingM / area.squareM();
        return ("%d points at least %s m apart do not fit at random into the area of %.1f m x %.1f m: only %d did; "
                + "they would "
                + "cover %.1f %% of it, and random placement jams near %.1f %%").formatted(points.length, spacingM,
                area.widthM(), area.heightM(), placed, 100 * coverage, 100 * JAMMING_COVERAGE);
    }
}
