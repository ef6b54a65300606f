package hetnet.train.utility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.solver.Problem;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is outside of the training is said, and nothing else. */
class TrainingRangeTest {

    private static TrainingRange range;

    @BeforeAll
    static void ofTheShippedWeights() {
        range = TrainingRange.of(UtilitySettings.standard());
    }

    /** Each UE hears one BS well, as in the training: 20 dB above the second. */
    private static Gains ordinary(int sites, int usersOfEach, int blocks) {
        double[] gain = new double[sites * usersOfEach * sites];
        Arrays.setAll(gain, i -> i / sites % sites == i % sites ? 1e-10 : 1e-12);
        return Gains.flat(sites * usersOfEach, sites, blocks, gain);
    }

    private static List<String> outside(Gains gains, double alpha) {
        return range.outside(new Problem(gains, RadioConfig.paper().withBlocks(gains.blocks()), alpha));
    }

    @Test
    void networksOfTheTrainingAreInside() {
        UtilitySettings settings = UtilitySettings.standard();
        RandomGenerator random = Seeds.stream(7, "other networks");
        for (int i = 0; i < 20; i++) {
            RandomNetworks drawn = RandomNetworks.draw(settings, settings.steps(), random);
            drawn.networks().forEach(gains -> assertEquals(List.of(),
                    range.outside(new Problem(gains, drawn.radio(), drawn.alpha()))));
        }
    }

    @Test
    void whatIsKeptIsWhatIsMeasured() {
        assertEquals(TrainingRange.measured(UtilitySettings.standard()), TrainingRange.SHIPPED);
    }

    @Test
    void anotherTrainingIsMeasured() {
        UtilitySettings close = UtilitySettings.standard().withPropagation(0, 0).withSides(80, 200, 0);
        assertEquals(List.of(), outside(ordinary(5, 30, 20), 1));
        List<String> sentences = TrainingRange.of(close)
                .outside(new Problem(ordinary(5, 30, 20), RadioConfig.paper().withBlocks(20), 1));
        assertTrue(sentences.get(0).startsWith("median of UEs' best SNR "), sentences::toString);
    }

    @Test
    void oneQuantityOutsideIsOneSentence() {
        assertEquals(List.of(), outside(ordinary(5, 30, 20), 1));
        assertEquals(List.of("200 BSs: the network was trained on 3 to 30"), outside(ordinary(200, 30, 20), 1));
        assertEquals(List.of("300 RBs: the network was trained on 10 to 24"), outside(ordinary(5, 30, 300), 1));
        assertEquals(List.of("alpha 4: the network was trained on 0.15 to 3"), outside(ordinary(5, 30, 20), 4));
        assertEquals(List.of("2 UEs per BS: the network was trained on 21.4 to 50"), outside(ordinary(5, 2, 20), 1));
    }

    @Test
    void budgetsFarApartAreOutside() {
        Problem equal = new Problem(ordinary(5, 30, 20), RadioConfig.paper().withBlocks(20), 1);
        double[] budget = IntStream.range(0, 5).mapToDouble(b -> b == 0 ? 1000 : 1).toArray();
        List<String> sentences = range.outside(equal.toBuilder().optBudgetWatt(budget).build());
        assertTrue(sentences.contains("budgets 30 dB apart: the network was trained on 0 to 20 dB"),
                sentences::toString);
    }

    @Test
    void lossesThatNoNetworkHas() {
        double[] gain = new double[150 * 5];
        Arrays.fill(gain, 0.1); // 10 dB
        List<String> sentences = outside(Gains.flat(150, 5, 20, gain), 1);
        assertTrue(sentences.get(0).startsWith("10th percentile of UEs' best SNR "), sentences::toString);
        assertTrue(sentences.get(1).startsWith("median of UEs' best SNR "), sentences::toString);
        assertTrue(sentences.get(2).startsWith("90th percentile of UEs' best SNR "), sentences::toString);
    }

    @Test
    void blocksThatDifferMoreThanAnyFading() {
        double[] gain = ordinary(5, 30, 20).toArray();
        Arrays.setAll(gain, i -> i % 20 == 0 ? 20 * gain[i] : 0);
        List<String> sentences = outside(Gains.fading(150, 5, 20, gain), 1);
        assertEquals(1, sentences.size(), sentences::toString);
        assertTrue(sentences.get(0).startsWith("gains of a link that deviate by 4.36 of their mean over the RBs: "),
                sentences::toString);
    }
}
