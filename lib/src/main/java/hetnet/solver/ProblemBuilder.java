package hetnet.solver;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import hetnet.network.Tier;
import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.radio.Scheduler;
import java.util.List;

/** Parts of a {@link Problem}. */
public final class ProblemBuilder {
    Gains gains;
    RadioConfig radio;
    double[] budgetWatt;
    List<Tier> tiers;
    Scheduler scheduler = Scheduler.EQUAL_TIME;
    Objective objective = new AlphaFair(1);

    ProblemBuilder() {
    }

    /** G_ij^r of every link. */
    public ProblemBuilder setGains(Gains gains) {
        this.gains = gains;
        return this;
    }

    /** Carrier, band, RBs and noise. */
    public ProblemBuilder setRadio(RadioConfig radio) {
        this.radio = radio;
        return this;
    }

    /** Gains, budgets and tiers of a network, where a BS without a budget of its own has the radio's. */
    public ProblemBuilder setNetwork(Snapshot network, RadioConfig radio) {
        return setGains(network.channel().gains()).setRadio(radio)
                .optBudgetWatt(network.sites().budgetWatt(radio)).optTiers(network.sites().tiers());
    }

    /** P_max^j of each BS, watt; shape [B]; default the radio's for all. */
    public ProblemBuilder optBudgetWatt(double[] budgetWatt) {
        this.budgetWatt = budgetWatt;
        return this;
    }

    /** The tier of each BS; default all macro. */
    public ProblemBuilder optTiers(List<Tier> tiers) {
        this.tiers = tiers;
        return this;
    }

    /** How the UEs of one BS share its RBs; default equal time. */
    public ProblemBuilder optScheduler(Scheduler scheduler) {
        this.scheduler = scheduler;
        return this;
    }

    /** What is to be large; default proportional fairness. */
    public ProblemBuilder optObjective(Objective objective) {
        this.objective = objective;
        return this;
    }

    /**
     * @throws IllegalArgumentException when gains or radio are missing, shapes disagree, a budget is out of range,
     *                                  or no UE is in coverage
     */
    public Problem build() {
        return new Problem(this);
    }
}
