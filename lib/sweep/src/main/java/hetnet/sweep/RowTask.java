package hetnet.sweep;

import hetnet.study.sweep.RowMaker;
import hetnet.study.sweep.Sweep;
import hetnet.study.sweep.SweepInputs;
import hetnet.study.sweep.SweepRow;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.Spliterators;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/** What a task does: make the rows of its ranges that are missing, one after the other. */
final class RowTask implements FlatMapFunction<Iterator<RowRange>, Row> {

    private static final long serialVersionUID = 1L;

    private final String study;
    private final Broadcast<SweepInputs> inputs;
    private final Broadcast<RowSet> done;
    private final LongAccumulator nanos;

    /**
     * @param study  its id
     * @param inputs what it is made of
     * @param done   indices of rows that are there already
     * @param nanos  counts the time that rows take, less that of writing them
     */
    RowTask(String study, Broadcast<SweepInputs> inputs, Broadcast<RowSet> done, LongAccumulator nanos) {
        this.study = study;
        this.inputs = inputs;
        this.done = done;
        this.nanos = nanos;
    }

    @Override
    public Iterator<Row> call(Iterator<RowRange> ranges) {
        Sweep sweep = StudyCopy.of(study, inputs::value);
        RowMaker maker = StudyCopy.maker(sweep);
        RowSet present = done.value();
        PrimitiveIterator.OfLong missing = StreamSupport.stream(Spliterators.spliteratorUnknownSize(ranges, 0), false)
                .flatMapToLong(range -> LongStream.range(range.from(), range.to()))
                .filter(index -> !present.contains(index)).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return missing.hasNext();
            }

            @Override
            public Row next() {
                long start = System.nanoTime();
                SweepRow row = sweep.row(maker, missing.nextLong());
                nanos.add(System.nanoTime() - start);
                return RowSchema.toSpark(row, sweep.arrays().size());
            }
        };
    }
}
