package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.OutOfRange;
import hetnet.Tally;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.network.RadioConfig;
import hetnet.study.ablation.AblationConfig;
import hetnet.study.bench.BenchConfig;
import hetnet.study.bench.ScalingConfig;
import hetnet.study.generalisation.GeneralisationConfig;
import hetnet.study.quality.QualityConfig;
import hetnet.teacher.TeacherConfig;
import hetnet.train.imitation.TrainConfig;
import hetnet.train.utility.UnrolledConfig;
import hetnet.util.Settings;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of every configuration refuses what is out of its range, of another type, or no number, and names itself.
 */
class BadSettingsTest {

    @RegisterExtension
    static final Tally TALLY = new Tally("settings");

    private static final Map<String, Record> CONFIGURATIONS = Map.of("radio", RadioConfig.paper(), "scenario",
            ScenarioConfig.paper(), "teacher", TeacherConfig.paper(), "training", TrainConfig.paper(), "unrolled",
            UnrolledConfig.standard(), "quality", QualityConfig.standard(), "bench", BenchConfig.standard(),
            "scaling", ScalingConfig.standard(),
            "ablations", AblationConfig.standard(), "generalisation", GeneralisationConfig.standard());
    /** Those whose fields the command evaluate takes as keys. */
    private static final Set<String> EVALUATED = Set.of("radio", "teacher", "training");

    /** Just too small, and just too large. */
    private static final String[] RANGES = {
        "radio    | carrierGhz         | 0.499   | 100.1",
        "radio    | bandwidthHz        | 9999    | 1.1e10",
        "radio    | blocks             | 0       | 1001",
        "radio    | budgetDbm          | -30.1   | 80.1",
        "radio    | noiseDensityDbmHz  | -200.1  | -99.9",
        "radio    | noiseFigureDb      | -0.1    | 30.1",
        "radio    | antennas           | 0       | 1025",
        "scenario | users              | 0       | 1000001",
        "scenario | spacingM           | -0.1    | 10001",
        "scenario | marginM            | -0.1    | 100001",
        "scenario | userHeightM        | 0.09    | 100.1",
        "scenario | maxSpeedMps        | -0.1    | 200.1",
        "scenario | shadowingDb        | -0.1    | 30.1",
        "teacher  | alpha              | -0.1    | 10.1",
        "teacher  | iterations         | -1      | 10001",
        "teacher  | rounds             | -1      | 101",
        "teacher  | restarts           | 0       | 1001",
        "training | hidden             | 0       | 4097",
        "training | epochs             | 0       | 1000001",
        "training | patience           | 0       | 1000001",
        "training | learningRate       | 9e-9    | 1.1",
        "training | finalLearningRate  | -1e-9   | 0.0051",
        "training | associationWeight  | -0.1    | 1.1e6",
        "training | powerWeight        | -0.1    | 1.1e6",
        "training | antennaWeight      | -0.1    | 1.1e6",
        "training | distillationWeight | -0.1    | 1.1e6",
        "training | fairnessWeight     | -0.1    | 1.1e6",
        "training | minRateWeight      | -0.1    | 1.1e6",
        "training | minRateBps         | 0.9     | 1.1e12",
        "training | utilityWeight      | -0.1    | 1.1e6",
        "training | heldOutShare       | -0.01   | 0.91",
        "training | cells              | -1      | 1001",
        "unrolled | hidden             | 0       | 1025",
        "unrolled | rounds             | -1      | 1001",
        "unrolled | firstRounds        | -1      | 21",
        "unrolled | inferenceRounds    | -1      | 1001",
        "unrolled | perturbations      | -1      | 1001",
        "unrolled | usersPerSite       | 0       | 1000001",
        "unrolled | strongestSites     | 0       | 1001",
        "unrolled | steps              | 0       | 10000001",
        "unrolled | batch              | 0       | 1025",
        "unrolled | users              | 0       | 100001",
        "unrolled | learningRate       | 9e-9    | 1.1",
        "unrolled | smallestSideM      | 0.9     | 100001",
        "unrolled | largestSideM       | 79      | 100001",
        "unrolled | curriculumShare    | -0.01   | 1.01",
        "unrolled | randomisedShare    | -0.01   | 1.01",
        "unrolled | fadingShare        | -0.01   | 1.01",
        "unrolled | mostSites          | 2       | 101",
        "unrolled | manySitesShare     | -0.01   | 1.01",
        "unrolled | smallCellShare     | -0.01   | 1.01",
        "quality  | layouts            | -1      | 100001",
        "quality  | users              | 4       | 100001",
        "quality  | drops              | -1      | 1001",
        "quality  | paperUsers         | 4       | 5401",
        "quality  | restarts           | 0       | 1001",
        "quality  | refineSteps        | 0       | 10001",
        "bench    | users              | 9       | 5401",
        "bench    | largestUsers       | -1      | 1000001",
        "bench    | seconds            | -0.1    | 3600.1",
        "bench    | fewestPairs        | 0       | 1001",
        "scaling  | largestUsers       | 999     | 1000001",
        "scaling  | usersPerSite       | 0       | 1000001",
        "scaling  | links              | 0       | 65",
        "scaling  | blocks             | 0       | 274",
        "scaling  | spacingM           | 0.99    | 100001",
        "ablations | seeds             | 1       | 1001",
        "ablations | users             | 19      | 5401",
        "ablations | epochs            | 0       | 100001",
        "ablations | steps             | 0       | 10000001",
        "ablations | layouts           | 0       | 100001",
        "generalisation | layouts      | 0       | 1001",
        "generalisation | users        | 4       | 10001",
        "generalisation | blocks       | 0       | 1001",
        "generalisation | paperUsers   | 4       | 5401",
        "generalisation | largestUsers | 4       | 1000001",
        "generalisation | largestSites | 4       | 1001",
        "generalisation | restarts     | 0       | 1001",
        "generalisation | refineSteps  | 0       | 10001"};

