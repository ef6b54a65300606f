package hetnet.study.front;

/**
 * What one method reached on one layout with one budget.
 *
 * @param group       the class of the layout
 * @param layout      its index in the class
 * @param method      the name of the method
 * @param budget      the setting
 * @param seconds     processor time of the decision, on one thread; NaN where none was measured
 * @param meanLogRate mean ln R of the UEs in coverage, R in bit/s
 * @param gapClosed   its gain over the baseline as a part of that of the best known; NaN where no reference gains
 */
record FrontPoint(String group, int layout, String method, String budget, double seconds, double meanLogRate,
        double gapClosed) {
}
