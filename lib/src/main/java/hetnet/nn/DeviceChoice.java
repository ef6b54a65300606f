package hetnet.nn;

import ai.djl.Device;
import ai.djl.engine.Engine;
import hetnet.util.NativeCaches;

/** Where the network runs. */
public enum DeviceChoice {
    /** A GPU where DJL finds one, else the CPU. */
    AUTO,
    /** The CPU, even beside a GPU. */
    CPU,
    /** A GPU, or an error. */
    GPU;

    /**
     * @return the DJL device
     * @throws IllegalStateException when {@link #GPU} is asked for and DJL finds none
     */
    public Device device() {
        Engine engine = engine();
        int gpus = this == CPU ? 0 : engine.getGpuCount();
        if (this == GPU && gpus == 0) {
            throw new IllegalStateException("device = gpu, but DJL finds no GPU: use device = auto or cpu, or set up "
                    + "CUDA as "
                    + "environment/README.md describes");
        }
        return gpus > 0 ? Device.gpu() : Device.cpu();
    }

    /**
     * An interrupt that came before waits until the engine is loaded: there it would get lost, and the training would
     * not stop.
     */
    private static Engine engine() {
        NativeCaches.prepare();
        boolean interrupted = Thread.interrupted();
        try {
            // on this thread, which it leaves without gradients unless they are asked for
            return Engine.getEngine("PyTorch");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
