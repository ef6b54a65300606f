package hetnet.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparseGainsTest {

    private static final int[] SITE = {0, 2, 1, 3, 0, 1};
    private static final double[] GAIN = {1, 2, 3, 0, 4, 5};
    private static final Gains SPARSE = Gains.sparse(4, 3, 2, SITE, GAIN);
    private static final Gains DENSE = Gains.flat(3, 4, 3, new double[] {1, 0, 2, 0, 0, 3, 0, 0, 4, 5, 0, 0});

    private static void assertSame(Gains expected, Gains actual) {
        assertEquals(expected.users(), actual.users());
        assertArrayEquals(expected.kept(), actual.kept());
        assertArrayEquals(expected.toArray(), actual.toArray());
        assertArrayEquals(expected.coveredUsers(), actual.coveredUsers());
        for (int u = 0; u < expected.users(); u++) {
            for (int b = 0; b < expected.sites(); b++) {
                assertEquals(expected.mean(u, b), actual.mean(u, b));
                assertEquals(expected.at(u, b, 1), actual.at(u, b, 1));
            }
        }
    }

    @Test
    void isTheDenseOneWithoutThePathsThatThereAreNot() {
        assertSame(DENSE, SPARSE);
        assertEquals(2, SPARSE.links());
        assertEquals(3, SPARSE.site(1, 1));
        assertSame(DENSE.scaled(new double[] {1, 2, 3, 4}), SPARSE.scaled(new double[] {1, 2, 3, 4}));
        assertSame(DENSE.ofUsers(new int[] {2, 0}), SPARSE.ofUsers(new int[] {2, 0}));
        Gains rows = SPARSE.rows(new int[] {1, 2, 0}, new int[] {3, 1, 0, 2});
        assertSame(DENSE.rows(new int[] {1, 2, 0}, new int[] {3, 1, 0, 2}), rows);
        for (int u = 0; u < 3; u++) {
            assertTrue(rows.site(u, 0) < rows.site(u, 1), "BSs of a UE rise");
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertEquals("5 gains and 6 BSs for 2 links of each UE to 4 BSs on 3 RBs",
                assertThrows(IllegalArgumentException.class, () ->
                        Gains.sparse(4, 3, 2, SITE, Arrays.copyOf(GAIN, 5))).getMessage());
        assertThrows(IllegalArgumentException.class, () -> Gains.sparse(4, 3, 5, new int[5], new double[5]));
        assertEquals("link 1 of UE 0 goes to BS 0 with gain 1.0: the BSs of a UE must rise up to 3, gains be "
                + "finite and not negative", assertThrows(IllegalArgumentException.class, () ->
                        Gains.sparse(4, 3, 2, new int[] {0, 0}, new double[] {1, 1})).getMessage());
        assertThrows(IllegalArgumentException.class, () ->
                Gains.sparse(4, 3, 2, new int[] {0, 1}, new double[] {1, Double.NaN}));
    }
}
