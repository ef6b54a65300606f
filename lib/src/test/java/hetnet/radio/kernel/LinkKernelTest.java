package hetnet.radio.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Gains;
import hetnet.util.Seeds;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkKernelTest {

    /** Rounding of a few dozen operations. */
    private static final double FORMULA_TOLERANCE = 1e-13;

    @Test
    void logarithmsAndExponentialsAreRightToTheLastDigits() {
        for (LinkKernel kernel : new LinkKernel[] {new PlainLinkKernel(), new VectorLinkKernel()}) {
            int count = 4096;
            double[] x = new double[count];
            double[] y = new double[count];
            Arrays.setAll(x, i -> Math.pow(10, (i - 2048) / 7.0));
            kernel.log(x, y, count);
            for (int i = 0; i < count; i++) {
                assertEquals(StrictMath.log(x[i]), y[i], 2 * Math.ulp(y[i]), "ln " + x[i]);
            }
            kernel.log1p(x, y, count);
            for (int i = 0; i < count; i++) {
                assertEquals(StrictMath.log1p(x[i]), y[i], 3 * Math.ulp(y[i]), "ln(1 + " + x[i] + ")");
            }
            Arrays.setAll(x, i -> (i - 2048) / 2.95);
            kernel.exp(x, y, count);
            for (int i = 0; i < count; i++) {
                assertEquals(StrictMath.exp(x[i]), y[i], 3 * Math.ulp(y[i]), "e^" + x[i]);
            }
        }
    }

    /** The second of them takes logarithms in between; SINRs of up to 1e19. */
    @ParameterizedTest
    @CsvSource({"5, 51, false", "3, 273, true", "1, 4, false", "2, 7, true"})
    void bothKernelsGiveTheBitsOfEachOtherAndTheFormula(int sites, int blocks, boolean fading) {
        Gains gains = gains(sites, blocks, fading);
        double[][] power = power(sites, blocks);
        double[][] plain = run(new PlainLinkKernel(), gains, power);
        double[][] vector = run(new VectorLinkKernel(), gains, power);
        for (int i = 0; i < plain.length; i++) {
            assertArrayEquals(plain[i], vector[i], "result " + i);
        }
        for (int u = 0; u < LinkTile.USERS; u++) {
            for (int b = 0; b < sites; b++) {
                double sum = 0;
                for (int r = 0; r < blocks; r++) {
                    sum += Math.log1p(sinr(gains, power, u, b, r));
                }
                assertEquals(sum / blocks, plain[2][u * sites + b], FORMULA_TOLERANCE * sum);
                if (b == site(u, sites)) {
                    assertEquals(sum / blocks, plain[0][u], FORMULA_TOLERANCE * sum);
                }
            }
        }
        checkSums(gains, power, plain[1], plain[3]);
    }

    /** Up to beyond what a double holds: 10^280 to 10^330. */
    @Test
    void aProductOverAllBlocksMayHaveAnySize() {
        int blocks = 20;
        for (int e = 2800; e < 3300; e++) {
            double sinr = Math.pow(10, e / 10.0 / blocks);
            double[] gain = new double[LinkTile.USERS];
            Arrays.fill(gain, sinr);
            double[][] power = new double[1][blocks];
            Arrays.fill(power[0], 1);
            for (LinkKernel kernel : new LinkKernel[] {new PlainLinkKernel(), new VectorLinkKernel()}) {
                double[][] found = run(kernel, Gains.flat(LinkTile.USERS, 1, blocks, gain), power);
                assertEquals(Math.log1p(sinr), found[0][0], FORMULA_TOLERANCE * Math.log1p(sinr), "served, " + sinr);
                assertEquals(Math.log1p(sinr), found[2][0], FORMULA_TOLERANCE * Math.log1p(sinr), "all, " + sinr);
            }
        }
    }

    private static void checkSums(Gains gains, double[][] power, double[] served, double[] slope) {
        int sites = gains.sites();
        int stride = LinkKernel.padded(gains.blocks());
        for (int r = 0; r < gains.blocks(); r++) {
            double[][] expected = new double[4][sites];
            for (int u = 0; u < LinkTile.USERS; u++) {
                double total = 1;
                for (int b = 0; b < sites; b++) {
                    total += gains.at(u, b, r) * power[b][r];
                }
                int a = site(u, sites);
                double error = weight(u) * sinr(gains, power, u, a, r) / total;
                expected[0][a] += weight(u) * gains.at(u, a, r) / total;
                for (int b = 0; b < sites; b++) {
                    expected[b == a ? 1 : 2][b] += error * gains.at(u, b, r);
                    double marginal = weight(u * sites + b);
                    for (int k = 0; k < sites; k++) {
                        marginal -= k == b ? 0 : weight(u * sites + k) * sinr(gains, power, u, k, r);
                    }
                    expected[3][b] += gains.at(u, b, r) / total * marginal;
                }
            }
            for (int b = 0; b < sites; b++) {
                for (int plane = 0; plane < 3; plane++) {
                    assertEquals(expected[plane][b], served[(plane * sites + b) * stride + r],
                            FORMULA_TOLERANCE * expected[plane][b], "sum " + plane);
                }
                assertEquals(expected[3][b], slope[b * stride + r], 1e-9 * Math.abs(expected[3][b]));
            }
        }
    }

    /** Efficiencies and sums of the serving links, then of all links. */
    private static double[][] run(LinkKernel kernel, Gains gains, double[][] powers) {
        int sites = gains.sites();
        int stride = LinkKernel.padded(gains.blocks());
        double[] power = new double[sites * stride];
        for (int b = 0; b < sites; b++) {
            System.arraycopy(powers[b], 0, power, b * stride, gains.blocks());
        }
        double[] weight = new double[LinkTile.USERS * sites];
        Arrays.setAll(weight, LinkKernelTest::weight);
        LinkTile serving = new LinkTile(gains, kernel, false);
        LinkTile all = new LinkTile(gains, kernel, true);
        for (int u = 0; u < LinkTile.USERS; u++) {
            serving.read(u, u);
            all.read(u, u);
            kernel.link(all, u, power);
        }
        double[] one = new double[LinkTile.USERS];
        double[] sums = new double[3 * power.length];
        for (int u = 0; u < LinkTile.USERS; u += LinkKernel.GROUP) {
            kernel.serve(serving, u, site(u, sites), power);
        }
        serving.efficiencies(LinkTile.USERS, one);
        double[] every = new double[LinkTile.USERS * sites];
        all.efficiencies(every.length, every);
        double[] slope = new double[power.length];
        for (int u = 0; u < LinkTile.USERS; u++) {
            kernel.addLinks(all, u, weight, slope);
            if (u % LinkKernel.GROUP == 0) {
                kernel.addServed(serving, u, u + LinkKernel.GROUP, site(u, sites), power, weight, sums);
            }
        }
        return new double[][] {one, clearPadding(sums, gains.blocks()), every, clearPadding(slope, gains.blocks())};
    }

    private static double[] clearPadding(double[] rows, int blocks) {
        int stride = LinkKernel.padded(blocks);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % stride < blocks ? rows[i] : 0;
        }
        return rows;
    }

    private static int site(int user, int sites) {
        return user / LinkKernel.GROUP % sites;
    }

    private static double weight(int i) {
        return 1 + i % 5;
    }

    private static double sinr(Gains gains, double[][] power, int user, int site, int block) {
        double interference = 1;
        for (int b = 0; b < power.length; b++) {
            interference += b == site ? 0 : gains.at(user, b, block) * power[b][block];
        }
        return gains.at(user, site, block) * power[site][block] / interference;
    }

    private static Gains gains(int sites, int blocks, boolean fading) {
        RandomGenerator random = Seeds.stream(4, "kernel");
        double[] gain = new double[LinkTile.USERS * sites * (fading ? blocks : 1)];
        Arrays.setAll(gain, i -> i % 11 == 3 ? 0 : Math.pow(10, -9 + 13 * random.nextDouble()));
        gain[0] = fading ? gain[0] : 1e19; // strong on every RB
        return fading ? Gains.fading(LinkTile.USERS, sites, blocks, gain)
                : Gains.flat(LinkTile.USERS, sites, blocks, gain);
    }

    private static double[][] power(int sites, int blocks) {
        RandomGenerator random = Seeds.stream(5, "kernel");
        double[][] power = new double[sites][blocks];
        for (double[] row : power) {
            Arrays.setAll(row, r -> r % 6 == 2 ? 0 : random.nextDouble());
        }
        return power;
    }
}
