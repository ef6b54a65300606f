package hetnet.channel.generators;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.network.Area;
import hetnet.network.Geometry;
import hetnet.network.HotSpots;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.UniformDrop;
import hetnet.network.Users;
import hetnet.util.ArrayMath;
import hetnet.util.Require;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Random sites, hot spots and missing links under a {@link RandomisedPropagation}: no two of these networks share their
 * physics, so that what is learned on them carries over to real cities. Sites are at least a fifth of the side apart,
 * every UE is in coverage.
 *
 * @param sites B, 1 to 100
 * @param users U, 1 to 1,000,000
 * @param sideM side of the square of the sites, metres, 1 to 1,000,000
 * @param radio whose budget and noise decide who is in coverage
 */
public record RandomisedNetwork(int sites, int users, double sideM, RadioConfig radio) implements NetworkGenerator {

    private static final double MARGIN_M = 20;
    private static final double SPACING = 1.0 / 5;
    private static final double HOT_NETWORKS = 0.4;
    private static final int MOST_SPOTS = 3;
    /** A UE whose best SNR at full budget lies below this is out of coverage and drawn again; linear. */
    private static final double SMALLEST_SNR = 0.1;
    private static final int ATTEMPTS = 100_000;

    /** @throws IllegalArgumentException when a value is out of its range */
    public RandomisedNetwork {
        Layouts.requireScattered(sites, sideM);
        Require.inRange("users", users, 1, 1_000_000, "UEs");
        Require.given("radio", radio);
    }

    @Override
    public String name() {
        return "randomised propagation, %d sites in %.0f m".formatted(sites, sideM);
    }

    @Override
    public Snapshot draw(RandomGenerator random) {
        Sites placed = Layouts.scattered(sites, sideM, SPACING, Require.given("random", random));
        Area area = Area.around(placed, MARGIN_M);
        RandomisedPropagation propagation = new RandomisedPropagation(random);
        Crowd crowd = new Crowd(area, sideM, random);
        double[][] positionM = new double[users][];
        double[] lossDb = new double[users * sites];
        dropCovered(placed, propagation, crowd, random, positionM, lossDb);

        Sites raised = placed.withHeightM(Users.USUAL_HEIGHT_M + propagation.heightM());
        Users dropped = Users.still(IntStream.rangeClosed(1, users).mapToObj(Integer::toString).toList(), positionM);
        double[] gain = ArrayMath.gain(lossDb);
        return new Snapshot(raised, dropped, new Channel(Geometry.of(raised, dropped).distanceM(), lossDb,
                Gains.flat(users, sites, radio.blocks(), gain)));
    }

    /** Draws UEs until so many are in coverage, their positions [U, 3] and their losses, flat [U * B]. */
    private void dropCovered(Sites placed, RandomisedPropagation propagation, Crowd crowd, RandomGenerator random,
            double[][] positionM,
                             double[] lossDb) {
        double least = SMALLEST_SNR * radio.noiseWatt() * radio.blocks() / radio.budgetWatt();
        int attempts = 0;
        for (int u = 0; u < users; u++) {
            double best;
            do {
                if (attempts++ > ATTEMPTS + 100 * users) {
                    throw new IllegalArgumentException("hardly any UE of this layout is in coverage: %d of %d found"
                            .formatted(u, users));
                }
                double[] at = crowd.draw(random);
                positionM[u] = new double[] {at[0], at[1], Users.USUAL_HEIGHT_M};
                best = 0;
                for (int b = 0; b < sites; b++) {
                    double[] site = placed.positionM()[b];
                    lossDb[u * sites + b] = propagation.lossDb(site[0] - at[0], site[1] - at[1], random);
                    best = Math.max(best, ArrayMath.gain(lossDb[u * sites + b]));
                }
            } while (best < least);
        }
    }

    /** Uniform UEs, in four networks of ten with a share of them around one to three spots. */
    private static final class Crowd {
        private final Area area;
        private final HotSpots spots;
        private final double share;

        Crowd(Area area, double sideM, RandomGenerator random) {
            this.area = area;
            boolean hot = random.nextDouble() < HOT_NETWORKS;
            double[][] centre = UniformDrop.points(area, 1 + random.nextInt(MOST_SPOTS), 0, random);
            share = hot ? RandomisedPropagation.uniform(random, 0.2, 0.8) : 0;
            spots = new HotSpots(area, centre, RandomisedPropagation.uniform(random, 10, sideM / 6 + 11),
                    HotSpots.Border.CLAMP);
        }

        double[] draw(RandomGenerator random) {
            return random.nextDouble() < share ? spots.near(random.nextInt(spots.count()), random)
                    : area.uniform(random);
        }
    }
}
