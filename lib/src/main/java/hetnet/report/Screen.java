package hetnet.report;

/** One place of the output that is written again and again: a display of a notebook, or a line of a terminal. */
public interface Screen {

    /**
     * Replaces what is shown.
     *
     * @param content something the kernel can render; a terminal shows its text
     * @param last    whether this stays
     */
    void show(Object content, boolean last);

    /** The notebook where this process is a kernel, else the terminal. */
    static Screen forProgress() {
        return ScreenProvider.openFirst().orElseGet(TerminalScreen::ofProcess);
    }

    /** The notebook where this process is a kernel, else nothing. */
    static Screen forFigures() {
        return ScreenProvider.openFirst().orElse((content, last) -> { });
    }
}
