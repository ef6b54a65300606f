package hetnet.model.engine;

import hetnet.model.engine.CodeStream.Trial;
import hetnet.solver.Incumbent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A large neighbourhood search from two starts: a code, and the equal powers of the baseline. The decision is the round
 * whose powers have the highest utility, for further rounds may leave it again. Once the rounds have settled they only
 * find the best of their neighbourhood; so the search goes on from the best so far, RB by RB at the prices there, in
 * turn by
 * <ul>
 * <li>renewal: some RBs of little value start anew with another code;
 * <li>selection: of what the rounds made of this, RBs of more value than before stay, the others go back;
 * <li>copying: some RBs of little value take over the powers of those of high value, for where the band is shared best
 * all have the same.
 * </ul>
 * Some rounds of a smaller stride follow each, for the network to repair what it can. Only what has a higher utility is
 * kept.
 */
final class DecisionSearch {

    private static final int RENEWAL_ROUNDS = 12;
    private static final int SETTLING_ROUNDS = 4;
    /** Part of the full step, with which rounds may circle around an optimum. */
    private static final float STRIDE = 0.6f;
    /** Rounds that leave powers as they are, for states and association to learn what these do. */
    private static final int LEARNING_ROUNDS = 8;
    /** What an interruption stops. */
    private static final String ROUND = "a decision of the unrolled network";
    /** Part of the RBs that take over the powers of others. */
    private static final double COPIED_SHARE = 0.1;

    private final RoundPass pass;
    private final UserLinks links;
    private final Incumbent budget; // counts the rounds
    private final Consumer<DecisionState> listener;
    private final DecisionState[] pool; // the best, a round, and the one after it
    private final double[] value; // of the RBs of the best, [R]
    private final double[] other; // [R]
    private DecisionState best;
    private double most = Double.NaN; // utility of the best
    private boolean priced; // whether prices are those of the best

    /**
     * @param hidden   H
     * @param budget   counts the rounds, and says whether there may be another
     * @param listener told the best after the first rounds, and after each trial that found a better one
     */
    DecisionSearch(RoundPass pass, int hidden, Incumbent budget, Consumer<DecisionState> listener) {
        this.pass = pass;
        this.budget = budget;
        this.listener = listener;
        links = pass.links();
        pool = new DecisionState[3];
        for (int i = 0; i < pool.length; i++) {
            pool[i] = DecisionState.of(links, hidden);
        }
        value = new double[links.blocks()];
        other = new double[links.blocks()];
    }

    /**
     * @param near   shares by nearness, shape [U, K]
     * @param code   of the start, shape [B, R, {@link CodeStream#CODE}]
     * @param rounds before the first trial; without any the start is the decision
     */
    DecisionState run(float[] near, float[] code, int rounds, List<Trial> trials) {
        best = pool[0];
        pass.network().start(code, IntStream.range(0, links.blocks()).toArray(), best);
        best.association().start(links, near);
        if (rounds > 0) {
            go(best, rounds + 1, 1);
            startFromBaseline(near, code, rounds);
            tryAll(trials);
        }
        return best;
    }

    /**
     * Goes on from powers that are known already, without trials: what these find is less than what a sample of UEs
     * tells.
     *
     * @param start  writes logits and association of a state
     * @param code   of its RBs, shape [B, R, {@link CodeStream#CODE}]
     * @param rounds after those that leave the powers as they are; without any the start is the decision
     */
    DecisionState goOn(Consumer<DecisionState> start, float[] code, int rounds) {
        DecisionState state = pool[1];
        pass.network().start(code, IntStream.range(0, links.blocks()).toArray(), state);
        start.accept(state);
        best = pool[0];
        best.copy(state);
        if (rounds > 0) {
            DecisionState learned = go(state, LEARNING_ROUNDS, 0);
            go(learned, rounds, STRIDE);
        }
        return best;
    }

    private void tryAll(List<Trial> trials) {
        listener.accept(best);
        for (Trial trial : trials) {
            if (!budget.mayGoOn()) {
                return;
            }
            double before = most;
            DecisionState tried = go(renewed(trial), RENEWAL_ROUNDS, STRIDE);
            go(selected(tried), SETTLING_ROUNDS, STRIDE);
            go(copied(trial), SETTLING_ROUNDS, STRIDE);
            if (most > before) {
                listener.accept(best);
            }
        }
    }

