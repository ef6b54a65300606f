package hetnet.sweep;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads results as their users would: one data set, whose rows have networks of two RBs and decisions on them. */
final class ReadArrays {

    private ReadArrays() {
    }

    /** @param arguments the folder of the Parquet files */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = SparkSession.builder().master("local[1]").config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()) {
            Dataset<Row> rows = spark.read().parquet(arguments[0]);
            long whole = rows.filter("size(gain) = users * sites and size(budget_watt) = sites "
                    + "and size(serving_bs) = users and size(power_watt) = sites * 2 "
                    + "and aggregate(power_watt, 0D, (sum, p) -> sum + p) > 0 "
                    + "and exists(serving_bs, b -> b >= 0 and b < sites)").count();
            System.out.printf("%d of %d rows have their arrays%n", whole, rows.count());
        }
    }
}
