/**
 * The network that precodes: on tensors for training, on flat arrays for decisions, and its file.
 *
 * <p>May use {@code mimo.solver} and what is below it.
 */
package hetnet.mimo.model;
