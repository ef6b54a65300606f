/**
 * Exhaustive search on instances small enough for it, to know how far the others are from the optimum.
 *
 * <p>May use {@code solver} and what is below it.
 */
package hetnet.solver.exact;
