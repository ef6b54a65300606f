package hetnet.channel;

import hetnet.network.Users;
import hetnet.util.CounterRandom;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Links whose shadowing and LOS are alike for UEs that stand near each other: for each BS two random fields over the
 * plane with the autocorrelation exp(-d / d_cor) of TR 38.901 clause 7.4.4, BSs independent of each other. A field is a
 * sum of waves (Cai and Giannakis, "A two-dimensional channel simulation model for shadowing processes", 2003) whose
 * wave numbers k have the distribution that this autocorrelation asks for in the plane, P(k &lt; x) = 1 - (1 + (x
 * d_cor)^2)^(-1/2).
 */
final class CorrelatedLinks {

    private static final int WAVES = 100;

    private CorrelatedLinks() {
    }

    /**
     * @param distanceM correlation distance of the shadowing of each BS, metres; shape [B]. That of LOS is 50 m (Table
     *                  7.6.3.1-2, UMa and UMi)
     */
    static LinkState draw(Users users, double[] distanceM, RandomGenerator rng) {
        int sites = distanceM.length;
        double[] los = new double[Math.multiplyExact(users.count(), sites)];
        double[] shadow = new double[los.length];
        for (int b = 0; b < sites; b++) {
            fill(users, LinkState.CORRELATION_DISTANCE_M, rng.nextLong(), los, b, sites);
            fill(users, distanceM[b], rng.nextLong(), shadow, b, sites);
        }
        return new LinkState(sites, los, shadow);
    }

    private static void fill(Users users, double distanceM, long key, double[] field, int site, int sites) {
        CounterRandom random = new CounterRandom(key);
        double size = Math.sqrt(2.0 / WAVES);
        for (int n = 0; n < WAVES; n++) {
            double beyond = 1 - random.uniform(3 * n);
            double k = Math.sqrt(1 / (beyond * beyond) - 1) / distanceM;
            double direction = 2 * Math.PI * random.uniform(3 * n + 1);
            double phase = 2 * Math.PI * random.uniform(3 * n + 2);
            double kx = k * StrictMath.cos(direction);
            double ky = k * StrictMath.sin(direction);
            for (int u = 0; u < users.count(); u++) {
                double[] at = users.positionM()[u];
                field[u * sites + site] += size * StrictMath.cos(kx * at[0] + ky * at[1] + phase);
            }
        }
    }
}
