package hetnet.channel.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.network.RadioConfig;
import hetnet.util.ArrayMath;
import hetnet.util.Decibels;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out and comes in again is the same network, to the bit. */
class NetworkExportTest {

    private static final Path DATA = Path.of("data");

    @TempDir
    private Path dir;

    static Stream<Arguments> foldersAndFormats() {
        return Stream.of("etoile", "etoile-hetnet", "etoile-fading").flatMap(folder -> Stream.of("npz", "mat", "csv")
                .map(format -> Arguments.of(folder, format)));
    }

    private static Snapshot open(Path folder) {
        return ScenarioFolder.read(folder, RadioConfig.paper().withBlocks(ScenarioFolder.blocks(folder).orElse(51)));
    }

    @ParameterizedTest
    @MethodSource("foldersAndFormats")
    void aFolderComesBackToTheBit(String folder, String format) {
        Snapshot before = open(DATA.resolve(folder));
        Path file = dir.resolve("network." + format);
        NetworkExport.write(before, new boolean[0], file);
        NetworkImport.read(file, format.equals("csv") ? Map.of() : Map.of("source", "hetnet"))
                .write(dir.resolve("again"));
        Snapshot after = open(dir.resolve("again"));
        assertEquals(before.channel().gains().digest(), after.channel().gains().digest());
        assertArrayEquals(before.channel().flatPathLossDb(), after.channel().flatPathLossDb());
        assertArrayEquals(before.channel().flatDistanceM(), after.channel().flatDistanceM());
        assertEquals(before.sites().ids(), after.sites().ids());
        assertEquals(before.users().ids(), after.users().ids());
        assertEquals(before.sites().tiers(), after.sites().tiers());
        assertArrayEquals(before.sites().budgetDbm(), after.sites().budgetDbm());
    }

    @Test
    void decibelsGiveTheSameGainAgain() {
        RandomGenerator random = Seeds.stream(3, "decibels");
        for (int i = 0; i < 10_000; i++) {
            double lossDb = 400 * random.nextDouble();
            double gain = ArrayMath.gain(lossDb);
            assertEquals(gain, ArrayMath.gain(Decibels.loss(gain)));
        }
        assertEquals(114.353, Decibels.loss(ArrayMath.gain(114.353)));
        assertEquals(0, Decibels.loss(1));
    }

    @Test
    void aFileOfAnotherEndingIsRefused() {
        Snapshot one = open(DATA.resolve("etoile-hetnet"));
        assertEquals("OUT = 'network.xlsx' must end with .npz, .mat or .csv", assertThrows(
                IllegalArgumentException.class, () -> NetworkExport.write(one, new boolean[0], Path.of("network.xlsx")))
                .getMessage());
    }
}
