package hetnet.model.engine;

import hetnet.model.CodeStream;
import hetnet.model.CodeStream.Trial;
import hetnet.model.engine.link.UserLinks;
import hetnet.solver.Incumbent;
import java.util.List;
import java.util.function.Consumer;

/**
 * A large neighbourhood search from several starts ({@link DecisionStarts}): static reuse (reuse 1 are the equal powers
 * of the baseline), a code, reuse patterns where BSs are few, and rounds of the network from the code. Where BSs are
 * many, the code comes first and climbs by few UEs before all count. Where UEs are far from all BSs but one, the first
 * rounds know best and later ones are led astray, so the best of each half counts.
 * From every start the powers climb while each UE has one BS ({@link ServedAscent}); what counts is the utility on the
 * way there. Once all have settled they only find the best of their neighbourhood; so the search goes on from the best
 * so far and from the best of the other kind of starts (reuse against the code), RB by RB at the prices there
 * ({@link TrialMoves}), in turn by
 * <ul>
 * <li>renewal: some RBs of little value start anew with another code, for a few rounds of a smaller stride, or all RBs
 * do, and the powers climb;
 * <li>selection: of what came of this, RBs of more value than before stay, the others go back;
 * <li>toggling: on some RBs a BS falls silent, or sends where it was;
 * <li>copying: some RBs of little value take over the powers of those of high value, for where the band is shared best
 * all have the same.
 * </ul>
 * Some steps of the powers follow each, and only what has a higher utility is kept.
 */
final class DecisionSearch {

    private static final int RENEWAL_ROUNDS = 6;
    /** Every third trial starts all RBs anew; steps of the powers from there. */
    private static final int RESTART_PERIOD = 3;
    private static final int RESTART_STEPS = 30;
    /** How many RBs copies and toggles of a trial change, as a part of the most: near an optimum few are better. */
    private static final double[] SCALES = {1, 0.5, 0.25};
    /** Steps of the powers from the best start, after each move of a trial, and at the end. */
    private static final int BEST_STEPS = 30;
    private static final int MOVE_STEPS = 8;
    private static final int LAST_STEPS = 50;
    /** Part of the full step, with which rounds may circle around an optimum. */
    private static final float STRIDE = 0.6f;
    /** Rounds that leave powers as they are, for states and association to learn what these do. */
    private static final int LEARNING_ROUNDS = 8;

    private final RoundPass pass;
    private final SearchStates states;
    private final Consumer<DecisionState> offer;
    private final boolean traced;
    private double offered = Double.NaN; // utility of the one offered last

    /**
     * @param hidden   H
     * @param budget   counts the rounds, and says whether there may be another
     * @param offer    takes the best of static reuse and the decision
     * @param traced   whether it takes the best after the first rounds too, and after each trial that found more
     */
    DecisionSearch(RoundPass pass, int hidden, Incumbent budget, Consumer<DecisionState> offer, boolean traced) {
        this.pass = pass;
        this.offer = offer;
        this.traced = traced;
        states = new SearchStates(pass, hidden, budget);
    }

    /**
     * Decides from scratch. A budget that ends early leaves the best so far.
     *
     * @param code     of the start, shape [B, R, {@link CodeStream#CODE}]
     * @param rounds   from the code, before the first trial; without any the start is the decision
     * @param few      by few UEs, whose steps cost little; null where the code does not come first
     * @param patterns reuse patterns, a start where they pay
     */
    void run(float[] code, int rounds, RoundPass few, PatternStart patterns, List<Trial> trials) {
        DecisionStarts starts = new DecisionStarts(pass, states, code);
        if (rounds == 0) {
            starts.code();
        } else {
            if (few != null) {
                SearchStates byFew = states.by(few);
                new DecisionStarts(few, byFew, code).climbCode();
                starts.codeFirst(byFew.best());
            }
            starts.reuse();
            starts.patternsFirst(patterns);
            if (states.mayGoOn()) {
                starts.race();
                starts.patterns(patterns);
            }
            if (states.mayGoOn()) {
                starts.rounds(rounds);
                starts.behind();
                states.compare();
                states.settleBest(BEST_STEPS);
                trace();
                tryAll(trials);
            }
        }
        states.compare();
        offer();
    }

    private void trace() {
        if (traced) {
            offer();
        }
    }

    private void offer() {
        if (states.most() != offered) { // also where nothing has been judged
            offered = states.most();
            offer.accept(states.best());
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
        UserLinks links = pass.links();
        DecisionState state = states.room();
        pass.network().start(code, state);
        start.accept(state);
        states.begin(state);
        if (rounds > 0) {
            DecisionState learned = go(states.best(), LEARNING_ROUNDS, 0);
            go(learned, rounds, STRIDE);
        }
        offer();
    }

    private void tryAll(List<Trial> trials) {
        if (trials.isEmpty()) {
            return;
        }
        Climb restart = states.another();
        for (int t = 0; t < trials.size(); t++) {
            if (!states.mayGoOn()) {
                return;
            }
            if (t % 2 == 1) {
                states.change();
            }
            Trial trial = trials.get(t);
            DecisionState tried = t % RESTART_PERIOD == 1 ? startedAnew(trial, restart) : renewed(trial);
            tryOnce(trial, tried, SCALES[t % SCALES.length]);
            states.compare();
            trace();
        }
        states.settleBest(LAST_STEPS);
    }

    /** All RBs start anew, and the powers climb. */
    private DecisionState startedAnew(Trial trial, Climb restart) {
        DecisionState fresh = states.free(null);
        states.moves().startAnew(trial, fresh);
        restart.begin(fresh, false);
        return restart.goAnyway(RESTART_STEPS);
    }

    /** RBs of little value start anew, and rounds let all settle. */
    private DecisionState renewed(Trial trial) {
        DecisionState fresh = states.free(null);
        DecisionState renewed = states.free(fresh);
        states.moves().renew(trial, fresh, renewed);
        return renew(renewed);
    }

    /** @param tried what the trial made of all RBs or some */
    private void tryOnce(Trial trial, DecisionState tried, double scale) {
        TrialMoves moves = states.moves();
        DecisionState selected = states.free(tried);
        moves.select(tried, selected);
        states.settle(selected, MOVE_STEPS);
        DecisionState toggled = states.free(null);
        moves.toggle(trial, scale, toggled);
        states.settle(toggled, MOVE_STEPS);
        DecisionState copied = states.free(null);
        moves.copy(trial, scale, copied);
        states.settle(copied, MOVE_STEPS);
    }

    private DecisionState renew(DecisionState from) {
        DecisionState round = from;
        for (int t = 0; t < RENEWAL_ROUNDS && states.mayGoOn(); t++) {
            states.step();
            DecisionState after = states.free(round);
            pass.next(round, after, STRIDE);
            round = after;
        }
        return round;
    }

    /** Some rounds, each judged when the next one has seen what its powers do; gives the last, not judged yet. */
    private DecisionState go(DecisionState from, int count, float stride) {
        DecisionState round = from;
        for (int t = 0; t < count && states.mayGoOn(); t++) {
            states.step();
            DecisionState after = states.free(round);
            pass.next(round, after, stride);
            states.judge(round, pass.before(after));
            round = after;
        }
        return round;
    }
}
