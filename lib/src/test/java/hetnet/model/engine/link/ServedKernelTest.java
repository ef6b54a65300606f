package hetnet.model.engine.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Gains;
import hetnet.model.engine.Networks;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loops over served UEs against their formulas in double precision. */
class ServedKernelTest {

    private static final int SITES = 5;
    private static final int USERS = 37;
    private static final int BLOCKS = 11;
    private static final double STEP = 1e-4;

    private final int[] own = new int[USERS];
    private final float[] weight = new float[USERS];
    private UserLinks links;
    private float[] power;

    private void draw(boolean fading, int seen) {
        Gains gains = Networks.gains(SITES, USERS, BLOCKS, 300, fading, 1);
        links = UserLinks.of(gains, gains.coveredUsers(), seen, Networks.radio(BLOCKS));
        RandomGenerator random = Seeds.stream(1, "served");
        power = new float[SITES * links.stride()];
        for (int b = 0; b < SITES; b++) {
            for (int r = 0; r < BLOCKS; r++) {
                power[b * links.stride() + r] = (float) (2 * random.nextDouble());
            }
        }
        for (int u = 0; u < USERS; u++) {
            own[u] = u * links.links() + random.nextInt(links.links());
            weight[u] = random.nextFloat();
        }
    }

    /** ln(1 + SINR) of a UE, mean over the RBs, in double precision. */
    private double efficiency(int user, float[] powers) {
        double sum = 0;
        for (int r = 0; r < BLOCKS; r++) {
            double disturbance = 1;
            for (int i = user * links.links(); i < (user + 1) * links.links(); i++) {
                disturbance += i == own[user] ? 0 : received(i, r, powers);
            }
            sum += Math.log1p(received(own[user], r, powers) / disturbance);
        }
        return sum / BLOCKS;
    }

    private double received(int link, int block, float[] powers) {
        return (double) links.snr(link, block) * powers[links.site()[link] * links.stride() + block];
    }

    private double utility(float[] powers) {
        return IntStream.range(0, USERS).mapToDouble(u -> weight[u] * efficiency(u, powers)).sum();
    }

    private List<ServedKernel> kernels() {
        return List.of(new PlainKernel(SITES, links.links(), links.stride()).served(),
                new VectorKernel(SITES, links.links(), links.stride()).served());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void efficienciesAreThoseOfTheServingLinks(boolean fading) {
        for (int seen : new int[] {SITES, 3}) {
            draw(fading, seen);
            for (ServedKernel kernel : kernels()) {
                float[] found = new float[USERS];
                kernel.efficiency(links, own, power, found);
                for (int u = 0; u < USERS; u++) {
                    assertEquals(efficiency(u, power), found[u], 1e-5 * (1 + found[u]), "UE " + u);
                }
            }
        }
    }

    /** Marginal utility less interference price is the slope in the power, times R. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void slopesAreThoseOfTheWeightedSum(boolean fading) {
        draw(fading, SITES);
        int plane = SITES * links.stride();
        for (ServedKernel kernel : kernels()) {
            float[] sums = new float[2 * plane];
            kernel.slopes(links, own, power, weight, 0, USERS, sums);
            for (int b = 0; b < SITES; b++) {
                for (int r = 0; r < BLOCKS; r++) {
                    int i = b * links.stride() + r;
                    float[] more = power.clone();
                    float[] less = power.clone();
                    more[i] += (float) STEP;
                    less[i] -= (float) STEP;
                    double slope = (utility(more) - utility(less)) / ((double) more[i] - less[i]) * BLOCKS;
                    assertEquals(slope, sums[i] - sums[plane + i], 1e-3 * (1 + Math.abs(slope)), "BS " + b);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothGiveTheSameBits(boolean fading) {
        draw(fading, 4);
        float[][] found = new float[2][USERS];
        float[][] sums = new float[2][2 * SITES * links.stride()];
        for (int k = 0; k < 2; k++) {
            kernels().get(k).efficiency(links, own, power, found[k]);
            kernels().get(k).slopes(links, own, power, weight, 0, USERS, sums[k]);
            Arrays.fill(sums[k], BLOCKS, links.stride(), 0);
        }
        assertArrayEquals(found[0], found[1]);
        assertArrayEquals(sums[0], sums[1]);
    }
}
