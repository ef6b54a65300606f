package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Gains;
import hetnet.model.engine.link.DecisionKernels;
import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.PlainKernel;
import hetnet.model.engine.link.VectorKernel;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A decision is the same to the last bit with vector instructions or without, in one thread or beside others, on this
 * machine or another.
 */
class SameBitsTest {

    /** Of the decisions below by the shipped weights, on every machine. */
    private static final String DIGEST = "33af94028f2d02f1";
    private static final int BLOCKS = 11;
    private static final RadioConfig RADIO = Networks.radio(BLOCKS);
    /** Flat and fading, all links and some, more UEs than a sample, one BS, so many BSs that the code goes first. */
    private static final List<Gains> NETWORKS = List.of(Networks.gains(4, 60, BLOCKS, 150, false, 1),
            Networks.gains(5, 50, BLOCKS, 600, true, 2), Networks.gains(9, 40, BLOCKS, 700, false, 3),
            Networks.gains(8, 45, BLOCKS, 400, true, 4), Networks.gains(3, 130, BLOCKS, 200, false, 5),
            Networks.gains(1, 9, BLOCKS, 100, false, 6), Networks.gains(21, 640, BLOCKS, 900, false, 7));
    private static final double[] ALPHAS = {1, 0.5, 2};

    private static NetworkWeights weights;
    private static InferenceEngine.Effort effort;

    @BeforeAll
    static void load() {
        UnrolledModel model = UnrolledModel.load(Path.of("data", "unrolled.bin"));
        weights = new NetworkWeights(model.weights(), model.architecture().hidden(),
                model.architecture().variant().parts());
        effort = new InferenceEngine.Effort(12, 2, 6, 30);
    }

    @AfterAll
    static void forget() {
        weights = null;
    }

    private static List<Allocation> decide(Kernel.Factory kernels) {
        InferenceEngine engine = new InferenceEngine(weights, effort, DecisionKernels.always(kernels));
        return IntStream.range(0, NETWORKS.size()).mapToObj(i ->
                engine.allocate(new Problem(NETWORKS.get(i), RADIO, ALPHAS[i % ALPHAS.length]), i)).toList();
    }

    @Test
    void withVectorsAndWithout() throws NoSuchAlgorithmException {
        String vector = digest(decide(VectorKernel::new));
        assertEquals(vector, digest(decide(PlainKernel::new)));
        assertEquals(DIGEST, vector, "decisions of the shipped weights are others than they were");
    }

    @Test
    void besideOthersInOneTwoAndThreeThreads() throws Exception {
        InferenceEngine engine = new InferenceEngine(weights, effort, DecisionKernels.always(Kernel.fastest()));
        List<Problem> problems = NETWORKS.stream().map(gains -> new Problem(gains, RADIO, 1)).toList();
        List<Allocation> alone = problems.stream().map(problem -> engine.allocate(problem, 1)).toList();
        List<Allocation> together = engine.allocate(problems, 1);
        for (int i = 0; i < alone.size(); i++) {
            assertSame(alone.get(i), together.get(i));
        }
        for (int threads = 1; threads <= 3; threads++) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                List<Future<Allocation>> decided = pool.invokeAll(problems.stream()
                        .map(problem -> (Callable<Allocation>) () -> engine.allocate(problem, 1)).toList());
                for (int i = 0; i < alone.size(); i++) {
                    assertSame(alone.get(i), decided.get(i).get());
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static void assertSame(Allocation one, Allocation two) {
        assertArrayEquals(one.association(), two.association());
        assertArrayEquals(one.powerWatt(), two.powerWatt());
    }

    private static String digest(List<Allocation> allocations) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Allocation allocation : allocations) {
            for (int b : allocation.association()) {
                digest.update((byte) b);
            }
            for (double p : Arrays.stream(allocation.powerWatt()).flatMapToDouble(Arrays::stream).toArray()) {
                digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(p).array());
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
