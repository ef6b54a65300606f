package hetnet.model.hetgnn.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.graph.ScaledGraph;
import hetnet.model.hetgnn.HetGnn;
import hetnet.model.hetgnn.HetGnnVariant;
import hetnet.model.kernel.DenseKernel;
import hetnet.model.kernel.PlainDense;
import hetnet.model.kernel.VectorDense;
import hetnet.nn.ParameterStore;
import hetnet.util.Seeds;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scores are the same to the last bit with vector instructions or without, in however many threads, on any machine. */
class SameScoresTest {

    private static final String DIGEST = "d23b68e3b0b24b76";
    private static final int HIDDEN = 19;
    private static final int BLOCKS = 13;
    private static final List<ScaledGraph> GRAPHS = List.of(RandomGraphs.graph(1700, 5, 8, 1),
            RandomGraphs.graph(128, 9, 2, 2), RandomGraphs.graph(3, 1, 1, 3));

    private static String digest(DenseKernel dense, BipartiteKernel links, int threads)
            throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (HetGnnVariant variant : List.of(HetGnnVariant.FULL, HetGnnVariant.HOMOGENEOUS, HetGnnVariant.BS_ONLY)) {
            HetGnnEngine engine = new HetGnnEngine(weights(variant), HIDDEN, BLOCKS, dense, links, threads);
            for (ScaledGraph graph : GRAPHS) {
                Scores scores = engine.predict(graph);
                for (float[] part : List.of(scores.associationLogits(), scores.antennaFraction(),
                        scores.powerFraction())) {
                    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * part.length);
                    bytes.asFloatBuffer().put(part);
                    digest.update(bytes);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static Map<String, float[]> weights(HetGnnVariant variant) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            ParameterStore store = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "weights"));
            new HetGnn(store, HIDDEN, BLOCKS, variant);
            return RandomGraphs.biased(store.copy(), 1);
        }
    }

    @Test
    void withVectorsAndWithout() throws NoSuchAlgorithmException {
        assertEquals(DIGEST, digest(new VectorDense(), new VectorBipartite(), 1));
        assertEquals(DIGEST, digest(new PlainDense(), new PlainBipartite(), 1));
    }

    @Test
    void inOneTwoAndThreeThreads() throws NoSuchAlgorithmException {
        for (int threads = 1; threads <= 3; threads++) {
            assertEquals(DIGEST, digest(DenseKernel.fastest(), BipartiteKernel.fastest(), threads));
        }
    }
}
