/**
 * A task of the training loop: the unrolled network climbs the utility of its own decisions on random networks.
 *
 * <p>May use {@code hetnet.train} and what is below it, but not {@code hetnet.train.imitation}.
 */
package hetnet.train.utility;
