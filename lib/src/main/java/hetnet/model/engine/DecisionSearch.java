package hetnet.model.engine;

import hetnet.model.CodeStream;
import hetnet.model.CodeStream.Trial;
import hetnet.solver.Incumbent;
import hetnet.solver.reuse.Colouring;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A large neighbourhood search from two starts: static reuse ({@link Colouring}; reuse 1 are the equal powers of the
 * baseline), judged as it is, and a code, from which the rounds go on. The decision is the state whose
 * powers have the highest utility, for further rounds may leave it again. Where UEs are far from all BSs but one, the
 * first rounds know best and later ones are led astray; so the powers of reuse, of an early round and of the best climb
 * ({@link PowerClimb}), the most promising first. Once all have settled they only find the best of their neighbourhood;
 * so the search goes on from the best so far, RB by RB at the prices there ({@link TrialMoves}), in turn by
 * <ul>
 * <li>renewal: some RBs of little value start anew with another code;
 * <li>selection: of what the rounds made of this, RBs of more value than before stay, the others go back;
 * <li>toggling: on some RBs a BS falls silent, or sends where it was;
 * <li>copying: some RBs of little value take over the powers of those of high value, for where the band is shared best
 * all have the same.
 * </ul>
 * Some rounds of a smaller stride follow each, for the network to repair what it can, and some steps of the powers
 * alone ({@link PowerClimb}), which know where to stop. Only what has a higher utility is kept.
 */
final class DecisionSearch {

    /** Rounds after which the powers of an early round climb too. */
    private static final int EARLY_ROUNDS = 4;
    private static final int RENEWAL_ROUNDS = 6;
    private static final int SETTLING_ROUNDS = 2;
    /** Steps of the powers alone after the first rounds, after each move of a trial, and at the end. */
    private static final int FIRST_STEPS = 20;
    /** So many k in a row that are worth less than the best are enough. */
    private static final int REUSE_PATIENCE = 2;
    /** How many RBs copies and toggles of a trial change, as a part of the most: near an optimum few are better. */
    private static final double[] SCALES = {1, 0.5, 0.25};
    /** Answers of the UEs by which reuse is judged: about as many as they take to settle. */
    private static final int ANSWERS = 6;
    private static final int MOVE_STEPS = 8;
    private static final int LAST_STEPS = 50;
    private static final int SERVED_STEPS = 30;
    /** Steps until momentum has built up. */
    private static final int TRANSIENT = 3;
    /** Powers have settled where a step changes the mean utility by less, nat. */
    private static final double SETTLED = 3e-7;
    /** Part of the full step, with which rounds may circle around an optimum. */
    private static final float STRIDE = 0.6f;
    /** Rounds that leave powers as they are, for states and association to learn what these do. */
    private static final int LEARNING_ROUNDS = 8;
    /** What an interruption stops. */
    private static final String ROUND = "a decision of the unrolled network";

    private final RoundPass pass;
    private final UserLinks links;
    private final Incumbent budget; // counts the rounds
    private final Consumer<DecisionState> offer;
    private final boolean traced;
    private final TrialMoves moves;
    private final PowerClimb powers;
    private final DecisionState[] pool; // the best, a round, and the one after it
    private final DecisionState start;
    private final DecisionState reuse;
    private final DecisionState early;
    private DecisionState best;
    private double most = Double.NaN; // utility of the best
    private double offered = Double.NaN; // that of the one offered last

    /**
     * @param hidden   H
     * @param budget   counts the rounds, and says whether there may be another
     * @param offer    takes the best of static reuse and the decision
     * @param traced   whether it takes the best after the first rounds too, and after each trial that found more
     */
    DecisionSearch(RoundPass pass, int hidden, Incumbent budget, Consumer<DecisionState> offer, boolean traced) {
        this.pass = pass;
        this.budget = budget;
        this.offer = offer;
        this.traced = traced;
        links = pass.links();
        moves = new TrialMoves(pass);
        powers = new PowerClimb(links);
        pool = new DecisionState[3];
        for (int i = 0; i < pool.length; i++) {
            pool[i] = DecisionState.of(links, hidden);
        }
        start = DecisionState.of(links, hidden);
        reuse = DecisionState.of(links, hidden);
        early = DecisionState.of(links, hidden);
    }

    /**
     * Decides from scratch. A budget that ends early leaves the best so far, static reuse first of all.
     *
     * @param near   shares by nearness, shape [U, K]
     * @param code   of the start, shape [B, R, {@link CodeStream#CODE}]
     * @param rounds from the code, before the first trial; without any the start is the decision
     */
    void run(float[] near, float[] code, int rounds, List<Trial> trials) {
        pass.network().start(code, IntStream.range(0, links.blocks()).toArray(), start);
        start.association().start(links, near);
        best = start;
        if (rounds > 0) {
            startFromReuse();
            offer(); // as it is: steps go by soft choices of a sample
            reuse.copy(best);
            int first = Math.min(rounds, EARLY_ROUNDS);
            early.copy(go(start, first, 1));
            climb(best, FIRST_STEPS);
            go(early, rounds - first + 1, 1);
            climb(early, FIRST_STEPS);
            climb(reuse, FIRST_STEPS);
            climb(best, FIRST_STEPS);
            trace();
            tryAll(trials);
        }
        offer();
    }

