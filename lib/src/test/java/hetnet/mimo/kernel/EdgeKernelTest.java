package hetnet.mimo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.util.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeKernelTest {

    private static float[] numbers(int count, RandomGenerator random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"2, 24", "3, 24", "4, 24", "3, 32", "2, 16"})
    void implementationsGiveTheSameBitsAndTheSumByHand(int features, int length) {
        RandomGenerator random = Seeds.stream(features, "edges");
        float[] weight = numbers(features * length, random);
        float[] own = numbers(3 * length, random);
        float[] from = numbers(20 * length, random);
        float[] x = numbers(200, random);
        float[] plain = numbers(3 * length, random);
        float[] before = plain.clone();
        float[] vector = plain.clone();
        EdgeKernel.Kind kind = new EdgeKernel.Kind(weight, features, length);
        new PlainEdges().add(kind, own, length, from, 2 * length, 3 * length, 6, x, 5, 7, plain);
        EdgeKernel.fastest().add(kind, own, length, from, 2 * length, 3 * length, 6, x, 5, 7, vector);
        assertArrayEquals(plain, vector);
        int d = length - 7;
        double sum = before[length + d];
        for (int k = 0; k < 6; k++) {
            double message = own[length + d] + from[(2 + 3 * k) * length + d];
            for (int f = 0; f < features; f++) {
                message += weight[f * length + d] * x[5 + 7 * k + f];
            }
            sum += Math.max(message, 0);
        }
        assertEquals(sum, plain[length + d], 1e-5);
        assertEquals(before[2 * length + d], plain[2 * length + d]);
    }
}
