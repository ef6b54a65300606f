package hetnet.model.engine;

import hetnet.model.CodeStream;
import hetnet.model.CodeStream.Trial;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.kernel.FloatMath;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/** The ways in which a {@link DecisionSearch} goes on from the best decision, RB by RB at the prices there. */
final class TrialMoves {

    /** Part of the RBs that take over the powers of others, and part on which at most one BS changes sides. */
    private static final double COPIED_SHARE = 0.1;
    private static final double TOGGLED_SHARE = 0.15;
    /** BSs that are tried on an RB, where there are more. */
    private static final int MOST_TOGGLED = 6;

    /** A BS that keeps more of its budget than this does so because it pays. */
    private static final float KEEPS = 1e-3f;

    private final RoundPass pass;
    private final UserLinks links;
    private final double[] value; // of the RBs of the best, [R]
    private final double[] other; // of those of another state, [R]
    private DecisionState best; // whose prices these are
    private boolean priced; // whether they have been made

    TrialMoves(RoundPass pass) {
        this.pass = pass;
        links = pass.links();
        value = new double[links.blocks()];
        other = new double[links.blocks()];
    }

    /** The state that all moves start from now. */
    void setBest(DecisionState state) {
        best = state;
        priced = false;
    }

    private void price() {
        if (!priced) {
            pass.price(best, value);
            priced = true;
        }
    }

    /**
     * The best, but RBs of little value start anew.
     *
     * @param fresh room for the states that start
     * @param to    receives the result
     */
    void renew(Trial trial, DecisionState fresh, DecisionState to) {
        price();
        int[] order = order(value, trial.gumbelNoise());
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        pass.network().start(trial.code(), place, fresh);
        int count = CodeStream.renewed(order.length);
        merge(fresh, IntStream.range(0, order.length).filter(r -> place[r] < count).toArray(), to);
    }

    /** All RBs start anew with another code, with the UEs where they are. @param to receives it */
    void startAnew(Trial trial, DecisionState to) {
        pass.network().start(trial.code(), to);
        to.association().copy(best.association());
    }

    /** The best, but for those RBs of another that are worth more at the prices of the best. */
    void select(DecisionState tried, DecisionState to) {
        price();
        pass.values(tried, other);
        merge(tried, IntStream.range(0, value.length).filter(r -> other[r] > value[r]).toArray(), to);
    }

    /** The best, but chosen RBs of another, raised so that the largest logit of a BS is what it was. */
    private void merge(DecisionState fresh, int[] chosen, DecisionState to) {
        to.copy(best);
        for (int b = 0; b < links.sites(); b++) {
            float raise = largest(best.logit(), b) - largest(fresh.logit(), b);
            for (int r : chosen) {
                to.copy(fresh, b, links.stride(), r, r, raise);
            }
        }
        spend(to);
    }

    /**
     * A BS that keeps a part of its budget because that pays goes on sending what it sent on the RBs that have not
     * changed: the part that it keeps gives or takes the difference, and is never all of it, or no power would be left
     * to begin anew with. At the others all RBs share the change.
     */
    private void spend(DecisionState to) {
        for (int b = 0; b < links.sites(); b++) {
            if (best.idle()[b] > KEEPS) {
                float most = largest(best.logit(), b);
                float spent = (1 - best.idle()[b]) * sum(to.logit(), b, most) / sum(best.logit(), b, most);
                to.idle()[b] = Math.min(PowerClimb.LARGEST_IDLE, Math.max(0, 1 - spent));
            }
        }
    }

    private float sum(float[] logit, int site, float most) {
        float sum = 0;
        for (int r = 0; r < links.blocks(); r++) {
            sum += FloatMath.exp(logit[site * links.stride() + r] - most);
        }
        return sum;
    }

    private float largest(float[] logit, int site) {
        float most = Float.NEGATIVE_INFINITY;
        for (int r = 0; r < links.blocks(); r++) {
            most = Math.max(most, logit[site * links.stride() + r]);
        }
        return most;
    }

    /** The best, but RBs of little value take over the powers of those of high value. */
    void copy(Trial trial, double scale, DecisionState to) {
        price();
        int[] order = order(value, trial.copyingGumbelNoise());
        int count = Math.min(order.length / 2, (int) Math.max(1, Math.round(COPIED_SHARE * scale * order.length)));
        to.copy(best);
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < links.sites(); b++) {
                to.copy(best, b, links.stride(), order[order.length - 1 - i], order[i], 0);
            }
        }
        spend(to);
    }

    /**
     * The best, but on some RBs a BS that sends falls silent, or one that is silent sends: the change that gains most
     * at the prices of the best, on those RBs where that is most.
     */
    void toggle(Trial trial, double scale, DecisionState to) {
        price();
        int sites = links.sites();
        double[] gain = new double[value.length];
        int[] site = new int[value.length];
        for (int c = 0; c < Math.min(sites, MOST_TOGGLED); c++) {
            int[] tried = toggledSites(trial, c);
            pass.toggledValues(best, tried, other);
            for (int r = 0; r < value.length; r++) {
                if (c == 0 || other[r] - value[r] > gain[r]) {
                    gain[r] = other[r] - value[r];
                    site[r] = tried[r];
                }
            }
        }
        to.copy(best);
        IntStream.range(0, value.length).boxed().sorted(Comparator.comparingDouble(r -> -gain[r]))
                .limit(Math.max(1, Math.round(TOGGLED_SHARE * scale * value.length)))
                .filter(r -> gain[r] > 0).forEach(r -> pass.toggle(to, site[r], r));
        spend(to);
    }

    /** The c-th BS that is tried on each RB, from a random one on; shape [R]. */
    private int[] toggledSites(Trial trial, int c) {
        return IntStream.of(trial.firstToggled()).map(first -> (first + c) % links.sites()).toArray();
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
