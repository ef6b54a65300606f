/**
 * Which BSs use which RBs: static reuse by graph colouring, and the optimum over reuse patterns.
 *
 * <p>May use {@code solver.association}, {@code solver} and what is below them.
 */
package hetnet.solver.reuse;
