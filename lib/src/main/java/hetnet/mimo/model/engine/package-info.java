/**
 * Inference of the network that precodes on flat arrays, without tensors.
 *
 * <p>May use {@code model.kernel}, {@code mimo.kernel}, {@code mimo.radio} and what is below them.
 */
package hetnet.mimo.model.engine;
