package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Gains;
import hetnet.model.CodeStream;
import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.AssociationState;
import hetnet.model.engine.radio.BestResponse;
import hetnet.model.unrolled.TensorRounds;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.model.unrolled.UnrolledVariant;
import hetnet.network.RadioConfig;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Engine and training graph go the same way, round by round. */
class ContractTest {

    private static final int ROUNDS = 5;
    /** Logits are up to 20; rounding adds up over the rounds. */
    private static final double LOGIT = 5e-3;
    private static final double SHARE = 5e-3;
    private static final double UTILITY = 2e-5;
    private static final int ANY = 12;

    @ParameterizedTest
    @CsvSource({"4, 12, 1, false", "4, 12, 0.25, false", "4, 12, 2, false", "4, 12, 0, false", "6, 3, 1, false",
            "6, 3, 0.5, false", "1, 12, 1, false",
        "4, 12, 1, true", "4, 12, 2, true", "6, 3, 1, true", "6, 3, 2, true", "4, 12, 3, false"})
    void shippedWeightsGoTheSameWay(int sites, int strongest, float alpha, boolean fading) {
        UnrolledModel model = UnrolledModel.load(Path.of("data", "unrolled.bin"));
        Gains gains = Networks.gains(sites, 53, 10, 250, fading, 1);
        compare(model.weights(), UnrolledVariant.FULL, model.architecture().hidden(), gains, strongest, alpha);
    }

    @ParameterizedTest
    @EnumSource
    void everyVariantGoesTheSameWay(UnrolledVariant variant) {
        compare(TensorRounds.weights(variant, 6, 1), variant, 6, Networks.gains(4, 30, 7, 300, false, 2), ANY, 1);
        compare(TensorRounds.weights(variant, 5, 2), variant, 5, Networks.gains(5, 31, 3, 300, true, 3), 3, 0.5f);
    }

    @Test
    void usersWithoutAPathToSomeSites() {
        double[] gain = {1e-9, 0, 1e-12, 0, 3e-9, 4e-9, 0, 0, 1e-8, 1e-300, 1e30, 1e-8};
        compare(TensorRounds.weights(UnrolledVariant.FULL, 8, 1), UnrolledVariant.FULL, 8, Gains.flat(4, 3, 5, gain),
                ANY, 1);
    }

    private static void compare(Map<String, float[]> weights, UnrolledVariant variant, int hidden, Gains gains,
            int strongest, float alpha) {
        RadioConfig radio = Networks.radio(gains.blocks());
        float[] code = new CodeStream(gains.sites(), gains.blocks(), Seeds.stream(1, "code")).code();
        NetworkWeights network = new NetworkWeights(weights, hidden, variant.parts());
        int rounds = network.rounds ? ROUNDS : 0;
        List<TensorRounds.Round> expected = TensorRounds.of(weights, variant, hidden, gains, radio, strongest, alpha,
                code, rounds);
        UserLinks links = UserLinks.of(gains, gains.coveredUsers(), strongest, radio);
        Kernel kernel = Kernel.fastest().create(links.sites(), links.links(), links.stride());
        RoundPass pass = new RoundPass(network, links, kernel,
                radio.antennas(), alpha);
        DecisionState state = DecisionState.of(links, hidden);
        pass.network().start(code, IntStream.range(0, links.blocks()).toArray(), state);
        state.association().start(links, pass.near());
        same(expected.get(0), state, links, "start");
        for (int t = 1; t <= rounds; t++) {
            DecisionState after = DecisionState.of(links, hidden);
            pass.next(state, after, 1);
            same(expected.get(t), after, links, "round " + t);
            double utility = utility(state, after, pass, new BestResponse(links, kernel, alpha));
            state = after;
            assertEquals(expected.get(t).utility(), utility, UTILITY * Math.max(1, Math.abs(utility)),
                    "utility of round " + t);
        }
    }

    /** Of the powers that a round started from, one answer after its own. */
    private static double utility(DecisionState before, DecisionState after, RoundPass pass, BestResponse response) {
        response.see(pass.powers(before));
        AssociationState judged = AssociationState.of(pass.links());
        response.respond(after.association(), pass.network().bias, BestResponse.JUDGED_SHARPNESS,
                BestResponse.ROUND_DAMPING, judged);
        return response.utility(judged);
    }

    private static void same(TensorRounds.Round expected, DecisionState state, UserLinks links, String when) {
        for (int b = 0; b < links.sites(); b++) {
            for (int r = 0; r < links.blocks(); r++) {
                assertEquals(expected.logit()[b * links.blocks() + r], state.logit()[b * links.stride() + r], LOGIT,
                        "%s, logit of BS %d on RB %d".formatted(when, b, r));
            }
        }
        for (int u = 0; u < links.users(); u++) {
            for (int k = 0; k < links.links(); k++) {
                assertEquals(expected.share()[k * links.users() + u],
                        state.association().share()[u * links.links() + k], SHARE, "%s, share of link %d of UE %d"
                        .formatted(when, k, u));
            }
        }
    }
}
