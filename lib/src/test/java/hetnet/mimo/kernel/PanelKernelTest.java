package hetnet.mimo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.util.Seeds;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @CsvSource({"8, 32, 6", "4, 8, 1", "3, 12, 5", "6, 20, 2", "1, 4, 3"})
    void amplitudesOfPrecoders(int n, int count, int many) {
        RandomGenerator random = Seeds.stream(n, "precoders");
        double[] re = numbers((n + 1) * count, random);
        double[] im = numbers((n + 1) * count, random);
        double[] wre = numbers((many + 1) * n, random);
        double[] wim = numbers((many + 1) * n, random);
        double[][] plain = new double[2][many * count];
        double[][] vector = new double[2][many * count];
        new PlainPanels().amplitudes(n, re, im, count, count, wre, wim, n, many, plain[0], plain[1]);
        new VectorPanels().amplitudes(n, re, im, count, count, wre, wim, n, many, vector[0], vector[1]);
        assertArrayEquals(plain[0], vector[0]);
        assertArrayEquals(plain[1], vector[1]);
        for (int k = 0; k < many; k++) {
            for (int u = 0; u < count; u++) {
                double x = 0;
                double y = 0;
                for (int a = 0; a < n; a++) {
                    int g = (1 + a) * count + u;
                    int w = (1 + k) * n + a;
                    x += re[g] * wre[w] + im[g] * wim[w];
                    y += re[g] * wim[w] - im[g] * wre[w];
                }
                assertEquals(x, plain[0][k * count + u], 1e-12);
                assertEquals(y, plain[1][k * count + u], 1e-12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 30})
    void powersAndTheirSums(int count) {
        RandomGenerator random = Seeds.stream(count, "powers");
        double[] re = numbers(count + 2, random);
        double[] im = numbers(count + 2, random);
        double[] sum = numbers(count + 3, random);
        double[][] plain = {new double[count + 2], sum.clone()};
        double[][] vector = {new double[count + 2], sum.clone()};
        new PlainPanels().powers(re, im, 1, count, plain[0], 1, plain[1], 2);
        new VectorPanels().powers(re, im, 1, count, vector[0], 1, vector[1], 2);
        assertArrayEquals(plain[0], vector[0]);
        assertArrayEquals(plain[1], vector[1]);
        for (int u = 0; u < count; u++) {
            double power = re[1 + u] * re[1 + u] + im[1 + u] * im[1 + u];
            assertEquals(power, plain[0][1 + u], 1e-12);
            assertEquals(sum[2 + u] + power, plain[1][2 + u], 1e-12);
        }
        assertEquals(sum[count + 2], plain[1][count + 2]);
        assertEquals(0, plain[0][count + 1]);
    }
}
