package hetnet.cli.setting;

import hetnet.train.Checkpoint;
import hetnet.train.TrainingListener;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import hetnet.train.TrainingTask;
import hetnet.util.InputException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * A training that a command runs. Ctrl-C stops it after the present step with a checkpoint, from which the same command
 * goes on; numbers that are not finite end it before they spoil the weights. Either is said in one sentence.
 */
public final class StoppableTraining {

    private StoppableTraining() {
    }

    /**
     * Trains until the end, or until the process is told to end.
     *
     * @param state  file of the checkpoint
     * @param period steps from one checkpoint to the next
     * @param err    hears why a training ends early, and what a checkpoint has to say
     * @return what came of it; empty where the training did not come to its end
     * @throws InputException when settings, or a checkpoint, are refused
     */
    public static <M> Optional<TrainingRun<M>> run(Supplier<TrainingTask<M>> task, Path state, int period,
            TrainingListener listener, PrintStream err) {
        Checkpoint checkpoint = Checkpoint.of(state, period, notice -> say(err, notice));
        CountDownLatch ended = new CountDownLatch(1);
        Thread stop = stopAtStep(Thread.currentThread(), ended);
        try {
            return InputException.blame(() -> trained(task, checkpoint, listener, err));
        } finally {
            ended.countDown();
            forget(stop);
        }
    }

    private static <M> Optional<TrainingRun<M>> trained(Supplier<TrainingTask<M>> task, Checkpoint checkpoint,
            TrainingListener listener, PrintStream err) {
        try {
            TrainingRun<M> run = TrainingLoop.train(task.get(), checkpoint, listener);
            if (run.interrupted()) {
                say(err, run.ending());
                return Optional.empty();
            }
            return Optional.of(run);
        } catch (IllegalStateException e) { // numbers that are not finite: nobody's input is to blame
            say(err, e.getMessage());
            return Optional.empty();
        }
    }

    private static void say(PrintStream err, String sentence) {
        err.println("hetnet-lab: " + sentence);
    }

    /** Has Ctrl-C wait for the present step and its checkpoint. */
    private static Thread stopAtStep(Thread training, CountDownLatch ended) {
        Thread stop = new Thread(() -> {
            training.interrupt();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(stop);
        return stop;
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException shuttingDown) {
            // it was this thread that stopped the training
        }
    }
}
