package hetnet.mimo.kernel;

import static hetnet.mimo.kernel.RandomNumbers.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.util.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeKernelTest {

    @ParameterizedTest
    @CsvSource({"2, 24, 1", "3, 24, 1", "4, 24, 1", "3, 32, 3", "2, 16, 2", "2, 24, 3", "4, 48, 2"})
    void implementationsGiveTheSameBitsAndTheMeanByHand(int features, int length, int groups) {
        RandomGenerator random = Seeds.stream(features, "edges");
        float[] weight = floats(features * length, random);
        float[] bias = floats(length, random);
        float[] own = floats(3 * length, random);
        float[] from = floats(60 * length, random);
        float[] x = floats(400, random);
        float[] plain = floats(4 * length, random);
        float[] before = plain.clone();
        float[] vector = plain.clone();
        EdgeKernel.Kind kind = new EdgeKernel.Kind(weight, features, length, bias);
        EdgeKernel.Neighbours neighbours = new EdgeKernel.Neighbours(3 * length, 7, groups, 19 * length, 50);
        new PlainEdges().mean(kind, neighbours, own, length, from, 2 * length, 6, x, 5, plain, 2 * length);
        EdgeKernel.fastest().mean(kind, neighbours, own, length, from, 2 * length, 6, x, 5, vector, 2 * length);
        assertArrayEquals(plain, vector);
        int d = length - 7;
        double sum = 0;
        for (int g = 0; g < groups; g++) {
            for (int k = 0; k < 6; k++) {
                double message = own[length + d] + bias[d] + from[(2 + 19 * g + 3 * k) * length + d];
                for (int f = 0; f < features; f++) {
                    message += weight[f * length + d] * x[5 + 50 * g + 7 * k + f];
                }
                sum += Math.max(message, 0);
            }
        }
        assertEquals(sum / (6 * groups), plain[2 * length + d], 1e-5);
        assertEquals(before[2 * length - 1], plain[2 * length - 1]);
        assertEquals(before[3 * length], plain[3 * length]);
    }
}
