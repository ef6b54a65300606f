package hetnet.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the classes of the kernel, with cells that take messages in place of sockets. */
class KernelScreenTest {

    private final SocketlessKernel kernel = new SocketlessKernel();
    private final Cell first = new Cell();
    private final Cell second = new Cell();
    private final KernelScreen screen = new KernelScreen();

    /** The kernel evaluates nothing here. */
    private static final class SocketlessKernel extends BaseKernel {

        SocketlessKernel() {
            super("test", "0", null, List.of(), null, new JupyterIO(StandardCharsets.UTF_8), new CommManager(),
                    new Renderer(), null, null, false, new StringStyler.Builder().build());
        }

        void start() {
            installNotebookKernel();
        }

        void stop() {
            uninstallNotebookKernel();
        }

        /** Whose output is shown from now on; null between two cells. */
        void runs(Cell cell) throws ReflectiveOperationException {
            Field env = DisplayStream.class.getDeclaredField("env");
            env.setAccessible(true);
            env.set(getIO().display, cell);
        }

        @Override
        public Object evalRaw(String expression) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DisplayData inspect(String code, int at, boolean extraDetail) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ReplacementOptions complete(String code, int at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String isComplete(String code) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Cell extends ShellReplyEnvironment {

        private final List<DisplayData> messages = new ArrayList<>();
        private final List<String> threads = new ArrayList<>();
        private final List<Boolean> interrupted = new ArrayList<>();
        private RuntimeException failure;

        Cell() {
            super(null, null, null, null);
        }

        @Override
        public <T extends ContentType<T>> void publish(T content) {
            threads.add(Thread.currentThread().getName());
            interrupted.add(Thread.currentThread().isInterrupted());
            if (failure != null) {
                throw failure;
            }
            messages.add((DisplayData) content);
        }

        List<Object> texts() {
            return messages.stream().map(message -> message.getData(MIMEType.TEXT_PLAIN)).toList();
        }
    }

    @BeforeEach
    void start() throws ReflectiveOperationException {
        kernel.start();
        kernel.runs(first);
    }

    @AfterEach
    void stop() {
        kernel.stop();
        Thread.interrupted();
    }

    @Test
    void aKernelIsSeenWhereOneRuns() {
        assertTrue(KernelScreen.isKernel());
        kernel.stop();
        assertFalse(KernelScreen.isKernel());
        kernel.start();
    }

    @Test
    void oneDisplayIsUpdatedInPlaceInTheCellThatShowedItFirst() throws ReflectiveOperationException {
        screen.show("one", false);
        kernel.runs(null); // an interrupted cell ends at once, while its thread goes on
        screen.show("two", false);
        kernel.runs(second);
        screen.show("three", true);
        assertEquals(List.of("one", "two", "three"), first.texts());
        assertEquals(List.of(), second.messages);
        assertEquals(List.of(PublishDisplayData.class, PublishUpdateDisplayData.class, PublishUpdateDisplayData.class),
                first.messages.stream().map(Object::getClass).toList());
        assertEquals(1, first.messages.stream().map(KernelScreenTest::id).distinct().count());
        new KernelScreen().show("another", true);
        assertNotEquals(id(first.messages.get(0)), id(second.messages.get(0)));
    }

    private static String id(DisplayData message) {
        return message.getDisplayId();
    }

    @Test
    void drawsOnAThreadOfItsOwnAndLeavesAnInterruptToTheComputation() {
        Thread.currentThread().interrupt();
        screen.show("one", false);
        assertTrue(Thread.currentThread().isInterrupted(), "the flag is kept");
        screen.show("two", true);
        assertTrue(Thread.interrupted());
        assertEquals(List.of("one", "two"), first.texts(), "and nothing is lost");
        assertEquals(List.of("screen", "screen"), first.threads);
        assertEquals(List.of(false, false), first.interrupted);
    }

    @Test
    void aDisplayThatFailsIsSaidOnceAndDoesNotEndTheCell() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            first.failure = new IllegalStateException("socket closed");
            screen.show("one", false);
            screen.show("two", false);
            first.failure = null;
            screen.show("three", true);
        } finally {
            System.setErr(before);
        }
        assertEquals("hetnet-lab: the display cannot be updated (socket closed); the computation goes on",
                said.toString(StandardCharsets.UTF_8).strip());
        assertEquals(List.of("three"), first.texts(), "what can be shown again is shown");
        assertEquals(PublishDisplayData.class, first.messages.get(0).getClass(), "nothing is there yet to be updated");
    }
}
