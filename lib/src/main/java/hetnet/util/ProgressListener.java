package hetnet.util;

/** What a long computation tells about itself; it knows nothing of where that is shown. */
@FunctionalInterface
public interface ProgressListener {

    /** Shows nothing. */
    ProgressListener NONE = (done, total, message) -> { };

    /**
     * @param done    steps finished so far, 0 ... total
     * @param total   steps in all
     * @param message the state in a few words, for example "loss 0.12"; may be empty
     */
    void step(int done, int total, String message);
}
