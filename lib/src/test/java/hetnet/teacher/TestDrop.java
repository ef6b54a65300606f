package hetnet.teacher;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.util.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;

/** Channels for the tests: the paper's layout in a few lines, and small random ones. */
public final class TestDrop {

    private static final double[][] O1_XY_M = {
            {235.504, 389.504}, {287.504, 389.504}, {235.504, 489.504}, {235.504, 589.504}, {287.504, 589.504}};
    private static final double MARGIN_M = 20;
    private static final double BS_OVER_UE_M = 23.5;
    private static final double CARRIER_GHZ = 3.5;
    private static final double BREAKPOINT_M = 4 * 24 * 0.5 * CARRIER_GHZ * 1e9 / 299_792_458;

    private TestDrop() {
    }

    /** Table 1 on the O1 sites: TR 38.901 UMa with 6 dB shadowing, no fading. */
    public static Gains paper(int users, long seed) {
        RandomGenerator random = Seeds.stream(seed, "drop");
        double[] gain = new double[users * O1_XY_M.length];
        for (int u = 0; u < users; u++) {
            double x = 235.504 - MARGIN_M + random.nextDouble() * (52 + 2 * MARGIN_M);
            double y = 389.504 - MARGIN_M + random.nextDouble() * (200 + 2 * MARGIN_M);
            for (int b = 0; b < O1_XY_M.length; b++) {
                double d2 = Math.hypot(x - O1_XY_M[b][0], y - O1_XY_M[b][1]);
                double pathLossDb = uma(d2, random.nextDouble()) + 6 * random.nextGaussian();
                gain[u * O1_XY_M.length + b] = Math.pow(10, -pathLossDb / 10);
            }
        }
        return Gains.flat(users, O1_XY_M.length, RadioConfig.paper().blocks(), gain);
    }

    private static double uma(double d2, double uniform) {
        double d3 = Math.hypot(d2, BS_OVER_UE_M);
        double f = 20 * Math.log10(CARRIER_GHZ);
        double los = d2 < BREAKPOINT_M ? 28 + 22 * Math.log10(d3) + f
                : 28 + 40 * Math.log10(d3) + f - 9 * Math.log10(BREAKPOINT_M * BREAKPOINT_M + BS_OVER_UE_M
                        * BS_OVER_UE_M);
        double nlos = Math.max(los, 13.54 + 39.08 * Math.log10(d3) + f);
        double losProbability = d2 <= 18 ? 1 : 18 / d2 + Math.exp(-d2 / 63) * (1 - 18 / d2);
        return uniform < losProbability ? los : nlos;
    }

    /** The ray-traced gains of data/etoile: 2,000 UEs, 5 BSs, 32 UEs without a path to any. */
    public static Gains etoile() {
        try (Stream<String> lines = Files.lines(Path.of("data/etoile/pathloss.csv"))) {
            double[] gain = lines.filter(line -> !line.startsWith("#")).skip(1) // the header
                    .map(line -> line.split(",", -1)[2])
                    .mapToDouble(db -> db.isEmpty() ? 0 : Math.pow(10, -Double.parseDouble(db) / 10)).toArray();
            return Gains.flat(2000, 5, RadioConfig.paper().blocks(), gain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Path losses uniform from 70 to 130 dB, a tenth of the links without a path; Rayleigh fading if asked for. */
    public static Gains random(int users, int sites, int blocks, boolean fading, RandomGenerator random) {
        double[] gain = new double[users * sites * (fading ? blocks : 1)];
        for (int link = 0; link < users * sites; link++) {
            double mean = random.nextDouble() < 0.1 ? 0 : Math.pow(10, -(70 + 60 * random.nextDouble()) / 10);
            if (!fading) {
                gain[link] = mean;
            }
            for (int r = 0; fading && r < blocks; r++) {
                gain[link * blocks + r] = -mean * Math.log(1 - random.nextDouble());
            }
        }
        return fading ? Gains.fading(users, sites, blocks, gain) : Gains.flat(users, sites, blocks, gain);
    }

    /** The paper's radio with another number of RBs. */
    public static RadioConfig radio(int blocks) {
        return RadioConfig.paper().withBlocks(blocks);
    }
}
