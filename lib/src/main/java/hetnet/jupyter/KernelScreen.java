package hetnet.jupyter;

import java.util.UUID;

import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** A display of the notebook, updated in place. */
final class KernelScreen implements Screen {

    private String id;

    static boolean isKernel() {
        try {
            return BaseKernel.notebookKernel() != null;
        } catch (NullPointerException noKernel) { // how the kernel says that none is running
            return false;
        }
    }

    @Override
    public void show(Object content, boolean last) {
        BaseKernel kernel = BaseKernel.notebookKernel();
        DisplayData data = kernel.getRenderer().render(content);
        if (id == null) {
            id = UUID.randomUUID().toString();
            // not setDisplayId: its return type differs between releases of the kernel
            data.putTransientData(DisplayData.DISPLAY_ID_KEY, id);
            kernel.display(data);
        } else {
            kernel.getIO().display.updateDisplay(id, data);
        }
    }
}
