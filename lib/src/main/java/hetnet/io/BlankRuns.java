package hetnet.io;

import java.io.IOException;
import java.io.Reader;

/** Text whose runs of blanks and tabs become one tab each, so that aligned columns are columns; ends of lines stay. */
final class BlankRuns extends Reader {

    private final Reader text;
    private int next = -2; // read ahead; -2 where nothing is
    private boolean lineStart = true;

    BlankRuns(Reader text) {
        this.text = text;
    }

    @Override
    public int read(char[] to, int from, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int c = one();
            if (c < 0) {
                break;
            }
            to[from + done++] = (char) c;
        }
        return done == 0 && count > 0 ? -1 : done;
    }

    private int one() throws IOException {
        int c = take();
        if (c == ' ' || c == '\t') {
            while (c == ' ' || c == '\t') {
                c = take();
            }
            next = c;
            if (!lineStart && c >= 0 && c != '\n' && c != '\r') {
                return '\t';
            }
            c = take();
        }
        lineStart = c == '\n' || c == '\r';
        return c;
    }

    private int take() throws IOException {
        int c = next == -2 ? text.read() : next;
        next = -2;
        return c;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
