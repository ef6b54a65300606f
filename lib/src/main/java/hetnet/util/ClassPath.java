package hetnet.util;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Folders and jars that a command looks for classes in besides its own, while this is open; for the thread that opened
 * it.
 */
public final class ClassPath implements AutoCloseable {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final URLClassLoader loader;

    private ClassPath(URL[] urls) {
        loader = new URLClassLoader(urls, before);
        Thread.currentThread().setContextClassLoader(loader);
    }

    /**
     * @param path separated as in a class path; null for nothing
     * @throws InputException naming the part that is not there
     */
    public static ClassPath of(String path) {
        List<URL> urls = new ArrayList<>();
        for (String part : path == null || path.isEmpty() ? new String[0] : path.split(File.pathSeparator)) {
            if (!Files.exists(Path.of(part))) {
                throw new InputException("CLASSPATH: there is no folder or jar %s".formatted(part));
            }
            try {
                urls.add(Path.of(part).toUri().toURL());
            } catch (MalformedURLException e) {
                throw new InputException("CLASSPATH: %s cannot be read: %s".formatted(part, e.getMessage()));
            }
        }
        return new ClassPath(urls.toArray(URL[]::new));
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a jar of CLASSPATH cannot be closed: " + e.getMessage(), e);
        }
    }
}
