package hetnet.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.util.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class MobilityTest {

    private static final Area AREA = new Area(-10, 5, 40, 25);

    /** Metres; a path of up to 2 km is folded in steps, each with its own rounding. */
    private static final double FOLDING_TOLERANCE = 1e-8;

    @Test
    void isEquationOneWhileInside() {
        Users users = new Users(List.of("a"), new double[][] {{0, 10, 1.5}}, new double[] {3}, new double[] {0.4});
        Users after = Mobility.step(users, AREA, 2);
        assertArrayEquals(new double[] {6 * Math.cos(0.4), 10 + 6 * Math.sin(0.4), 1.5}, after.positionM()[0]);
        assertEquals(0.4, after.headingRad()[0]);
        assertEquals(3, after.speedMps()[0]);
        assertArrayEquals(new double[] {0, 10, 1.5}, users.positionM()[0]); // the old positions stay
    }

    @Test
    void reflectsLikeABilliardBall() {
        Users users = UniformDrop.drop(AREA, 100, 1, 1.5, 20, Seeds.stream(1, "drop"));
        for (double dt : new double[] {0, 0.1, 1, 7, 100}) {
            Users after = Mobility.step(users, AREA, dt);
            for (int u = 0; u < users.count(); u++) {
                double[] expected = billiard(users, u, dt);
                double[] p = after.positionM()[u];
                assertTrue(AREA.contains(p[0], p[1]));
                assertEquals(expected[0], p[0], FOLDING_TOLERANCE);
                assertEquals(expected[1], p[1], FOLDING_TOLERANCE);
                assertEquals(expected[2], Math.cos(after.headingRad()[u]), FOLDING_TOLERANCE);
                assertEquals(expected[3], Math.sin(after.headingRad()[u]), FOLDING_TOLERANCE);
            }
        }
    }

    /** From wall to wall: x, y and the direction at the end. */
    private static double[] billiard(Users users, int u, double dt) {
        double x = users.positionM()[u][0];
        double y = users.positionM()[u][1];
        double dx = Math.cos(users.headingRad()[u]);
        double dy = Math.sin(users.headingRad()[u]);
        double left = users.speedMps()[u] * dt;
        while (true) {
            double toX = ((dx > 0 ? AREA.maxXM() : AREA.minXM()) - x) / dx;
            double toY = ((dy > 0 ? AREA.maxYM() : AREA.minYM()) - y) / dy;
            double path = Math.min(left, Math.min(toX, toY));
            x += path * dx;
            y += path * dy;
            left -= path;
            if (left <= 0) {
                return new double[] {x, y, dx, dy};
            }
            if (toX <= toY) {
                dx = -dx;
            } else {
                dy = -dy;
            }
        }
    }

    @Test
    void manyStepsStayInside() {
        Users users = UniformDrop.drop(AREA, 100, 1, 1.5, 30, Seeds.stream(2, "drop"));
        for (int t = 0; t < 500; t++) {
            users = Mobility.step(users, AREA, 0.37);
        }
        for (double[] p : users.positionM()) {
            assertTrue(AREA.contains(p[0], p[1]));
        }
    }

    @Test
    void refusesAUserOutside() {
        Users outside = Users.still(List.of("far-1"), new double[][] {{100, 10, 1.5}});
        String message = assertThrows(IllegalArgumentException.class, () -> Mobility.step(outside, AREA, 1))
                .getMessage();
        assertTrue(message.contains("far-1") && message.contains("outside"), message);
    }
}
