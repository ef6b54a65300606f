package hetnet.model.engine;

import hetnet.solver.Incumbent;

/**
 * The states that a {@link DecisionSearch} has in its hands: the best from each of two kinds of starts, so that the
 * search goes on from both, and room for what is tried. A state is judged by the utility of its powers with the BSs
 * that suit them.
 */
final class SearchStates {

    /** What an interruption stops. */
    private static final String ROUND = "a decision of the unrolled network";

    private final RoundPass pass;
    private final int hidden;
    private final Incumbent budget; // counts rounds and steps
    private final TrialMoves moves;
    private final DecisionState[] spare; // a round, and the one after it
    private final Climb climb; // of what is tried
    private DecisionState best;
    private DecisionState rival; // the best from the other starts
    private double most = Double.NaN; // utility of the best; NaN before any was judged
    private double rivalMost = Double.NaN;

    /**
     * @param hidden H
     * @param budget counts the rounds, and says whether there may be another
     */
    SearchStates(RoundPass pass, int hidden, Incumbent budget) {
        this.pass = pass;
        this.hidden = hidden;
        this.budget = budget;
        moves = new TrialMoves(pass);
        spare = new DecisionState[] {room(), room()};
        best = room();
        rival = room();
        climb = new Climb(this, pass.ascent(), pass.links(), hidden);
    }

    /** Room for a state. */
    DecisionState room() {
        return DecisionState.of(pass.links(), hidden);
    }

    /** Others, of other UEs and on the same budget. */
    SearchStates by(RoundPass few) {
        return new SearchStates(few, hidden, budget);
    }

    /** A climb from a start, beside which others may go on. */
    Climb another() {
        return new Climb(this, pass.anotherAscent(), pass.links(), hidden);
    }

    /** The best so far from the present starts. */
    DecisionState best() {
        return best;
    }

    /** Its utility; NaN before any was judged. */
    double most() {
        return most;
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
        best.copy(state);
    }

    /** Room that is not the given state. */
    DecisionState free(DecisionState taken) {
        return taken == spare[0] ? spare[1] : spare[0];
    }

    /** Judges powers by the BSs that suit them. */
    void judge(DecisionState state) {
        pass.ascent().start(state, true);
        judge(state, pass.ascent().associate(state));
    }

    /** Keeps a state where it is the best. */
    void judge(DecisionState state, double utility) {
        if (Double.isNaN(most) || utility > most) {
            most = utility;
            best.copy(state);
            moves.setBest(best);
        }
    }

    /** From the better of best and rival on. */
    void compare() {
        if (Double.isNaN(most) || rivalMost > most) {
            change();
        }
    }

    /** The best and its rival change places. */
    void change() {
        DecisionState other = rival;
        rival = best;
        best = other;
        double utility = most;
        most = rivalMost;
        rivalMost = utility;
        moves.setBest(best);
    }

    /** Some steps of the powers from a start. */
    void climb(DecisionState from, int count) {
        climb.begin(from, false);
        climb.go(count);
    }

    /** Some steps of the powers from a state near an optimum. */
    void settle(DecisionState from, int count) {
        climb.begin(from, true);
        climb.go(count);
    }

    /** The best of all climbs as long as it gains. */
    void settleBest(int count) {
        climb.begin(best, true);
        climb.goOn(count);
    }

    /** States of the network for what came without: the code's. @param h shape [H, B * stride] */
    void learn(float[][] h) {
        best.learn(h);
        rival.learn(h);
    }
}
