package hetnet.study.sweep;

import hetnet.io.Artefact;
import hetnet.io.IoReason;
import hetnet.study.sweep.spec.SpecNode;
import hetnet.study.sweep.spec.SweepFiles;
import hetnet.util.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * A Monte-Carlo study as its SPEC describes it: a pure function from keys to rows. Who makes which row, when and on
 * which machine changes none of them; a loop over {@link #keys} is the whole study.
 *
 * <p>The SPEC is a small YAML file; docs/sweeps.md lists its keys.
 */
public final class Sweep {

    private static final List<String> KINDS = List.of("quality", "generalisation", "ablations");
    private static final int MOST_LETTERS = 300; // of a reason

    private final String name;
    private final SweepInputs inputs;
    private final String id;
    private final SweepPlan plan;

    private Sweep(SpecNode spec, String text, SweepFiles files) {
        name = spec.name("study");
        plan = plan(spec, files);
        inputs = new SweepInputs(text, new TreeMap<>(files.read()));
        id = name + "-" + Artefact.fingerprint(spec, inputs.digests());
    }

    private static SweepPlan plan(SpecNode spec, SweepFiles files) {
        if (!spec.has("of")) {
            return new GeneratedPlan(spec, files);
        }
        return switch (spec.text("of")) {
            case "quality" -> LayoutPlan.quality(spec, files);
            case "generalisation" -> LayoutPlan.generalisation(spec, files);
            case "ablations" -> new AblationPlan(spec, files);
            default -> throw new IllegalArgumentException("of = %s is no study of the kit; known are %s"
                    .formatted(Quoted.of(spec.text("of")), String.join(", ", KINDS)));
        };
    }

    /**
     * Reads a SPEC and all files that it names.
     *
     * @param home folder from which the SPEC names its files, in the kit the project's
     * @throws IllegalArgumentException      in one sentence, when the SPEC or one of its files cannot be used
     * @throws hetnet.util.ScenarioException naming file and line, when a scenario folder cannot
     */
    public static Sweep read(Path spec, Path home) {
        if (!Files.isRegularFile(spec)) {
            throw new IllegalArgumentException("there is no SPEC %s: name a YAML file".formatted(spec));
        }
        String text = text(spec);
        return new Sweep(SpecNode.parse(text), text, SweepFiles.below(home));
    }

    static String text(Path spec) {
        try {
            return Files.readString(spec);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read %s: %s".formatted(spec, IoReason.of(e)), e);
        }
    }

    /**
     * The same study on another machine.
     *
     * @param inputs as {@link #inputs} gave them
     * @param folder an empty one, for the files
     */
    public static Sweep open(SweepInputs inputs, Path folder) {
        SweepFiles.unpack(inputs.files(), folder);
        return new Sweep(SpecNode.parse(inputs.spec()), inputs.spec(), SweepFiles.unpacked(folder));
    }

    /** As the SPEC has it. */
    public String name() {
        return name;
    }

    /** Name and fingerprint of SPEC and files: where one differs, it is another study. Comments do not count. */
    public String id() {
        return id;
    }

    /** What another machine needs. */
    public SweepInputs inputs() {
        return inputs;
    }

    /** Fingerprint of the weights that decide; empty where there are none. */
    public String weights() {
        return plan.weights();
    }

    /** Whether a second run gives the same rows: not where time is measured or limited. */
    public boolean repeatable() {
        return plan.repeatable();
    }

    /** Whether PyTorch's native libraries have to be there: for the paper's network, and wherever one is trained. */
    public boolean needsNatives() {
        return plan.needsNatives();
    }

    /** Names of the values of a row. */
    public List<String> metrics() {
        return plan.metrics();
    }

    /**
     * Names of the arrays that a row has beside its values, for networks to learn from: those of {@link KeptArray} that
     * the SPEC asks for.
     */
    public List<String> arrays() {
        return plan.arrays();
    }

    /** Which rows there are. */
    public SweepKeys keys() {
        return plan.keys();
    }

    /** A maker of rows for one thread, with engines of its own. */
    public RowMaker open() {
        return plan.open();
    }

    /**
     * One row. What fails is a row with its reason.
     *
     * @throws CancellationException when the thread is interrupted: that says nothing of the row
     */
    public SweepRow row(RowMaker maker, long index) {
        SweepKey key = keys().key(index);
        try {
            RowContent content = maker.content(key);
            return new SweepRow(index, key, content.values(), content.arrays(), "");
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the study was interrupted");
            }
            double[] none = new double[metrics().size()];
            Arrays.fill(none, Double.NaN);
            return new SweepRow(index, key, none, List.of(), reason(e));
        }
    }

    /** One line; the class where the message alone says little. */
    private static String reason(Throwable e) {
        String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
        String text = e instanceof IllegalArgumentException ? message : e.getClass().getSimpleName() + ": " + message;
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS) + "...";
    }
}
