package hetnet.model.engine;

import hetnet.channel.Gains;
import hetnet.model.engine.CodeStream.Trial;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.RowOrder;
import hetnet.solver.UserSample;
import hetnet.util.Require;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides by the weights of an unrolled network in plain Java over flat arrays, without a tensor library: the same
 * decision as the graph that the weights were trained in, but for rounding, and the same bits on every machine, with
 * vector instructions or without, however many decisions run side by side. It keeps nothing from one decision to the
 * next, so that threads may share it.
 *
 * <p>Memory goes with the number of UEs and of their links, not with RBs and rounds, unless links differ between RBs:
 * all sums over RBs are made where they are needed.
 */
public final class InferenceEngine {

    /** Responses to the final powers, each damped as an average over them asks for, and how much the first one is. */
    private static final int FINAL_RESPONSES = 24;
    private static final float FIRST_DAMPING = 0.5f;
    /** At inference UEs choose their BS all but hard. */
    private static final float SHARPNESS = 80;

    private final NetworkWeights weights;
    private final Effort effort;
    private final Kernel.Factory kernels;

    /**
     * How much a decision looks at and tries.
     *
     * @param rounds         T, before the first trial; 0 takes the start as it is
     * @param trials         times that the search goes on from the best that it has, 20 rounds each; fewer where there
     *                       are more BSs than strongestSites, in proportion
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
     * @param weights by name, as training keeps them; of any variant of the network
     * @param hidden  H, width of the states
     * @throws IllegalArgumentException naming the first weight that is missing or of another size
     */
    public InferenceEngine(Map<String, float[]> weights, int hidden, Effort effort) {
        this(new NetworkWeights(weights, hidden), effort, Kernel.fastest());
    }

    InferenceEngine(NetworkWeights weights, Effort effort, Kernel.Factory kernels) {
        this.weights = weights;
        this.effort = effort;
        this.kernels = kernels;
    }

    /**
     * Decides association and powers, feasible by construction, Eqs. (6) and (7). UEs without a path stay out of
     * coverage; the others get a BS to which they have a path. The baseline's allocation is among the states that a
     * decision starts from and is judged against, so that none is worth less than it, however far from what the weights
     * were trained on. UEs and BSs count by what they see, not by their place: codes, samples and sums follow the
     * {@link RowOrder} of the network.
     *
     * @param codeSeed of the random code: another seed, another allocation
     * @throws IllegalArgumentException when the objective is not alpha-fair
     */
    public Allocation allocate(Problem problem, long codeSeed) {
        RowOrder order = RowOrder.of(problem);
        return order.restored(decide(order.sorted(problem), codeSeed));
    }

    private Allocation decide(Problem problem, long codeSeed) {
        float alpha = (float) problem.utility().alpha();
        RadioConfig radio = problem.radio();
        Gains gains = ReceivedGains.of(problem);
        int[] users = problem.covered();
        int[] sample = UserSample.of(gains, users, (long) effort.usersPerSite * gains.sites());
        UserLinks all = UserLinks.of(gains, users, effort.strongestSites, radio);
        UserLinks seen = sample == users ? all : UserLinks.of(gains, sample, effort.strongestSites, radio);
        Kernel kernel = kernels.create(all.sites(), all.links(), all.stride());
        RoundPass pass = new RoundPass(weights, seen, kernel,
                new SiteEncoder(weights, seen, kernel).encode(radio.antennas(), alpha), alpha);
        DecisionState found = search(pass, gains, radio.blocks(), codeSeed);
        AssociationState association = seen == all ? found.association() : AssociationState.of(all);
        if (seen != all) {
            association.start(all, new SiteEncoder(weights, all, kernel).near(), found.association(),
                    (double) all.users() / seen.users());
        }
        BestResponse response = new BestResponse(all, kernel, alpha);
        float[] power = pass.powers(found);
        response.see(power);
        double[][] watts = watts(power, all, problem.budgetWatt());
        response.respond(association, pass.network().bias, SHARPNESS, FIRST_DAMPING, association);
        int[] first = association(response.logits, users, all, gains);
        settle(response, association, pass.network().bias);
        Allocation settled = new Allocation(association(response.logits, users, all, gains), watts);
        Allocation best = problem.better(settled, Baseline.allocate(problem));
        // small alphas let all UEs run to one BS: what they answered before that is worth a look
        return best == settled ? settled : problem.better(best, new Allocation(first, watts));
    }

    /**
     * Decides for several networks, as {@link #allocate(Problem, long)} does for each, one in each thread of the common
     * pool.
     */
    public List<Allocation> allocate(List<Problem> problems, long codeSeed) {
        return problems.parallelStream().map(problem -> allocate(problem, codeSeed)).toList();
    }

    private DecisionState search(RoundPass pass, Gains gains, int blocks, long codeSeed) {
        CodeStream stream = new CodeStream(gains.sites(), blocks, Seeds.stream(codeSeed, "code"));
        float[] code = stream.code();
        int count = Math.round(effort.trials * Math.min(1f, (float) effort.strongestSites / gains.sites()));
        List<Trial> trials = Stream.generate(stream::trial).limit(count).toList();
        return new DecisionSearch(pass, weights.hidden).run(pass.near(), code, weights.rounds ? effort.rounds : 0,
                trials);
    }

    /**
     * Averaged best responses settle, however sharp they are; the first has been given.
     * @param bias added to the attraction of each BS, shape [B]
     */
    private static void settle(BestResponse response, AssociationState association, float[] bias) {
        for (int k = 1; k < FINAL_RESPONSES; k++) {
            response.respond(association, bias, SHARPNESS, 1f / (k + 2), association);
        }
        response.respond(association, bias, SHARPNESS, 0, association);
    }

    /** @param logits of the links, shape [U', K] */
    private static int[] association(float[] logits, int[] users, UserLinks links, Gains gains) {
        int[] association = new int[gains.users()];
        Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
        for (int i = 0; i < users.length; i++) {
            int best = -1;
            for (int link = i * links.links(); link < (i + 1) * links.links(); link++) {
                boolean path = gains.mean(users[i], links.site()[link]) > 0;
                if (path && (best < 0 || logits[link] > logits[best])) {
                    best = link;
                }
            }
            association[users[i]] = links.site()[best];
        }
        return association;
    }

    /** Powers of the whole budget. @param power in any unit, shape [B, stride] */
    private static double[][] watts(float[] power, UserLinks links, double[] budgetWatt) {
        double[][] watts = new double[links.sites()][links.blocks()];
        for (int b = 0; b < watts.length; b++) {
            int first = b * links.stride();
            double sum = IntStream.range(first, first + links.blocks()).mapToDouble(i -> power[i]).sum();
            for (int r = 0; r < links.blocks(); r++) {
                watts[b][r] = budgetWatt[b] * power[first + r] / sum;
            }
        }
        return watts;
    }
}
