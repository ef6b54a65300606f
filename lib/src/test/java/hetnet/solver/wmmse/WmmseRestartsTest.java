package hetnet.solver.wmmse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.solver.Baseline;
import hetnet.solver.OptimalityGap;
import hetnet.solver.Problem;
import hetnet.solver.TestLayout;
import hetnet.util.ProgressListener;
import hetnet.util.Seeds;
import org.junit.jupiter.api.Test;

class WmmseRestartsTest {

    @Test
    void tinyInstancesComeCloseToExhaustiveSearch() {
        double sum = 0;
        for (int seed = 0; seed < 40; seed++) {
            Problem instance = OptimalityGap.instance(seed);
            double value = instance.value(WmmseRestarts.solve(instance, 10, Seeds.stream(seed, "wmmse"), ProgressListener.NONE));
            sum += (OptimalityGap.spendingOptimum(instance) - value) / instance.covered().length;
        }
        assertTrue(sum / 40 < 0.1, "mean gap %.4f nats a UE".formatted(sum / 40));
    }

    @Test
    void moreRestartsAreNeverWorse() {
        Problem instance = TestLayout.random(4, 60, 10, 200, Fading.NONE, 1, 1);
        double one = instance.value(WmmseRestarts.solve(instance, 1, Seeds.stream(1, "wmmse"), ProgressListener.NONE));
        double five = instance.value(WmmseRestarts.solve(instance, 5, Seeds.stream(1, "wmmse"), ProgressListener.NONE));
        assertTrue(five >= one && one > instance.value(Baseline.allocate(instance.gains(), instance.radio())));
    }

    @Test
    void restartsOutOfRangeAreNamed() {
        Problem instance = TestLayout.random(3, 10, 4, 200, Fading.NONE, 1, 1);
        assertEquals("restarts = 0 is out of range: allowed are 1 to 1000", assertThrows(IllegalArgumentException.class,
                () -> WmmseRestarts.solve(instance, 0, Seeds.stream(1, "wmmse"), ProgressListener.NONE)).getMessage());
    }
}
