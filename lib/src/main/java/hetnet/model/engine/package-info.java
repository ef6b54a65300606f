/**
 * Inference of the unrolled network on flat arrays, without tensors.
 *
 * <p>May use {@code model.unrolled} and what is below it.
 */
package hetnet.model.engine;
