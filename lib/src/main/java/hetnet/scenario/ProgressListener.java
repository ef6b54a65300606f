package hetnet.scenario;

/** Told after each step of a long loop. */
@FunctionalInterface
public interface ProgressListener {

    /** Listens to nothing. */
    ProgressListener NONE = (done, total, message) -> { };

    /**
     * @param done    steps done so far, 1 to total
     * @param total   steps in all
     * @param message what the loop does now, one short phrase
     */
    void step(int done, int total, String message);
}
