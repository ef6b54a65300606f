/**
 * The same rates and objectives on tensors, for training by gradients; Eqs. (9) and (10).
 *
 * <p>May use {@code radio} and what is below it, and DJL.
 */
package hetnet.radio.tensor;
