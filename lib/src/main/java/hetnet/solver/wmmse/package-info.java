/**
 * WMMSE, one start or many: block coordinate ascent on a weighted sum of mean squared errors.
 *
 * <p>May use {@code solver.association}, {@code solver} and what is below them.
 */
package hetnet.solver.wmmse;
