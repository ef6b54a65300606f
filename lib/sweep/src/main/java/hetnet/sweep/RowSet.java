package hetnet.sweep;

import java.io.Serializable;
import java.util.Iterator;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.roaringbitmap.RoaringBitmap;

/**
 * Indices of rows. A run of them takes a few bytes however long it is, so that the set of all rows of a study is
 * hardly larger than that of a few.
 */
final class RowSet implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final long NONE = -1;

    private final RoaringBitmap indices = new RoaringBitmap();
    private long wrong = NONE; // a row that does not belong in here, if there is one

    /** The rows of a part of a study. @param keys their indices @param all of the study: an index is less than it */
    static RowSet of(Iterator<Row> keys, long all) {
        RowSet set = new RowSet();
        while (keys.hasNext()) {
            long key = keys.next().getLong(0);
            if (key < 0 || key >= all || !set.indices.checkedAdd((int) key)) {
                set.wrong = key;
            }
        }
        set.indices.runOptimize();
        return set;
    }

    /** Both in one, which is this one. */
    RowSet and(RowSet other) {
        if (RoaringBitmap.intersects(indices, other.indices)) {
            wrong = RoaringBitmap.and(indices, other.indices).first();
        }
        wrong = other.wrong == NONE ? wrong : other.wrong;
        indices.or(other.indices);
        indices.runOptimize();
        return this;
    }

    /** This one, with the rows from one index to before another. */
    RowSet and(RowRange range) {
        indices.add(range.from(), range.to());
        return this;
    }

    /** An index that was given twice, or is none of the study. */
    OptionalLong wrong() {
        return wrong == NONE ? OptionalLong.empty() : OptionalLong.of(wrong);
    }

    boolean contains(long index) {
        return indices.contains((int) index);
    }

    /** How many there are. */
    long count() {
        return indices.getLongCardinality();
    }

    /** How many of a range there are. */
    long count(RowRange range) {
        return indices.rangeCardinality(range.from(), range.to());
    }

    /** The first index from here on that is not in it. */
    long nextMissing(long from) {
        return indices.nextAbsentValue((int) from);
    }
}
