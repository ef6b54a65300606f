package hetnet.model.engine;

import hetnet.model.engine.link.UserLinks;

/**
 * A climb of the powers from some state, and of the UEs that follow, which can stop and go on: what it finds on the way
 * is judged by {@link SearchStates}.
 */
final class Climb {

    /** Steps from one association to the next. */
    static final int PERIOD = 2;
    /** Steps over which a gain is taken: fewer may fall behind and catch up again. */
    private static final int WATCHED = 5;
    /** Powers have settled where a step changes the utility by less, nat. */
    private static final double SETTLED = 3e-7;

    /** Steps that are taken in one go where climbs go on, and how often; and a gain in a step that is much, nat. */
    private static final int MORE = 10;
    private static final int MOST_MORE = 8;
    private static final double MUCH = 1e-5;

    private final SearchStates states;
    private final ServedAscent ascent;
    private DecisionState now;
    private DecisionState next;
    private int taken; // steps
    private double top; // the largest utility on the way
    private double watched; // utility some steps ago
    private int watchedAt; // how many steps were taken then
    private boolean settled;

    Climb(SearchStates states, ServedAscent ascent, UserLinks links, int hidden) {
        this.states = states;
        this.ascent = ascent;
        now = DecisionState.of(links, hidden);
        next = DecisionState.of(links, hidden);
    }

    /**
     * Begins anew from a state, which stays what it is.
     *
     * @param near whether it is near an optimum
     */
    void begin(DecisionState from, boolean near) {
        now.copy(from);
        ascent.start(now, near);
        taken = 0;
        watched = Double.NEGATIVE_INFINITY;
        watchedAt = -1;
        top = Double.NEGATIVE_INFINITY;
        settled = false;
    }

    /**
     * So many further steps; fewer where powers have settled, or where twice the gain of the last ones would not lead
     * the others to the best.
     */
    void go(int count) {
        go(count, true);
    }

    /** At least so many further steps, then more as long as they gain much: many BSs take long. */
    void goOn(int count) {
        goAnyway(count);
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < MOST_MORE && (top - before) / MORE > MUCH; i++) {
            before = top;
            goAnyway(MORE);
        }
    }

    /** So many further steps, wherever they lead; gives the state that they led to. */
    DecisionState goAnyway(int count) {
        go(count, false);
        return now;
    }

    private void go(int count, boolean watching) {
        int end = taken + count;
        while (!settled && states.mayGoOn()) {
            states.step();
            double reached = taken % PERIOD == 0 || taken == end ? ascent.associate(now) : ascent.look(now);
            states.judge(now, reached);
            top = Math.max(top, reached);
            if (taken % WATCHED == 0 && taken > watchedAt) {
                double gain = (reached - watched) / WATCHED;
                settled = Math.abs(gain) < SETTLED
                        || watching && reached + 2 * (end - taken) * gain < states.most();
                watched = reached;
                watchedAt = taken;
            }
            if (taken == end) {
                return;
            }
            ascent.step(now, next);
            DecisionState after = next;
            next = now;
            now = after;
            taken++;
        }
    }

    /** The largest utility on the way; minus infinity before any. */
    double top() {
        return top;
    }

    /** States of the network for a climb that began without. @param h shape [H, B * stride] */
    void learn(float[][] h) {
        now.learn(h);
        next.learn(h);
    }
}
