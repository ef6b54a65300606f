package hetnet.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.PaperLayout;
import hetnet.util.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutsTest {

    @Test
    void readsThePapersFiveSites() {
        Sites sites = PaperLayout.sites(Path.of("data"));
        assertEquals(List.of("BS1", "BS2", "BS3", "BS5", "BS6"), sites.ids());
        assertArrayEquals(new double[] {235.504, 489.504, 25}, sites.positionM()[2]);
        Area area = Area.around(sites, 20);
        assertEquals(92 * 240, area.squareM(), 1e-6); // 52 m x 200 m and 20 m on every side
    }

    @Test
    void readsQuotesBlanksAndFurtherColumnsInAnyOrder(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("sites.csv");
        Files.writeString(file,
                "\uFEFF# made by hand\r\n\r\n\"z_m\", note ,bs,y_m,x_m\r\n25,\"a, \"\"b\"\"\",\"north-1\", 2 ,1e1\r\n"
                + "  # done\r\n3.5,,süd,-2,+1\r\n\r\n");
        Sites sites = Layouts.read(file);
        assertEquals(List.of("north-1", "süd"), sites.ids());
        assertArrayEquals(new double[] {10, 2, 25}, sites.positionM()[0]);
        assertArrayEquals(new double[] {1, -2, 3.5}, sites.positionM()[1]);
    }

    @Test
    void hexagonalRingsHaveTheSpacing() {
        Sites sites = Layouts.hexagonal(19, 200, 25);
        assertEquals("BS19", sites.ids().get(18));
        double[][] p = sites.positionM();
        for (int i = 0; i < 19; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < 19; j++) {
                if (i != j) {
                    nearest = Math.min(nearest, Math.hypot(p[i][0] - p[j][0], p[i][1] - p[j][1]));
                }
            }
            assertEquals(200, nearest, 1e-9);
            assertTrue(Math.hypot(p[i][0], p[i][1]) <= 400 + 1e-9);
        }
    }

    @Test
    void randomSitesKeepApart() {
        double[][] p = Layouts.random(7, 300, 60, 25, Seeds.stream(3, "sites")).positionM();
        for (int i = 0; i < 7; i++) {
            assertTrue(p[i][0] >= 0 && p[i][0] <= 300 && p[i][1] >= 0 && p[i][1] <= 300 && p[i][2] == 25);
            for (int j = 0; j < i; j++) {
                assertTrue(Math.hypot(p[i][0] - p[j][0], p[i][1] - p[j][1]) >= 60);
            }
        }
    }

    @Test
    void refusesACountOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> Layouts.hexagonal(0, 200, 25));
        assertThrows(IllegalArgumentException.class, () -> Layouts.hexagonal(3, 0, 25));
    }
}
