/**
 * Experiments and their evaluation: the methods by name, their scores, comparisons, the Pareto front.
 *
 * <p>May use {@code report} and what is below it, but not {@code jupyter}.
 */
package hetnet.study;
