/**
 * The radio part of inference on flat arrays: how UEs answer to powers, and what powers are worth.
 *
 * <p>May use {@code model.unrolled} and what is below it.
 */
package hetnet.model.engine.radio;