    private void trace() {
        if (traced) {
            offer();
        }
    }

    private void offer() {
        if (most != offered) { // also where nothing has been judged
            offered = most;
            offer.accept(best);
        }
    }

    /**
     * Steps of the powers while UEs stay where they are: where fairness counts for little, hard choices ask for other
     * powers than soft ones.
     *
     * @param from writes logits and association of a state
     */
    DecisionState climbServed(Consumer<DecisionState> from) {
        DecisionState round = free(best);
        round.copy(best);
        from.accept(round);
        powers.start(round);
        for (int t = 0; t < SERVED_STEPS && budget.mayGoOn(); t++) {
            budget.step(ROUND);
            DecisionState after = free(round);
            pass.climb(round, after, powers, false);
            round = after;
        }
        return round;
    }

    /** Static reuse, k by k until two in a row are worth less than the best. */
    private void startFromReuse() {
        int largest = Math.min(links.sites(), links.blocks());
        int found = 1;
        for (int k = 1; k <= Math.min(largest, found + REUSE_PATIENCE) && budget.mayGoOn(); k++) {
            budget.step(ROUND);
            DecisionState tried = free(start);
            tried.copy(start);
            pass.reuse(k, tried);
            judge(tried, pass.judge(tried, ANSWERS));
            found = best == tried ? k : found;
        }
    }

    /**
     * Goes on from powers that are known already, without trials: what these find is less than what a sample of UEs
     * tells.
     *
     * @param start  writes logits and association of a state
     * @param code   of its RBs, shape [B, R, {@link CodeStream#CODE}]
     * @param rounds after those that leave the powers as they are; without any the start is the decision
     */
    void goOn(Consumer<DecisionState> start, float[] code, int rounds) {
        DecisionState state = pool[1];
        pass.network().start(code, IntStream.range(0, links.blocks()).toArray(), state);
        start.accept(state);
        best = pool[0];
        best.copy(state);
        if (rounds > 0) {
            DecisionState learned = go(state, LEARNING_ROUNDS, 0);
            go(learned, rounds, STRIDE);
        }
        offer();
    }

    private void tryAll(List<Trial> trials) {
        for (int t = 0; t < trials.size(); t++) {
            if (!budget.mayGoOn()) {
                return;
            }
            tryOnce(trials.get(t), SCALES[t % SCALES.length]);
            trace();
        }
        if (!trials.isEmpty()) {
            climb(best, LAST_STEPS);
        }
    }

    private void tryOnce(Trial trial, double scale) {
        DecisionState fresh = free(best);
        DecisionState renewed = free(fresh);
        moves.renew(trial, fresh, renewed);
        DecisionState tried = go(renewed, RENEWAL_ROUNDS, STRIDE);
        DecisionState selected = free(tried);
        moves.select(tried, selected);
        settle(selected);
        DecisionState toggled = free(best);
        moves.toggle(trial, scale, toggled);
        climb(toggled, MOVE_STEPS); // no rounds: the network never learned to keep a part of a budget
        DecisionState copied = free(best);
        moves.copy(trial, scale, copied);
        settle(copied);
    }

    private void settle(DecisionState moved) {
        climb(go(moved, SETTLING_ROUNDS, STRIDE), MOVE_STEPS);
    }

    /** Some rounds, each judged when the next one has seen what its powers do; gives the last, not judged yet. */
    private DecisionState go(DecisionState from, int count, float stride) {
        DecisionState round = from;
        for (int t = 0; t < count && budget.mayGoOn(); t++) {
            budget.step(ROUND);
            DecisionState after = free(round);
            judge(round, pass.next(round, after, stride));
            round = after;
        }
        return round;
    }

    /**
     * Some steps of the powers alone, each judged by the next one; fewer where they have settled, or where twice the
     * gain of the last one would not lead the others to the best.
     */
    private void climb(DecisionState from, int count) {
        DecisionState round = free(from);
        round.copy(from);
        powers.start(round);
        double before = Double.NEGATIVE_INFINITY;
        for (int t = 0; t <= count && budget.mayGoOn(); t++) {
            budget.step(ROUND);
            DecisionState after = free(round);
            double utility = pass.climb(round, after, powers);
            judge(round, utility);
            double gain = utility - before;
            if (t > TRANSIENT && (Math.abs(gain) < SETTLED || utility + 2 * (count - t) * gain < most)) {
                return;
            }
            before = utility;
            round = after;
        }
    }

    private void judge(DecisionState state, double utility) {
        if (Double.isNaN(most) || utility > most) {
            most = utility;
            best = state;
            moves.setBest(state);
        }
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
}
