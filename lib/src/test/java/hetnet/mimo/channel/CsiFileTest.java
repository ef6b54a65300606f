package hetnet.mimo.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.Tally;
import hetnet.network.RadioConfig;
import hetnet.util.ScenarioException;
import hetnet.util.Seeds;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CsiFileTest {

    private static final String HEADER = "ue,bs,antenna,rb,re,im\n";
    private static final String ROWS = """
            7,A,0,0,0.1,-0.2
            7,A,1,0,0.3,0
            7,A,0,1,0,0.5
            7,A,1,1,0.25,0.25
            7,B,0,0,0,0
            7,B,0,1,0.125,0
            """;

    @RegisterExtension
    static final Tally TALLY = new Tally("csi");

    private static final int DAMAGES = 500;

    @TempDir
    private Path folder;

    private MimoNetwork read(String csi) throws IOException {
        return read(csi.getBytes(StandardCharsets.UTF_8));
    }

    private MimoNetwork read(byte[] csi) throws IOException {
        Files.writeString(folder.resolve("sites.csv"), "bs,x_m,y_m,z_m\nA,0,0,25\nB,100,0,25\n");
        Files.writeString(folder.resolve("users.csv"), "ue,x_m,y_m,z_m\n7,40,10,1.5\n");
        Files.writeString(folder.resolve("pathloss.csv"), "ue,bs,pathloss_db\n7,A,80\n7,B,90\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(CsiFile.NAME)))) {
            out.write(csi);
        }
        return MimoNetwork.read(folder, RadioConfig.paper());
    }

    private String refusal(String csi) {
        return assertThrows(ScenarioException.class, () -> read(csi)).getMessage();
    }

    @Test
    void coefficientsAreReadWhereTheyBelong() throws IOException {
        MimoNetwork network = read(HEADER + ROWS);
        assertArrayEquals(new int[] {2, 1}, network.csi().antennas());
        assertEquals(2, network.radio().blocks());
        assertEquals(0.3, network.csi().re(0, 0, 1, 0));
        assertEquals(0.5, network.csi().im(0, 0, 0, 1));
        assertEquals(0.125, network.csi().re(0, 1, 0, 1));
        assertEquals(0.125 * 0.125 / 2, network.csi().gain(0, 1));
    }

    @Test
    void everyRefusalNamesItsRow() {
        assertTrue(refusal(HEADER + ROWS.replace("7,A,1,1,0.25,0.25\n", "")).contains(
                "the row of UE '7', BS 'A', antenna 1, RB 1 is missing"));
        assertTrue(refusal(HEADER + ROWS + "7,A,0,0,1,1\n").contains("occur twice"));
        assertTrue(refusal(HEADER + ROWS + "8,A,0,0,1,1\n").contains("UE '8' is not in users.csv"));
        assertTrue(refusal(HEADER + ROWS.replace("0.3", "1.5")).contains("re = 1.5"),
                refusal(HEADER + ROWS.replace("0.3", "1.5")));
        assertTrue(refusal(HEADER + ROWS.substring(0, ROWS.indexOf("7,B"))).contains("no row of BS 'B'"));
    }

    /** Bits that flip, letters that fall out or stand twice, a file that ends too soon, packed or not. */
    @Test
    void damagedFilesAreReadOrRefusedInOneSentence() throws IOException {
        RandomGenerator random = Seeds.stream(9, "csi");
        byte[] whole = (HEADER + ROWS).getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < DAMAGES; i++) {
            int at = random.nextInt(whole.length);
            byte[] damaged = i % 4 == 0 ? Arrays.copyOf(whole, at) : whole.clone();
            if (i % 4 == 1) {
                damaged[at] ^= (byte) (1 << random.nextInt(8));
            } else if (i % 4 == 2) {
                damaged[at] = "0123456789.,-#e\n\t;\" \u00001\r".getBytes(StandardCharsets.UTF_8)[random.nextInt(22)];
            }
            try {
                read(damaged);
                if (i % 4 == 3) {
                    byte[] packed = Files.readAllBytes(folder.resolve(CsiFile.NAME));
                    packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
                    Files.write(folder.resolve(CsiFile.NAME), packed);
                    MimoNetwork.read(folder, RadioConfig.paper());
                }
            } catch (ScenarioException e) {
                assertTrue(e.getMessage().startsWith(folder.resolve(CsiFile.NAME).toString()), e.getMessage());
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
                refused++;
            }
            TALLY.count("damaged files of channels");
        }
        assertTrue(refused > DAMAGES / 2 && refused < DAMAGES, refused + " of them refused");
    }
}
