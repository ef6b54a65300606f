/**
 * What an allocation is and what it gives: SINR, rates, schedulers, metrics and objectives, Eqs. (6), (7) and
 * (9) to (14).
 *
 * <p>May use {@code channel} and what is below it.
 */
package hetnet.radio;
