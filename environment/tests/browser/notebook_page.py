"""A notebook in JupyterLab's page: what a person does there, and what they see there."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

OPEN_MS = 600_000  # a browser and a JVM that start together on a busy machine
RUN_MS = 1_800_000  # many times the longest notebook with its artefacts at hand
WIDTH, HEIGHT = 1400, 1000
AROUND_PX = 140  # of JupyterLab's bars above and below a notebook

ERROR = '[data-mime-type="application/vnd.jupyter.error"]'

# Notes every state of every progress bar by the cell it stands in; each update brings a new element.
WATCH_BARS = """() => {
    window.barsSeen = {};
    const look = node => {
        if (node.nodeType !== Node.ELEMENT_NODE) return;
        for (const bar of node.matches('progress') ? [node] : node.querySelectorAll('progress')) {
            const cell = bar.closest('.jp-Cell')?.dataset.windowedListIndex;
            if (cell) (window.barsSeen[cell] ??= []).push(bar.value / bar.max);
        }
    };
    new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(look)))
        .observe(document.querySelector('.jp-Notebook'), {childList: true, subtree: true});
}"""

# An image that does not load is 0 wide; one that is not laid out, 0 high.
LOOK = """() => Object.fromEntries([...document.querySelectorAll('.jp-Notebook .jp-CodeCell')].map(cell => {
    const outputs = [...cell.querySelectorAll('.jp-OutputArea-output')];
    const all = query => outputs.flatMap(output => [...output.querySelectorAll(query)]);
    const isSeen = node => node.getBoundingClientRect().height > 10;
    const ofKind = kind => outputs.filter(output => output.dataset.mimeType === 'application/vnd.jupyter.' + kind);
    return [cell.dataset.windowedListIndex, {
        prompt: cell.querySelector('.jp-InputPrompt').innerText.trim(),
        figures: all('img').filter(image => isSeen(image) && image.complete && image.naturalWidth > 0).length,
        tables: all('table').filter(table => isSeen(table) && table.querySelector('td')).length,
        bars: all('progress').filter(isSeen).length,
        errors: [...ofKind('error'), ...ofKind('stderr')].map(output => output.innerText),
        text: outputs.map(output => output.innerText).join('\\n'),
    }];
}))"""

# Scrolls to the top and answers with the height of all cells, after a frame in which those on the screen are laid out.
LAID_OUT = """panel => new Promise(done => {
    panel.scrollTo(0, 0);
    const height = () => panel.querySelector('.jp-WindowedPanel-inner').scrollHeight;
    requestAnimationFrame(() => requestAnimationFrame(() => done(height())));
})"""

# Every cell with code has a number, or one of them failed.
IS_OVER = """() => {
    const cells = [...document.querySelectorAll('.jp-Notebook .jp-CodeCell')]
        .filter(cell => cell.querySelector('.cm-content').innerText.trim());
    return cells.every(cell => /^\\[\\d+\\]:$/.test(cell.querySelector('.jp-InputPrompt').innerText.trim()))
        || document.querySelector('[data-mime-type="application/vnd.jupyter.error"]') !== null;
}"""


class NotebookPage:
    def __init__(self, page: Page, url: str):
        self.page = page
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        page.goto(url, timeout=OPEN_MS)
        page.locator(".jp-NotebookPanel .jp-CodeCell").first.wait_for(timeout=OPEN_MS)
        self.wait_for_kernel("Idle")
        page.evaluate(WATCH_BARS)

    # ---- what a person does

    def choose(self, menu: str, item: str) -> None:
        self.page.locator(".lm-MenuBar-item", has_text=re.compile(f"^{menu}$")).click()
        self.page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{item}$")).click()

    def press_button(self, title: str) -> None:
        self.page.locator(".jp-NotebookPanel-toolbar").get_by_role("button", name=title, exact=True).click()

    def run_all(self) -> None:
        self.choose("Run", "Run All Cells")
        self.wait_until_over()

    def restart_and_run_all(self) -> None:
        self.press_button("Restart the kernel and run all cells")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        # the numbers of the last run stay until the new kernel is there
        expect(self.page.locator(".jp-Notebook .jp-CodeCell .jp-InputPrompt").last).to_have_text(
            "[*]:", timeout=OPEN_MS
        )
        self.wait_until_over()

    def run(self, *indices: int) -> None:
        """Runs cells one after the other, each when the one before is over."""
        for index in indices:
            prompt = self.cell(index).locator(".jp-InputPrompt")
            before = prompt.inner_text()
            self.start(index)
            expect(prompt).not_to_have_text(before)
            expect(prompt).to_have_text(re.compile(r"\[\d+\]:"), timeout=RUN_MS)
            expect(self.cell(index).locator(ERROR)).to_have_count(0)

    def start(self, index: int) -> None:
        self.editor(index).click()
        self.page.keyboard.press("Control+Enter")

    def edit(self, index: int, name: str, old: int, new: int) -> None:
        """Types a new value over the old one of a parameter."""
        line = self.editor(index).locator(".cm-line", has_text=re.compile(rf"\b{name} = {old};"))
        line.get_by_text(str(old), exact=True).dblclick()
        self.page.keyboard.type(str(new))
        expect(self.editor(index)).to_contain_text(f"{name} = {new};")

    def add_cell(self, code: str) -> int:
        """A new cell below the last, with the caret at the end of its code; returns its index."""
        index = self.page.locator(".jp-Notebook .jp-Cell").count()
        self.cell(index - 1).click()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("b")
        self.editor(index).click()
        self.page.keyboard.type(code)
        return index

    # ---- what a person sees

    def cell(self, index: int) -> Locator:
        return self.page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{index}"]')

    def editor(self, index: int) -> Locator:
        return self.cell(index).locator(".cm-content")

    def output(self, index: int) -> Locator:
        return self.cell(index).locator(".jp-Cell-outputArea")

    def wait_for_kernel(self, state: str) -> None:
        status = self.page.locator(".jp-StatusBar-TextItem", has_text=re.compile(r"^Java .*\|"))
        expect(status).to_have_text(re.compile(rf"\| ({state})"), timeout=OPEN_MS)

    def wait_for_bar(self, index: int, states: int) -> None:
        """Until the progress bars of a cell have stood at so many different places."""
        self.page.wait_for_function(
            "([cell, states]) => new Set(window.barsSeen[cell]).size >= states",
            arg=[str(index), states],
            timeout=RUN_MS,
        )

    def completions(self) -> list[str]:
        """What Tab offers at the caret."""
        self.page.keyboard.press("Tab")
        offered = self.page.locator(".jp-Completer-item .jp-Completer-match")
        offered.first.wait_for(timeout=OPEN_MS)
        return offered.all_inner_texts()

    def wait_until_over(self) -> None:
        self.page.wait_for_function(IS_OVER, timeout=RUN_MS)

    def look(self, picture: Path) -> dict[int, dict]:
        """What each code cell shows, by its index, the whole notebook on one tall screen; the picture of it is kept."""
        shown, height = 0, HEIGHT
        while height > shown:  # cells off the screen only guess their height
            shown = height
            self.page.set_viewport_size({"width": WIDTH, "height": shown + AROUND_PX})
            height = self.page.locator(".jp-WindowedPanel-outer").evaluate(LAID_OUT)
        self.page.screenshot(path=picture)
        return {int(index): seen for index, seen in self.page.evaluate(LOOK).items()}

    def bars(self) -> dict[int, list[float]]:
        """The shares that the progress bars of each cell have shown, in order."""
        return {int(index): shares for index, shares in self.page.evaluate("() => window.barsSeen").items()}