    record Field(String configuration, RecordComponent component) {
        String name() {
            return component.getName();
        }

        boolean is(Class<?> type) {
            return component.getType() == type;
        }

        @Override
        public String toString() {
            return configuration + "." + name();
        }
    }

    private static Stream<Field> fields(Predicate<Field> wanted) {
        return CONFIGURATIONS.keySet().stream().sorted().flatMap(name -> components(CONFIGURATIONS.get(name).getClass())
                .map(component -> new Field(name, component))).filter(wanted);
    }

    /** Down to those of the parts. */
    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> component.getType().isRecord()
                ? components(component.getType()) : Stream.of(component));
    }

    static Stream<String> ranges() {
        return Stream.of(RANGES);
    }

    static Stream<Field> all() {
        return fields(field -> true);
    }

    static Stream<Field> numbers() {
        return fields(field -> field.is(double.class));
    }

    static Stream<Field> enumerations() {
        return fields(field -> field.component.getType().isEnum());
    }

    @ParameterizedTest
    @MethodSource
    void ranges(String row) {
        String[] cell = Arrays.stream(row.split("\\|")).map(String::strip).toArray(String[]::new);
        outOfRange(cell[0], cell[1], cell[2], "too small");
        outOfRange(cell[0], cell[1], cell[3], "too large");
    }

    private static void outOfRange(String configuration, String name, String value, String how) {
        String message = message(() -> Settings.override(CONFIGURATIONS.get(configuration), Map.of(name, value)));
        OutOfRange.check(message, name, Double.parseDouble(value));
        TALLY.count("settings " + how);
        if (EVALUATED.contains(configuration)) {
            assertEquals(message, evaluated(name, value));
            TALLY.count("settings " + how);
        }
    }

    /** What the command evaluate says of a key. */
    private static String evaluated(String key, String value) {
        CommandRun run = CommandRun.of("evaluate", "SCENARIO=s", "OUT=o", key + "=" + value);
        assertEquals(2, run.status());
        return run.err().strip().replaceFirst("^hetnet-lab: ", "");
    }

    private static String message(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }

    @ParameterizedTest
    @MethodSource("all")
    void keysOfEvaluate(Field field) {
        if (EVALUATED.contains(field.configuration)) {
            for (String text : List.of("much", "", "1 2", "NaN", "Infinity", "1,5", "5\n6")) {
                String message = evaluated(field.name(), text);
                assertTrue(message.startsWith(field.name() + " = '") && message.contains("must be"), message);
                TALLY.count("settings of the wrong type");
            }
            String message = evaluated(field.name() + "x", "1");
            assertTrue(message.startsWith("unknown setting '" + field.name()
                    + "x'; known are scenario, out, methods, model, unrolled, "), message);
            TALLY.count("settings of an unknown name");
        }
    }

    @Test
    void everyNumberHasARow() {
        List<String> known = Stream.of(RANGES).map(row -> row.split("\\|"))
                .map(cell -> cell[0].strip() + "." + cell[1].strip()).toList();
        List<String> wanted = fields(f -> f.is(double.class) || f.is(int.class)).map(Field::toString).toList();
        assertEquals(List.of(), wanted.stream().filter(field -> !known.contains(field)).toList(),
                "fields without a row in RANGES");
    }

    @ParameterizedTest
    @MethodSource("all")
    void textWhereAValueBelongs(Field field) {
        for (String text : List.of("much", "", "1 2", "0x1p3", "NaN", "Infinity", "1e999999999999", "1,5", "\u0663",
                "5\n6", "1_000")) {
            if (!field.is(double.class) || !text.startsWith("1e9")) {
                refused(field.configuration, field.name(), text, field.name() + " = '", "must be", "of the wrong type");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void numbersOfTheWrongKind(Field field) {
        if (field.is(int.class) || field.is(long.class)) {
            refused(field.configuration, field.name(), "1.5", field.name() + " = '1.5'", "must be a whole number",
                    "of the wrong type");
            refused(field.configuration, field.name(), "99999999999999999999", field.name() + " = '",
                    "must be a whole number from", "too large");
        } else if (field.is(double.class)) {
            refused(field.configuration, field.name(), "1e999", field.name() + " = Infinity", "out of range",
                    "too large");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void unknownNames(Field field) {
        String typo = field.name() + "s";
        refused(field.configuration, typo, "1", "unknown setting '" + typo + "'; known are ", field.name(),
                "of an unknown name");
    }

    /** A notebook calls the methods of the record itself. */
    @ParameterizedTest
    @MethodSource("numbers")
    void notANumber(Field field) {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            String message = construct(field, value);
            assertTrue(message.startsWith(field.name() + " = " + value), message);
            TALLY.count("settings that are not finite");
        }
    }

    @ParameterizedTest
    @MethodSource("enumerations")
    void nullWhereAChoiceBelongs(Field field) {
        assertEquals(field.name() + " is not given: it must not be null", construct(field, null));
        TALLY.count("settings that are null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "radio    | BLOCKS   | 5 | unknown setting 'BLOCKS'",
        "radio    | ''       | 5 | unknown setting ''",
        "training | seed     | 1.0 | seed = '1.0' must be a whole number",
        "scenario | fading   | rician | fading = 'rician' must be one of [NONE, RAYLEIGH]",
        "scenario | pathLoss | 3gpp | pathLoss = '3gpp' must be one of [UMA, UMI, RMA, INH, EQ3]",
        "training | device   | tpu | device = 'tpu' must be one of [AUTO, CPU, GPU]"})
    void messages(String configuration, String name, String value, String message) {
        refused(configuration, name, value, message, "", "of the wrong type");
    }

    private static void refused(String configuration, String name, String value, String start, String part,
            String kind) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> Settings.override(CONFIGURATIONS.get(configuration), Map.of(name, value)), name + " = " + value)
                .getMessage();
        assertTrue(message.startsWith(start) && message.contains(part), message);
        assertFalse(message.contains("\n"), message);
        TALLY.count("settings " + kind);
    }

    /** @return what the record's own check says of one bad value among good ones */
    private static String construct(Field field, Object value) {
        Record base = CONFIGURATIONS.get(field.configuration);
        return assertThrows(IllegalArgumentException.class, () -> Settings.with(base, field.name(), value))
                .getMessage();
    }
}
