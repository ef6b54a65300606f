package hetnet.jupyter;

import java.lang.reflect.Field;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;

/**
 * Lets a cell that prints faster than its reader reads wait for the reader. Every printed line is a message of its own,
 * and the kernel's socket throws messages away without a word once a thousand of them wait: lines, results of cells,
 * and the word that a cell is over.
 */
final class LosslessOutput {

    private LosslessOutput() {
    }

    /**
     * Takes effect when the kernel is given its sockets, which is after extensions are installed and before anyone can
     * connect.
     */
    static void install(BaseKernel kernel) {
        try {
            Field manager = BaseKernel.class.getDeclaredField("commManager");
            manager.setAccessible(true);
            manager.set(kernel, new CommManager() {
                @Override
                public void setIOPubChannel(JupyterSocket output) {
                    output.setXpubNoDrop(true);
                    super.setIOPubChannel(output);
                }
            });
        } catch (ReflectiveOperationException otherKernel) {
            // then long output may have gaps; where the end of a cell is lost, the notebook runner says so
        }
    }
}
