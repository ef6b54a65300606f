package hetnet.network;

import hetnet.util.Require;
import hetnet.util.ScenarioException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/** Where the nodes stand: site layouts (and UE positions) from CSV, and generated ones. */
public final class Layouts {

    private static final int ATTEMPTS = 100_000;
    private static final int FEW_SITES = 7;

    private Layouts() {
    }

    /**
     * Base stations from a CSV file with the columns of {@link NodeFile}.
     *
     * @throws ScenarioException naming file, line and reason when the file cannot be used, holds no BS, or names a
     *                           path-loss model, which is a setting of the run
     */
    public static Sites read(Path file) {
        return NodeFile.sites(file).toLayout();
    }

    /**
     * UEs that stand still, from a CSV file with the columns of {@link NodeFile}.
     *
     * @throws ScenarioException naming file, line and reason when the file cannot be used or holds no UE
     */
    public static Users readUsers(Path file) {
        return NodeFile.users(file).toUsers();
    }

    /**
     * Sites on a hexagonal grid, from the origin outwards ring by ring (1, 7, 19, ... fill whole rings).
     *
     * @param spacingM distance of neighbouring sites, metres
     * @param heightM  antenna height, metres
     */
    public static Sites hexagonal(int count, double spacingM, double heightM) {
        Require.inRange("count", count, 1, 10_000, "BSs");
        Require.inRange("spacingM", spacingM, 1, 1e5, "m");
        double[][] direction = IntStream.range(0, 6)
                .mapToObj(k -> new double[] {spacingM * Math.cos(k * Math.PI / 3),
                        spacingM * Math.sin(k * Math.PI / 3)})
                .toArray(double[][]::new);
        List<double[]> positions = new ArrayList<>(List.of(new double[] {0, 0, heightM}));
        for (int ring = 1; positions.size() < count; ring++) {
            double x = ring * direction[4][0];
            double y = ring * direction[4][1];
            for (int step = 0; step < 6 * ring && positions.size() < count; step++) {
                positions.add(new double[] {x, y, heightM});
                x += direction[step / ring][0];
                y += direction[step / ring][1];
            }
        }
        return named(positions.toArray(double[][]::new));
    }

    /**
     * Sites placed uniformly at random in a square of the given side, at least {@code minSpacingM} apart.
     *
     * @throws IllegalArgumentException when they do not fit, see {@link UniformDrop#points}
     */
    public static Sites random(int count, double sideM, double minSpacingM, double heightM, RandomGenerator rng) {
        double[][] xy = UniformDrop.points(new Area(0, 0, sideM, sideM), count, minSpacingM, rng);
        double[][] positions = new double[count][];
        for (int b = 0; b < count; b++) {
            positions[b] = new double[] {xy[b][0], xy[b][1], heightM};
        }
        return named(positions);
    }

    /**
     * Sites uniformly at random in a square, at least a share of its side apart: the rule by which networks to train on
     * are drawn. Few sites are all drawn anew until they keep their distance; where they are more than
     * {@value #FEW_SITES} each is, and the distance shrinks as the room that a site has.
     *
     * @param count   1 to 100
     * @param sideM   side of the square, metres, 1 to 1,000,000
     * @param spacing smallest distance of two of few sites over the side
     * @throws IllegalArgumentException when a value is out of range, or so many sites cannot keep their distance
     */
    public static Sites scattered(int count, double sideM, double spacing, RandomGenerator random) {
        requireScattered(count, sideM);
        if (count > FEW_SITES) {
            return random(count, sideM, spacing * sideM * Math.sqrt((double) FEW_SITES / count), Sites.USUAL_HEIGHT_M,
                    random);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double[][] site = new double[count][];
            boolean apart = true;
            for (int b = 0; b < count && apart; b++) {
                site[b] = new double[] {sideM * random.nextDouble(), sideM * random.nextDouble(), Sites.USUAL_HEIGHT_M};
                for (int k = 0; k < b; k++) {
                    apart &= Math.hypot(site[b][0] - site[k][0], site[b][1] - site[k][1]) >= spacing * sideM;
                }
            }
            if (apart) {
                return named(site);
            }
        }
        throw new IllegalArgumentException("%d sites do not fit into a square at %s of its side apart"
                .formatted(count, spacing));
    }

    /** @throws IllegalArgumentException when {@link #scattered} would refuse the count or the side */
    public static void requireScattered(int count, double sideM) {
        Require.inRange("sites", count, 1, 100, "sites");
        Require.inRange("sideM", sideM, 1, 1e6, "m");
    }

    private static Sites named(double[][] positions) {
        return new Sites(IntStream.rangeClosed(1, positions.length).mapToObj(b -> "BS" + b).toList(), positions);
    }
}
