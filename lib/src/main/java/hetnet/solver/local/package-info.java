/**
 * Ways uphill from an allocation: gradient ascent on the utility, and moves of whole RBs.
 *
 * <p>May use {@code solver.association}, {@code solver} and what is below them.
 */
package hetnet.solver.local;
