/**
 * Objectives beyond alpha-fairness: a minimum rate, a demand, the smallest rate, energy.
 *
 * <p>May use {@code radio} and what is below it.
 */
package hetnet.radio.objective;
