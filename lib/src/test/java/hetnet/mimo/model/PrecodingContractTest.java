package hetnet.mimo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import hetnet.mimo.model.engine.PrecodingEngine;
import hetnet.mimo.model.engine.PrecodingMode;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.mimo.solver.TinyMimo;
import hetnet.nn.ParameterStore;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The two forms of the network are one network, and its gradient is that of its utility. */
class PrecodingContractTest {

    private static final int HIDDEN = 8;
    private static final int ROUNDS = 4;

    /** Weights as after some training: none is zero. */
    static Map<String, float[]> weights(int hidden, long seed) {
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore store = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(seed, "weights"));
            new PrecodingGnn(store, hidden);
            return moved(store.copy(), seed);
        }
    }

    private static Map<String, float[]> moved(Map<String, float[]> weights, long seed) {
        RandomGenerator random = Seeds.stream(seed, "moved");
        weights.values().forEach(values -> {
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (0.1 * random.nextGaussian());
            }
        });
        return weights;
    }

    @ParameterizedTest
    @EnumSource(PrecodingMode.class)
    void engineAndTensorsDecideAlike(PrecodingMode mode) {
        requireAlike(mode, TinyMimo.random(3, List.of(4, 4, 4), 150, 30, 8), 3, 3, 3);
    }

    @ParameterizedTest
    @EnumSource(PrecodingMode.class)
    void theyDoWhereCellsAndPanelsDiffer(PrecodingMode mode) {
        requireAlike(mode, TinyMimo.random(3, List.of(4, 2, 3), 150, 30, 8)
                .withAssociation(new int[] {0, 0, 0, 0, 1, 2, 2, 2, 2}), 4, 1, 4);
    }

    private static void requireAlike(PrecodingMode mode, MimoProblem asked, int... cells) {
        MimoProblem problem = asked.with(mode.perAntenna() ? PowerConstraint.PER_ANTENNA : PowerConstraint.PER_BS);
        int most = Arrays.stream(cells).max().orElseThrow();
        int[] slot = IntStream.range(0, 3).flatMap(b -> IntStream.range(0, cells[b]).map(k -> b * most + k)).toArray();
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore store = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "weights"));
            PrecodingGnn network = new PrecodingGnn(store, HIDDEN);
            Map<String, float[]> weights = moved(store.copy(), 1);
            store.restore(weights);
            List<TensorLinks> rounds = network.decide(new PrecodingInput(List.of(problem), manager), mode, ROUNDS);
            double[] calls = {0};
            double[][] rate = new double[ROUNDS + 1][];
            PrecodingEngine.Answer answer = new PrecodingEngine(weights, HIDDEN).decide(problem.channel(), null, mode,
                    1, ROUNDS, r -> {
                        rate[(int) calls[0]] = r.clone();
                        return calls[0]++; // the last round is the answer
                    });
            for (int t = 0; t <= ROUNDS; t++) {
                double[] tensor = rounds.get(t).rate().toDoubleArray(); // [1, B, K]
                for (int u = 0; u < slot.length; u++) {
                    assertEquals(tensor[slot[u]], rate[t][u], 1e-4 * (1 + rate[t][u]),
                            "round %d, UE %d".formatted(t, u));
                }
            }
            double[] w = rounds.get(ROUNDS).precoders().toDoubleArray(); // [1, R, B, 2 A, K]
            for (int i = 0; i < answer.wre().length; i++) {
                int u = i / 4 % 9;
                int at = ((i / 36 * 3 + slot[u] / most) * 8 + i % 4) * most + slot[u] % most;
                assertEquals(w[at], answer.wre()[i], 1e-4);
                assertEquals(w[at + 4 * most], answer.wim()[i], 1e-4);
            }
        }
    }

    @Test
    void theGradientIsThatOfTheUtility() {
        MimoProblem problem = TinyMimo.random(2, List.of(4, 4), 150, 30, 8).with(PowerConstraint.PER_ANTENNA);
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore store = new ParameterStore(manager, DataType.FLOAT64, Seeds.stream(2, "weights"));
            PrecodingGnn network = new PrecodingGnn(store, 4);
            Map<String, float[]> weights = moved(store.copy(), 2);
            store.restore(weights);
            PrecodingInput input = new PrecodingInput(List.of(problem), manager);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(value(network, input));
            }
            for (String name : List.of("stream.out", "antenna.out", "cell.edge", "site.1.weight", "antenna.2.bias")) {
                float[] values = weights.get(name);
                double[] slope = store.tensors().get(name).getGradient().toDoubleArray();
                int i = values.length / 2;
                float kept = values[i];
                values[i] = kept + 1e-3f;
                store.restore(weights);
                double above = value(network, input).getDouble();
                double up = values[i];
                values[i] = kept - 1e-3f;
                store.restore(weights);
                double below = value(network, input).getDouble();
                assertEquals((above - below) / (up - values[i]), slope[i], 1e-4 + 1e-3 * Math.abs(slope[i]), name);
                values[i] = kept;
            }
        }
    }

    private static NDArray value(PrecodingGnn network, PrecodingInput input) {
        return network.decide(input, PrecodingMode.PER_ANTENNA, 2).get(2).rate().log().mean();
    }

    /** Channels (2, 1) and (1, -1) in units of noise and budget; two streams on one RB. */
    @ParameterizedTest
    @CsvSource({"PER_BS, 2", "PER_ANTENNA, 6", "PER_ANTENNA_TIED, 6"})
    void firstBeamsWeighNoiseThriceWhereEachAntennaHasItsBudget(PrecodingMode mode, double noise) {
        MimoProblem problem = TinyMimo.cell(new double[][][][] {{{{2, 0}, {1, 0}}}, {{{1, 0}, {-1, 0}}}},
                new double[] {1}, 1, 0, 0);
        double[] w = new PrecodingEngine(weights(HIDDEN, 1), HIDDEN).decide(problem.channel(), null, mode, 1, 0,
                rate -> 0).wre();
        // the adjugate of ((5 + m, 1), (1, 2 + m)) times (2, 1)
        assertEquals((2 * -1 + (5 + noise) * 1) / ((2 + noise) * 2 - 1), w[1] / w[0], 1e-9);
    }

    @Test
    void weightsWithoutALastLayerAreADampedStepOfWmmse() {
        MimoProblem problem = TinyMimo.random(4, List.of(8, 8, 8), 200, 46, 3);
        Map<String, float[]> weights = weights(HIDDEN, 1);
        for (String name : List.of("stream.out", "stream.out.bias", "antenna.out", "antenna.out.bias")) {
            Arrays.fill(weights.get(name), 0);
        }
        double[] utility = new PrecodingEngine(weights, HIDDEN).decide(problem.channel(), null, PrecodingMode.PER_BS, 1,
                6, rate -> Arrays.stream(rate).map(Math::log).sum()).utility();
        assertEquals(true, utility[6] > utility[1] && utility[1] > utility[0], Arrays.toString(utility));
    }
}
