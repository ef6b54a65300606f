package hetnet.model.engine;

import hetnet.channel.Gains;
import hetnet.model.CodeStream;
import hetnet.model.ModelComponent;
import hetnet.model.engine.link.DecisionKernels;
import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.SiteCoupling;
import hetnet.radio.Allocation;
import hetnet.radio.Objective;
import hetnet.solver.AskedObjective;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.RowOrder;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.UserSample;
import hetnet.solver.local.CellSwitching;
import hetnet.solver.local.StagedClimb;
import hetnet.util.Require;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides by the weights of an unrolled network in plain Java over flat arrays, without a tensor library: the same
 * decision as the graph that the weights were trained in, but for rounding, and the same bits on every machine, with
 * vector instructions or without, however many decisions run side by side. It keeps nothing from one decision to the
 * next but how much it has done ({@link DecisionKernels}), so that threads may share it.
 *
 * <p>Memory goes with the number of UEs and of their links, not with RBs and rounds, unless links differ between RBs:
 * all sums over RBs are made where they are needed.
 */
public final class InferenceEngine {

    /** Where there are more BSs, each trial takes long, and there are fewer; and the code goes first, by few UEs. */
    private static final int MANY_SITES = 20;
    /** So many of each BS. */
    private static final int FEW_USERS = 15;
    /** How many times fewer rounds a decision has that goes on from another; and no trials. */
    private static final int FEWER_WARM_ROUNDS = 2;

    private final NetworkWeights weights;
    private final Effort effort;
    private final DecisionKernels kernels;

    /**
     * How much a decision looks at and tries.
     *
     * @param rounds         T, before the first trial; 0 takes the start as it is
     * @param trials         times that the search goes on from the best that it has; fewer where there are more BSs
     *                       than 20, in proportion, but at least one where any is asked for
     * @param strongestSites K: where there are more BSs, a decision sees only the K strongest of each UE
     * @param usersPerSite   where there are more UEs per BS, the powers are decided by a sample of so many; all UEs
     *                       then choose their BS
     */
    public record Effort(int rounds, int trials, int strongestSites, int usersPerSite) {

        /** @throws IllegalArgumentException when a value is out of its range */
        public Effort {
            Require.inRange("rounds", rounds, 0, 1000, "rounds");
            Require.inRange("trials", trials, 0, 1000, "");
            Require.inRange("strongestSites", strongestSites, 1, 1000, "BSs");
            Require.inRange("usersPerSite", usersPerSite, 1, 1_000_000, "UEs");
        }
    }

    /**
     * @param weights by name, as training keeps them
     * @param hidden  H, width of the states
     * @param parts   that the network has
     * @param kernels of its decisions, which engines may share
     * @throws IllegalArgumentException naming the first weight that is missing, of another size or unknown
     */
    public InferenceEngine(Map<String, float[]> weights, int hidden, Set<ModelComponent> parts, Effort effort,
            DecisionKernels kernels) {
        this(new NetworkWeights(weights, hidden, parts), effort, kernels);
    }

    InferenceEngine(NetworkWeights weights, Effort effort, DecisionKernels kernels) {
        this.weights = weights;
        this.effort = effort;
        this.kernels = kernels;
    }

    /**
     * Decides association and powers, feasible by construction, Eqs. (6) and (7). UEs without a path stay out of
     * coverage; the others get a BS to which they have a path. The baseline's allocation, the best of static reuse and,
     * where BSs are few, reuse patterns are among the states that a decision starts from and is judged against, so that
     * none is worth less than the baseline, however far from what the weights were trained on. UEs and BSs count by
     * what they see, not by their place: codes, samples and sums follow the {@link RowOrder} of the network. An
     * objective beyond alpha-fairness is climbed by its own slopes and judged by its own value, with all UEs; UEs
     * choose their BS by the fairness that it builds on, and in the end by what is asked for, as the powers climb once
     * more and whole BSs fall asleep where that pays ({@link StagedClimb}). It is worth no less than the answer to that
     * fairness. On a single RB whole BSs are switched for any objective ({@link CellSwitching}).
     *
     * @param codeSeed of the random code: another seed, another allocation
     */
    public Allocation allocate(Problem problem, long codeSeed) {
        return solve(problem, SolveContext.of(codeSeed)).allocation();
    }

    /**
     * The same within a budget; an iteration is a round. The choice that all UEs make at the end comes on top of a
     * budget of time. Where the context has warm starts, the decision goes on from the best of them in few rounds, and
     * is worth no less than it.
     *
     * @return the decision; its trace has the states that it starts from and the answer
     * @throws IllegalArgumentException                   when a warm start is one for another network
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public Solution solve(Problem problem, SolveContext context) {
        return inOrder(problem, context, false);
    }

    /**
     * {@link #solve} with a point in the trace after the first rounds and after each trial that found a better
     * decision: each takes a choice of all UEs, in time that counts.
     */
    public Solution trace(Problem problem, SolveContext context) {
        return inOrder(problem, context, true);
    }

    /**
     * The parts of a decision one at a time, for a network small enough to look at.
     *
     * @param codeSeed of the random code that it starts from
     * @throws IllegalArgumentException when the objective is not alpha-fair
     */
    public DecisionSteps steps(Problem problem, long codeSeed) {
        return new DecisionSteps(problem, weights, kernels, effort.strongestSites, codeSeed);
    }

