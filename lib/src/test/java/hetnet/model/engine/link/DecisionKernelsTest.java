package hetnet.model.engine.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionKernelsTest {

    private static final int USERS = 50;
    private static final int BLOCKS = 8;

    private final UserLinks links = UserLinks.of(Gains.flat(USERS, 1, BLOCKS, ones()),
            IntStream.range(0, USERS).toArray(), 1, RadioConfig.paper().withBlocks(BLOCKS));
    private final int half = (int) ((DecisionKernels.FIRST_WORK - 1) / 2 / (USERS * BLOCKS));
    private final DecisionKernels kernels = DecisionKernels.plainAtFirst();
    private final Class<?> fastest = Kernel.fastest().create(1, 1, BLOCKS).getClass();

    private static double[] ones() {
        double[] ones = new double[USERS];
        Arrays.fill(ones, 1);
        return ones;
    }

    private Class<?> next(int rounds) {
        return kernels.create(links, rounds).getClass();
    }

    @Test
    void shortDecisionsArePlainUntilTheyWouldHavePaidForVectors() {
        assertEquals(PlainKernel.class, next(half));
        assertEquals(PlainKernel.class, next(half));
        assertEquals(fastest, next(half));
        assertEquals(fastest, next(1));
    }

    @Test
    void aLongDecisionTakesTheFastestAndSoDoAllAfterIt() {
        assertEquals(fastest, next(Integer.MAX_VALUE));
        assertEquals(fastest, next(1));
    }

    @Test
    void alwaysIsFromTheFirstOn() {
        assertEquals(VectorKernel.class, DecisionKernels.always(VectorKernel::new).create(links, 0).getClass());
    }
}
