package hetnet.cli;

import hetnet.train.UtilityStep;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * The progress of a long training, a line every so many steps: rate, time left and the mean utility since the line
 * before.
 */
final class TrainingLines implements Consumer<UtilityStep> {

    /** Steps from line to line. */
    static final int PERIOD = 50;

    private final PrintStream out;
    private final int total;
    private final int before;
    private final LongSupplier nanoClock;
    private final long start;
    private final DescriptiveStatistics utility = new DescriptiveStatistics(PERIOD);

    /**
     * @param total  steps in all
     * @param before steps done before this process
     */
    TrainingLines(PrintStream out, int total, int before, LongSupplier nanoClock) {
        this.out = out;
        this.total = total;
        this.before = before;
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
    }

    @Override
    public void accept(UtilityStep step) {
        utility.addValue(step.utility());
        if (step.step() % PERIOD == 0 || step.step() == total) {
            double perSecond = (step.step() - before) / ((nanoClock.getAsLong() - start) / 1e9);
            Duration left = Duration.ofSeconds(Math.round((total - step.step()) / perSecond));
            out.println(String.format(Locale.ROOT, "step %d of %d, %.2f/s, %d:%02d:%02d left, utility %.4f",
                    step.step(), total, perSecond, left.toHours(), left.toMinutesPart(), left.toSecondsPart(),
                    utility.getMean()));
        }
    }
}
