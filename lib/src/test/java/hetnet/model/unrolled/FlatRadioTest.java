package hetnet.model.unrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import hetnet.channel.Gains;
import hetnet.channel.MultipathFading;
import hetnet.channel.generators.UniformNetwork;
import hetnet.network.RadioConfig;
import hetnet.nn.ParameterStore;
import hetnet.radio.tensor.TensorAlphaFair;
import hetnet.util.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The radio on flat arrays beside that on tensors: decisions of a batch, and the gradients of their utility. */
class FlatRadioTest {

    private static final int SITES = 4;
    private static final int USERS = 60;
    private static final int ROUNDS = 5;
    private static final float SHARPNESS = 20;
    /** Single precision, sharpened twenty times over some rounds. */
    private static final float LOGIT = 2e-3f;
    private static final float RATE = 2e-3f;
    /** Of the largest slope of a tensor. */
    private static final float SLOPE = 2e-2f;

    private final RadioConfig radio = RadioConfig.paper().withBlocks(6);

    /** What a pass gave. */
    private record Pass(float[] logits, float[] rates, Map<String, float[]> gradient) {
    }

    @ParameterizedTest
    @CsvSource({"1, false", "0.5, false", "2, false", "1, true", "2, true"})
    void decidesAndLearnsAsOnTensors(float alpha, boolean fading) {
        compare(UnrolledVariant.FULL, alpha, fading);
    }

    @ParameterizedTest
    @EnumSource
    void soDoesEveryVariant(UnrolledVariant variant) {
        compare(variant, 1, false);
    }

    /** The decision after few rounds is the one of a pass of few rounds, whatever is asked for after it. */
    @Test
    void severalNumbersOfRoundsShareOnePass() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore weights = weights(UnrolledVariant.FULL, manager);
            UnrolledGnn network = new UnrolledGnn(weights, 8);
            weights.restore(TensorRounds.weights(UnrolledVariant.FULL, 8, 1));
            NDArray code = UnrolledInput.code(2, SITES, radio.blocks(), Seeds.stream(1, "code"), manager);
            List<Gains> networks = networks(false);
            List<UnrolledGnn.Decision> all = network.decide(networks, radio, code, new int[] {0, 2, 2, ROUNDS}, 1,
                    SHARPNESS);
            assertEquals(4, all.size());
            int[] rounds = {0, 2, 2, ROUNDS};
            for (int i = 0; i < rounds.length; i++) {
                UnrolledGnn.Decision alone = network.decide(networks, radio, code, new int[] {rounds[i]}, 1,
                        SHARPNESS).get(0);
                assertArrayEquals(alone.rates().toFloatArray(), all.get(i).rates().toFloatArray(),
                        rounds[i] + " rounds");
            }
        }
    }

    private void compare(UnrolledVariant variant, float alpha, boolean fading) {
        Pass onTensors = pass(variant, alpha, fading, false);
        Pass flat = pass(variant, alpha, fading, true);
        for (int i = 0; i < flat.logits.length; i++) {
            float expected = onTensors.logits[i];
            assertEquals(expected, flat.logits[i], LOGIT * Math.max(1, Math.abs(expected)), "logit " + i);
        }
        assertArrayEquals(onTensors.rates, flat.rates, RATE, "rates");
        onTensors.gradient.forEach((name, slopes) -> {
            float largest = (float) IntStream.range(0, slopes.length).mapToDouble(i -> Math.abs(slopes[i])).max()
                    .orElseThrow();
            assertArrayEquals(slopes, flat.gradient.get(name), SLOPE * largest + 1e-6f, "slopes in " + name);
        });
    }

    private Pass pass(UnrolledVariant variant, float alpha, boolean fading, boolean flat) {
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore weights = weights(variant, manager);
            UnrolledGnn network = new UnrolledGnn(weights, 8, variant);
            weights.restore(TensorRounds.weights(variant, 8, 1));
            List<Gains> networks = networks(fading);
            NDArray code = UnrolledInput.code(networks.size(), SITES, radio.blocks(), Seeds.stream(1, "code"), manager);
            UnrolledGnn.Decision decision;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                decision = flat ? network.decide(networks, radio, code, new int[] {ROUNDS}, alpha, SHARPNESS).get(0)
                        : onTensors(network, networks, code, alpha);
                collector.backward(new TensorAlphaFair(alpha).certaintyEquivalent(decision.rates()).mean());
            }
            Map<String, float[]> gradient = new LinkedHashMap<>();
            weights.tensors().forEach((name, tensor) -> gradient.put(name, tensor.getGradient().toFloatArray()));
            return new Pass(decision.logits().toFloatArray(), decision.rates().toFloatArray(), gradient);
        }
    }

    private UnrolledGnn.Decision onTensors(UnrolledGnn network, List<Gains> networks, NDArray code, float alpha) {
        int[] users = IntStream.range(0, USERS).toArray();
        NDManager manager = code.getManager();
        NDArray snr = UnrolledInput.snr(networks, users, UnrolledInput.strongest(networks.get(0), users, SITES), radio,
                manager);
        return network.decide(snr, UnrolledInput.panel(radio.antennas(), manager), code, ROUNDS, alpha, SHARPNESS);
    }

    private static ParameterStore weights(UnrolledVariant variant, NDManager manager) {
        return new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, variant.name()));
    }

    private List<Gains> networks(boolean fading) {
        RandomGenerator random = Seeds.stream(3, "networks");
        return IntStream.range(0, 2).mapToObj(l -> {
            Gains flat = UniformNetwork.random(SITES, USERS, 250, radio).draw(random).channel().gains();
            return fading ? MultipathFading.of(flat, random) : flat;
        }).toList();
    }
}
