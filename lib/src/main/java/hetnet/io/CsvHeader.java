package hetnet.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import hetnet.util.ScenarioException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The beginning of a CSV file, up to its header, which tells how the columns are separated. */
final class CsvHeader implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What the decoder puts in place of malformed bytes. */
    static final char NOT_UTF8 = '\uFFFD';
    /** The complaint about them. */
    static final String NOT_TEXT = "is not UTF-8 text: save it as UTF-8";
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final Path file;
    private final BufferedReader reader;
    private final CsvDialect dialect;
    private final Charset charset;
    private List<String> names;
    private char separator;
    private int line;

    private CsvHeader(Path file, BufferedReader reader, CsvDialect dialect, Charset charset) {
        this.charset = charset;
        this.file = file;
        this.reader = reader;
        this.dialect = dialect;
    }

    /**
     * Opens the file and reads its header.
     *
     * @param wanted  columns, by which the separator is found where the dialect does not say it
     * @param dialect how the file is written
     * @throws ScenarioException when the file is missing, unreadable, no UTF-8, or has no header
     */
    static CsvHeader open(Path file, List<String> wanted, CsvDialect dialect) {
        if (!Files.isRegularFile(file)) {
            throw new ScenarioException(file, Files.exists(file) ? "is not a file" : "the file is missing");
        }
        InputStream raw;
        try {
            raw = Files.newInputStream(file);
        } catch (IOException e) {
            throw new ScenarioException(file, "cannot be opened: " + IoReason.of(e));
        }
        CsvHeader header = null;
        try {
            InputStream text = new BufferedInputStream(file.toString().endsWith(".gz")
                    ? new GZIPInputStream(raw, 1 << 16) : raw);
            Charset charset = charset(file, text);
            Reader characters = new InputStreamReader(text, charset);
            header = new CsvHeader(file, new BufferedReader(dialect.isBlank()
                    ? new BlankRuns(new BufferedReader(characters)) : characters), dialect, charset);
            header.find(wanted);
            return header;
        } catch (IOException e) {
            throw damaged(file, header == null ? 1 : header.line + 1, e);
        } finally {
            if (header == null || header.names == null) {
                close(raw);
            }
        }
    }

    /** As the byte-order mark says; UTF-8 without one. */
    private static Charset charset(Path file, InputStream text) throws IOException {
        text.mark(4);
        byte[] start = text.readNBytes(4);
        text.reset();
        String first = new String(start, StandardCharsets.ISO_8859_1);
        if (first.startsWith("\u00FF\u00FE\0\0") || first.startsWith("\0\0\u00FE\u00FF")) {
            throw new ScenarioException(file, "seems to be UTF-32 text: save it as UTF-8");
        } else if (first.startsWith("\u00FF\u00FE")) {
            return StandardCharsets.UTF_16LE;
        } else if (first.startsWith("\u00FE\u00FF")) {
            return StandardCharsets.UTF_16BE;
        } else if (first.matches("(?s)\0[^\0].*|[^\0]\0[^\0].*")) {
            throw new ScenarioException(file, "seems to be UTF-16 text without a byte-order mark: save it as UTF-8");
        }
        return StandardCharsets.UTF_8;
    }

    /** The complaint about a file that ends too early or cannot be unpacked. */
    static ScenarioException damaged(Path file, int line, IOException e) {
        return new ScenarioException(file, line, "cannot be read, the file is damaged or cut off (%s)"
                .formatted(IoReason.of(e)));
    }

    private void find(List<String> wanted) throws IOException {
        if (!dialect.header().isEmpty()) {
            names = dialect.header();
            separator = dialect.separator() == 0 ? ',' : dialect.isBlank() ? '\t' : dialect.separator();
            return;
        }
        for (String text = next(); text != null; text = next()) {
            String content = text.strip();
            if (content.isEmpty() || content.charAt(0) == '#'
                    || content.matches("sep=.?")) { // the last is how spreadsheets name it
                continue;
            }
            if (text.indexOf(NOT_UTF8) >= 0) {
                throw new ScenarioException(file, line, NOT_TEXT);
            }
            if (content.startsWith("%") && dialect != CsvDialect.OWN) { // as ns-3 begins its headers
                text = content.substring(1).strip();
            }
            if (dialect.separator() != 0) {
                separator = dialect.isBlank() ? '\t' : dialect.separator();
                names = split(text, separator);
                return;
            }
            long most = -1;
            for (char candidate : SEPARATORS) {
                List<String> found = split(text, candidate);
                long matches = wanted.stream().filter(found::contains).count();
                if (matches > most || wanted.isEmpty() && found.size() > names.size()) {
                    most = matches;
                    names = found;
                    separator = candidate;
                }
            }
            return;
        }
        throw new ScenarioException(file, "is empty: expected a header line with " + (wanted.isEmpty()
                ? "the names of columns" : "the columns " + String.join(",", wanted)));
    }

    private static List<String> split(String text, char separator) {
        try {
            return CsvReader.builder().fieldSeparator(separator).trimWhitespacesAroundQuotes(true)
                    .ofSingleCsvRecord(text).getFields().stream().map(String::strip).toList();
        } catch (CsvParseException e) {
            return List.of(text.strip()); // quotes that this separator makes no sense of
        }
    }

    /**
     * The next line, without its end; null at the end of the file. A reader by lines would hold one of any length in
     * memory.
     */
    private String next() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        line++;
        for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
            if (text.length() == CsvFile.MAX_LENGTH) {
                throw new ScenarioException(file, line, "has more than %d characters: no row is that long"
                        .formatted(CsvFile.MAX_LENGTH));
            }
            text.append((char) c);
        }
        if (c == '\r') {
            reader.mark(1);
            if (reader.read() != '\n') {
                reader.reset();
            }
        }
        return line == 1 && text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1)
                : text.toString();
    }

    /** Names of the columns, in their order. */
    List<String> names() {
        return names;
    }

    char separator() {
        return separator;
    }

    boolean isUtf8() {
        return charset == StandardCharsets.UTF_8;
    }

    /** The line of the header, from 1. */
    int line() {
        return line;
    }

    /** What follows the header. */
    Reader rest() {
        return reader;
    }

    @Override
    public void close() {
        close(reader);
    }

    private static void close(AutoCloseable source) {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
