package hetnet.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class RowSetTest {

    private static final long ALL = Integer.MAX_VALUE;

    private static RowSet of(long... keys) {
        return RowSet.of(LongStream.of(keys).mapToObj(key -> (Row) RowFactory.create(key)).iterator(), ALL);
    }

    @Test
    void itHoldsWhatItsPartsHold() {
        RowSet set = of(5, 3, ALL - 1).and(of(4, 70_000));
        assertEquals(OptionalLong.empty(), set.wrong());
        assertEquals(5, set.count());
        assertEquals(3, set.count(new RowRange(0, 6)));
        assertEquals(2, set.count(new RowRange(6, ALL)));
        assertTrue(set.contains(ALL - 1) && set.contains(70_000));
        assertFalse(set.contains(0) || set.contains(6));
        assertEquals(0, set.nextMissing(0));
        assertEquals(6, set.nextMissing(3));
        assertEquals(ALL, set.nextMissing(ALL - 1));
    }

    @Test
    void rowsThatStandTwiceOrBelongToNobodyAreTold() {
        assertEquals(OptionalLong.of(3), of(3, 1, 3).wrong());
        assertEquals(OptionalLong.of(7), of(1, 7).and(of(7, 8)).wrong());
        assertEquals(OptionalLong.of(ALL), of(ALL).wrong());
        assertEquals(OptionalLong.of(-2), of(0).and(of(-2)).wrong());
        assertEquals(OptionalLong.of(1L << 40), of(1L << 40).and(of(0)).wrong());
    }

    @Test
    void aMillionRowsInARunAreAsSmallAsOne() throws IOException, ClassNotFoundException {
        byte[] bytes = bytes(new RowSet().and(of(LongStream.range(0, 1_000_000).toArray())));
        assertTrue(bytes.length < 1000, bytes.length + " bytes");
        RowSet back = (RowSet) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
        assertEquals(1_000_000, back.count());
        assertEquals(1_000_000, back.nextMissing(0));
    }

    private static byte[] bytes(RowSet set) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(set);
        }
        return bytes.toByteArray();
    }
}
