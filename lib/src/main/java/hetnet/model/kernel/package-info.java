/**
 * Loops over flat arrays in single precision that the engines of both networks share, in plain Java and on the Vector
 * API, the same bits.
 *
 * <p>May use {@code util}.
 */
package hetnet.model.kernel;
