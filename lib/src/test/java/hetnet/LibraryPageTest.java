package hetnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.ScenarioFolder;
import hetnet.network.RadioConfig;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/library.md run as they stand there, and decide alike. */
class LibraryPageTest {

    private static final Path PAGE = Path.of("docs", "library.md");
    private static final Pattern ANSWER = Pattern.compile("(\\d+) UEs, Jain's index ([01]\\.\\d{3})");
    private static final long LONGEST_S = 300; // ends a JVM that hangs, far beyond what one takes

    @TempDir
    private Path folder;

    @Test
    void javaAndJShellGiveTheSameAnswer() throws Exception {
        String java = answer(runJava(snippet("java")));
        assertEquals(java, answer(runJShell(snippet("jshell"))));
        int covered = ScenarioFolder.read(Path.of("data", "etoile"), RadioConfig.paper()).channel().gains()
                .coveredUsers().length;
        assertTrue(java.startsWith(covered + " UEs"), java);
    }

    private String runJava(String source) throws Exception {
        Path file = Files.writeString(folder.resolve("Decide.java"), source);
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, complaints, "-cp", classpath(), "-d",
                folder.toString(), file.toString());
        assertEquals(0, status, complaints.toString(StandardCharsets.UTF_8));
        return run("", List.of(tool("java"), "-cp", folder + File.pathSeparator + classpath(), "Decide"));
    }

    private String runJShell(String source) throws Exception {
        return run(source + "/exit\n", List.of(tool("jshell"), "--class-path", classpath(), "-s", "-"));
    }

    private String run(String input, List<String> command) throws Exception {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(in.toFile()).redirectErrorStream(true)
                .redirectOutput(out.toFile());
        Process process = builder.start();
        assertTrue(process.waitFor(LONGEST_S, TimeUnit.SECONDS), "hangs: " + command.get(0));
        String printed = Files.readString(out);
        assertEquals(0, process.exitValue(), printed);
        return printed;
    }

    private static String answer(String printed) {
        Matcher found = ANSWER.matcher(printed);
        assertTrue(found.find(), printed);
        return found.group();
    }

    private static String snippet(String language) throws IOException {
        Matcher found = Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(PAGE));
        assertTrue(found.find(), "no snippet in " + language);
        return found.group(1);
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String classpath() {
        return System.getProperty("java.class.path");
    }
}
