package hetnet.study.bench;

import com.sun.management.OperatingSystemMXBean;
import hetnet.channel.generators.PaperLayout;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.io.Folders;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * What the first decision in a fresh JVM costs, beside which compilers are at work, and what further ones cost: the
 * program behind {@code make bench-first}. It decides on the paper's layout with 5,400 UEs, which is drawn before.
 */
public final class FirstDecision {

    /** Until compilers have come to rest. */
    private static final int DECISIONS = 24;

    private FirstDecision() {
    }

    /**
     * Measures once: each measurement wants a JVM of its own.
     *
     * @param budget rounds after which a decision ends, without trials; nothing for one in full
     */
    public static void main(String[] budget) {
        Path data = Folders.here().data();
        RadioConfig radio = RadioConfig.paper();
        Problem problem = new Problem(new PaperLayout(ScenarioConfig.paper(), PaperLayout.sites(data), radio)
                .drop(1).channel().gains(), radio, 1);
        double start = processSeconds();
        UnrolledModel model = UnrolledModel.load(data.resolve("unrolled.bin"));
        double loaded = processSeconds();
        Solver solver = budget.length == 0 ? model : model.with(model.inference().withPerturbations(0));
        SolveContext context = budget.length == 0 ? SolveContext.of(1)
                : SolveContext.of(1).withIterations(Integer.parseInt(budget[0]));
        double own = decide(solver, problem, context);
        String which = budget.length == 0 ? "in full" : "of %s rounds".formatted(budget[0]);
        System.out.printf("processor time: first decision %s %.2f s, %.2f s of it in the thread that decides;"
                + " JVM and layout %.2f s and weights %.2f s before it%n", which, processSeconds() - loaded, own, start,
                loaded - start);
        for (int i = 1; i < DECISIONS; i++) {
            own = decide(solver, problem, context);
        }
        System.out.printf("a warm one %.2f s in the thread that decides%n", own);
    }

    /** @return processor time of this thread, seconds */
    private static double decide(Solver solver, Problem problem, SolveContext context) {
        double before = threadSeconds();
        solver.solve(problem, context);
        return threadSeconds() - before;
    }

    /** Of all threads, compilers' too. */
    private static double processSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static double threadSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
