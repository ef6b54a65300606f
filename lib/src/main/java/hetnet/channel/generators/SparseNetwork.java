package hetnet.channel.generators;

import hetnet.channel.Gains;
import hetnet.channel.pathloss.PathLoss;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.Area;
import hetnet.network.Geometry;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.ArrayMath;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A city of hexagonal cells in which each UE keeps its K strongest links alone: UMa with 6 dB shadowing, drawn for the
 * BSs nearest to it. UEs come one after the other, so that memory goes with U K.
 *
 * @param sites    B
 * @param users    U
 * @param links    K, at most B
 * @param spacingM distance of neighbouring sites, metres
 * @param radio    carrier and number of RBs
 */
public record SparseNetwork(int sites, int users, int links, double spacingM, RadioConfig radio) {

    /** Links that are drawn for each one that is kept: shadowing may make a farther BS the stronger one. */
    private static final int CANDIDATES = 2;
    private static final double SHADOWING_DB = 6;
    private static final PathLoss PATH_LOSS = PathLosses.UMA;

    /** @throws IllegalArgumentException when a value is out of its range */
    public SparseNetwork {
        Require.inRange("sites", sites, 1, 10_000, "BSs");
        Require.inRange("users", users, 1, 10_000_000, "UEs");
        Require.inRange("links", links, 1, sites, "BSs");
        Require.inRange("spacingM", spacingM, 1, 1e5, "m");
        Require.given("radio", radio);
    }

    /** Its gains, flat over the RBs. */
    public Gains draw(RandomGenerator random) {
        double[][] positionM = Layouts.hexagonal(sites, spacingM, Sites.USUAL_HEIGHT_M).positionM();
        Area area = Area.around(Layouts.hexagonal(sites, spacingM, Sites.USUAL_HEIGHT_M), spacingM / 2);
        int[] site = new int[Math.multiplyExact(users, links)];
        double[] gain = new double[site.length];
        Candidates near = new Candidates(positionM, Math.min(sites, CANDIDATES * links));
        for (int u = 0; u < users; u++) {
            near.find(area.uniform(random));
            near.draw(random);
            near.keep(site, gain, u * links);
        }
        return Gains.sparse(sites, radio.blocks(), links, site, gain);
    }

    /** The BSs nearest to one UE, and its links to them. */
    private final class Candidates {
        private final double[][] positionM; // [B, 3]
        private final int[] nearest;        // [N], nearest first
        private final double[] square;      // of the ground distances, [N]
        private final double[] gain;        // [N]

        Candidates(double[][] positionM, int count) {
            this.positionM = positionM;
            nearest = new int[count];
            square = new double[count];
            gain = new double[count];
        }

        void find(double[] at) {
            Arrays.fill(square, Double.POSITIVE_INFINITY);
            for (int b = 0; b < positionM.length; b++) {
                double x = at[0] - positionM[b][0];
                double y = at[1] - positionM[b][1];
                double d = x * x + y * y;
                int i = nearest.length - 1;
                if (d < square[i]) {
                    for (; i > 0 && d < square[i - 1]; i--) {
                        square[i] = square[i - 1];
                        nearest[i] = nearest[i - 1];
                    }
                    square[i] = d;
                    nearest[i] = b;
                }
            }
        }

        /** LOS or not, and shadowing, of each. */
        void draw(RandomGenerator random) {
            double climbM = Sites.USUAL_HEIGHT_M - Users.USUAL_HEIGHT_M;
            double[] siteHeightM = new double[nearest.length];
            Arrays.fill(siteHeightM, Sites.USUAL_HEIGHT_M);
            Geometry geometry = new Geometry(Arrays.stream(square).map(Math::sqrt).toArray(),
                    Arrays.stream(square).map(d -> Math.sqrt(d + climbM * climbM)).toArray(),
                    new double[] {Users.USUAL_HEIGHT_M}, siteHeightM);
            double[] probability = PATH_LOSS.losProbability(geometry);
            PathLoss.Losses losses = PATH_LOSS.losses(geometry, radio.carrierGhz());
            for (int i = 0; i < gain.length; i++) {
                double lossDb = random.nextDouble() < probability[i] ? losses.losDb()[i] : losses.nlosDb()[i];
                gain[i] = ArrayMath.gain(lossDb + SHADOWING_DB * random.nextGaussian());
            }
        }

        /** The strongest, in the order of the BSs. */
        void keep(int[] site, double[] kept, int first) {
            int[] strongest = IntStream.range(0, gain.length).boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> -gain[i])).limit(links)
                    .sorted(Comparator.comparingInt(i -> nearest[i])).mapToInt(i -> i).toArray();
            for (int k = 0; k < links; k++) {
                site[first + k] = nearest[strongest[k]];
                kept[first + k] = gain[strongest[k]];
            }
        }
    }
}
