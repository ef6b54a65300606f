"""How far the figures of a run are from the reference run that the project keeps in figures/, figure by figure.

A figure is compared by the numbers in its CSV: sums of PyTorch and BLAS come in another order on another machine, so
that the last digits may differ, and the pixels with them. `python reference.py report/figures` makes a run the new
reference.
"""

import argparse
import csv
import math
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import dropwhile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "figures"
# which notebook drew which figure: the others in the folder come from commands such as `make bench`
INDEX = "notebooks.csv"
KINDS = (".csv", ".svg", ".png", ".pdf")

TOLERANCE = 1e-6  # relative; what sums in another order do to numbers that no training stands behind
NEXT_TO_NOTHING = 1e-6  # of the largest number in its column: smaller ones are what is left of sums, and count as this
TIMING = re.compile(r"(^|_)(seconds|ms)$|^times_faster|^time_of_one_start$")  # columns that a clock fills

IDENTICAL, CLOSE, TIMING_ONLY = "identical", f"within {TOLERANCE:.0e}".replace("e-0", "e-"), "timing only"
DIFFERS, MISSING, NEW = "differs", "missing", "new"
SHOWN_FIRST = 5  # figures that differ, on the first page
# as a reader wants to see them
ORDER = (DIFFERS, MISSING, NEW, TIMING_ONLY, CLOSE, IDENTICAL)


@dataclass(frozen=True)
class Comparison:
    """What became of one figure: a verdict of ORDER, and by how much it differs, in words."""

    notebook: str
    figure: str
    verdict: str
    detail: str = ""


class Drawn:
    """Which figures a notebook draws into a folder: those whose files changed while it ran."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.index: list[tuple[str, str]] = []
        self.before = self._state()

    def add(self, notebook: str) -> None:
        """The notebook has just run."""
        now = self._state()
        self.index += [(notebook, file) for file in sorted(now) if now[file] != self.before.get(file)]
        self.before = now

    def write(self) -> None:
        write_index(self.folder, self.index)

    def _state(self) -> dict[str, int]:
        return {file.stem: file.stat().st_mtime_ns for file in self.folder.glob("*.csv") if file.name != INDEX}


def read_index(folder: Path) -> list[tuple[str, str]]:
    """Notebook and figure, a row for each; none where the folder has no index."""
    file = folder / INDEX
    return [(row[0], row[1]) for row in rows_of(file)[1:]] if file.is_file() else []


def write_index(folder: Path, index: Iterable[tuple[str, str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / INDEX).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("notebook", "figure"), *sorted(index)])


def compare(figures: Path, notebooks: Iterable[str], reference: Path = REFERENCE) -> list[Comparison]:
    """Every figure of the notebooks, drawn by a run into `figures` or by the reference run, the worst first."""
    asked = set(notebooks)
    drawn, known = (
        dict.fromkeys(pair for pair in read_index(folder) if pair[0] in asked) for folder in (figures, reference)
    )
    found = []
    for notebook, figure in drawn | known:
        ours, theirs = (folder / f"{figure}.csv" for folder in (figures, reference))
        if not ours.is_file():
            found.append(Comparison(notebook, figure, MISSING))
        elif not theirs.is_file():
            found.append(Comparison(notebook, figure, NEW))
        else:
            found.append(Comparison(notebook, figure, *difference(rows_of(ours), rows_of(theirs))))
    return sorted(found, key=lambda one: (ORDER.index(one.verdict), one.notebook, one.figure))


def rows_of(file: Path) -> list[list[str]]:
    """The cells of a CSV, its header first, without the remarks above."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(dropwhile(lambda line: line.startswith("#"), lines)))


def difference(ours: list[list[str]], theirs: list[list[str]]) -> tuple[str, str]:
    """A verdict on two tables, and by how much they differ."""
    if ours[:1] != theirs[:1]:
        return DIFFERS, "other columns"
    if len(ours) != len(theirs):
        return DIFFERS, f"{len(ours) - 1:,} rows in place of {len(theirs) - 1:,}"
    worst, where, timed = 0.0, "", 0.0
    for name, mine, other in zip(ours[0], zip(*ours[1:]), zip(*theirs[1:])):
        distance = max(distances(mine, other), default=0.0)
        if math.isinf(distance):
            texts = sum(a != b for a, b in zip(mine, other))
            return DIFFERS, f"{texts:,} of {len(mine):,} entries of {name}"
        if TIMING.search(name):
            timed = max(timed, distance)
        elif distance > worst:
            worst, where = distance, name
    detail = f"{worst:.1e} in {where}" if where else ""
    if worst > TOLERANCE:
        return DIFFERS, detail
    if worst > 0:
        return CLOSE, detail
    return (TIMING_ONLY, "") if timed else (IDENTICAL, "")


