package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.cli.setting.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HetnetTest {

    private static final CommandLine ALL = Hetnet.commandLine(Workplace.here());

    static List<String> commands() {
        return List.copyOf(ALL.getSubcommands().keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        CommandRun help = CommandRun.of(command, "--help");
        assertEquals(0, help.status(), help.err());
        assertTrue(help.out().contains("Usage: hetnet " + command), help.out());
        assertEquals("", help.err());
    }

    @Test
    void theHelpListsAllCommandsAndEveryOptionWithItsDefault() {
        String all = CommandRun.of("--help").out();
        commands().forEach(command -> assertTrue(all.contains("  " + command), all));
        String train = CommandRun.of("train", "--help").out();
        assertTrue(train.contains("--learning-rate=VALUE") && train.contains("default: 12000"), train);
    }

    @Test
    void withoutACommandOrWithAWrongOneThereIsOneSentence() {
        CommandRun none = CommandRun.of();
        assertEquals(2, none.status());
        assertTrue(none.err().startsWith("hetnet-lab: a command is needed, one of evaluate, compare, "), none.err());
        CommandRun wrong = CommandRun.of("evalute");
        assertEquals(2, wrong.status());
        assertEquals(1, wrong.err().lines().count(), wrong.err());
        assertTrue(wrong.err().contains("evalute"), wrong.err());
    }

    @Test
    void aStyleThatNobodyKnowsIsRefusedBeforeAnythingRuns() {
        System.setProperty("hetnet.figures.FONT", "400");
        try {
            CommandRun refused = CommandRun.of("evaluate", "SCENARIO=data/etoile", "OUT=out/never");
            assertEquals(2, refused.status());
            assertTrue(refused.err().startsWith("hetnet-lab: FONT = 400 pt is out of range"), refused.err());
        } finally {
            System.clearProperty("hetnet.figures.FONT");
        }
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        String script = CommandRun.of("completion").out();
        assertTrue(script.contains("train-seeds") && script.contains("--methods") && script.contains("--budget-dbm"),
                script);
    }

    /** A target of make and a program of environment/ name a command that there is. */
    @Test
    void whatMakeCallsExists() throws IOException {
        List<String> called = Pattern.compile("hetnet\\.cli\\.Hetnet ([a-z-]+)")
                .matcher(Files.readString(Path.of("Makefile"))).results()
                .map((MatchResult found) -> found.group(1)).toList();
        assertTrue(called.size() > 5, called.toString());
        called.forEach(command -> assertTrue(commands().contains(command), command));
    }
}
