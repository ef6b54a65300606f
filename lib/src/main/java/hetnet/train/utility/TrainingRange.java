package hetnet.train.utility;

import hetnet.channel.Gains;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.solver.Problem;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * What the weights of an unrolled network were trained on, and where a problem lies outside. What the settings of the
 * training bound is taken from them; the rest is measured on networks drawn as the training drew them at its end, once
 * and for all where the weights are the shipped ones.
 * Outside, a decision is still feasible and worth no less than the baseline's, but the network has not learned it.
 *
 * <pre>{@code
 * TrainingRange.of(model).outside(problem).forEach(System.out::println);
 * // 62 BSs: the network was trained on 3 to 30
 * }</pre>
 */
public final class TrainingRange {

    /** Steps whose networks are measured; the same ones each time. */
    private static final int STEPS = 100;
    /** Ranges that were measured go on to the next multiple of this in dB, for a draw seldom meets an end. */
    private static final double STEP_DB = 10;
    /** The same of a share. */
    private static final double STEP_SHARE = 0.1;
    /** Digits that are shown. */
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    /** Traits that no setting bounds. */
    private static final List<NetworkTrait> MEASURED = List.of(NetworkTrait.BLOCKS, NetworkTrait.LOW_SNR,
            NetworkTrait.MIDDLE_SNR, NetworkTrait.HIGH_SNR, NetworkTrait.LEAD, NetworkTrait.FADING);
    /** What {@link #measured} finds for the shipped weights, for it takes seconds; a test measures it anew. */
    static final Map<NetworkTrait, Range> SHIPPED = Map.of(NetworkTrait.BLOCKS, new Range(10, 24),
            NetworkTrait.LOW_SNR, new Range(-20, 70), NetworkTrait.MIDDLE_SNR, new Range(0, 80),
            NetworkTrait.HIGH_SNR, new Range(30, 90), NetworkTrait.LEAD, new Range(0, 40),
            NetworkTrait.FADING, new Range(0, 7 * STEP_SHARE));

    private final Map<NetworkTrait, Range> ranges;

    /** Both ends belong to it. */
    record Range(double least, double most) {

        static final Range NONE = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        Range with(double value) {
            return new Range(Math.min(least, value), Math.max(most, value));
        }

        Range outwards(double step) {
            return new Range(step * Math.floor(least / step), step * Math.ceil(most / step));
        }

        boolean lacks(double value) {
            return value < least || value > most;
        }
    }

    private TrainingRange(Map<NetworkTrait, Range> ranges) {
        this.ranges = ranges;
    }

    /** That of a model, by the settings of its training; those of the shipped weights where it has none. */
    public static TrainingRange of(UnrolledModel model) {
        return of(Settings.overrideKnown(UtilitySettings.standard(), model.settings()));
    }

    /** That of the weights which this training makes. */
    public static TrainingRange of(UtilitySettings settings) {
        Map<NetworkTrait, Range> ranges = new EnumMap<>(
                settings.equals(UtilitySettings.standard()) ? SHIPPED : measured(settings));
        int few = Math.min(RandomNetworks.FEW_SITES, settings.mostSites());
        ranges.put(NetworkTrait.SITES, new Range(RandomNetworks.FEWEST_SITES,
                settings.manySitesShare() > 0 ? settings.mostSites() : few));
        ranges.put(NetworkTrait.USERS_PER_SITE, new Range((double) settings.users() / few,
                (double) settings.users() / RandomNetworks.FEWEST_SITES));
        ranges.put(NetworkTrait.ALPHA, new Range(RandomNetworks.SMALLEST_ALPHA, RandomNetworks.LARGEST_ALPHA));
        ranges.put(NetworkTrait.BUDGETS, new Range(0, settings.tieredShare() > 0 ? RandomNetworks.MOST_TIERS_APART_DB
                : settings.smallCellShare() > 0 ? RandomNetworks.MOST_BELOW_DB : 0));
        return new TrainingRange(ranges);
    }

    /** On networks drawn as the training drew them. */
    static Map<NetworkTrait, Range> measured(UtilitySettings settings) {
        Map<NetworkTrait, Range> ranges = new EnumMap<>(NetworkTrait.class);
        RandomGenerator random = Seeds.stream(settings.seed(), "training range");
        for (int i = 0; i < STEPS; i++) {
            RandomNetworks drawn = RandomNetworks.draw(settings, settings.steps(), random);
            for (Gains gains : drawn.networks()) {
                Problem problem = new Problem(gains, drawn.radio(), drawn.alpha());
                for (NetworkTrait trait : MEASURED) {
                    ranges.merge(trait, Range.NONE.with(trait.of(problem)), (a, b) -> a.with(b.least()));
                }
            }
        }
        List.of(NetworkTrait.LOW_SNR, NetworkTrait.MIDDLE_SNR, NetworkTrait.HIGH_SNR, NetworkTrait.LEAD)
                .forEach(trait -> ranges.computeIfPresent(trait, (t, range) -> range.outwards(STEP_DB)));
        ranges.computeIfPresent(NetworkTrait.FADING, (t, range) -> range.outwards(STEP_SHARE));
        return ranges;
    }

    /**
     * Where a problem is unlike those of the training: a sentence for each of the numbers of BSs, of UEs per BS and of
     * RBs, alpha, the spread of the budgets, quantiles of the SNR of UEs' best links, their lead over the second, and
     * the fading, where it is out of range.
     *
     * @return empty where the problem is like them
     */
    public List<String> outside(Problem problem) {
        List<String> sentences = new ArrayList<>();
        ranges.forEach((trait, range) -> {
            double value = trait.of(problem);
            if (range.lacks(value)) {
                sentences.add("%s: the network was trained on %s to %s%s".formatted(trait.words(number(value)),
                        number(range.least()), number(range.most()), trait.unit()));
            }
        });
        return List.copyOf(sentences);
    }

    private static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return value == Math.rint(value) ? exact.toBigInteger().toString()
                : exact.round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
