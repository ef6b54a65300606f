package hetnet.mimo.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.imports.ImportedNetwork;
import hetnet.channel.imports.NetworkExport;
import hetnet.channel.imports.NetworkImport;
import hetnet.io.arrays.ArrayFile;
import hetnet.io.arrays.NumberArray;
import hetnet.network.RadioConfig;
import hetnet.util.InputException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels of antennas from files of NumPy, as the network that precodes reads them. */
class ImportedCsiTest {

    private static final Path SAMPLES = Path.of("lib", "src", "test", "resources", "imports");
    private static final int USERS = 6;
    private static final int SITES = 3;
    private static final int ANTENNAS = 2;
    private static final int BLOCKS = 4;
    private static final Map<String, String> SIONNA = Map.of("source", "sionna", "antennas", "keep");

    @TempDir
    private Path dir;

    private static Map<String, String> plain(String... more) {
        Map<String, String> options = new HashMap<>(Map.of("gains", "H", "axes", "ue,bs,antenna,rb", "quantity",
                "channel", "sites", "bs", "users", "ue", "antennas", "keep"));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return options;
    }

    /** Written and read again. */
    private Csi csi(Path file, Map<String, String> options) {
        ImportedNetwork network = NetworkImport.read(file, options);
        assertTrue(network.summary().contains("channels of %d antennas of each BS on %d RBs are kept in csi.csv.gz"
                .formatted(network.channels().get(0).antennas(), network.channels().get(0).blocks())));
        Path folder = dir.resolve("network");
        network.write(folder);
        return MimoNetwork.read(folder, RadioConfig.paper()).csi();
    }

    private static NumberArray h() {
        try (ArrayFile file = ArrayFile.open(SAMPLES.resolve("channel.npz"))) {
            return file.numbers("H");
        }
    }

    /** @param scale of amplitudes @param size and first: the RBs of the file that are RBs here */
    private static void assertChannels(Csi csi, double scale, int size, int first) {
        NumberArray h = h();
        assertEquals(BLOCKS / size, csi.blocks());
        for (int i = 0; i < USERS * SITES * ANTENNAS * csi.blocks(); i++) {
            int r = i % csi.blocks();
            int a = i / csi.blocks() % ANTENNAS;
            int link = i / csi.blocks() / ANTENNAS;
            int from = (link * ANTENNAS + a) * BLOCKS + r * size + first;
            assertEquals(scale * h.real()[from], csi.re(link / SITES, link % SITES, a, r), Math.ulp(scale));
            assertEquals(scale * h.imaginary()[from], csi.im(link / SITES, link % SITES, a, r), Math.ulp(scale));
        }
    }

    @Test
    void channelsAreThoseOfTheFile() {
        assertChannels(csi(SAMPLES.resolve("channel.npz"), plain()), 1, 1, 0);
        assertChannels(csi(SAMPLES.resolve("sionna_cfr.npz"), SIONNA), 1, 1, 0);
    }

    @Test
    void realAndImaginaryPartMayBeAnAxis() {
        NumberArray h = h();
        Path file = dir.resolve("parts.npz");
        NumberArray parts = NumberArray.stack(List.of(NumberArray.of(h.real(), h.shape()),
                NumberArray.of(h.imaginary(), h.shape())));
        try (ArrayFile whole = ArrayFile.open(SAMPLES.resolve("channel.npz"))) {
            NetworkExport.write(Map.of("H", parts, "bs", whole.numbers("bs"), "ue", whole.numbers("ue")), file);
        }
        assertChannels(csi(file, plain("axes", "reim,ue,bs,antenna,rb")), 1, 1, 0);
    }

    /** What a script keeps of one trace: paths and their frequency response, under the names of Sionna. */
    @Test
    void oneFileMayHoldPathsAndResponses() {
        Path file = dir.resolve("both.npz");
        try (ArrayFile paths = ArrayFile.open(SAMPLES.resolve("sionna_paths.npz"));
                ArrayFile response = ArrayFile.open(SAMPLES.resolve("sionna_cfr.npz"))) {
            NetworkExport.write(Map.of("a", paths.numbers("a"), "h_freq", response.numbers("h_freq"), "tx",
                    paths.numbers("tx"), "rx", paths.numbers("rx")), file);
        }
        Map<String, String> options = new HashMap<>(SIONNA);
        options.put("gains", "h_freq");
        assertChannels(csi(file, options), 1, 1, 0);
        assertFalse(NetworkImport.read(file, Map.of("source", "sionna")).snapshot().channel().gains().isFading());
    }

    /** The gains beside them have the same offset, so that both say the same. */
    @Test
    void anOffsetCountsForAmplitudesToo() {
        Csi csi = csi(SAMPLES.resolve("channel.npz"), plain("offsetDb", "-20"));
        assertChannels(csi, 0.1, 1, 0);
        double gain = NetworkImport.read(SAMPLES.resolve("channel.npz"), plain("offsetDb", "-20")).snapshot().channel()
                .gains().mean(1, 1);
        assertEquals(gain, csi.gain(1, 1), 1e-12 * gain);
    }

    @Test
    void anRbHasTheChannelOfItsMiddleSubcarrier() {
        assertChannels(csi(SAMPLES.resolve("channel.npz"), plain("rbSize", "2")), 1, 2, 1);
    }

    @Test
    void pathsAndPowersAndAntennasOfUesAreRefused() {
        assertRefused("sionna_paths.npz", SIONNA, "a holds single paths; Sionna's cfr adds them up (h_freq)");
        assertRefused("gain_fortran.npz", plain("gains", "G", "axes", "ue,bs,rb", "quantity", "gain", "siteAxes",
                "xyz,bs"), "G holds linear power gains");
        assertRefused("channel.npz", plain("axes", "ue,bs,antenna,antenna"), "several antennas at UEs too");
        assertRefused("channel.npz", plain("axes", "ue,bs,time,rb", "time", "all", "stepS", "1"),
                "TIME=all asks for several instants");
    }

    private static void assertRefused(String file, Map<String, String> options, String message) {
        String said = assertThrows(IllegalArgumentException.class, () -> NetworkImport.read(SAMPLES.resolve(file),
                options)).getMessage();
        assertTrue(said.startsWith("ANTENNAS=keep wants channels of antennas and RBs, but ") && said.contains(message),
                said);
    }

    /** Channels that stay behind would be taken for those of the network that comes after. */
    @Test
    void channelsOfAnotherNetworkAreNotLeftInTheFolder() {
        Path folder = dir.resolve("network");
        NetworkImport.read(SAMPLES.resolve("channel.npz"), plain()).write(folder);
        ImportedNetwork mean = NetworkImport.read(SAMPLES.resolve("channel.npz"), plain("antennas", "mean"));
        assertTrue(mean.channels().isEmpty());
        assertTrue(assertThrows(InputException.class, () -> mean.write(folder)).getMessage().contains(
                "holds csi.csv.gz of another network"));
    }
}
