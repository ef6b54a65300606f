package hetnet.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    private final Tiny tiny = new Tiny(2000, 2, false, 3);

    @Test
    void spatialSplitHoldsOutWholeCellsOfAboutTheWantedShare() {
        Split split = spatial(10, 0.2, 1);
        assertEquals(0.2, split.heldOut().length / 1999.0, 0.02);
        Set<Integer> trainingCells = cells(split.training());
        Set<Integer> heldOutCells = cells(split.heldOut());
        trainingCells.retainAll(heldOutCells);
        assertTrue(trainingCells.isEmpty(), "no cell is in both parts");
    }

    @Test
    void bothSplitsPartitionTheCoveredUsers() {
        for (Split split : new Split[] {spatial(10, 0.2, 1), Split.random(tiny.gains, 0.2, Seeds.stream(1, "split"))}) {
            int[] all = IntStream.concat(IntStream.of(split.training()), IntStream.of(split.heldOut())).sorted()
                    .toArray();
            assertArrayEquals(IntStream.range(0, 1999).toArray(), all); // UE 1999 is out of coverage
        }
    }

    @Test
    void sameSeedSameSplitOtherSeedAnother() {
        assertArrayEquals(spatial(10, 0.2, 1).heldOut(), spatial(10, 0.2, 1).heldOut());
        assertTrue(!Arrays.equals(spatial(10, 0.2, 1).heldOut(), spatial(10, 0.2, 2).heldOut()));
    }

    @Test
    void oneOccupiedCellKeepsEveryoneForTraining() {
        Split split = spatial(1, 0.5, 1);
        assertEquals(1999, split.training().length);
        assertEquals(0, split.heldOut().length);
    }

    @Test
    void randomSplitHasTheExactShareAndKeepsOneForTraining() {
        assertEquals(400, Split.random(tiny.gains, 0.2, Seeds.stream(1, "split")).heldOut().length);
        Split two = Split.random(new Tiny(2, 2, false, 1).gains, 0.9, Seeds.stream(1, "split"));
        assertArrayEquals(new int[] {0}, two.training());
    }

    @Test
    void sharesAndCellsOutOfRangeAreNamed() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> spatial(0, 0.2, 1)).getMessage()
                .contains("cells = 0"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> spatial(5, 1.2, 1)).getMessage()
                .contains("heldOutShare = 1.2"));
    }

    private Split spatial(int cells, double share, long seed) {
        return Split.spatial(tiny.users, tiny.gains, Tiny.AREA, cells, share, Seeds.stream(seed, "split"));
    }

    private Set<Integer> cells(int[] users) {
        Set<Integer> cells = new HashSet<>();
        for (int u : users) {
            double[] p = tiny.users.positionM()[u];
            cells.add((int) (p[0] / 10) * 100 + (int) (p[1] / 10));
        }
        return cells;
    }
}
