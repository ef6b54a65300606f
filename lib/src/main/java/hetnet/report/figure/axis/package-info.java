/**
 * The axes of figures: limits, and which values have a mark and a label. They know texts and their widths, no chart.
 *
 * <p>May use {@code report} and what is below it.
 */
package hetnet.report.figure.axis;
