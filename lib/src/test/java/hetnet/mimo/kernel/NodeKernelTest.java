package hetnet.mimo.kernel;

import static hetnet.mimo.kernel.RandomNumbers.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.util.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The implementations give the same bits, and the sums by hand. */
class NodeKernelTest {

    @ParameterizedTest
    @CsvSource({"24, 24, 8", "131, 24, 11", "24, 120, 5", "24, 8, 6", "7, 40, 3", "9, 32, 4"})
    void linearMaps(int in, int out, int count) {
        RandomGenerator random = Seeds.stream(in, "nodes");
        int step = in + 3;
        float[] x = floats(count * step, random);
        NodeKernel.Map map = new NodeKernel.Map(floats(in * out, random), floats(out, random), in, out);
        float[] plain = new float[count * out];
        float[] vector = new float[count * out];
        new PlainNodes().linear(map, x, step, count, plain);
        NodeKernel.fastest().linear(map, x, step, count, vector);
        assertArrayEquals(plain, vector);
        for (int n = 0; n < count; n++) {
            for (int o = 0; o < out; o++) {
                double sum = map.start()[o];
                for (int i = 0; i < in; i++) {
                    sum += map.weight()[i * out + o] * x[n * step + i];
                }
                assertEquals(sum, plain[n * out + o], 1e-4);
            }
        }
    }

    @Test
    void mapsLieSideBySideAndAreFilledUp() {
        float[] first = {1, 2, 3, 4};
        float[] second = {5, 6, 7, 8};
        NodeKernel.Map map = NodeKernel.Map.beside(2, 2, first, second);
        float[] y = new float[16];
        new PlainNodes().linear(map, new float[] {1, 10}, 2, 1, y);
        assertArrayEquals(new float[] {31, 42, 0, 0, 0, 0, 0, 0, 75, 86, 0, 0, 0, 0, 0, 0}, y);
    }

    @Test
    void sumsAndWhatIsNegative() {
        RandomGenerator random = Seeds.stream(1, "sums");
        float[] x = floats(40, random);
        float[] before = floats(40, random);
        float[] plain = before.clone();
        float[] vector = before.clone();
        new PlainNodes().add(x, 3, 6, plain, 5, 24);
        NodeKernel.fastest().add(x, 3, 6, vector, 5, 24);
        assertArrayEquals(plain, vector);
        assertEquals(before[4], plain[4]);
        assertEquals(before[5] + x[3] / 6, plain[5], 1e-6);
        assertEquals(before[28] + x[26] / 6, plain[28], 1e-6);
        assertEquals(before[29], plain[29]);
        new PlainNodes().relu(plain, 40);
        NodeKernel.fastest().relu(vector, 40);
        assertArrayEquals(plain, vector);
        assertEquals(Math.max(before[0], 0), plain[0]);
    }
}
