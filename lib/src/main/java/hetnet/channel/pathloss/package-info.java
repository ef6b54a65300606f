/**
 * Path loss models, one class for each clause of TR 38.901 and each formula from elsewhere; Eq. (3).
 *
 * <p>May use {@code network} and what is below it; {@code channel} uses it.
 */
package hetnet.channel.pathloss;
