package hetnet.radio;

/**
 * A rate that UEs shall have, as a part of an {@link Objective}, which can be asked for as a constraint too.
 *
 * @param rateBps R_min, bit/s
 * @param worth   what a UE at R_min is worth beyond its rate, in the unit of the objective
 * @param beyond  what is asked for once UEs have it: the objective without it
 */
public record LeastRate(double rateBps, double worth, Objective beyond) {
}
