/**
 * The commands about precoding: train the network, and measure it.
 *
 * <p>May use {@code study} and what is below it.
 */
package hetnet.cli.mimo;
