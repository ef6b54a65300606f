package hetnet.sweep;

import hetnet.study.sweep.SweepKey;
import hetnet.study.sweep.SweepRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of a study as rows of Spark: key, layout, drop, objective, method, the values, the arrays, reason, and the
 * class, which is a folder. What is missing is null, and so is the reason of a row that did not fail.
 */
final class RowSchema {

    /** The column by which rows are told apart. */
    static final String KEY = "key";
    /** The column that says why a row failed. */
    static final String REASON = "reason";
    /** The column that is a folder. */
    static final String CLASS = "class";

    private static final int VALUES = 5; // columns before them

    private RowSchema() {
    }

    /** @param arrays names of those that are written, or read */
    static StructType of(List<String> metrics, List<String> arrays) {
        StructType type = new StructType().add(KEY, DataTypes.LongType, false)
                .add("layout", DataTypes.IntegerType, false).add("drop", DataTypes.IntegerType, false)
                .add("objective", DataTypes.StringType, false).add("method", DataTypes.StringType, false);
        for (String metric : metrics) {
            type = type.add(metric, DataTypes.DoubleType, true);
        }
        for (String array : arrays) {
            type = type.add(array, DataTypes.createArrayType(DataTypes.DoubleType, false), true);
        }
        return type.add(REASON, DataTypes.StringType, true).add(CLASS, DataTypes.StringType, false);
    }

    /** @param arrays how many a row has that did not fail */
    static Row toSpark(SweepRow row, int arrays) {
        SweepKey key = row.key();
        List<Object> cells = new ArrayList<>(List.of(row.index(), key.layout(), key.drop(), key.objective(),
                key.method()));
        for (double value : row.values()) {
            cells.add(Double.isNaN(value) ? null : value);
        }
        for (int a = 0; a < arrays; a++) {
            cells.add(row.failed() ? null : Arrays.stream(row.arrays().get(a)).boxed().toArray(Double[]::new));
        }
        cells.add(row.failed() ? row.reason() : null);
        cells.add(key.group());
        return RowFactory.create(cells.toArray());
    }

    /** What {@link #toSpark} was given, less the arrays. @param row of a schema without any */
    static SweepRow fromSpark(Row row) {
        double[] values = new double[row.size() - VALUES - 2];
        for (int m = 0; m < values.length; m++) {
            values[m] = row.isNullAt(VALUES + m) ? Double.NaN : row.getDouble(VALUES + m);
        }
        int reason = VALUES + values.length;
        SweepKey key = new SweepKey(row.getString(reason + 1), row.getInt(1), row.getInt(2), row.getString(3),
                row.getString(4));
        return new SweepRow(row.getLong(0), key, values, List.of(), row.isNullAt(reason) ? "" : row.getString(reason));
    }
}
