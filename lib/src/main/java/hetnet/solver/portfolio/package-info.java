/**
 * Every reference solver by its name, and the best of them all.
 *
 * <p>May use all of {@code solver}.
 */
package hetnet.solver.portfolio;
