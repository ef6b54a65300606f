/**
 * What commands share: settings as options, and the place where they work.
 *
 * <p>May use {@code io} and {@code util}.
 */
package hetnet.cli.setting;
