/**
 * Objectives beyond alpha-fairness over many layouts of two tiers: what each method makes of a minimum rate, a demand,
 * weights, the smallest rate and energy.
 *
 * <p>May use {@code study.quality} and what is below it.
 */
package hetnet.study.objective;