def distances(mine: tuple[str, ...], other: tuple[str, ...]) -> Iterator[float]:
    """Relative differences of the numbers of a column; infinite where texts differ, or a text stands beside a number."""
    pairs = [(number(a), number(b)) for a, b in zip(mine, other) if a != b]
    if not pairs:
        return
    finite = [abs(value) for text in (*mine, *other) if (value := number(text)) is not None and math.isfinite(value)]
    floor = NEXT_TO_NOTHING * max(finite, default=0.0)
    for a, b in pairs:
        if a is None or b is None or not (math.isfinite(a) and math.isfinite(b)):
            yield 0.0 if a is not None and a == b else math.inf
        else:
            yield abs(a - b) / max(abs(a), abs(b), floor) if a != b else 0.0


def number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def verdict(found: list[Comparison]) -> str:
    """All of it in one line, such as "97 of 103 figures identical, 4 within 1e-6, 2 timing only"."""
    counts = Counter(one.verdict for one in found)
    words = {kind: kind for kind in ORDER} | {DIFFERS: "differ"}
    first = f"{counts[IDENTICAL]} of {len(found)} figures {IDENTICAL}"
    return ", ".join([first, *(f"{counts[kind]} {words[kind]}" for kind in reversed(ORDER[:-1]) if counts[kind])])


def in_words(found: list[Comparison]) -> str:
    """What a reader of the report should know first, as HTML."""
    if not found:
        return told("", "Not held against the reference run", "None of these notebooks draws a figure.")
    counts = Counter(one.verdict for one in found)
    other = [one for one in found if one.verdict in (DIFFERS, MISSING, NEW)]
    equal = f"{counts[IDENTICAL]} to the last digit"
    equal += f", {counts[CLOSE]} to 1e-6 (sums in another order)" if counts[CLOSE] else ""
    equal += f", {counts[TIMING_ONLY]} apart from measured times" if counts[TIMING_ONLY] else ""
    if not other:
        return told("same", "As the reference run", f"All {len(found)} figures and tables have its numbers: {equal}.")
    missing = f" {counts[MISSING]} of its own are missing." if counts[MISSING] else ""
    new = f" {counts[NEW]} are new." if counts[NEW] else ""
    worst = "".join(
        f"<li>{escape(one.figure)}{f': {escape(one.detail)}' if one.detail else f': {one.verdict}'}</li>"
        for one in other[:SHOWN_FIRST]
    )
    more = f"<p>and {len(other) - SHOWN_FIRST} more.</p>" if len(other) > SHOWN_FIRST else ""
    return told(
        "other",
        "Not in all as the reference run",
        f"Of {len(found)} figures and tables {len(found) - len(other)} have its numbers: {equal}. "
        f"{counts[DIFFERS]} differ.{missing}{new}",
        f"<ul>{worst}</ul>{more}",
    )


def told(kind: str, heading: str, text: str, rest: str = "") -> str:
    return f'<aside class="verdict {kind}"><h2>{heading}</h2><p>{text}</p>{rest}</aside>'


def section(found: list[Comparison]) -> str:
    """The part of the report that says so: the verdict, what it means, and a row for each figure."""
    rows = "\n".join(
        f"<tr><td>{escape(one.figure)}</td><td>{escape(one.notebook)}</td><td>{escape(one.verdict)}</td>"
        f"<td>{escape(one.detail)}</td></tr>"
        for one in found
    )
    return (
        f"<p><strong>{escape(verdict(found))}.</strong></p>\n"
        "<p>Figures and tables of this run beside those in <code>figures/</code>, by the numbers in their CSV: texts "
        f"must be equal, and of numbers the largest relative difference counts. Up to {TOLERANCE:.0e} is what sums in "
        "another order make on another machine; a training carries it further. <em>Timing only</em>: nothing differs "
        "but columns that a clock filled.</p>\n"
        '<table class="reference"><tr><th>figure</th><th>notebook</th><th>verdict</th><th>largest difference</th></tr>'
        f"\n{rows}</table>"
    )


def refresh(figures: Path, reference: Path = REFERENCE) -> None:
    """Makes the figures of a run the reference of its notebooks: copies what they drew, and removes what they draw no
    longer.
    """
    drawn = read_index(figures)
    ran = {notebook for notebook, _ in drawn}
    for notebook, figure in read_index(reference):
        if notebook in ran and (notebook, figure) not in drawn:
            for kind in KINDS:
                (reference / f"{figure}{kind}").unlink(missing_ok=True)
    for _, figure in drawn:
        for kind in KINDS:
            if (figures / f"{figure}{kind}").is_file():
                shutil.copyfile(figures / f"{figure}{kind}", reference / f"{figure}{kind}")
    write_index(reference, [*drawn, *(pair for pair in read_index(reference) if pair[0] not in ran)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("figures", type=Path, help="folder of the run that becomes the reference")
    options = parser.parse_args()
    refresh(options.figures)
    print(f"{len(read_index(options.figures))} figures and tables of {options.figures} are the reference now.")


if __name__ == "__main__":
    main()
