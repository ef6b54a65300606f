/**
 * Who serves whom at given powers: biased and proportional-fair association, the exact one by min-cost flow,
 * local search.
 *
 * <p>May use {@code solver} and what is below it.
 */
package hetnet.solver.association;
