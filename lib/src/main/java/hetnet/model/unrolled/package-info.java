/**
 * The unrolled network: rounds with shared weights that see the slopes of the utility, then a search RB by RB.
 *
 * <p>May use {@code nn} and what is below it.
 */
package hetnet.model.unrolled;