    /** Decides in the order that UEs and BSs have by themselves. */
    private Solution inOrder(Problem problem, SolveContext context, boolean traced) {
        RowOrder order = RowOrder.of(problem);
        List<Allocation> warmStarts = context.warmStarts().stream()
                .map(previous -> order.sorted(PreviousDecision.kept(problem, previous))).toList();
        return order.restored(decide(order.sorted(problem), context.withWarmStarts(warmStarts), traced), problem);
    }

    /**
     * What else than fairness is asked for ends with climbs by its own slopes, for in the search UEs choose their BS by
     * fairness: from what was found and, where the decision does not go on from another, from the answers to easier
     * objectives, the fairness that the weights have learned among them.
     */
    private Solution decide(Problem problem, SolveContext context, boolean traced) {
        Incumbent incumbent = new Incumbent(problem, context);
        search(problem, context, traced, incumbent);
        if (!problem.isAlphaFair()) {
            StagedClimb climb = new StagedClimb(problem, context, incumbent);
            climb.from(incumbent.best());
            for (Objective easier : context.warmStarts().isEmpty() ? problem.objective().easier()
                    : List.<Objective>of()) {
                if (incumbent.mayGoOn()) {
                    Problem eased = problem.toBuilder().optObjective(easier).build();
                    SolveContext left = context.after(incumbent.solution());
                    Incumbent found = new Incumbent(eased, left);
                    search(eased, left, false, found);
                    climb.from(eased, found.best());
                }
            }
        } else if (context.warmStarts().isEmpty()) {
            CellSwitching.improveWhereItPays(problem, incumbent, context);
        }
        return incumbent.solution();
    }

    private void search(Problem problem, SolveContext context, boolean traced, Incumbent incumbent) {
        float alpha = (float) problem.utility().alpha();
        incumbent.offer(Baseline.allocate(problem));
        context.warmStarts().forEach(incumbent::offer);
        Gains gains = problem.gainsAtRadioBudget();
        int[] users = problem.covered();
        boolean fair = problem.isAlphaFair();
        int[] sample = fair ? UserSample.of(gains, users, (long) effort.usersPerSite * gains.sites()) : users;
        UserLinks all = UserLinks.of(gains, users, effort.strongestSites, problem.radio());
        UserLinks seen = sample == users ? all : UserLinks.of(gains, sample, effort.strongestSites, problem.radio());
        int rounds = Math.min(context.iterations(), effort.rounds * (1 + effort.trials));
        Kernel kernel = kernels.create(all, rounds);
        RoundPass pass = new RoundPass(weights, seen, kernel, problem.radio().antennas(), alpha,
                fair ? null : new AskedObjective(problem, seen.stride()));
        float[] near = seen == all ? pass.near() : SiteCoupling.near(all, kernel);
        FinalChoice choice = new FinalChoice(problem, gains, users, all, near,
                (double) sample.length / users.length, serving(context, incumbent.best()), kernel);
        Consumer<DecisionState> offer = state ->
                choice.offer(pass.powers(state), state.association(), pass.bias(state), incumbent);
        DecisionSearch search = new DecisionSearch(pass, weights.hidden, incumbent, offer, traced);
        search(problem, search, pass, sample, context, incumbent.best());
    }

    /** Few UEs of a sample, for the code to climb by where BSs are many; null where that would save little. */
    private RoundPass few(Problem problem, int[] sample) {
        Gains gains = problem.gainsAtRadioBudget();
        int every = sample.length / (FEW_USERS * gains.sites());
        if (!problem.isAlphaFair() || gains.sites() <= MANY_SITES || every < 2) {
            return null;
        }
        int[] few = IntStream.range(0, sample.length / every).map(i -> sample[i * every]).toArray();
        UserLinks links = UserLinks.of(gains, few, effort.strongestSites, problem.radio());
        return new RoundPass(weights, links, kernels.create(links, effort.rounds),
                problem.radio().antennas(), (float) problem.utility().alpha());
    }

    /** The BSs of the decision that this one goes on from; none where it starts anew. */
    private static int[] serving(SolveContext context, Allocation previous) {
        int[] serving = previous.association().clone();
        if (context.warmStarts().isEmpty()) {
            Arrays.fill(serving, Allocation.OUT_OF_COVERAGE);
        }
        return serving;
    }

    /** @param previous the best that is known before */
    private void search(Problem problem, DecisionSearch search, RoundPass pass, int[] sample,
            SolveContext context, Allocation previous) {
        UserLinks links = pass.links();
        CodeStream stream = new CodeStream(links.sites(), links.blocks(), Seeds.stream(context.seed(), "code"));
        float[] code = stream.code();
        int rounds = weights.rounds ? effort.rounds : 0;
        if (!context.warmStarts().isEmpty()) {
            search.goOn(state -> PreviousDecision.start(previous, problem.budgetWatt(), sample, links,
                    pass.near(), state), code, rounds / FEWER_WARM_ROUNDS);
            return;
        }
        int count = Math.max(Math.min(1, effort.trials),
                Math.round(effort.trials * Math.min(1f, MANY_SITES / (float) links.sites())));
        Problem seen = sample.length == problem.covered().length ? problem : problem.toBuilder()
                .setGains(problem.gains().ofUsers(sample)).optObjective(problem.utility()).build();
        search.run(code, rounds, few(problem, sample),
                new PatternStart(seen, links, pass.near(), context.stream("patterns")),
                Stream.generate(stream::trial).limit(count).toList());
    }

    /**
     * Decides for several networks, as {@link #allocate(Problem, long)} does for each, one in each thread of the common
     * pool.
     */
    public List<Allocation> allocate(List<Problem> problems, long codeSeed) {
        return problems.parallelStream().map(problem -> allocate(problem, codeSeed)).toList();
    }
}
