package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.network.RadioConfig;
import hetnet.nn.DeviceChoice;
import hetnet.radio.objective.ObjectiveConfig;
import hetnet.solver.Limit;
import hetnet.solver.wmmse.PowerInitialization;
import hetnet.study.EvaluationConfig;
import hetnet.teacher.TeacherConfig;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EvaluateSettingsTest {

    /** What the command makes of its arguments, before it does anything. */
    private static EvaluationConfig parse(String... keys) {
        CommandLine all = Hetnet.commandLine(Workplace.here());
        all.parseArgs(SettingsCommand.toOptions(all, arguments(keys)));
        EvaluateCommand command = all.getSubcommands().get("evaluate").getCommand();
        return command.config();
    }

    private static String[] arguments(String... keys) {
        return Stream.concat(Stream.of("evaluate", "SCENARIO=s", "OUT=o"), Stream.of(keys)).toArray(String[]::new);
    }

    private static String refusal(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(2, run.status());
        return run.err().strip().replaceFirst("^hetnet-lab: ", "");
    }

    @Test
    void whatIsNotGivenIsThePapers() {
        EvaluationConfig options = parse();
        assertEquals(Path.of("s"), options.scenario());
        assertNull(options.model());
        assertEquals(Path.of("data/unrolled.bin").toAbsolutePath(), options.unrolled());
        assertEquals(List.of("baseline", "static_reuse", "pf_association", "wmmse", "reuse_optimum", "teacher",
                "hetgnn_paper", "hetgnn_unrolled"), options.methods());
        assertEquals(RadioConfig.paper(), options.radio());
        assertEquals(TeacherConfig.paper(), options.teacher());
        assertEquals(TrainConfig.paper(), options.training());
    }

    @Test
    void aLimitIsATimeOrRounds() {
        assertEquals(Limit.NONE, parse().limit());
        assertEquals(Limit.parse("50ms"), parse("LIMIT=50ms").limit());
        assertEquals("'much' is no limit: write a time as in 50ms or 2s, or 120rounds",
                refusal("evaluate", "SCENARIO=s", "OUT=o", "LIMIT=much"));
    }

    @Test
    void caseAndUnderscoresDoNotMatter() {
        EvaluationConfig options = parse("ALPHA=2", "budget_dbm=40", "Bandwidth_Hz=10e6", "noiseFigureDb=7",
                "NOISE_DENSITY_DBM_HZ=-173", "blocks=25", "START=uniform", "EPOCHS=9", "learning_rate=1e-3",
                "DEVICE=cpu");
        assertEquals(2, options.teacher().alpha());
        assertEquals(PowerInitialization.UNIFORM, options.teacher().start());
        assertEquals(RadioConfig.paper().withBandwidthHz(10e6).withBlocks(25).withBudgetDbm(40)
                .withNoiseDensityDbmHz(-173)
                .withNoiseFigureDb(7), options.radio());
        assertEquals(9, options.training().epochs());
        assertEquals(1e-3, options.training().learningRate());
        assertEquals(DeviceChoice.CPU, options.training().device());
    }

    @Test
    void everyFieldIsAKey() {
        Stream.of(RadioConfig.paper(), TeacherConfig.paper(), TrainConfig.paper(), ObjectiveConfig.standard())
                .forEach(record -> Settings.toMap(record).forEach((field, value) ->
                        assertEquals(parse().radio(), parse(field + "=" + value).radio(), field)));
    }

    @Test
    void theSeedIsThatOfTeacherAndTraining() {
        EvaluationConfig options = parse("SEED=5");
        assertEquals(5, options.teacher().seed());
        assertEquals(5, options.training().seed());
    }

    @Test
    void aSavedModelLeavesTeacherSeedAndDeviceOpen() {
        EvaluationConfig options = parse("MODEL=m.bin", "ALPHA=2", "SEED=5", "DEVICE=cpu");
        assertEquals(Path.of("m.bin"), options.model());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ALPHA           | Unmatched argument at index 3: 'ALPHA'",
        "=1              | unknown setting ''; known are scenario, out, ",
        "ALPHA=          | alpha = '' must be a number",
        "ALPHA=-1        | alpha = -1 is out of range: allowed are 0 to 10",
        "EPOCHS=1.5      | epochs = '1.5' must be a whole number",
        "OBJECTIVE=best  | objective = 'best' must be one of [ALPHA_FAIR, MIN_RATE, DEMAND, MAX_MIN, ENERGY, BIT_PER",
        "MIN_RATE_BPS=0  | minRateBps = 0 bit/s is out of range: allowed are 1 to 1e+12",
        "DEMAND_BPS=x    | demandBps = 'x' must be a number",
        "PRICE_PER_WATT=-1 | pricePerWatt = -1 1/W is out of range: allowed are 0 to 1e+12",
        "LEAST_SUM_RATE_SHARE=0 | leastSumRateShare = 0 is out of range: allowed are 0.001 to 1000",
        "LEAST_SUM_RATE_BPS=all | leastSumRateBps = 'all' must be a number",
        "START=cold      | start = 'cold' must be one of [EQUAL, UNIFORM, ON_OFF]",
        "MODEL=          | Invalid value for option '--model': it is empty: it must name a file or a folder",
        "UNROLLED=       | Invalid value for option '--unrolled': it is empty: it must name a file or a folder",
        "METHODS=wmmse,wmmse | METHODS: 'wmmse,wmmse' names a method twice",
        "out=elsewhere   | option '--out' (DIR) should be specified only once"})
    void badArgumentsAreNamed(String argument, String message) {
        String said = refusal(arguments(argument));
        assertTrue(said.startsWith(message), said);
    }

    @Test
    void anUnknownKeyIsAnsweredWithTheKnownOnes() {
        String message = refusal(arguments("BUDGET_DB=40"));
        assertTrue(message.startsWith("unknown setting 'BUDGET_DB'; known are scenario, out, methods, model, "
                + "unrolled, classpath, limit, carrier-ghz, "), message);
        assertTrue(message.contains(", budget-dbm, ") && message.contains(", alpha, ") && message.contains(", device"),
                message);
        assertEquals(message.indexOf("seed"), message.lastIndexOf("seed"));
    }

    @Test
    void anEmptyOrUnknownMethodIsAnsweredWithTheKnownOnes() {
        for (String names : List.of("", "baseline,", "hetgnn_papers")) {
            String message = refusal(arguments("METHODS=" + names));
            assertTrue(message.startsWith("METHODS: unknown method '") && message.contains("known are baseline, ")
                    && message.contains(", teacher, hetgnn_paper, or the full name of a class"), message);
        }
    }

    @Test
    void namesOfFormerTimesAreRefusedWithThoseOfToday() {
        assertEquals("METHODS: hetgnn is now hetgnn_unrolled, or hetgnn_paper for the paper's network",
                refusal(arguments("METHODS=hetgnn")));
        assertEquals("METHODS: hetgnn_refined is now hetgnn_unrolled_refined",
                refusal(arguments("METHODS=baseline,hetgnn_refined")));
    }

    @Test
    void aClassThatIsNotThereOrNoSolverIsNamed() {
        assertEquals("METHODS: there is no class my.Solver on the classpath", refusal(arguments("METHODS=my.Solver")));
        assertTrue(refusal(arguments("METHODS=java.lang.String"))
                .contains("java.lang.String does not implement hetnet.solver.Solver"));
        assertEquals("CLASSPATH: there is no folder or jar nowhere.jar", refusal(arguments("CLASSPATH=nowhere.jar")));
    }

    @Test
    void trainingSettingsWithASavedModelAreRefused() {
        assertEquals("epochs is a setting of the training, but MODEL is trained already: leave one out",
                refusal(arguments("MODEL=m.bin", "Epochs=3")));
    }

    @Test
    void scenarioAndOutAreNeeded() {
        assertEquals("Missing required option: '--scenario=DIR'", refusal("evaluate", "OUT=o"));
        assertTrue(refusal("evaluate", "SCENARIO=s", "OUT= ")
                .startsWith("Invalid value for option '--out': it is empty"));
    }
}
