package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.NodeKernel;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.kernel.StreamLinks;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The network that precodes in plain Java, of one problem: precoders and prices in double precision, states of the
 * nodes in single precision. Panels and cells may differ. Threads may share it.
 */
public final class PrecodingEngine {

    private final PrecodingWeights weights;
    private final NodeKernel kernel = NodeKernel.fastest();

    /** @throws IllegalArgumentException naming the first weight that is missing, unknown or of another size */
    public PrecodingEngine(Map<String, float[]> weights, int hidden) {
        this.weights = new PrecodingWeights(weights, hidden);
    }

    /**
     * The answer of a decision.
     *
     * @param wre     real parts of the precoders in units where every budget is 1; flat [R, S, A]
     * @param wim     imaginary parts
     * @param utility after the start and each round; shape [rounds + 1]
     * @param links   of the precoders; those of the pass where its last round was the best
     */
    public record Answer(double[] wre, double[] wim, double[] utility, StreamLinks links) {

        /** The utility of the precoders. */
        public double best() {
            return Arrays.stream(utility).max().orElseThrow();
        }
    }

    /**
     * Decides, from SLNR; the best of the start and the rounds is the answer.
     *
     * @param channel whose streams lie BS by BS; no BS is without
     * @param offered which streams may be served, flat [R, S]; or null for all
     * @param alpha   fairness; trained on 1
     * @param value   of the rates of the streams, nat; larger is better
     */
    public Answer decide(StreamChannel channel, boolean[] offered, PrecodingMode mode, double alpha, int rounds,
            ToDoubleFunction<double[]> value) {
        return decide(begin(channel, offered, mode, alpha, FirstPrices.SLNR), 0, rounds, value);
    }

    /** The state of a decision at its start. */
    public PrecodingPass begin(StreamChannel channel, boolean[] offered, PrecodingMode mode, double alpha,
            FirstPrices first) {
        PrecodingPass pass = new PrecodingPass(weights, kernel, channel, offered, mode, alpha);
        pass.start(first);
        return pass;
    }

    /** Goes on from a state; the best of it and the rounds is the answer. @param first number of the next round */
    public Answer decide(PrecodingPass pass, int first, int rounds, ToDoubleFunction<double[]> value) {
        double[] utility = new double[rounds + 1];
        utility[0] = value.applyAsDouble(pass.links().rate());
        double[][] best = {pass.wre().clone(), pass.wim().clone()};
        double most = utility[0];
        for (int t = 0; t < rounds; t++) {
            pass.round(first + t);
            utility[t + 1] = value.applyAsDouble(pass.links().rate());
            if (utility[t + 1] > most) {
                most = utility[t + 1];
                best = new double[][] {pass.wre().clone(), pass.wim().clone()};
            }
        }
        StreamLinks links = pass.links();
        if (most > utility[rounds]) { // the pass may go on from its last round
            links = new StreamLinks(links.channel());
            links.update(best[0], best[1]);
        }
        return new Answer(best[0], best[1], utility, links);
    }
}
