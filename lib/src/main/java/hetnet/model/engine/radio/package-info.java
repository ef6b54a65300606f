/**
 * The radio part of inference on flat arrays: how UEs answer to powers, and what powers are worth.
 *
 * <p>May use {@code model.engine.link} and what is below it; {@code model.unrolled} trains with it.
 */
package hetnet.model.engine.radio;
