package hetnet.jupyter;

import hetnet.report.Screen;
import java.lang.reflect.Field;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dflib.jjava.jupyter.channels.ReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

/**
 * A display of the notebook, updated in place. It belongs to the cell that showed it first, even after that has ended:
 * an interrupted cell ends at once, while its thread still finishes its step and has a last word to say.
 */
public final class KernelScreen implements Screen {

    private String id;
    private ReplyEnvironment cell; // null where this release of the kernel does not tell
    private boolean failed;

    /** Whether this process is a notebook's kernel. */
    public static boolean isKernel() {
        try {
            return BaseKernel.notebookKernel() != null;
        } catch (NullPointerException noKernel) { // how the kernel says that none is running
            return false;
        }
    }

    /**
     * Draws and sends on a thread that nobody interrupts. On one that was interrupted the kernel's socket fails, maybe
     * in the middle of a message, and the interrupt is lost; here it waits for the computation to look at it. What
     * cannot be shown is said once and given up: hours of training are worth more than their picture.
     */
    @Override
    public void show(Object content, boolean last) {
        CompletableFuture.runAsync(() -> draw(content), task -> new Thread(task, "screen").start()).join();
    }

    private void draw(Object content) {
        try {
            send(content);
        } catch (RuntimeException | LinkageError e) { // the latter where a release of the kernel lacks something
            if (!failed) {
                failed = true;
                System.err.println("hetnet-lab: the display cannot be updated (%s); the computation goes on"
                        .formatted(e.getMessage()));
            }
        }
    }

    private void send(Object content) {
        BaseKernel kernel = BaseKernel.notebookKernel();
        DisplayData data = kernel.getRenderer().render(content);
        // not setDisplayId: its return type differs between releases of the kernel
        if (id == null) {
            String made = UUID.randomUUID().toString();
            cell = runningCell(kernel);
            data.putTransientData(DisplayData.DISPLAY_ID_KEY, made);
            kernel.display(data);
            id = made; // a display that failed cannot be updated
        } else if (cell == null) {
            kernel.getIO().display.updateDisplay(id, data);
        } else {
            data.putTransientData(DisplayData.DISPLAY_ID_KEY, id);
            cell.publish(new PublishUpdateDisplayData(data));
        }
    }

    /** The kernel forgets a cell when it ends, and has no public way to ask for it before. */
    private static ReplyEnvironment runningCell(BaseKernel kernel) {
        try {
            Field env = DisplayStream.class.getDeclaredField("env");
            env.setAccessible(true);
            return (ReplyEnvironment) env.get(kernel.getIO().display);
        } catch (ReflectiveOperationException otherRelease) {
            return null;
        }
    }
}
