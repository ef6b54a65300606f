/**
 * A task of the training loop: the paper's network imitates a teacher on one labelled graph (Steps 6 and 7).
 *
 * <p>May use {@code hetnet.train} and what is below it, but not {@code hetnet.train.utility}.
 */
package hetnet.train.imitation;
