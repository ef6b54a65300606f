package hetnet.study.mimo;

import hetnet.mimo.train.PrecodingSettings;
import hetnet.util.Require;
import hetnet.util.Settings;
import java.util.Map;

/**
 * How {@link PrecodingAblations} train and judge.
 *
 * @param seeds    trainings of each variant; their seeds begin at that of the training
 * @param rounds   of the decisions by which they are judged
 * @param layouts  of each class
 * @param training of the whole network
 */
public record PrecodingAblationsConfig(int seeds, int rounds, int layouts, PrecodingSettings training) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public PrecodingAblationsConfig {
        Require.inRange("seeds", seeds, 1, 1000, "seeds");
        Require.inRange("rounds", rounds, 1, 1000, "rounds");
        Require.inRange("layouts", layouts, 1, 10_000, "layouts");
        Require.given("training", training);
    }

    /** Five small trainings of each: about twenty minutes on one thread. */
    public static PrecodingAblationsConfig standard() {
        PrecodingSettings small = PrecodingSettings.standard().withSteps(120).withStreams(260);
        for (Map.Entry<String, Object> part : Map.<String, Object>of("mostRounds", 8, "sumShare", 0.5,
                "tiedShare", 0.0).entrySet()) {
            small = Settings.with(small, part.getKey(), part.getValue());
        }
        return new PrecodingAblationsConfig(5, 8, 24, small);
    }
}
