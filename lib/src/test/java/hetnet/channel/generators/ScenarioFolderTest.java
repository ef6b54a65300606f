package hetnet.channel.generators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFolderTest {

    private static final RadioConfig TWO_BLOCKS = RadioConfig.paper().withBlocks(2);
    private static final double RELATIVE = 1e-12; // rounding

    @TempDir
    private Path dir;

    @Test
    void readsPathLossAndGainsPerBlock() throws Exception {
        ScenarioFiles.write(dir);
        Snapshot s = ScenarioFolder.read(dir, TWO_BLOCKS);
        assertEquals(List.of("A", "B-1"), s.sites().ids());
        assertEquals(List.of("1", "2", "x-3"), s.users().ids());
        assertEquals(Math.sqrt(50 * 50 + 25 + 23.5 * 23.5), s.channel().distanceM().getDouble(1, 0), 1e-9);
        assertEquals(100.5, s.channel().pathLossDb().getDouble(0, 1));
        assertEquals(Double.POSITIVE_INFINITY, s.channel().pathLossDb().getDouble(1, 1));
        Gains gains = s.channel().gains();
        assertTrue(gains.isFading());
        assertEquals(Math.pow(10, -7.9), gains.at(0, 0, 1), RELATIVE * 1e-8);
        assertEquals(Math.pow(10, -9.05), gains.at(1, 0, 1), RELATIVE * 1e-9);
        assertEquals(0, gains.at(1, 1, 0));
        assertEquals(0, gains.at(2, 0, 1)); // no rows at all for a pair without path
        assertTrue(gains.isCovered(1));
        assertFalse(gains.isCovered(2));
        assertEquals(2, s.coverage());
    }

    @Test
    void withoutGainsPerBlockThePathLossCountsOnEveryBlock() throws Exception {
        ScenarioFiles.write(dir);
        Files.delete(dir.resolve("rb_gain.csv.gz"));
        Gains gains = ScenarioFolder.read(dir, RadioConfig.paper()).channel().gains();
        assertFalse(gains.isFading());
        assertEquals(51, gains.blocks());
        assertEquals(1e-8, gains.at(0, 0, 50), RELATIVE * 1e-8);
        assertEquals(0, gains.at(1, 1, 7));
    }

    @Test
    void oddButLegalFilesMeanTheSame() throws Exception {
        ScenarioFiles.write(dir);
        double[] expected = ScenarioFolder.read(dir, TWO_BLOCKS).channel().gains().toArray();
        ScenarioFiles.put(dir, "sites.csv",
                "\uFEFF# sites\n\n z_m,y_m,bs , x_m\n25,0,A,0\n  # between\n2.5e1,0,B-1,1e2\n\n\n");
        ScenarioFiles.put(dir, "users.csv", ScenarioFiles.USERS.replace("\n", "\r\n") + "\r\n\r\n");
        ScenarioFiles.put(dir, "pathloss.csv",
                "los,pathloss_db,note,ue,bs\n,,\"a, b\",x-3,B-1\n1,+80.0,,1,A\n0, ,,2,B-1\n# half way\n"
                + "NaN, 90 ,,2,A\n0,100.5,#,1,\"B-1\"\n0,,,x-3,A"); // no line break at the end
        ScenarioFiles.put(dir, "rb_gain.csv.gz", ScenarioFiles.RB_GAIN.replace("ue,bs", "# packed\nue,bs")
                + "x-3,A,0,\n\n#\n");
        assertArrayEquals(expected, ScenarioFolder.read(dir, TWO_BLOCKS).channel().gains().toArray());
    }

    @Test
    void theRayTracedDistrictHas32UsersInCourtyards() {
        Snapshot s = ScenarioFolder.read(Path.of("data", "etoile"), RadioConfig.paper());
        assertEquals(2000, s.users().count());
        assertEquals(5, s.sites().count());
        assertEquals(1968, s.coverage());
        assertFalse(s.channel().gains().isFading());
        assertEquals(114.353, s.channel().pathLossDb().getDouble(0, 0));
    }

    @Test
    void theRayTracedFadingAgreesWithItsPathLoss() {
        Snapshot s = ScenarioFolder.read(Path.of("data", "etoile-fading"), RadioConfig.paper());
        Gains gains = s.channel().gains();
        assertEquals(400, s.users().count());
        assertEquals(392, s.coverage());
        assertTrue(gains.isFading());
        assertEquals(Math.pow(10, -13.1275), gains.at(0, 0, 0), RELATIVE * 1e-13);
        // The coherent gain averaged over the band is near the incoherent sum over paths.
        double difference = 0;
        int links = 0;
        for (int u = 0; u < 400; u++) {
            for (int b = 0; b < 5; b++) {
                double loss = s.channel().pathLossDb().getDouble(u, b);
                assertEquals(Double.isInfinite(loss), gains.mean(u, b) == 0);
                if (!Double.isInfinite(loss)) {
                    difference += loss + 10 * Math.log10(gains.mean(u, b));
                    links++;
                }
            }
        }
        assertEquals(2000 - 117, links);
        assertEquals(0, difference / links, 1); // dB; a mix-up of links would be tens of dB
    }
}
