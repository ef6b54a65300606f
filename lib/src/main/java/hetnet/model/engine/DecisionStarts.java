package hetnet.model.engine;

import hetnet.model.CodeStream;
import hetnet.model.engine.link.UserLinks;
import hetnet.solver.reuse.Colouring;
import java.util.stream.IntStream;

/** What a {@link DecisionSearch} starts from: static reuse, reuse patterns, and rounds of the network from a code. */
final class DecisionStarts {

    /** So many k in a row that are worth less than the best are enough. */
    private static final int REUSE_PATIENCE = 2;
    /** Steps of the powers from each start. */
    private static final int FIRST_STEPS = 30;
    /** RBs that are all alike would climb alike: how far the code of a start tells them apart, in their logits. */
    private static final float APART = 0.2f;
    /** Logit, below the largest of the BS, of RBs without power where a climb begins. */
    private static final float FAINT = -7;

    private final RoundPass pass;
    private final UserLinks links;
    private final SearchStates states;
    private final float[] code; // [B, R, CODE]
    private final DecisionState start;
    private final DecisionState kept;
    private final DecisionState[] rounding; // a round from the code, and the one after it

    /** @param hidden H @param code of the start, shape [B, R, {@link CodeStream#CODE}] */
    DecisionStarts(RoundPass pass, int hidden, SearchStates states, float[] code) {
        this.pass = pass;
        this.states = states;
        this.code = code;
        links = pass.links();
        start = DecisionState.of(links, hidden);
        kept = DecisionState.of(links, hidden);
        rounding = new DecisionState[] {DecisionState.of(links, hidden), DecisionState.of(links, hidden)};
        start.association().start(links, pass.near());
        states.begin(start);
    }

    /** States of the network, also for what came without. */
    void startNetwork() {
        pass.network().start(code, IntStream.range(0, links.blocks()).toArray(), start);
        DecisionState best = states.best();
        for (int i = 0; i < start.h().length; i++) {
            System.arraycopy(start.h()[i], 0, best.h()[i], 0, start.h()[i].length);
        }
    }

    /** Static reuse ({@link Colouring}), k by k until two in a row are worth less than the best. */
    void fromReuse() {
        int largest = Math.min(links.sites(), links.blocks());
        int found = 1;
        for (int k = 1; k <= Math.min(largest, found + REUSE_PATIENCE) && states.mayGoOn(); k++) {
            states.step();
            DecisionState tried = states.free(start);
            tried.copy(start);
            pass.reuse(k, tried);
            states.judge(tried);
            found = states.best() == tried ? k : found;
        }
    }

    /** From the better of static reuse and reuse patterns the powers climb, then from the other. */
    void fromPatterns(PatternStart patterns) {
        boolean both = patterns.pays() && states.mayGoOn();
        if (both) {
            states.step();
            DecisionState reuse = states.best();
            states.rival().copy(reuse);
            DecisionState found = states.free(reuse);
            found.copy(start);
            patterns.write(reuse, found);
            states.judge(found);
            if (states.best() != found) {
                states.rival().copy(found);
            }
        }
        climbApart(states.best());
        if (both) {
            climbApart(states.rival());
        }
    }

    /** Climbs from a state whose RBs are much alike. */
    private void climbApart(DecisionState from) {
        kept.copy(from);
        for (int b = 0; b < links.sites(); b++) {
            int first = b * links.stride();
            float most = Float.NEGATIVE_INFINITY;
            for (int i = first; i < first + links.blocks(); i++) {
                most = Math.max(most, kept.logit()[i]);
            }
            for (int r = 0; r < links.blocks(); r++) {
                kept.logit()[first + r] = Math.max(kept.logit()[first + r], most + FAINT)
                        + APART * code[(b * links.blocks() + r) * CodeStream.CODE];
            }
        }
        states.climb(kept, FIRST_STEPS);
    }

    /** Two halves of the rounds; from the best of each the powers climb. */
    void fromCode(int rounds) {
        DecisionState round = start;
        double top = Double.NEGATIVE_INFINITY;
        int half = (rounds + 1) / 2;
        boolean better = false;
        kept.copy(start);
        for (int t = 1; t <= rounds && states.mayGoOn(); t++) {
            states.step();
            DecisionState after = round == rounding[0] ? rounding[1] : rounding[0];
            pass.next(round, after, 1);
            double utility = pass.before(after);
            if (utility > top) {
                top = utility;
                kept.copy(round);
                better = true;
            }
            round = after;
            if ((t == half || t == rounds) && better) {
                states.climb(kept, FIRST_STEPS);
                better = false;
            }
        }
    }
}
