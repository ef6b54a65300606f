package hetnet.channel.pathloss;

/**
 * Log-normal shadowing as the clause of a {@link PathLoss} has it (TR 38.901 Tables 7.4.1-1 and 7.5-6).
 *
 * @param losDb     standard deviation with line of sight, dB
 * @param nlosDb    without, dB
 * @param distanceM over which it loses all but 1/e of its correlation, metres: that of links without line of sight,
 *                  for both, so that shadowing stays continuous where line of sight changes
 */
public record Shadowing(double losDb, double nlosDb, double distanceM) {
}
