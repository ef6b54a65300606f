package hetnet.extending;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.train.Checkpoint;
import hetnet.train.TrainingListener;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training task of one's own in the kit's loop: what lib/EXTENDING.md shows. */
class TrainingTaskTest {

    private static final double LEARNED = 0.25; // nat, root mean square; the values span 9 nat

    @TempDir
    private Path folder;

    @Test
    void itLearnsInTheLoopOfTheKit() {
        TrainingRun<Map<String, float[]>> run = TrainingLoop.train(new EfficiencyTask(), Checkpoint.none(),
                step -> { });
        double[] error = run.series("error");
        assertTrue(error[error.length - 1] < LEARNED, "%s to %s".formatted(error[0], error[error.length - 1]));
        assertEquals("all 200 steps done", run.ending());
    }

    @Test
    void itsCheckpointGoesOnBitForBit() {
        TrainingRun<Map<String, float[]>> whole = TrainingLoop.train(new EfficiencyTask(), Checkpoint.none(),
                TrainingListener.NONE);

        Checkpoint checkpoint = Checkpoint.of(folder.resolve("efficiency.bin"), 50, System.out::println);
        TrainingLoop.train(new EfficiencyTask(), checkpoint, step -> {
            if (step.step() == 70) {
                Thread.currentThread().interrupt();
            }
        });
        TrainingRun<Map<String, float[]>> rest = TrainingLoop.train(new EfficiencyTask(), checkpoint,
                TrainingListener.NONE);

        assertEquals(whole.log(), rest.log());
        whole.model().forEach((name, values) -> assertArrayEquals(values, rest.model().get(name), name));
    }
}
