package hetnet.util;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where ND4J, PyTorch and JNA unpack their native libraries, about 830 MB once. By themselves they take folders in the
 * home directory; the kit names others to them before it loads the first of them, unless whoever started Java has.
 *
 * <p>They go to the folder that the system property {@code hetnet.cache} or the environment variable
 * {@code HETNET_CACHE} names, else among the temporary files. A program that uses ND4J or DJL before the kit calls
 * {@link #prepare} first.
 */
public final class NativeCaches {

    private static final String PROPERTY = "hetnet.cache";
    private static final String VARIABLE = "HETNET_CACHE";

    private NativeCaches() {
    }

    /** Names the folders to the libraries; without effect where they are named already. */
    public static void prepare() {
        missing(System.getProperties(), System.getenv()).forEach(System::setProperty);
    }

    /** The system properties to set. */
    static Map<String, String> missing(Properties properties, Map<String, String> environment) {
        String user = properties.getProperty("user.name", "").replaceAll("\\W", "_");
        String fallback = environment.getOrDefault(VARIABLE,
                Path.of(properties.getProperty("java.io.tmpdir"), "hetnet-lab-cache-" + user).toString());
        Path cache = Path.of(properties.getProperty(PROPERTY, fallback)).toAbsolutePath();
        Map<String, String> wanted = new TreeMap<>(Map.of(
                "org.bytedeco.javacpp.cachedir", cache.resolve("javacpp").toString(),
                "DJL_CACHE_DIR", cache.resolve("djl").toString(),
                "jna.tmpdir", cache.resolve("jna").toString(),
                "OPT_OUT_TRACKING", "true")); // DJL would report its use over the network
        wanted.keySet().removeIf(name -> properties.containsKey(name) || environment.containsKey(name));
        return wanted;
    }
}
