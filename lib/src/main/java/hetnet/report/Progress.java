package hetnet.report;

import hetnet.util.ProgressListener;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/**
 * A progress bar with rate and time left, updated in place in a notebook and in a terminal:
 * <pre>{@code
 * try (Progress bar = Progress.of("training", epochs)) {
 *     trainer.fit(data, bar);       // anything that takes a ProgressListener
 *     bar.step("loss 0.12");        // or step by step
 * }
 * }</pre>
 * What it showed last stays. A computation that does not look for interrupts itself stops at its next step: the kernel
 * ends an interrupted cell at once, but cannot end its thread, which would go on unseen.
 */
public final class Progress implements ProgressListener, AutoCloseable {

    /** Four updates a second look smooth and cost nothing. */
    static final long PERIOD_NANOS = 250_000_000L;
    private static final int BAR_LETTERS = 24;

    private final String label;
    private final Screen screen;
    private final LongSupplier nanoClock;
    private final long start;
    private int done;
    private int total;
    private String message = "";
    private long lastShown;
    private boolean closed;

    Progress(String label, int total, Screen screen, LongSupplier nanoClock) {
        this.label = label;
        this.total = total;
        this.screen = screen;
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
        show(false);
    }

    /**
     * A bar at 0.
     *
     * @param total steps expected; 0 where that is not known yet
     */
    public static Progress of(String label, int total) {
        return new Progress(label, total, Screen.forProgress(), System::nanoTime);
    }

    /**
     * One more step is done.
     *
     * @throws CancellationException as {@link #step(int, int, String)} does
     */
    public void step(String message) {
        step(done + 1, total, message);
    }

    /** @throws CancellationException when the thread was interrupted, which stops whoever reports this step */
    @Override
    public void step(int done, int total, String message) {
        this.done = done;
        this.total = total;
        this.message = message;
        if (Thread.interrupted()) {
            this.message = "stopped";
            throw new CancellationException("%s: stopped after step %d of %d".formatted(label, done, total));
        }
        if (nanoClock.getAsLong() - lastShown >= PERIOD_NANOS) {
            show(false);
        }
    }

    /** Shows the final state, whether or not all steps were done. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            show(true);
        }
    }

    private void show(boolean last) {
        lastShown = nanoClock.getAsLong();
        screen.show(new State(label, done, total, message, (lastShown - start) / 1e9, last), last);
    }

    /** What is seen at one instant. */
    public record State(String label, int done, int total, String message, double seconds, boolean last) {

        /** One line for a terminal. */
        @Override
        public String toString() {
            int filled = (int) Math.round(share() * BAR_LETTERS);
            String bar = "#".repeat(filled) + "-".repeat(BAR_LETTERS - filled);
            return label + " [" + bar + "] " + numbers();
        }

        /** One line for a notebook. */
        public String html() {
            return "<div style=\"display:flex;align-items:center;gap:.8em;font-variant-numeric:tabular-nums\"><b>%s</b>"
                    .formatted(Tables.escape(label))
                    + "<progress style=\"flex:none;width:16em\" max=\"%d\" value=\"%d\"></progress>"
                    .formatted(Math.max(total, 1), done)
                    + "<span>%s</span></div>".formatted(Tables.escape(numbers()));
        }

        private double share() {
            return total == 0 ? 0 : Math.min(1, done / (double) total);
        }

        /** Percentage, k/n, rate, time, message. */
        private String numbers() {
            StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%.0f %%, %d/%d", 100 * share(), done,
                    total));
            if (done > 0 && seconds > 0) {
                text.append(", ").append(Tables.number(done / seconds)).append("/s");
                if (!last && done < total) {
                    text.append(", ").append(clock(seconds / done * (total - done))).append(" left");
                }
            }
            if (last) {
                text.append(", in ").append(clock(seconds));
            }
            return message.isEmpty() ? text.toString() : text + ", " + message;
        }

        /** Minutes and seconds, hours where needed; tenths below ten seconds. */
        private static String clock(double seconds) {
            if (seconds < 10) {
                return String.format(Locale.ROOT, "%.1f s", seconds);
            }
            Duration time = Duration.ofSeconds(Math.round(seconds));
            return time.toHours() > 0
                    ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                    : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
        }
    }
}
