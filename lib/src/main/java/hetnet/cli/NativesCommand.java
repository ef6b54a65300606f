package hetnet.cli;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hetnet.cli.setting.Workplace;
import hetnet.nn.DeviceChoice;
import hetnet.util.NativeCaches;
import java.util.List;
import java.util.concurrent.Callable;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;

/**
 * The command behind {@code make natives}: has ND4J and PyTorch unpack their native libraries and add two numbers, so
 * that no later session needs a network or the time for it, and says what they run on.
 */
@Command(name = "natives", header = "Unpack the native libraries of PyTorch and ND4J, and say what they run on.")
final class NativesCommand implements Callable<Integer> {

    private final Workplace place;

    NativesCommand(Workplace place) {
        this.place = place;
    }

    /** Prints {@link #describe}. */
    @Override
    public Integer call() {
        describe().forEach(place.out()::println);
        return Hetnet.OK;
    }

    /**
     * One line for ND4J, one for PyTorch with the device that {@link DeviceChoice#AUTO} chooses.
     *
     * @throws IllegalStateException when a library computes a wrong sum
     */
    static List<String> describe() {
        NativeCaches.prepare();
        requireTwo("ND4J", Nd4j.ones(2).sumNumber().doubleValue());
        Engine engine = Engine.getEngine("PyTorch");
        Device device = DeviceChoice.AUTO.device();
        try (NDManager manager = engine.newBaseManager(device)) {
            requireTwo("PyTorch", manager.ones(new Shape(2)).sum().getFloat());
        }
        return List.of("ND4J computes on the CPU (%s)".formatted(Nd4j.getBackend().getClass().getSimpleName()),
                "PyTorch %s computes on %s; GPUs found: %d".formatted(engine.getVersion(), device,
                        engine.getGpuCount()));
    }

    private static void requireTwo(String library, double sum) {
        if (sum != 2) {
            throw new IllegalStateException("%s computes 1 + 1 = %s".formatted(library, sum));
        }
    }
}
