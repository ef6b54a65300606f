package hetnet.model.engine.link;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the kernels of decisions. To compile loops in vector instructions costs a JVM as much as some tens of short
 * decisions by plain loops; so the first are plain, as long as they are short, and both give the same bits. Threads may
 * share it.
 */
public final class DecisionKernels {

    /** Links times RBs times rounds: those of ten decisions of five rounds for 5,400 UEs of five BSs. */
    static final long FIRST_WORK = 80_000_000;

    private final Kernel.Factory lasting;
    private final long firstWork;
    private final AtomicLong work = new AtomicLong();

    private DecisionKernels(Kernel.Factory lasting, long firstWork) {
        this.lasting = lasting;
        this.firstWork = firstWork;
    }

    /** Plain at first, and then the fastest of this JVM. */
    public static DecisionKernels plainAtFirst() {
        return new DecisionKernels(Kernel.fastest(), FIRST_WORK);
    }

    /** The same from the first decision on. */
    public static DecisionKernels always(Kernel.Factory kernels) {
        return new DecisionKernels(kernels, 0);
    }

    /**
     * The kernel of a decision.
     *
     * @param rounds that it takes at most
     */
    public Kernel create(UserLinks links, int rounds) {
        long own = (long) rounds * links.count() * links.stride();
        Kernel.Factory kernels = work.addAndGet(own) < firstWork ? PlainKernel::new : lasting;
        return kernels.create(links.sites(), links.links(), links.stride());
    }
}
