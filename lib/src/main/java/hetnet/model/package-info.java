/**
 * What the networks share: their parts, and how a trained one is kept.
 *
 * <p>May use {@code nn} and what is below it.
 */
package hetnet.model;
