package hetnet.cli;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import hetnet.OutOfRange;
import hetnet.Refusals;
import hetnet.Tally;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.mimo.train.PrecodingSettings;
import hetnet.network.RadioConfig;
import hetnet.radio.objective.ObjectiveConfig;
import hetnet.study.ablation.AblationConfig;
import hetnet.study.bench.BenchConfig;
import hetnet.study.bench.ScalingConfig;
import hetnet.study.front.FrontConfig;
import hetnet.study.generalisation.GeneralisationConfig;
import hetnet.study.motion.HandoverRule;
import hetnet.study.objective.ObjectivesConfig;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of every configuration refuses what is out of its range, of another type, or no number, and names itself.
 */
class BadSettingsTest {

    @RegisterExtension
    static final Tally TALLY = new Tally("settings");

    private static final Map<String, Record> CONFIGURATIONS = Map.ofEntries(entry("radio", RadioConfig.paper()),
            entry("scenario", ScenarioConfig.paper()), entry("teacher", TeacherConfig.paper()),
            entry("training", TrainConfig.paper()), entry("objective", ObjectiveConfig.standard()),
            entry("handover", HandoverRule.usual()), entry("unrolled", UnrolledConfig.standard()),
            entry("quality", QualityConfig.standard()), entry("front", FrontConfig.standard()),
            entry("bench", BenchConfig.standard()), entry("scaling", ScalingConfig.standard()),
            entry("ablations", AblationConfig.standard()), entry("generalisation", GeneralisationConfig.standard()),
            entry("objectives", ObjectivesConfig.standard()), entry("precoding", PrecodingSettings.standard()));
    /** Those whose fields the command evaluate takes as keys. */
    private static final Set<String> EVALUATED = Set.of("radio", "teacher", "training", "objective");

    /** Configuration, field, a value that is just too small, and one that is just too large. */
    private static final List<String[]> RANGES = Refusals.of("ranges.txt").toList();

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

    static Stream<Arguments> ranges() {
        return RANGES.stream().map(row -> arguments((Object[]) row));
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
    void ranges(String configuration, String field, String small, String large) {
        outOfRange(configuration, field, small, "too small");
        outOfRange(configuration, field, large, "too large");
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
        List<String> known = RANGES.stream().map(row -> row[0] + "." + row[1]).toList();
        List<String> wanted = fields(f -> f.is(double.class) || f.is(int.class)).map(Field::toString).toList();
        assertEquals(List.of(), wanted.stream().filter(field -> !known.contains(field)).toList(),
                "fields without a row in refusals/ranges.txt");
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
