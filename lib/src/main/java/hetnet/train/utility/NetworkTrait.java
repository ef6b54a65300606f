package hetnet.train.utility;

import hetnet.channel.Gains;
import hetnet.solver.Problem;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/** What tells one problem from another to a network that decides on it: one number each. */
enum NetworkTrait {

    SITES("%s BSs", "", Problem::sites),
    USERS_PER_SITE("%s UEs per BS", "", problem -> (double) problem.covered().length / problem.sites()),
    BLOCKS("%s RBs", "", Problem::blocks),
    ALPHA("alpha %s", "", NetworkTrait::alpha),
    BUDGETS("budgets %s dB apart", " dB", NetworkTrait::budgetsDb),
    LOW_SNR("10th percentile of UEs' best SNR %s dB", " dB", problem -> bestSnrDb(problem, 10)),
    MIDDLE_SNR("median of UEs' best SNR %s dB", " dB", problem -> bestSnrDb(problem, 50)),
    HIGH_SNR("90th percentile of UEs' best SNR %s dB", " dB", problem -> bestSnrDb(problem, 90)),
    LEAD("median of what UEs' best BS is above their second %s dB", " dB", NetworkTrait::leadDb),
    FADING("gains of a link that deviate by %s of their mean over the RBs", "", NetworkTrait::fading);

    /** A network takes a link that is weaker, or none, for one of this SNR; linear. */
    private static final double SMALLEST_SNR = 1e-3;

    private final String words;
    private final String unit;
    private final ToDoubleFunction<Problem> value;

    /** @param words with the value in their midst @param unit of the ends of a range, behind them */
    NetworkTrait(String words, String unit, ToDoubleFunction<Problem> value) {
        this.words = words;
        this.unit = unit;
        this.value = value;
    }

    /** NaN where the problem has no such thing. */
    double of(Problem problem) {
        return value.applyAsDouble(problem);
    }

    /** In words. @param value as text */
    String words(String value) {
        return words.formatted(value);
    }

    /** Of the ends of a range, behind them. */
    String unit() {
        return unit;
    }

    private static double alpha(Problem problem) {
        return problem.utility().alpha();
    }

    private static double budgetsDb(Problem problem) {
        DoubleSummaryStatistics budgets = Arrays.stream(problem.budgetWatt()).summaryStatistics();
        return decibel(budgets.getMax() / budgets.getMin());
    }

    /** Of the SNR at equal power over the RBs. */
    private static double bestSnrDb(Problem problem, double percentile) {
        return StatUtils.percentile(IntStream.of(problem.covered()).mapToDouble(u -> decibel(twoBest(problem, u)[0]))
                .toArray(), percentile);
    }

    private static double leadDb(Problem problem) {
        return problem.sites() < 2 ? Double.NaN : StatUtils.percentile(IntStream.of(problem.covered())
                .mapToDouble(u -> decibel(twoBest(problem, u)[0] / twoBest(problem, u)[1])).toArray(), 50);
    }

    /** The largest mean SNR of a UE and the one after it. */
    private static double[] twoBest(Problem problem, int user) {
        Gains gains = problem.gains();
        double[] best = {SMALLEST_SNR, SMALLEST_SNR};
        for (int k = 0; k < gains.links(); k++) {
            int b = gains.site(user, k);
            double snr = gains.mean(user, b) * problem.budgetWatt(b) / (problem.blocks() * problem.radio().noiseWatt());
            best[1] = Math.max(best[1], Math.min(best[0], snr));
            best[0] = Math.max(best[0], snr);
        }
        return best;
    }

    /** Standard deviation over the mean, itself a mean over the UEs, of the link with the largest mean gain. */
    private static double fading(Problem problem) {
        Gains gains = problem.gains();
        return !gains.isFading() ? 0 : IntStream.of(problem.covered()).mapToDouble(u -> {
            int best = IntStream.range(0, gains.links()).map(k -> gains.site(u, k)).boxed()
                    .max((a, b) -> Double.compare(gains.mean(u, a), gains.mean(u, b))).orElseThrow();
            double[] blocks = IntStream.range(0, gains.blocks()).mapToDouble(r -> gains.at(u, best, r)).toArray();
            return Math.sqrt(StatUtils.populationVariance(blocks)) / StatUtils.mean(blocks);
        }).average().orElseThrow();
    }

    private static double decibel(double ratio) {
        return 10 * Math.log10(ratio);
    }
}
