/**
 * The unrolled network: rounds with shared weights that see the slopes of the utility, then a search RB by RB.
 *
 * <p>May use {@code nn}, {@code model.engine.radio} and what is below them.
 */
package hetnet.model.unrolled;
