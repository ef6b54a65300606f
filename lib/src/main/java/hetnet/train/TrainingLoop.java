package hetnet.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import hetnet.nn.Gradients;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The optimisation loop of Step 7, for every network and every {@link TrainingTask}: Adam under a cosine schedule, the
 * best weights where the task validates, and a checkpoint from which a training goes on bit for bit as if it had never
 * stopped.
 *
 * <pre>{@code
 * TrainingRun<HetGnnModel> run = TrainingLoop.train(new ImitationTask(graph, config), Checkpoint.none(), step -> { });
 * }</pre>
 *
 * @param <M> the model that the task gives
 */
public final class TrainingLoop<M> {

    private final TrainingTask<M> task;
    private final TrainingPlan plan;
    private final TrainingState state;

    private TrainingLoop(TrainingTask<M> task, NDManager manager) {
        this.task = task;
        this.plan = task.plan();
        this.state = new TrainingState(task, manager);
    }

    /**
     * Trains: from the checkpoint on where there is one, else from fresh weights. An interrupted thread stops at the
     * end of its step, with a checkpoint.
     *
     * @param task       closed at the end, however it ends
     * @param checkpoint what to resume from and to write; it stays when training has ended
     * @throws IllegalArgumentException naming the file, when a checkpoint is damaged, lacks something or is of another
     *                                  training
     * @throws IllegalStateException    when a term of the loss or the gradient is not finite: training stops before the
     *                                  step that would spoil the weights, and the last checkpoint stays
     */
    public static <M> TrainingRun<M> train(TrainingTask<M> task, Checkpoint checkpoint, TrainingListener listener) {
        try (task; NDManager manager = task.manager().newSubManager()) {
            return new TrainingLoop<>(task, manager).run(checkpoint, listener);
        }
    }

    private TrainingRun<M> run(Checkpoint checkpoint, TrainingListener listener) {
        state.resume(checkpoint);
        if (state.done() > 0) {
            checkpoint.say("the training goes on after %s %d, where it stopped last time"
                    .formatted(plan.unit(), state.done()));
            listener.resumed(state.log());
        }
        boolean interrupted = false;
        while (!state.isOver() && !interrupted) {
            TrainingStep step = Gradients.alone(this::step);
            interrupted = Thread.interrupted(); // before the listener, whose output an interrupt could break
            listener.step(step);
            interrupted |= Thread.interrupted();
            if (interrupted || state.isOver() || checkpoint.isDue(state.done())) {
                state.write(checkpoint);
            }
        }
        state.restoreBest();
        return new TrainingRun<>(task.model(), state.log(), state.best(), interrupted, state.seconds(),
                ending(interrupted, checkpoint));
    }

    private String ending(boolean interrupted, Checkpoint checkpoint) {
        if (interrupted) {
            return "stopped after %s %d; %s".formatted(plan.unit(), state.done(), checkpoint.place());
        }
        return state.best() == 0 ? "all %d %ss done".formatted(state.done(), plan.unit())
                : "best %s %d of %d".formatted(plan.unit(), state.best(), state.done());
    }

    private TrainingStep step() {
        int number = state.done();
        String where = "%s %d, %s".formatted(plan.unit(), number + 1, plan.batch());
        double learningRate = plan.schedule().rate(number);
        try (NDManager scratch = task.manager().newSubManager()) {
            ForwardPass pass;
            Map<String, Double> values = new LinkedHashMap<>();
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                pass = task.forward(number, scratch);
                Map<String, NDArray> terms = pass.terms();
                terms.forEach((name, term) -> values.put(name + "_loss",
                        finite(name + " loss", value(term), where)));
                collector.backward(terms.values().stream().reduce(NDArray::add).orElseThrow());
            }
            double loss = values.values().stream().mapToDouble(Double::doubleValue).sum();
            values.putAll(pass.measures());
            double norm = finite("norm of the gradient", state.adam().clip(plan.largestNorm()), where);
            TrainingStep step = TrainingStep.of(number + 1, learningRate, norm, loss, values);
            state.add(step, task.validate(step));
            state.adam().step(learningRate);
            return step;
        }
    }

    /** A term may be of single or double precision. */
    private static double value(NDArray term) {
        try (NDArray exact = term.toType(DataType.FLOAT64, true)) {
            return exact.getDouble();
        }
    }

    private static double finite(String what, double value, String where) {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException(
                    ("the %s is %s in %s: training stopped before this step, and the last checkpoint stays; "
                    + "lower learningRate").formatted(what, value, where));
        }
        return value;
    }
}
