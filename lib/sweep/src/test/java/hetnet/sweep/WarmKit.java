package hetnet.sweep;

import hetnet.study.sweep.RowMaker;
import hetnet.study.sweep.Sweep;
import hetnet.study.sweep.SweepResults;
import hetnet.sweep.Kit.Ended;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The kit in one process that runs command after command, for a new one spends seconds on Spark's classes alone. Each
 * command starts a Spark of its own and ends it.
 */
final class WarmKit implements AutoCloseable {

    private final Process process;
    private final DataOutputStream asked;
    private final DataInputStream answers;

    WarmKit() throws IOException {
        process = Kit.start(List.of(), Kit.flags(), Kit.classpath() + File.pathSeparator
                + "lib/sweep/target/test-classes", Server.class.getName());
        Thread drain = new Thread(() -> process.errorReader().lines().forEach(line -> { }));
        drain.setDaemon(true);
        drain.start();
        asked = new DataOutputStream(process.getOutputStream());
        answers = new DataInputStream(process.getInputStream());
    }

    /** As {@code make sweep}. */
    Ended sweep(String... arguments) throws IOException {
        return sweep(Map.of(), arguments);
    }

    /** @param properties of the system, as long as the command runs */
    Ended sweep(Map<String, String> properties, String... arguments) throws IOException {
        return ask("sweep", properties, arguments);
    }

    /** As {@code make sweep-report}. */
    Ended report(String folder) throws IOException {
        return ask("report", Map.of(), folder);
    }

    /** Every row, one after the other, in one thread. */
    Ended loop(String spec, String out) throws IOException {
        return ask("loop", Map.of(), spec, out);
    }

    /** What {@link ReadArrays} says. */
    Ended arrays(String folder) throws IOException {
        return ask("arrays", Map.of(), folder);
    }

    private Ended ask(String command, Map<String, String> properties, String... arguments) throws IOException {
        asked.writeUTF(command);
        asked.writeInt(properties.size());
        for (Map.Entry<String, String> one : properties.entrySet()) {
            asked.writeUTF(one.getKey());
            asked.writeUTF(one.getValue());
        }
        asked.writeInt(arguments.length);
        for (String argument : arguments) {
            asked.writeUTF(argument);
        }
        asked.flush();
        return new Ended(answers.readInt(), answers.readUTF().stripTrailing(), answers.readUTF());
    }

    @Override
    public void close() {
        LocalCluster.kill(process);
    }

    /** The other side. */
    static final class Server {

        private Server() {
        }

        /** Until nobody asks any more. */
        public static void main(String[] none) throws Exception {
            DataInputStream asked = new DataInputStream(System.in);
            DataOutputStream answers = new DataOutputStream(System.out);
            Captured out = new Captured();
            Captured err = new Captured();
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            try {
                while (true) {
                    String command = asked.readUTF();
                    String[] properties = new String[2 * asked.readInt()];
                    for (int i = 0; i < properties.length; i++) {
                        properties[i] = asked.readUTF();
                    }
                    String[] arguments = new String[asked.readInt()];
                    for (int i = 0; i < arguments.length; i++) {
                        arguments[i] = asked.readUTF();
                    }
                    for (int i = 0; i < properties.length; i += 2) {
                        System.setProperty(properties[i], properties[i + 1]);
                    }
                    answers.writeInt(run(command, arguments));
                    for (int i = 0; i < properties.length; i += 2) {
                        System.clearProperty(properties[i]);
                    }
                    answers.writeUTF(out.taken());
                    answers.writeUTF(err.taken());
                    answers.flush();
                }
            } catch (EOFException e) {
                return;
            }
        }

        private static int run(String command, String[] arguments) throws IOException {
            switch (command) {
                case "sweep":
                    return SweepMain.run(arguments);
                case "report":
                    SweepReport.main(arguments);
                    return 0;
                case "arrays":
                    ReadArrays.main(arguments);
                    return 0;
                default:
                    Sweep sweep = Sweep.read(Path.of(arguments[0]), Kit.ROOT);
                    RowMaker maker = sweep.open();
                    SweepResults.write(Path.of(arguments[1]), sweep, LongStream.range(0, sweep.keys().count())
                            .mapToObj(index -> sweep.row(maker, index)).iterator(), Map::of);
                    return 0;
            }
        }
    }

    /** What was printed since the last look. */
    private static final class Captured extends OutputStream {

        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            bytes.write(b);
        }

        @Override
        public synchronized void write(byte[] some, int from, int count) {
            bytes.write(some, from, count);
        }

        private synchronized String taken() {
            String text = bytes.toString(StandardCharsets.UTF_8);
            bytes = new ByteArrayOutputStream();
            return text.length() < 20_000 ? text : text.substring(text.length() - 20_000); // of a log
        }
    }
}
