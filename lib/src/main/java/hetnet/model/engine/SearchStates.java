package hetnet.model.engine;

import hetnet.solver.Incumbent;

/**
 * The states that a {@link DecisionSearch} has in its hands: the best so far, a rival that had another start, and room
 * for what is tried. A state is judged by the utility of its powers with the BSs that suit them.
 */
final class SearchStates {

    /** Steps from one association to the next. */
    private static final int PERIOD = 10;
    /** Steps over which a gain is taken: fewer may fall behind and catch up again. */
    private static final int WATCHED = 5;
    /** Powers have settled where a step changes the utility by less, nat. */
    private static final double SETTLED = 3e-7;
    /** What an interruption stops. */
    private static final String ROUND = "a decision of the unrolled network";

    private final ServedAscent ascent;
    private final Incumbent budget; // counts rounds and steps
    private final TrialMoves moves;
    private final DecisionState[] pool; // the best, a round, and the one after it
    private final DecisionState rival;
    private DecisionState best;
    private double most = Double.NaN; // utility of the best
    private double rivalMost = Double.NaN; // that of the rival

    /**
     * @param hidden H
     * @param budget counts the rounds, and says whether there may be another
     */
    SearchStates(RoundPass pass, int hidden, Incumbent budget) {
        ascent = pass.ascent();
        this.budget = budget;
        moves = new TrialMoves(pass);
        pool = new DecisionState[3];
        for (int i = 0; i < pool.length; i++) {
            pool[i] = DecisionState.of(pass.links(), hidden);
        }
        rival = DecisionState.of(pass.links(), hidden);
    }

    /** The best so far. */
    DecisionState best() {
        return best;
    }

    /** Its utility; NaN before any was judged. */
    double most() {
        return most;
    }

    /** The best from another start, where there is one. */
    DecisionState rival() {
        return rival;
    }

    /** Moves that go on from the best. */
    TrialMoves moves() {
        return moves;
    }

    /** Whether there may be another round. */
    boolean mayGoOn() {
        return budget.mayGoOn();
    }

    /** Counts a round. */
    void step() {
        budget.step(ROUND);
    }

    /** Begins with a state that is not judged yet. */
    void begin(DecisionState state) {
        best = state;
    }

    /** A state that is neither the best nor the given one. */
    DecisionState free(DecisionState taken) {
        for (DecisionState state : pool) {
            if (state != best && state != taken) {
                return state;
            }
        }
        throw new IllegalStateException("the pool of states is too small");
    }

    /** Judges powers by the BSs that suit them. */
    void judge(DecisionState state) {
        ascent.start(state);
        ascent.associate(state);
        judge(state, ascent.look(state));
    }

    /** Keeps a state where it is the best. */
    void judge(DecisionState state, double utility) {
        if (Double.isNaN(most) || utility > most) {
            most = utility;
            best = state;
            moves.setBest(state);
        }
    }

    /** The best becomes the rival of what is found from now on. */
    void setAside() {
        rival.copy(best);
        rivalMost = most;
        most = Double.NaN;
    }

    /** The better of best and rival becomes the best. */
    void compare() {
        if (Double.isNaN(most) || rivalMost > most) {
            change();
        }
    }

    /** The best and its rival change places. */
    void change() {
        DecisionState other = free(best);
        other.copy(rival);
        rival.copy(best);
        best = other;
        double utility = most;
        most = rivalMost;
        rivalMost = utility;
        moves.setBest(best);
    }

    /**
     * Some steps of the powers, and UEs that follow; fewer where they have settled, or where twice the gain of the last
     * ones would not lead the others to the best.
     */
    void climb(DecisionState from, int count) {
        DecisionState round = free(from);
        round.copy(from);
        ascent.start(round);
        double before = Double.NEGATIVE_INFINITY;
        for (int t = 0; t <= count && mayGoOn(); t++) {
            step();
            if (t % PERIOD == 0 || t == count) {
                ascent.associate(round);
            }
            double utility = ascent.look(round);
            judge(round, utility);
            if (t % WATCHED == 0) {
                double gain = (utility - before) / WATCHED;
                if (Math.abs(gain) < SETTLED || utility + 2 * (count - t) * gain < most) {
                    return;
                }
                before = utility;
            }
            if (t < count) {
                DecisionState after = free(round);
                ascent.step(round, after);
                round = after;
            }
        }
    }
}
