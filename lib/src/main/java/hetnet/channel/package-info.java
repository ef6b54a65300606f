/**
 * What the air does between every UE and every BS: distances, path losses, fading and the gains that follow,
 * Eqs. (2) to (5).
 *
 * <p>May use {@code network} and what is below it.
 */
package hetnet.channel;
