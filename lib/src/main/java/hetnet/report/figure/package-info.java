/**
 * Figures: curves, bars, distributions, maps and heat maps in one style and at their true size, as SVG, PDF and PNG.
 *
 * <p>May use {@code report} and what is below it, and XChart.
 */
package hetnet.report.figure;
