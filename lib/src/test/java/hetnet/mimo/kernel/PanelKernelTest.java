package hetnet.mimo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.util.Seeds;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The implementations give the same bits, and the sums by hand. */
class PanelKernelTest {

    private static double[] numbers(int count, RandomGenerator random) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> random.nextGaussian());
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"8, 30", "4, 7", "3, 5", "6, 12", "1, 2"})
    void outerProducts(int n, int count) {
        RandomGenerator random = Seeds.stream(n, "panels");
        double[] re = numbers((count + 2) * n, random);
        double[] im = numbers((count + 2) * n, random);
        double[] weight = Arrays.stream(numbers(count + 1, random)).map(Math::abs).toArray();
        double[][] plain = new double[2][n * n];
        double[][] vector = new double[2][n * n];
        new PlainPanels().outer(n, re, im, 2 * n, count, weight, 1, plain[0], plain[1]);
        new VectorPanels().outer(n, re, im, 2 * n, count, weight, 1, vector[0], vector[1]);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double x = 0;
                double y = 0;
                for (int u = 0; u < count; u++) {
                    int p = (2 + u) * n + i;
                    int q = (2 + u) * n + j;
                    x += weight[1 + u] * (re[p] * re[q] + im[p] * im[q]);
                    y += weight[1 + u] * (im[p] * re[q] - re[p] * im[q]);
                }
                assertEquals(x, plain[0][i * n + j], 1e-12);
                assertEquals(y, plain[1][i * n + j], 1e-12);
                assertEquals(plain[0][i * n + j], vector[0][i * n + j]);
                assertEquals(plain[1][i * n + j], vector[1][i * n + j]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 30", "4, 7", "3, 5", "6, 12", "1, 2"})
    void amplitudesOfAPrecoder(int n, int count) {
        RandomGenerator random = Seeds.stream(n, "precoders");
        double[] re = numbers((n + 1) * count, random);
        double[] im = numbers((n + 1) * count, random);
        double[] wre = numbers(2 * n, random);
        double[] wim = numbers(2 * n, random);
        double[][] plain = new double[2][count];
        double[][] vector = new double[2][count];
        new PlainPanels().amplitudes(n, re, im, count, count, wre, wim, n, plain[0], plain[1]);
        new VectorPanels().amplitudes(n, re, im, count, count, wre, wim, n, vector[0], vector[1]);
        assertArrayEquals(plain[0], vector[0]);
        assertArrayEquals(plain[1], vector[1]);
        for (int u = 0; u < count; u++) {
            double x = 0;
            double y = 0;
            for (int a = 0; a < n; a++) {
                int g = (1 + a) * count + u;
                x += re[g] * wre[n + a] + im[g] * wim[n + a];
                y += re[g] * wim[n + a] - im[g] * wre[n + a];
            }
            assertEquals(x, plain[0][u], 1e-12);
            assertEquals(y, plain[1][u], 1e-12);
        }
    }
}
