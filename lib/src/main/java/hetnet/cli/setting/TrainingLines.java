package hetnet.cli.setting;

import hetnet.train.TrainingListener;
import hetnet.train.TrainingStep;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * The progress of a long training, a line every so many steps: rate, time left and the mean utility since the line
 * before.
 */
public final class TrainingLines implements TrainingListener {

    /** Steps from line to line. */
    private static final int PERIOD = 50;

    private final PrintStream out;
    private final String measure;
    private final int total;
    private final LongSupplier nanoClock;
    private final long start;
    private final DescriptiveStatistics utility = new DescriptiveStatistics(PERIOD);
    private int before;

    /** @param measure of a step that is utility @param total steps in all */
    public TrainingLines(PrintStream out, String measure, int total, LongSupplier nanoClock) {
        this.measure = measure;
        this.out = out;
        this.total = total;
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
    }

    @Override
    public void resumed(List<TrainingStep> log) {
        before = log.size();
    }

    @Override
    public void step(TrainingStep step) {
        utility.addValue(step.measure(measure));
        if (step.step() % PERIOD == 0 || step.step() == total) {
            double perSecond = (step.step() - before) / ((nanoClock.getAsLong() - start) / 1e9);
            Duration left = Duration.ofSeconds(Math.round((total - step.step()) / perSecond));
            out.println(String.format(Locale.ROOT, "step %d of %d, %.2f/s, %d:%02d:%02d left, utility %.4f",
                    step.step(), total, perSecond, left.toHours(), left.toMinutesPart(), left.toSecondsPart(),
                    utility.getMean()));
        }
    }
}
