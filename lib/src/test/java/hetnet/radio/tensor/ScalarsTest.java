package hetnet.radio.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarsTest {

    @Test
    void gradientsSurviveAGarbageCollectionBeforeTheBackwardPass() throws InterruptedException {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray x = manager.create(new float[] {-3, 1, 5});
            x.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray y = Scalars.within(Scalars.atLeast(Scalars.times(x, 2), -4), -1e6, 8).square().sum();
                scribble();
                collector.backward(y);
            }
            // 2 x = -6, 2, 10: the first is held at -4, the last at 8, and d(4 x^2)/dx = 8 x for the one between
            assertArrayEquals(new float[] {0, 8, 0}, x.getGradient().toFloatArray());
        }
    }

    /** Lets the collector free what is unreachable and fills freed native memory with other bytes. */
    private static void scribble() throws InterruptedException {
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
            for (int k = 0; k < 2000; k++) {
                ByteBuffer buffer = ByteBuffer.allocateDirect(4);
                buffer.putFloat(0, Float.NaN);
                buffers.add(buffer);
            }
        }
    }
}
