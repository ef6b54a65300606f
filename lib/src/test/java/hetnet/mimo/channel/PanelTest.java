package hetnet.mimo.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PanelTest {

    private static final double WAVE_M = 0.1;
    private static final double FAR_M = 1e6;

    /** Against distances: the wave from an element that is nearer by d arrives earlier by 2 pi d / wavelength. */
    @Test
    void phasesAreThoseOfDistances() {
        Panel panel = new Panel(4, 3, 0.7, 0, ElementPattern.ISOTROPIC);
        double azimuth = 1.9;
        double elevation = -0.4;
        double[] to = {FAR_M * Math.cos(elevation) * Math.cos(azimuth),
                FAR_M * Math.cos(elevation) * Math.sin(azimuth), FAR_M * Math.sin(elevation)};
        double[] phase = panel.phases(azimuth, elevation);
        double first = distance(new double[3], to);
        for (int a = 0; a < panel.elements(); a++) {
            double left = a % 4 * WAVE_M / 2;
            double[] at = {-left * Math.sin(0.7), left * Math.cos(0.7), a / 4 * WAVE_M / 2};
            assertEquals(2 * Math.PI * (first - distance(at, to)) / WAVE_M, phase[a], 1e-4, "element " + a);
        }
    }

    private static double distance(double[] p, double[] q) {
        return Math.sqrt(Math.pow(p[0] - q[0], 2) + Math.pow(p[1] - q[1], 2) + Math.pow(p[2] - q[2], 2));
    }

    @Test
    void broadsideMeetsAllElementsAtOnce() {
        for (double phase : Panel.line(8, 2.2).phases(2.2, 0)) {
            assertEquals(0, phase, 1e-12);
        }
    }

    @Test
    void theSectorPatternIsThatOfTheStandard() {
        assertEquals(8, ElementPattern.SECTOR.gainDbi(0, 0), 1e-12);
        assertEquals(8 - 3, ElementPattern.SECTOR.gainDbi(Math.toRadians(32.5), 0), 1e-12); // half the beam width
        assertEquals(8 - 6, ElementPattern.SECTOR.gainDbi(Math.toRadians(32.5), Math.toRadians(-32.5)), 1e-12);
        assertEquals(8 - 30, ElementPattern.SECTOR.gainDbi(Math.PI, 0), 1e-12);
        assertEquals(8, ElementPattern.SECTOR.gainDbi(2 * Math.PI, 0), 1e-12);
    }

    @Test
    void sectorsLookThreeWays() {
        var sectors = Panel.line(4, 0.1).sectors();
        assertEquals(3, sectors.size());
        assertEquals(0.1 + 4 * Math.PI / 3, sectors.get(2).bearingRad(), 1e-12);
        assertEquals(ElementPattern.SECTOR, sectors.get(1).pattern());
    }

    @Test
    void emptyPanelsAreRefused() {
        assertEquals("columns = 0 elements is out of range: allowed are 1 to 1024 elements",
                assertThrows(IllegalArgumentException.class, () -> Panel.line(0, 0)).getMessage());
    }
}
