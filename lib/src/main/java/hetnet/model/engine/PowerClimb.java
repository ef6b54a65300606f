package hetnet.model.engine;

import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.PowerOutlook;
import hetnet.model.kernel.FloatMath;
import java.util.Arrays;

/**
 * Steps of the powers by the exact slopes of the utility alone, in which no weight has a say: they settle what the
 * rounds of the network left. With m the marginal utility of a power, p its interference price and lambda the price of
 * the power of its BS, an optimum has m = p + lambda on every RB in use, and lambda = 0 where the BS keeps a part of
 * its budget. Each logit therefore moves by the relative difference of the two sides, with momentum:
 * <pre>
 *   v_b^r &lt;- mu v_b^r + beta 2 (m - p - lambda_b) / (m + p + |lambda_b|)
 *   l_b^r &lt;- l_b^r + v_b^r
 * </pre>
 * An RB without power, as static reuse has them, comes back with a little of it where m > lambda + p. The part of the
 * budget that a BS keeps moves as if it were one more RB, on which m = p = 0.
 */
final class PowerClimb {

    /** mu; and beta, which falls from its first value to its last over so many steps. */
    private static final float MOMENTUM = 0.8f;
    private static final float FIRST_STEP = 1.5f;
    private static final float LAST_STEP = 0.8f;
    private static final int FALLING_STEPS = 40;
    /** Logit, below the largest of the BS, at which an RB without power comes back where it pays. */
    private static final float RETURN = -5;
    /** Part of the budget that a BS keeps at first, to find out whether that pays; and the least and the most later. */
    private static final float FIRST_IDLE = 0.01f;
    private static final float SMALLEST_IDLE = 1e-6f;
    static final float LARGEST_IDLE = 1 - 1e-3f;

    private final UserLinks links;
    private final float[] velocity; // of the logits, [B, stride]
    private final float[] idleVelocity; // [B]
    private int steps; // since the start, or as if

    PowerClimb(UserLinks links) {
        this.links = links;
        velocity = new float[links.sites() * links.stride()];
        idleVelocity = new float[links.sites()];
    }

    /**
     * Begins anew from a state, of whose budgets it sets a little aside.
     *
     * @param near whether the state is near an optimum, from which long steps would only lead away
     */
    void start(DecisionState state, boolean near) {
        Arrays.fill(velocity, 0);
        Arrays.fill(idleVelocity, 0);
        steps = near ? FALLING_STEPS : 0;
        for (int b = 0; b < links.sites(); b++) {
            state.idle()[b] = Math.max(state.idle()[b], FIRST_IDLE);
        }
    }

    /**
     * One step.
     *
     * @param outlook at the powers of the state that it starts from
     * @param to      receives the logits and the kept parts
     */
    void step(DecisionState from, PowerOutlook outlook, DecisionState to) {
        float beta = FIRST_STEP + (LAST_STEP - FIRST_STEP) * Math.min(steps, FALLING_STEPS) / FALLING_STEPS;
        steps++;
        for (int b = 0; b < links.sites(); b++) {
            int first = b * links.stride();
            float lambda = outlook.powerPrice(b);
            float power = 0;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = first; i < first + links.blocks(); i++) {
                most = Math.max(most, from.logit()[i]);
            }
            float grown = 0;
            float worth = 0;
            for (int i = first; i < first + links.blocks(); i++) {
                float m = outlook.marginalUtility(i);
                float p = outlook.interferencePrice(i);
                velocity[i] = MOMENTUM * velocity[i] + beta * relative(m - p - lambda, m + p + Math.abs(lambda));
                to.logit()[i] = from.logit()[i] + velocity[i];
                if (outlook.power()[i] == 0 && m - p - lambda > 0) {
                    to.logit()[i] = Math.max(to.logit()[i], RETURN + most);
                }
                power += outlook.power()[i];
                grown += outlook.power()[i] * FloatMath.exp(velocity[i]);
                worth += outlook.power()[i] * (m + p);
            }
            idleVelocity[b] = MOMENTUM * idleVelocity[b]
                    + beta * relative(-lambda, worth / power + Math.abs(lambda));
            float kept = from.idle()[b] * FloatMath.exp(idleVelocity[b]);
            float part = kept / (kept + (1 - from.idle()[b]) * grown / power);
            to.idle()[b] = Math.min(LARGEST_IDLE, Math.max(SMALLEST_IDLE, part));
        }
    }

    private static float relative(float difference, float sum) {
        return sum > 0 ? 2 * difference / sum : 0;
    }
}
