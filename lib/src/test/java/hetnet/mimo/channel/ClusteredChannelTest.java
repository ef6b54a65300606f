package hetnet.mimo.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.BesselJ;
import org.junit.jupiter.api.Test;

class ClusteredChannelTest {

    private static final RadioConfig RADIO = RadioConfig.paper().withBlocks(3);
    private static final double BEARING = 0.3;
    private static final double AZIMUTH = Math.atan2(50, 80);

    private static Sites sites(int count) {
        return new Sites(IntStream.range(0, count).mapToObj(b -> "b" + b).toList(),
                IntStream.range(0, count).mapToObj(b -> new double[] {0, b, 2}).toArray(double[][]::new));
    }

    /** All in the same place. */
    private static Users users(int count) {
        return Users.still(IntStream.range(0, count).mapToObj(u -> "u" + u).toList(),
                IntStream.range(0, count).mapToObj(u -> new double[] {80, 50, 2}).toArray(double[][]::new));
    }

    private static Csi draw(ClusteredChannel model, int users, double[] gain, boolean los, List<Panel> panels) {
        boolean[] state = new boolean[users * panels.size()];
        Arrays.fill(state, los);
        return model.draw(sites(panels.size()), users(users), Gains.flat(users, panels.size(), 3, gain), state, panels,
                RADIO, Seeds.stream(3, "test"));
    }

    @Test
    void meanPowerIsTheScalarGain() {
        double[] gain = {1e-9, 3e-12, 0, 2e-7};
        Csi csi = draw(ClusteredChannel.standard(), 2, gain, true, List.of(Panel.line(8, 1), Panel.line(4, 2)));
        for (int link = 0; link < 4; link++) {
            assertEquals(gain[link], csi.gain(link / 2, link % 2), 1e-9 * gain[link]);
        }
        assertArrayEquals(gain, csi.gains().kept(), 1e-16);
        assertEquals(8, csi.width());
        assertEquals(0, csi.re(0, 1, 5, 0)); // a panel of four has no sixth element
        Csi other = csi.withGains(Gains.flat(2, 2, 3, new double[] {1, 1, 0, 4}));
        assertEquals(4, other.gain(1, 1), 1e-12);
        assertEquals(Math.atan2(csi.im(1, 1, 2, 1), csi.re(1, 1, 2, 1)),
                Math.atan2(other.im(1, 1, 2, 1), other.re(1, 1, 2, 1)), 1e-12);
    }

    /**
     * E h_a conj(h_c) over normal azimuths: exp(j z sin t) = sum_k J_k(z) exp(j k t) (Jacobi and Anger), and the mean
     * of exp(j k t) is exp(j k t_0 - k^2 sigma^2 / 2).
     */
    @Test
    void theCovarianceIsThatOfItsClosedForm() {
        int count = 20_000;
        ClusteredChannel model = new ClusteredChannel(6, 0.2, 0.5, 9e-8, 3e-7, 9, false);
        double[] gain = new double[count];
        Arrays.fill(gain, 2);
        Csi csi = draw(model, count, gain, false, List.of(Panel.line(4, BEARING)));
        for (int apart = 0; apart < 4; apart++) {
            double re = 0;
            double im = 0;
            for (int u = 0; u < count; u++) {
                re += csi.re(u, 0, apart, 1) * csi.re(u, 0, 0, 1) + csi.im(u, 0, apart, 1) * csi.im(u, 0, 0, 1);
                im += csi.im(u, 0, apart, 1) * csi.re(u, 0, 0, 1) - csi.re(u, 0, apart, 1) * csi.im(u, 0, 0, 1);
            }
            double[] wanted = closedForm(Math.PI * apart, AZIMUTH - BEARING, 0.5);
            double slack = 4 * 2 / Math.sqrt(count); // four standard errors
            assertEquals(2 * wanted[0], re / count, slack, "apart by " + apart);
            assertEquals(2 * wanted[1], im / count, slack, "apart by " + apart);
        }
    }

    private static double[] closedForm(double z, double angle, double sigma) {
        double re = 0;
        double im = 0;
        for (int k = -30; k <= 30; k++) {
            int n = Math.abs(k);
            double bessel = z == 0 ? (k == 0 ? 1 : 0) : BesselJ.value(n, z) * (k < 0 && n % 2 == 1 ? -1 : 1);
            double size = bessel * Math.exp(-k * k * sigma * sigma / 2);
            re += size * Math.cos(k * angle);
            im += size * Math.sin(k * angle);
        }
        return new double[] {re, im};
    }

    @Test
    void aStrongDirectRayPointsAtTheUser() {
        ClusteredChannel direct = new ClusteredChannel(1, 0.2, 0.5, 9e-8, 3e-7, 90, true);
        Csi csi = draw(direct, 1, new double[] {1}, true, List.of(Panel.line(3, BEARING)));
        double turn = Math.PI * Math.sin(AZIMUTH - BEARING);
        double first = Math.atan2(csi.im(0, 0, 0, 2), csi.re(0, 0, 0, 2));
        double second = Math.atan2(csi.im(0, 0, 1, 2), csi.re(0, 0, 1, 2));
        assertEquals(0, Math.IEEEremainder(second - first - turn, 2 * Math.PI), 1e-3);
    }

    @Test
    void rayleighFadingHasNoDirection() {
        int count = 20_000;
        double[] gain = new double[count];
        Arrays.fill(gain, 3);
        Csi csi = RayleighChannel.draw(Gains.flat(count, 1, 2, gain), new int[] {2}, Seeds.stream(1, "r"));
        double power = 0;
        double cross = 0;
        for (int u = 0; u < count; u++) {
            power += csi.gain(u, 0) / count;
            cross += (csi.re(u, 0, 0, 0) * csi.re(u, 0, 1, 0) + csi.im(u, 0, 0, 0) * csi.im(u, 0, 1, 0)) / count;
        }
        assertEquals(3, power, 0.06); // four standard errors of a mean of 80,000 exponentials
        assertEquals(0, cross, 0.09);
    }

    @Test
    void rowsMoveUsersAndSites() {
        Csi csi = draw(ClusteredChannel.standard(), 2, new double[] {1, 2, 3, 4}, false,
                List.of(Panel.line(2, 0), Panel.line(5, 1)));
        Csi moved = csi.rows(new int[] {1, 0}, new int[] {1, 0});
        assertEquals(csi.re(0, 1, 3, 2), moved.re(1, 0, 3, 2));
        assertArrayEquals(new int[] {5, 2}, moved.antennas());
        assertEquals(2, csi.ofUsers(new int[] {1}).rows(new int[] {0}, new int[] {0}).width());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertEquals("BS 0 has 1 antennas, but a coefficient for antenna 1", assertThrows(
                IllegalArgumentException.class, () -> new Csi(1, 1, new int[] {1, 2}, new double[] {1, 1, 1, 1},
                        new double[4])).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Csi(1, 1, new int[] {1}, new double[] {Double.NaN},
                new double[1]));
    }
}
