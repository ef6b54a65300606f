package hetnet.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In the shell that the kernel evaluates cells with. */
class RefusalsTest {

    private JShell shell;

    @BeforeEach
    void start() {
        shell = JShell.builder().executionEngine("local").build();
        Refusals.install(shell);
        shell.eval("import hetnet.io.*; ");
        shell.eval("import hetnet.network.*; ");
        shell.eval("import hetnet.util.*; ");
        shell.eval("import java.nio.file.Path; ");
        shell.eval("import java.util.Map; ");
    }

    @AfterEach
    void stop() {
        shell.close();
    }

    private EvalException failure(String cell) {
        return (EvalException) shell.eval(cell).get(0).exception();
    }

    @Test
    void whatTheKitRefusesIsItsSentenceAlone() {
        EvalException value = failure("Settings.override(RadioConfig.paper(), Map.of(\"blocks\", \"0\"))");
        assertEquals("blocks = 0 RBs is out of range: allowed are 1 to 1000 RBs", value.getMessage());
        assertEquals(0, value.getStackTrace().length);
        assertEquals(0, failure("Layouts.read(Path.of(\"nowhere.csv\"))").getStackTrace().length);
        EvalException write = failure("AtomicFile.write(Path.of(\"/proc/hetnet-lab/x\"), new byte[1])");
        assertTrue(write.getMessage().startsWith("cannot write /proc/hetnet-lab/x: "), write.getMessage());
        assertEquals(0, write.getStackTrace().length + write.getCause().getStackTrace().length);
    }

    @Test
    void mistakesInTheCellAndInTheKitKeepTheirTrace() {
        assertTrue(failure("new int[2][7].clone()[3][0] = 1").getStackTrace().length > 0);
        assertTrue(failure("Integer.parseInt(\"x\")").getStackTrace().length > 0);
        StackTraceElement[] kit = failure("Settings.toMap(null)").getStackTrace();
        assertTrue(Arrays.toString(kit).contains("hetnet.util.Settings.toMap"), Arrays.toString(kit));
    }
}
