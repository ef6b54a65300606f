package hetnet.study.ablation;

import hetnet.channel.generators.ScenarioConfig;
import hetnet.model.unrolled.InferenceSettings;
import hetnet.model.unrolled.UnrolledArchitecture;
import hetnet.study.quality.QualityConfig;
import hetnet.train.imitation.TrainConfig;
import hetnet.train.utility.UnrolledConfig;
import hetnet.train.utility.UtilitySettings;
import hetnet.util.Require;
/**
 * How much {@code make ablations} trains and measures.
 *
 * @param seeds   trainings of every variant, 2 or more
 * @param users   UEs of the paper's drop
 * @param epochs  of the paper's network
 * @param steps   of the unrolled network
 * @param layouts random layouts of each spacing that the unrolled network is measured on
 */
public record AblationConfig(int seeds, int users, int epochs, int steps, int layouts) {

    /** Apart from the seed of the layouts of {@link QualityConfig#standard}. */
    private static final long LAYOUT_SEED = 2;
    /** UEs of each of those layouts, and WMMSE's starts there: fewer than for a result that stands for itself. */
    private static final int LAYOUT_USERS = 150;
    private static final int RESTARTS = 3;
    /**
     * A small budget, the same for all: networks of 100 UEs, four at a time, half of the rounds of the shipped weights
     * and no perturbations, which would hide what the parts are worth.
     */
    private static final UnrolledConfig SMALL = new UnrolledConfig(UnrolledArchitecture.standard(),
            UtilitySettings.standard().withBatch(4, 100).withRounds(6, 10)
            .withPropagation(UtilitySettings.standard().randomisedShare(), 0),
            InferenceSettings.standard().withInferenceRounds(20).withPerturbations(0));

    /** @throws IllegalArgumentException when a value is out of its range */
    public AblationConfig {
        Require.inRange("seeds", seeds, 2, 1000, "seeds");
        Require.inRange("users", users, 20, 5400, "UEs");
        Require.inRange("epochs", epochs, 1, 100_000, "epochs");
        Require.inRange("steps", steps, 1, 10_000_000, "steps");
        Require.inRange("layouts", layouts, 1, 100_000, "layouts");
    }

    /** The settings of the shipped tables. */
    public static AblationConfig standard() {
        return new AblationConfig(5, 5400, 150, 300, 5);
    }

    /** The drop that the paper's network learns from. */
    public ScenarioConfig scenario() {
        return ScenarioConfig.paper().withUsers(users);
    }

    /** Training of the paper's network. */
    public TrainConfig training() {
        return TrainConfig.paper().withEpochs(epochs);
    }

    /** Training of the unrolled network. */
    public UnrolledConfig unrolled() {
        return SMALL.withTraining(SMALL.training().withSteps(steps));
    }

    /** The layouts that the unrolled network is measured on. */
    public QualityConfig quality() {
        return QualityConfig.standard().withLayouts(layouts).withUsers(LAYOUT_USERS).withDrops(0).withRestarts(RESTARTS)
                .withRefineSteps(1)
                .withSeed(LAYOUT_SEED);
    }
}
