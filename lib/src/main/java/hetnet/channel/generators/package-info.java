/**
 * Networks to decide on: the paper's layout, random and hexagonal ones, several tiers, randomised propagation,
 * scenario folders.
 *
 * <p>May use {@code channel} and what is below it.
 */
package hetnet.channel.generators;
