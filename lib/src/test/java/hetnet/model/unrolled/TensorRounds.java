package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.nn.ParameterStore;
import hetnet.radio.tensor.TensorScope;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rounds of the graph that weights are trained in, one by one, for comparison. */
public final class TensorRounds {

    private TensorRounds() {
    }

    /**
     * One state.
     *
     * @param logit   of the powers, shape [B, R]
     * @param share   of the links, shape [K, U]
     * @param utility of the powers that led to it
     */
    public record Round(float[] logit, float[] share, double utility) {
    }

    /** The weights of a fresh network, moved at random so that none of them is zero. */
    public static Map<String, float[]> weights(UnrolledVariant variant, int hidden, long seed) {
        var random = Seeds.stream(seed, "contract");
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore store = new ParameterStore(manager, DataType.FLOAT32, random);
            new UnrolledGnn(store, hidden, variant);
            Map<String, float[]> weights = store.copy();
            weights.values().forEach(values -> IntStream.range(0, values.length)
                    .forEach(i -> values[i] += (float) (0.1 * random.nextGaussian())));
            return weights;
        }
    }

    /**
     * The start and what follows from it.
     *
     * @param code shape [B, R, 2]
     */
    public static List<Round> of(Map<String, float[]> weights, UnrolledVariant variant, int hidden, Gains gains,
            RadioConfig radio, int strongest,
                                 float alpha, float[] code, int rounds) {
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore store = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "contract"));
            UnrolledGnn network = new UnrolledGnn(store, hidden, variant);
            store.restore(weights);
            store.freeze();
            int[] users = gains.coveredUsers();
            LinkSnr seen = UnrolledInput.linkSnr(gains, users, UnrolledInput.strongest(gains, users, strongest), radio,
                    manager);
            NDArray codes = manager.create(code, new Shape(1, gains.sites(), radio.blocks(), UnrolledGnn.CODE));
            TensorRadio pass = new TensorRadio(seen, gains.sites(), alpha, network.hasEdges(),
                    new TensorScope(manager, false));
            UnrolledEncoder.Encoding known = network.encode(pass, UnrolledInput.panel(radio.antennas(), manager),
                    alpha);
            List<Round> all = new ArrayList<>();
            RoundState state = network.start(known, codes);
            all.add(round(state, pass, 0));
            for (int t = 0; t < rounds; t++) {
                RoundState last = state;
                state = network.next(last, known);
                all.add(round(state, pass, pass.utility(last.logit(), network.siteBias(last)).toFloatArray()[0]));
            }
            return all;
        }
    }

    private static Round round(RoundState state, TensorRadio pass, double utility) {
        return new Round(state.logit().toFloatArray(), pass.association().share().toFloatArray(), utility);
    }
}
