/**
 * References of networks whose BSs differ: cell range expansion with a bias per tier, almost blank subframes,
 * association by SINR, small cells switched on and off.
 *
 * <p>May use {@code solver.association} and what is below it.
 */
package hetnet.solver.tiers;
