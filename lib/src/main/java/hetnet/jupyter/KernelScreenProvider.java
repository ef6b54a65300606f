package hetnet.jupyter;

import hetnet.report.Screen;
import hetnet.report.ScreenProvider;
import java.util.Optional;

/** Shows progress and live figures in the notebook's cell where this process is a kernel. */
public final class KernelScreenProvider implements ScreenProvider {

    @Override
    public Optional<Screen> open() {
        try {
            return KernelScreen.isKernel() ? Optional.of(new KernelScreen()) : Optional.empty();
        } catch (NoClassDefFoundError withoutKernel) { // a command line has none of the kernel's classes
            return Optional.empty();
        }
    }
}
