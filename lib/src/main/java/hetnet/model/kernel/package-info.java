/**
 * Loops over flat arrays in single precision that engines share, in plain Java and on the Vector API, the same bits.
 *
 * <p>May use {@code util}.
 */
package hetnet.model.kernel;
