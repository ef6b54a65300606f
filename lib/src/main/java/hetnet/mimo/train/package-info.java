/**
 * A task of the training loop: the network that precodes climbs the utility of its own precoders on random networks.
 *
 * <p>May use {@code mimo.model} and what is below it.
 */
package hetnet.mimo.train;
