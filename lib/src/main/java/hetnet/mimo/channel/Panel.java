package hetnet.mimo.channel;

import hetnet.util.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * An antenna panel: columns x rows of elements in a vertical plane, half a wavelength apart, so that one row is a
 * uniform line. Element a stands in column a mod columns, counted to the left as seen from behind, and in row a div
 * columns, counted upwards.
 *
 * @param columns    elements side by side, 1 to 1024
 * @param rows       elements above each other, 1 to 1024
 * @param bearingRad azimuth of broadside from the x axis, counter-clockwise
 * @param downtiltRad angle of broadside below the horizon, which the element pattern follows
 * @param pattern    of each element
 */
public record Panel(int columns, int rows, double bearingRad, double downtiltRad, ElementPattern pattern) {

    private static final double SECTOR_RAD = Math.toRadians(120);

    /** @throws IllegalArgumentException when a value is out of its range */
    public Panel {
        Require.inRange("columns", columns, 1, 1024, "elements");
        Require.inRange("rows", rows, 1, 1024, "elements");
        Require.inRange("elements", columns * rows, 1, 1024, "elements");
        Require.inRange("bearingRad", bearingRad, -100, 100, "rad");
        Require.inRange("downtiltRad", downtiltRad, -Math.PI / 2, Math.PI / 2, "rad");
        Require.given("pattern", pattern);
    }

    /** A horizontal uniform line of isotropic elements. */
    public static Panel line(int elements, double bearingRad) {
        return new Panel(elements, 1, bearingRad, 0, ElementPattern.ISOTROPIC);
    }

    /** Three panels like this one, back to back: the sectors of a site, 120 degrees apart. */
    public List<Panel> sectors() {
        List<Panel> three = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            three.add(new Panel(columns, rows, bearingRad + s * SECTOR_RAD, downtiltRad, ElementPattern.SECTOR));
        }
        return three;
    }

    /** The number of elements. */
    public int elements() {
        return columns * rows;
    }

    /**
     * The phase of each element for a plane wave that leaves in a direction, before the element pattern: pi (n cos(el)
     * sin(az) + m sin(el)) for the element in column n and row m, az from broadside.
     *
     * @param azimuthRad   of the direction, from the x axis
     * @param elevationRad above the horizon
     * @return shape [A], radian
     */
    public double[] phases(double azimuthRad, double elevationRad) {
        double across = Math.PI * Math.cos(elevationRad) * Math.sin(azimuthRad - bearingRad);
        double up = Math.PI * Math.sin(elevationRad);
        double[] phase = new double[elements()];
        for (int a = 0; a < phase.length; a++) {
            phase[a] = a % columns * across + a / columns * up;
        }
        return phase;
    }

    /** The amplitude gain of an element in a direction. */
    double amplitude(double azimuthRad, double elevationRad) {
        return pattern.amplitude(azimuthRad - bearingRad, elevationRad + downtiltRad);
    }
}
