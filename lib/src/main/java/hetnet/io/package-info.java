/**
 * Files: CSV whose errors name row and column, files that are written whole or not at all, locks, artefacts with
 * a checksum.
 *
 * <p>May use {@code util}.
 */
package hetnet.io;
