package hetnet.study.ablation;

import java.util.List;

/** A network, whole and with parts taken away, trained and measured the same way. */
public interface AblationStudy {

    /** Name of the network in every table. */
    String network();

    /** Names of the variants; the first is the whole network, with which the others are compared. */
    List<String> variants();

    /**
     * Trains and measures one variant. The same seed gives every variant the same data. A training that was interrupted
     * leaves the thread interrupted, and its result is worth nothing.
     */
    AblationRun run(String variant, long seed);

    /** Names everything that decides the result of {@link #run}. */
    String fingerprint(String variant, long seed);
}