    /** Judges equal powers too, those of the baseline, and goes on from there where they are the best so far. */
    private void startFromBaseline(float[] near, float[] code, int rounds) {
        DecisionState equal = free(best);
        pass.network().start(code, IntStream.range(0, links.blocks()).toArray(), equal);
        Arrays.fill(equal.logit(), 0);
        equal.association().start(links, near);
        go(equal, 1, 1);
        if (best == equal) {
            go(equal, rounds + 1, STRIDE);
        }
    }

    /** Some rounds, each judged when the next one has seen what its powers do; gives the last, not judged yet. */
    private DecisionState go(DecisionState from, int count, float stride) {
        DecisionState round = from;
        for (int t = 0; t < count && budget.mayGoOn(); t++) {
            budget.step(ROUND);
            DecisionState after = free(round);
            double utility = pass.next(round, after, stride);
            if (Double.isNaN(most) || utility > most) {
                best = round;
                most = utility;
                priced = false;
            }
            round = after;
        }
        return round;
    }

    /** A state that is neither the best nor the given one. */
    private DecisionState free(DecisionState taken) {
        for (DecisionState state : pool) {
            if (state != best && state != taken) {
                return state;
            }
        }
        throw new IllegalStateException("the pool of states is too small");
    }

    private void price() {
        if (!priced) {
            pass.price(best, value);
            priced = true;
        }
    }

    /** The best, but RBs of little value start anew. */
    private DecisionState renewed(Trial trial) {
        price();
        int[] order = order(value, trial.gumbelNoise());
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        DecisionState fresh = free(best);
        pass.network().start(trial.code(), place, fresh);
        int count = CodeStream.renewed(order.length);
        return merged(fresh, IntStream.range(0, order.length).map(r -> place[r] < count ? 1 : 0).toArray());
    }

    /** The best, but for those RBs of another that are worth more at the prices of the best. */
    private DecisionState selected(DecisionState tried) {
        price();
        pass.values(tried, other);
        return merged(tried, IntStream.range(0, value.length).map(r -> other[r] > value[r] ? 1 : 0).toArray());
    }

    /** The best, but chosen RBs of another, raised so that the largest logit of a BS is what it was. */
    private DecisionState merged(DecisionState fresh, int[] chosen) {
        DecisionState merged = free(fresh);
        merged.copy(best);
        for (int b = 0; b < links.sites(); b++) {
            float raise = largest(best.logit(), b) - largest(fresh.logit(), b);
            for (int r = 0; r < chosen.length; r++) {
                if (chosen[r] == 1) {
                    merged.copy(fresh, b, links.stride(), r, r, raise);
                }
            }
        }
        return merged;
    }

    private float largest(float[] logit, int site) {
        float most = Float.NEGATIVE_INFINITY;
        for (int r = 0; r < links.blocks(); r++) {
            most = Math.max(most, logit[site * links.stride() + r]);
        }
        return most;
    }

    /** The best, but RBs of little value take over the powers of those of high value. */
    private DecisionState copied(Trial trial) {
        price();
        int[] order = order(value, trial.copyingGumbelNoise());
        int count = Math.min(order.length / 2, (int) Math.max(1, Math.round(COPIED_SHARE * order.length)));
        DecisionState copied = free(best);
        copied.copy(best);
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < links.sites(); b++) {
                copied.copy(best, b, links.stride(), order[order.length - 1 - i], order[i], 0);
            }
        }
        return copied;
    }

    /** RBs from the least value to the highest, in deviations from the mean, those of much noise earlier. */
    static int[] order(double[] value, double[] noise) {
        double mean = StatUtils.mean(value);
        double deviation = Math.sqrt(StatUtils.populationVariance(value, mean));
        double scale = deviation > 0 ? 1 / deviation : 0;
        return IntStream.range(0, value.length).boxed().sorted(
                Comparator.comparingDouble(r -> (value[r] - mean) * scale - noise[r]))
                .mapToInt(r -> r).toArray();
    }
}
