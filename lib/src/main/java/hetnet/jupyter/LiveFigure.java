package hetnet.jupyter;

import hetnet.report.Screen;
import hetnet.report.figure.Figure;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A figure redrawn in place while a computation goes on; outside a notebook it shows nothing.
 * <pre>{@code
 * try (LiveFigure live = LiveFigure.open()) {
 *     ... live.update(() -> Figures.line("loss").setAxes("epoch", "loss").addSeries("training", losses).build());
 * }
 * }</pre>
 * What it showed last stays.
 */
public final class LiveFigure implements AutoCloseable {

    /** Drawing takes about a tenth of a second: once a second leaves the time to the computation. */
    static final long PERIOD_NANOS = 1_000_000_000L;

    private final Screen screen;
    private final LongSupplier nanoClock;
    private Supplier<Figure> pending;
    private boolean shown;
    private long lastShown;

    /** A figure that is shown anew now and then; the clock says when. */
    public LiveFigure(Screen screen, LongSupplier nanoClock) {
        this.screen = screen;
        this.nanoClock = nanoClock;
    }

    /** A place for figures, empty until the first update. */
    public static LiveFigure open() {
        return new LiveFigure(Screen.forFigures(), System::nanoTime);
    }

    /**
     * Replaces the figure. Of updates in quick succession only some are built and drawn, the latest when this closes.
     */
    public void update(Supplier<Figure> figure) {
        pending = figure;
        if (!shown || nanoClock.getAsLong() - lastShown >= PERIOD_NANOS) {
            draw(false);
        }
    }

    /** Replaces the figure by one that is built already. */
    public void update(Figure figure) {
        update(() -> figure);
    }

    @Override
    public void close() {
        if (pending != null) {
            draw(true);
        }
    }

    private void draw(boolean last) {
        screen.show(pending.get(), last);
        pending = null;
        shown = true;
        lastShown = nanoClock.getAsLong();
    }
}
