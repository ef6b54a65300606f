package hetnet.report;

import java.util.Optional;
import java.util.ServiceLoader;

/** A place where progress and figures can be shown besides the terminal; found through {@code META-INF/services}. */
public interface ScreenProvider {

    /** A new display; empty where this process has no such place. */
    Optional<Screen> open();

    /** A new display of the first provider that has one; empty in a plain command. */
    static Optional<Screen> openFirst() {
        return ServiceLoader.load(ScreenProvider.class, ScreenProvider.class.getClassLoader()).stream()
                .map(provider -> provider.get().open()).flatMap(Optional::stream).findFirst();
    }
}
