/**
 * One training loop with checkpoints, and its tasks: imitation of a teacher, and ascent of the utility.
 *
 * <p>May use {@code model} and what is below it.
 */
package hetnet.train;
