package hetnet.study.mimo;

import hetnet.mimo.model.engine.PrecodingRestriction;
import hetnet.mimo.train.PrecodingLoss;
import hetnet.mimo.train.PrecodingSettings;
import hetnet.util.Settings;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The network that precodes as it is, and without one of the things that it is made of. */
public enum PrecodingAblation {

    /** As it is. */
    WHOLE(PrecodingRestriction.NONE, PrecodingLoss.UTILITY),
    /** One price for all antennas of a BS. */
    TIED_PRICES(PrecodingRestriction.TIED_PRICES, PrecodingLoss.UTILITY),
    /** Beams that mind the UEs of their own cell alone. */
    OWN_CELL(PrecodingRestriction.OWN_CELL, PrecodingLoss.UTILITY),
    /** Trained to imitate WMMSE. */
    LABELS(PrecodingRestriction.NONE, PrecodingLoss.LABELS);

    private final PrecodingRestriction restriction;
    private final PrecodingLoss loss;

    PrecodingAblation(PrecodingRestriction restriction, PrecodingLoss loss) {
        this.restriction = restriction;
        this.loss = loss;
    }

    /** @throws IllegalArgumentException when there is none of this label; the message has those that there are */
    public static PrecodingAblation of(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("variant '%s' is unknown; known are %s".formatted(label,
                        Arrays.stream(values()).map(PrecodingAblation::label).collect(Collectors.joining(", ")))));
    }

    /** As it stands in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The settings of its training: those of the whole network in all else, and the same networks step by step. */
    PrecodingSettings of(PrecodingSettings whole) {
        return Settings.with(Settings.with(whole, "restriction", restriction), "loss", loss);
    }
}
