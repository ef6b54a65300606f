package hetnet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.model.CodeStream.Trial;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class CodeStreamTest {

    private static final double SINGLE_PRECISION = 1e-6;
    private static final double EULER_GAMMA = 0.5772156649;
    private static final double GUMBEL_DEVIATION = Math.PI / Math.sqrt(6);

    @Test
    void aTrialSharesTheRenewedBlocksEvenly() {
        int sites = 3;
        for (int blocks : new int[] {1, 6, 20, 40}) {
            Trial trial = new CodeStream(sites, blocks, Seeds.stream(1, "trial")).trial();
            int count = CodeStream.renewed(blocks);
            assertEquals(Math.max(1, Math.round(0.15 * blocks)), count);
            for (int b = 0; b < sites; b++) {
                double[] taken = new double[count];
                for (int r = 0; r < count; r++) {
                    int at = (b * blocks + r) * CodeStream.CODE;
                    double turn = Math.atan2(trial.code()[at + 1], trial.code()[at]) / (2 * Math.PI);
                    taken[r] = turn < -SINGLE_PRECISION ? turn + 1 : turn;
                }
                Arrays.sort(taken);
                for (int i = 1; i < count; i++) {
                    assertEquals(1.0 / count, taken[i] - taken[i - 1], SINGLE_PRECISION);
                }
            }
        }
    }

    @Test
    void noiseIsThatOfTheLargestOfMany() {
        Trial trial = new CodeStream(2, 20_000, Seeds.stream(1, "trial")).trial();
        for (double[] noise : List.of(trial.gumbelNoise(), trial.copyingGumbelNoise())) {
            assertEquals(EULER_GAMMA, StatUtils.mean(noise), 4 * GUMBEL_DEVIATION / Math.sqrt(noise.length));
        }
        assertNotEquals(trial.gumbelNoise()[0], trial.copyingGumbelNoise()[0]);
    }

    @Test
    void everyBaseStationIsAsOftenTheFirstToChangeSides() {
        int[] first = new CodeStream(4, 20_000, Seeds.stream(1, "trial")).trial().firstToggled();
        for (int b = 0; b < 4; b++) {
            int site = b;
            long count = Arrays.stream(first).filter(x -> x == site).count();
            assertTrue(Math.abs(count - 5000) < 4 * Math.sqrt(20_000 * 0.25 * 0.75), "BS " + b + ": " + count);
        }
    }
}
