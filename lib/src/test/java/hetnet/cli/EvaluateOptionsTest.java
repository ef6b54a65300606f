package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.RadioConfig;
import hetnet.nn.DeviceChoice;
import hetnet.solver.wmmse.PowerInitialization;
import hetnet.teacher.TeacherConfig;
import hetnet.train.TrainConfig;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateOptionsTest {

    private static EvaluateOptions parse(String... keys) {
        return EvaluateOptions.parse(Path.of("data"), Stream.concat(Stream.of("SCENARIO=s", "OUT=o"), Stream.of(keys)).toArray(String[]::new));
    }

    @Test
    void whatIsNotGivenIsThePapers() {
        EvaluateOptions options = parse();
        assertEquals(Path.of("s"), options.evaluation().scenario());
        assertEquals(Path.of("o"), options.out());
        assertNull(options.evaluation().model());
        assertEquals(Path.of("data/unrolled.bin"), options.evaluation().unrolled());
        assertEquals(List.of("baseline", "static_reuse", "pf_association", "wmmse", "reuse_optimum", "teacher", "hetgnn_paper", "hetgnn"),
                options.evaluation().methods());
        assertEquals(RadioConfig.paper(), options.evaluation().radio());
        assertEquals(TeacherConfig.paper(), options.evaluation().teacher());
        assertEquals(TrainConfig.paper(), options.evaluation().training());
    }

    @Test
    void caseAndUnderscoresDoNotMatter() {
        EvaluateOptions options = parse("ALPHA=2", "budget_dbm=40", "Bandwidth_Hz=10e6", "noiseFigureDb=7", "NOISE_DENSITY_DBM_HZ=-173",
                "blocks=25", "START=uniform", "EPOCHS=9", "learning_rate=1e-3", "DEVICE=cpu");
        assertEquals(2, options.evaluation().teacher().alpha());
        assertEquals(PowerInitialization.UNIFORM, options.evaluation().teacher().start());
        assertEquals(new RadioConfig(3.5, 10e6, 25, 40, -173, 7, 8), options.evaluation().radio());
        assertEquals(9, options.evaluation().training().epochs());
        assertEquals(1e-3, options.evaluation().training().learningRate());
        assertEquals(DeviceChoice.CPU, options.evaluation().training().device());
    }

    @Test
    void everyFieldIsAKey() {
        Stream.of(RadioConfig.paper(), TeacherConfig.paper(), TrainConfig.paper()).forEach(record ->
                Settings.toMap(record).forEach((field, value) -> assertEquals(parse().evaluation().radio(), parse(field + "=" + value).evaluation().radio(), field)));
    }

    @Test
    void theSeedIsThatOfTeacherAndTraining() {
        EvaluateOptions options = parse("SEED=5");
        assertEquals(5, options.evaluation().teacher().seed());
        assertEquals(5, options.evaluation().training().seed());
    }

    @Test
    void aSavedModelLeavesTeacherSeedAndDeviceOpen() {
        EvaluateOptions options = parse("MODEL=m.bin", "ALPHA=2", "SEED=5", "DEVICE=cpu");
        assertEquals(Path.of("m.bin"), options.evaluation().model());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ALPHA           | 'ALPHA' is not of the form KEY=value",
        "=1              | '=1' is not of the form KEY=value",
        "ALPHA=          | alpha = '' must be a number",
        "ALPHA=-1        | alpha = -1 is out of range: allowed are 0 to 10",
        "EPOCHS=1.5      | epochs = '1.5' must be a whole number",
        "START=cold      | start = 'cold' must be one of [EQUAL, UNIFORM, ON_OFF]",
        "MODEL=          | MODEL is missing or empty: usage is SCENARIO=dir OUT=dir [METHODS=a,b] [ALPHA=1] [MODEL=file] [KEY=value ...]",
        "UNROLLED=       | UNROLLED is missing or empty: usage is SCENARIO=dir OUT=dir [METHODS=a,b] [ALPHA=1] [MODEL=file] [KEY=value ...]",
        "METHODS=wmmse,wmmse | METHODS: 'wmmse,wmmse' names a method twice",
        "out=elsewhere   | OUT and out set the same value twice"})
    void badArgumentsAreNamed(String argument, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> parse(argument)).getMessage());
    }

    @Test
    void anUnknownKeyIsAnsweredWithTheKnownOnes() {
        String message = assertThrows(IllegalArgumentException.class, () -> parse("BUDGET_DB=40")).getMessage();
        assertTrue(message.startsWith("unknown key 'BUDGET_DB'; known are SCENARIO, OUT, METHODS, MODEL, UNROLLED, carrierGhz, "), message);
        assertTrue(message.contains(", budgetDbm, ") && message.contains(", alpha, ") && message.endsWith(", device"), message);
        assertEquals(message.indexOf("seed"), message.lastIndexOf("seed"));
    }

    @Test
    void anEmptyOrUnknownMethodIsAnsweredWithTheKnownOnes() {
        for (String names : List.of("", "baseline,", "hetgnn_papers")) {
            String message = assertThrows(IllegalArgumentException.class, () -> parse("METHODS=" + names)).getMessage();
            assertTrue(message.startsWith("METHODS: there is no method '") && message.contains("known are baseline, ")
                    && message.endsWith(", teacher, hetgnn_paper"), message);
        }
    }

    @Test
    void trainingSettingsWithASavedModelAreRefused() {
        assertEquals("Epochs is a setting of the training, but MODEL is trained already: leave one out",
                assertThrows(IllegalArgumentException.class, () -> parse("MODEL=m.bin", "Epochs=3")).getMessage());
    }

    @Test
    void scenarioAndOutAreNeeded() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> EvaluateOptions.parse(Path.of("data"), "OUT=o")).getMessage()
                .startsWith("SCENARIO is missing"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> EvaluateOptions.parse(Path.of("data"), "SCENARIO=s", "OUT= ")).getMessage()
                .startsWith("OUT is missing"));
    }
}
