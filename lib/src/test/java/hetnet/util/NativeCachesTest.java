package hetnet.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeCachesTest {

    private static final String JAVACPP = "org.bytedeco.javacpp.cachedir";
    private static final String DJL = "DJL_CACHE_DIR";

    private static Properties properties(String... pairs) {
        Properties properties = new Properties();
        properties.putAll(Map.of("java.io.tmpdir", "/tmp", "user.name", "A. User", "user.home", "/home/a"));
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    @Test
    void nothingGoesHome() {
        Map<String, String> set = NativeCaches.missing(properties(), Map.of());
        assertEquals(Set.of(JAVACPP, DJL, "jna.tmpdir", "OPT_OUT_TRACKING"), set.keySet());
        set.values().forEach(value -> assertFalse(value.startsWith("/home"), value));
        assertEquals(Path.of("/tmp/hetnet-lab-cache-A__User/djl").toAbsolutePath().toString(), set.get(DJL));
    }

    @Test
    void theCallersFolderComesBeforeTheEnvironments() {
        Map<String, String> environment = Map.of("HETNET_CACHE", "/var/cache");
        assertEquals(Path.of("/var/cache/javacpp").toAbsolutePath().toString(),
                NativeCaches.missing(properties(), environment).get(JAVACPP));
        assertEquals(Path.of("/mine/javacpp").toAbsolutePath().toString(),
                NativeCaches.missing(properties("hetnet.cache", "/mine"), environment).get(JAVACPP));
    }

    @Test
    void whatIsNamedAlreadyStays() {
        Map<String, String> set = NativeCaches.missing(properties(JAVACPP, "/a"), Map.of(DJL, "/b"));
        assertEquals(Set.of("jna.tmpdir", "OPT_OUT_TRACKING"), set.keySet());
    }

    @Test
    void thisProcessHasItsFolders() {
        Tensors.of(new double[1], 1);
        assertEquals(Map.of(), NativeCaches.missing(System.getProperties(), System.getenv()));
    }
}
