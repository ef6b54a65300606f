package hetnet.sweep;

import java.io.Serializable;

/**
 * Rows of one task.
 *
 * @param from first index
 * @param to   behind the last
 */
record RowRange(long from, long to) implements Serializable {
}
