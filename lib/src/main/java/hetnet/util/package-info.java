/**
 * Small things that every package needs: checks of ranges that name what is wrong, settings by name, seeds and
 * random streams, progress.
 *
 * <p>May use nothing of the kit.
 */
package hetnet.util;
