package hetnet.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.report.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReuseMapTest {

    @Test
    void blocksOfOnePatternStandTogetherTheMostFrequentFirst() {
        ReuseMap map = ReuseMap.of(new double[][] {{4, 0, 4, 0, 0.1}, {0, 3, 0, 3, 3}, {0, 1, 1, 1, 1}});
        assertArrayEquals(new int[] {1, 3, 4, 0, 2}, map.blocks());
        assertArrayEquals(new double[] {0, 0, 0.1, 4, 4}, map.powerWatt()[0]);
        assertEquals("sending,blocks\nB + C,3\nA,1\nA + C,1\n", Tables.csv(map.table("reuse", List.of("A", "B", "C"))));
    }

    @Test
    void decibelsAreOverAnEvenShareAndEndAtTheFloor() {
        double[][] db = ReuseMap.of(new double[][] {{0, 4}, {0, 0}, {3.99, 0.01}}).overEvenShareDb(-20);
        assertArrayEquals(new double[] {-20, 10 * Math.log10(2)}, db[0], 1e-12);
        assertArrayEquals(new double[] {-20, -20}, db[1]);
        assertArrayEquals(new double[] {10 * Math.log10(1.995), -20}, db[2], 1e-12); // 0.01 W of 2 W are -23 dB
    }

    @Test
    void evenPowersAreOnePatternAndSilenceIsNone() {
        assertEquals("sending,blocks\nA,2\n", Tables.csv(ReuseMap.of(new double[][] {{1, 1}, {0, 0}})
                .table("reuse", List.of("A", "B"))));
        assertEquals("sending,blocks\nnone,2\n", Tables.csv(ReuseMap.of(new double[2][2])
                .table("reuse", List.of("A", "B"))));
    }
}
