package hetnet.jupyter;

import java.io.UncheckedIOException;
import java.util.Set;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/**
 * What the kit refuses - a value, a file, a folder - shows in a notebook as its one sentence: the stack trace below it
 * would tell where in the kit the check stands, not what to change. Every other exception keeps its trace, also one
 * that a cell throws itself.
 */
final class Refusals {

    private static final String KIT = "hetnet.";
    private static final Set<String> TYPES = Set.of(IllegalArgumentException.class.getName(),
            IllegalStateException.class.getName(), UncheckedIOException.class.getName());

    private Refusals() {
    }

    /** Takes effect where the kernel evaluates cells by JShell and says so. */
    static void install(BaseKernel kernel) {
        try {
            if (kernel.getClass().getMethod("getJShell").invoke(kernel) instanceof JShell shell) {
                install(shell);
            }
        } catch (ReflectiveOperationException otherKernel) {
            // then cells show the whole trace
        }
    }

    /** The shell tells of a failed cell before the kernel prints the failure. */
    static void install(JShell shell) {
        shell.onSnippetEvent(event -> {
            if (event.exception() instanceof EvalException failure && isRefusal(failure)) {
                for (JShellException e = failure; e != null; e = e.getCause() instanceof JShellException cause ? cause
                        : null) {
                    e.setStackTrace(new StackTraceElement[0]);
                }
            }
        });
    }

    private static boolean isRefusal(EvalException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        boolean ours = failure.getExceptionClassName().startsWith(KIT)
                || TYPES.contains(failure.getExceptionClassName());
        return ours && trace.length > 0 && trace[0].getClassName().startsWith(KIT);
    }
}
