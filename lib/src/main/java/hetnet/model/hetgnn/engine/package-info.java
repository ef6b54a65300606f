/**
 * Inference of the paper's network on flat arrays, without tensors.
 *
 * <p>May use {@code model.kernel}, {@code graph} and what is below it.
 */
package hetnet.model.hetgnn.engine;
