/**
 * Complex channels of antenna panels: arrays, element patterns, a clustered model, Rayleigh fading, and files.
 *
 * <p>May use {@code train} and what is below it.
 */
package hetnet.mimo.channel;
