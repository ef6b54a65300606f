package hetnet.model.engine;

import hetnet.model.CodeStream;
import hetnet.model.engine.link.UserLinks;
import hetnet.solver.reuse.Colouring;

/**
 * What a {@link DecisionSearch} starts from. Static reuse and a random code climb side by side, and the one that is
 * ahead after some steps climbs on; then reuse patterns, rounds of the network from the code, and what fell behind.
 * Where reuse patterns cost no more than a few of those steps, and are better than static reuse, they climb before.
 * Among many BSs static reuse takes long and falls behind, so the code may go first: by few UEs, then by all.
 */
final class DecisionStarts {

    /** So many k in a row that are worth less than the best are enough. */
    private static final int REUSE_PATIENCE = 2;
    /** Steps of the powers from reuse and code until one is ahead; from that on; and from other starts. */
    private static final int RACE_STEPS = 15;
    private static final int AHEAD_STEPS = 30;
    /** Steps from the code by few UEs. */
    private static final int FEW_STEPS = 30;
    private static final int FIRST_STEPS = 30;
    /** RBs that are all alike would climb alike: how far the code tells them apart, in their logits, by the start. */
    private static final float APART_REUSE = 0.5f;
    private static final float APART_PATTERNS = 0.2f;
    /** Logit, below the largest of the BS, of RBs without power where a climb begins. */
    private static final float FAINT = -7;

    private final RoundPass pass;
    private final UserLinks links;
    private final SearchStates states;
    private final float[] code; // [B, R, CODE]
    private final DecisionState start;
    private final DecisionState kept;
    private final DecisionState reused; // the best static reuse
    private final Climb fromReuse;
    private final Climb fromCode;
    private boolean codeFirst;
    private DecisionState found; // reuse patterns; null before they were sought
    private boolean patternsFirst; // whether they have climbed before the race
    private boolean codeAhead;

    /** @param code of the start, shape [B, R, {@link CodeStream#CODE}] */
    DecisionStarts(RoundPass pass, SearchStates states, float[] code) {
        this.pass = pass;
        this.states = states;
        this.code = code;
        links = pass.links();
        start = states.room();
        kept = states.room();
        reused = states.room();
        fromReuse = states.another();
        fromCode = states.another();
        start.association().start(links, pass.near());
        states.begin(start);
    }

    /** The start of the network alone. */
    void code() {
        pass.network().start(code, start);
        states.begin(start);
    }

    /** From the code the powers climb, and nothing else does. */
    void climbCode() {
        codePowers();
        fromCode.begin(kept, false);
        fromCode.goAnyway(FEW_STEPS);
    }

    /** Before static reuse, from what the code became by few UEs. @param found of other UEs */
    void codeFirst(DecisionState found) {
        codeFirst = true;
        states.change();
        kept.copy(start);
        System.arraycopy(found.logit(), 0, kept.logit(), 0, kept.logit().length);
        System.arraycopy(found.idle(), 0, kept.idle(), 0, kept.idle().length);
        if (!states.mayGoOn()) {
            states.judge(kept); // there will be no step to do so
        }
        fromCode.begin(kept, false);
        fromCode.goOn(RACE_STEPS);
        states.change();
    }

    /** Static reuse ({@link Colouring}), k by k until two in a row are worth less than the best. */
    void reuse() {
        int largest = Math.min(links.sites(), links.blocks());
        int found = 1;
        for (int k = 1; k <= Math.min(largest, found + REUSE_PATIENCE) && states.mayGoOn(); k++) {
            states.step();
            double before = states.most();
            kept.copy(start);
            pass.reuse(k, kept);
            states.judge(kept);
            found = states.most() != before ? k : found;
        }
        reused.copy(states.best());
    }

    /** From static reuse and from the code the powers climb, and on from what is ahead. */
    void race() {
        apart(reused, APART_REUSE);
        fromReuse.begin(kept, false);
        fromReuse.goAnyway(RACE_STEPS);
        double ofReuse = patternsFirst ? fromReuse.top() : states.most();
        states.change();
        if (!codeFirst) {
            codePowers();
            fromCode.begin(kept, false);
            fromCode.goAnyway(RACE_STEPS);
        }
        codeAhead = states.most() >= ofReuse;
        if (!codeAhead) {
            states.change();
        }
        (codeAhead ? fromCode : fromReuse).goOn(AHEAD_STEPS);
        if (codeAhead) {
            states.change();
        }
    }

    /** Reuse patterns before the race, where they cost little, and their climb if they are better than static reuse. */
    void patternsFirst(PatternStart patterns) {
        if (patterns.comeFirst() && states.mayGoOn()) {
            double before = states.most();
            find(patterns);
            patternsFirst = states.most() != before;
            if (patternsFirst) {
                climbPatterns();
            }
        }
    }

    /** From reuse patterns, where they pay, beside static reuse; once. */
    void patterns(PatternStart patterns) {
        if (patterns.pays() && !patternsFirst && states.mayGoOn()) {
            if (found == null) {
                find(patterns);
            }
            climbPatterns();
        }
    }

    private void find(PatternStart patterns) {
        states.step();
        found = states.room();
        found.copy(start);
        patterns.write(reused, found);
        states.judge(found);
    }

    private void climbPatterns() {
        apart(found, APART_PATTERNS);
        states.climb(kept, FIRST_STEPS);
    }

    /** The powers that the code makes, into {@link #kept}. */
    private void codePowers() {
        kept.copy(start);
        for (int b = 0; b < links.sites(); b++) {
            for (int r = 0; r < links.blocks(); r++) {
                kept.logit()[b * links.stride() + r] = code(b, r);
            }
        }
    }

    private float code(int site, int block) {
        return code[(site * links.blocks() + block) * CodeStream.CODE];
    }

    /** A state whose RBs are much alike, with RBs that differ, into {@link #kept}. */
    private void apart(DecisionState from, float spread) {
        kept.copy(from);
        for (int b = 0; b < links.sites(); b++) {
            int first = b * links.stride();
            float most = Float.NEGATIVE_INFINITY;
            for (int i = first; i < first + links.blocks(); i++) {
                most = Math.max(most, kept.logit()[i]);
            }
            for (int r = 0; r < links.blocks(); r++) {
                kept.logit()[first + r] = Math.max(kept.logit()[first + r], most + FAINT) + spread * code(b, r);
            }
        }
    }

    /** Two halves of the rounds of the network, beside the code; from the best of each the powers climb. */
    void rounds(int rounds) {
        states.change();
        pass.network().start(code, start);
        states.learn(start.h());
        fromReuse.learn(start.h());
        fromCode.learn(start.h());
        DecisionState round = start;
        double top = Double.NEGATIVE_INFINITY;
        int half = (rounds + 1) / 2;
        boolean better = false;
        kept.copy(start);
        for (int t = 1; t <= rounds && states.mayGoOn(); t++) {
            states.step();
            DecisionState after = states.free(round);
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

    /** What fell behind in the race climbs on. */
    void behind() {
        if (codeAhead) {
            states.change();
        }
        (codeAhead ? fromReuse : fromCode).go(AHEAD_STEPS);
    }
}
