package hetnet.sweep;

import hetnet.study.sweep.Sweep;
import hetnet.study.sweep.SweepRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.functions;

/**
 * The rows of a study as Parquet, below {@code parquet/study=ID/class=NAME}: the whole of {@code parquet} is one data
 * set, whose columns {@code study} and {@code class} are its folders. Spark's own committer writes them: what a task
 * has written is seen when its job is done.
 */
final class RowStore {

    private static final int ROWS_AT_A_TIME = 20_000; // of those that come to the driver in their order

    private final SparkSession spark;
    private final Sweep sweep;
    private final Path folder;
    private final FileSystem files;

    /** @param out folder of all results, on any file system that Hadoop knows */
    RowStore(SparkSession spark, Sweep sweep, Path out) {
        this.spark = spark;
        this.sweep = sweep;
        this.folder = new Path(out, "parquet/study=" + sweep.id());
        try {
            files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot reach " + out + ": " + e.getMessage(), e);
        }
    }

    /**
     * Removes what a driver left that was killed: the next commit would take it for its own, and rows would stand
     * twice.
     */
    void tidy() {
        try {
            files.mkdirs(folder);
            files.delete(new Path(folder, "_temporary"), true);
            for (FileStatus staged : files.globStatus(new Path(folder, ".spark-staging-*"))) {
                files.delete(staged.getPath(), true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Indices of the rows that are there.
     *
     * @throws IllegalStateException when one is there twice, or belongs to no key
     */
    RowSet done() {
        if (isEmpty()) {
            return new RowSet();
        }
        long all = sweep.keys().count();
        RowSet done = read().select(RowSchema.KEY).javaRDD().mapPartitions(keys -> List.of(RowSet.of(keys, all))
                .iterator()).fold(new RowSet(), RowSet::and);
        done.wrong().ifPresent(key -> {
            throw new IllegalStateException(("row %d stands in %s twice, or belongs to no study like this: move "
                    + "that folder away").formatted(key, folder));
        });
        return done;
    }

    /**
     * Takes away the rows that failed, so that they are missing. Classes without any are left as they are; of the
     * others Spark writes the good rows anew.
     */
    void dropFailed() {
        if (isEmpty()) {
            return;
        }
        Column failed = functions.col(RowSchema.REASON).isNotNull();
        List<String> touched = classes(read().filter(failed));
        if (touched.isEmpty()) {
            return;
        }
        Dataset<Row> good = read(sweep.arrays()).filter(functions.col(RowSchema.CLASS).isin(touched.toArray())).filter(
                functions.not(failed));
        List<String> gone = new ArrayList<>(touched);
        gone.removeAll(classes(good));
        write(good, SaveMode.Overwrite);
        try {
            for (String name : gone) { // nothing of them was written, so that nothing was overwritten
                files.delete(new Path(folder, ExternalCatalogUtils.getPartitionPathString(RowSchema.CLASS, name)),
                        true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static List<String> classes(Dataset<Row> rows) {
        return rows.select(RowSchema.CLASS).distinct().as(Encoders.STRING()).collectAsList();
    }

    private boolean isEmpty() {
        try {
            return !files.exists(folder) || files.globStatus(new Path(folder, "class=*")).length == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private Dataset<Row> read() {
        return read(List.of());
    }

    /** @param arrays those that are wanted beside the values */
    private Dataset<Row> read(List<String> arrays) {
        return spark.read().schema(RowSchema.of(sweep.metrics(), arrays)).parquet(folder.toString());
    }

    /** Makes these rows and adds them, all or none. */
    void append(JavaRDD<Row> rows) {
        write(spark.createDataFrame(rows, RowSchema.of(sweep.metrics(), sweep.arrays())), SaveMode.Append);
    }

    /** @param mode to add them, or to put them in the place of what their classes have */
    private void write(Dataset<Row> rows, SaveMode mode) {
        rows.write().mode(mode).options(LocalFiles.OPTIONS).option("partitionOverwriteMode", "dynamic")
                .partitionBy(RowSchema.CLASS).parquet(folder.toString());
    }

    /** All rows in the order of their keys; a part of them at a time comes to this process. */
    Iterator<SweepRow> inOrder() {
        int parts = (int) ((sweep.keys().count() - 1) / ROWS_AT_A_TIME) + 1;
        Column part = functions.expr("int(%s div %d)".formatted(RowSchema.KEY, ROWS_AT_A_TIME));
        Iterator<Row> sorted = read().repartitionById(parts, part).sortWithinPartitions(RowSchema.KEY)
                .toLocalIterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return sorted.hasNext();
            }

            @Override
            public SweepRow next() {
                return RowSchema.fromSpark(sorted.next());
            }
        };
    }

    /** Where the rows are. */
    Path folder() {
        return folder;
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
