package hetnet.io;

import hetnet.util.ScenarioException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Bytes of a text file, refused where a line is longer than any row can be: a reader by lines would hold all of it in
 * memory.
 */
final class ShortLines extends FilterInputStream {

    static final int MAX_BYTES = 1 << 20;

    private final Path file;
    private int line = 1;
    private int length;

    ShortLines(InputStream in, Path file) {
        super(in);
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws ScenarioException naming file and line when a line is too long */
    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = super.read(bytes, offset, count);
        for (int i = 0; i < read; i++) {
            byte b = bytes[offset + i];
            if (b == '\n') {
                line++;
            }
            length = b == '\n' || b == '\r' ? 0 : length + 1;
            if (length > MAX_BYTES) {
                throw new ScenarioException(file, line, "has more than %d bytes: no row is that long"
                        .formatted(MAX_BYTES));
            }
        }
        return read;
    }
}
