package hetnet.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Rows of a CSV file as {@link CsvFile} reads them. */
public final class CsvOutput {

    private final CsvWriter writer;

    private CsvOutput(CsvWriter writer) {
        this.writer = writer;
    }

    /** One row. @param values null stands for a missing one */
    public void row(Object... values) {
        writer.writeRecord(Arrays.stream(values).map(value -> value == null ? "" : value.toString())
                .toArray(String[]::new));
    }

    /**
     * Writes a file; one whose name ends with {@code .gz} is packed.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(Path file, Consumer<CsvOutput> rows) {
        try (OutputStream raw = Files.newOutputStream(file)) {
            write(file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes to a stream, which is closed then. */
    public static void write(OutputStream out, Consumer<CsvOutput> rows) {
        try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            rows.accept(new CsvOutput(writer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
