package hetnet.train.utility;

import hetnet.io.Artefact;
import hetnet.model.unrolled.InferenceSettings;
import hetnet.model.unrolled.UnrolledArchitecture;
import hetnet.util.Require;

/**
 * Everything about an unrolled network: what it is, how it is trained, and how it then decides.
 *
 * @param architecture of the network
 * @param training     how its weights come about
 * @param inference    how it decides with them; no training depends on it
 */
public record UnrolledConfig(UnrolledArchitecture architecture, UtilitySettings training, InferenceSettings inference) {

    /** @throws IllegalArgumentException when a part is missing */
    public UnrolledConfig {
        Require.given("architecture", architecture);
        Require.given("training", training);
        Require.given("inference", inference);
    }

    /** That of the shipped weights. */
    public static UnrolledConfig standard() {
        return new UnrolledConfig(UnrolledArchitecture.standard(), UtilitySettings.standard(),
                InferenceSettings.standard());
    }

    /** With another network. */
    public UnrolledConfig withArchitecture(UnrolledArchitecture other) {
        return new UnrolledConfig(other, training, inference);
    }

    /** With another training. */
    public UnrolledConfig withTraining(UtilitySettings other) {
        return new UnrolledConfig(architecture, other, inference);
    }

    /** Deciding in another way. */
    public UnrolledConfig withInference(InferenceSettings other) {
        return new UnrolledConfig(architecture, training, other);
    }

    /** Of the training alone: the same weights have the same fingerprint, however they decide. */
    public String trainingFingerprint() {
        return Artefact.fingerprint(architecture, training);
    }
}
