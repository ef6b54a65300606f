package hetnet.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.jupyter.LiveFigure;
import hetnet.report.figure.Figure;
import hetnet.report.figure.Figures;
import hetnet.util.ProgressListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long MILLI = 1_000_000;

    private final List<Object> shown = new ArrayList<>();
    private final List<Boolean> last = new ArrayList<>();
    private final Screen screen = (content, isLast) -> {
        shown.add(content);
        last.add(isLast);
    };
    private long now;

    @Test
    void showsAFewStatesASecondAndAlwaysTheFinalOne() {
        try (Progress bar = new Progress("training", 1000, screen, () -> now)) {
            for (int i = 0; i < 1000; i++) {
                now += MILLI;
                bar.step("loss " + i);
            }
            bar.close(); // closing twice shows it once
        }
        assertEquals(1 + 4 + 1, shown.size(), "at the start, every quarter of a second, at the end");
        assertEquals(1, last.stream().filter(isLast -> isLast).count());
        assertEquals("training [########################] 100 %, 1000/1000, 1000/s, in 1.0 s, loss 999",
                shown.get(5).toString());
    }

    @Test
    void computationsReportThroughTheListener() {
        Progress bar = new Progress("drop", 10, screen, () -> now);
        ProgressListener listener = bar;
        now += 20_000 * MILLI;
        listener.step(5, 25, "");
        assertEquals("drop [#####-------------------] 20 %, 5/25, 0.25/s, 1:20 left", shown.get(1).toString());
        ProgressListener.NONE.step(1, 2, "shows nothing");
    }

    @Test
    void anInterruptStopsAComputationAtItsNextStep() {
        CancellationException stopped = assertThrows(CancellationException.class, () -> {
            try (Progress bar = new Progress("references", 8, screen, () -> now)) {
                bar.step("one");
                Thread.currentThread().interrupt();
                bar.step("two");
            }
        });
        assertEquals("references: stopped after step 2 of 8", stopped.getMessage());
        assertEquals("references [######------------------] 25 %, 2/8, in 0.0 s, stopped",
                shown.get(shown.size() - 1).toString());
        assertFalse(Thread.currentThread().isInterrupted(), "what closes files on the way out must not see it again");
    }

    @Test
    void abandonedOrUnknownLengthsAreShownAsTheyAre() {
        new Progress("a", 0, screen, () -> now).close();
        assertEquals("a [------------------------] 0 %, 0/0, in 0.0 s", shown.get(1).toString());
        assertEquals("b [############------------] 50 %, 2/4, 0.0005/s, in 1:06:40",
                new Progress.State("b", 2, 4, "", 4000, true).toString());
    }

    @Test
    void aTerminalLineIsOverwrittenAndAFileGetsOnlyTheEnd() {
        assertEquals("\rlong line\rend      " + System.lineSeparator(), printed(true));
        assertEquals("end" + System.lineSeparator(), printed(false));
    }

    private static String printed(boolean overwrite) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TerminalScreen terminal = new TerminalScreen(new PrintStream(bytes, true, StandardCharsets.UTF_8), overwrite);
        terminal.show("long line", false);
        terminal.show("end", true);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLiveFigureBuildsOnlyWhatItDrawsAndEndsWithTheLatest() {
        Figure figure = Figures.line("loss").setAxes("epoch", "loss").addSeries("training", new double[] {2, 1})
                .build();
        List<Integer> built = new ArrayList<>();
        try (LiveFigure live = new LiveFigure(screen, () -> now)) {
            for (int i = 0; i < 25; i++) {
                int epoch = i;
                live.update(() -> {
                    built.add(epoch);
                    return figure;
                });
                now += 100 * MILLI;
            }
        }
        assertEquals(List.of(0, 10, 20, 24), built);
        assertTrue(last.get(3) && shown.get(3) == figure);
    }

    @Test
    void outsideAKernelBothWorkWithoutOne() {
        try (Progress bar = Progress.of("test", 1); LiveFigure live = LiveFigure.open()) {
            bar.step("done");
            live.update(Figures.line("a").setAxes("x", "y").addSeries("s", new double[] {1}).build());
        }
    }
}
