/**
 * Every method on layouts that the network never saw, and what was wanted of it.
 *
 * <p>May use {@code study} and what is below it.
 */
package hetnet.study.quality;
