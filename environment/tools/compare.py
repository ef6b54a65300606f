"""Compares runs: one table, one figure with a curve per run for each thing that they share, in one HTML page."""

import argparse
import csv
import shutil
import sys
import tempfile
from html import escape
from pathlib import Path

import pdf
import report
import runs

RESULTS = ("index.html", "report.pdf", "comparison.csv")
WHOLE = 1e4  # from here on no digit behind the point tells anything


def folder_of(run: str, all_runs: Path) -> Path:
    """A run by its name, or by its folder where there is no run of this name."""
    named = all_runs / run
    return named if named.is_dir() or not Path(run).is_dir() else Path(run)


def find(names: list[str], all_runs: Path) -> dict[str, Path]:
    """The folders of the runs by a short name, each its own; raises RunError in one sentence."""
    if len(names) < 2:
        raise runs.RunError(
            'two runs or more are needed, as in RUNS="a b"; a run is a folder of runs/, or any results folder'
        )
    found = {}
    for name in names:
        folder = folder_of(name, all_runs)
        short = folder.resolve().name
        if short in found:
            raise runs.RunError(f"two of the runs are called '{short}': {found[short]} and {folder}")
        found[short] = folder
    return found


def compare(found: dict[str, Path], out: Path) -> None:
    """Writes the page, the table and the figures to `out`; nothing is written where the runs cannot be compared
    (RunError).
    """
    with tempfile.TemporaryDirectory(prefix="hetnet-compare-") as scratch:
        made = Path(scratch)
        arguments = [f"{name}={folder.resolve()}" for name, folder in found.items()]
        done = runs.java("compare", "--out", scratch, "--", *arguments)
        if done.returncode:
            raise runs.RunError(runs.sentence(done))
        captions = dict(line.split("\t", 1) for line in done.stdout.splitlines() if "\t" in line)
        page = page_of(found, table_of(made / "comparison.csv"), captions, made)
        (made / "index.html").write_text(page, encoding="utf-8")
        if out.is_dir():
            for old in [*out.glob("compare_*"), *(out / name for name in RESULTS)]:
                old.unlink(missing_ok=True)
        out.mkdir(parents=True, exist_ok=True)
        for file in sorted(made.iterdir()):
            shutil.move(file, out / file.name)


def page_of(found: dict[str, Path], table: str, captions: dict[str, str], folder: Path) -> str:
    records = {name: runs.read_record(path) for name, path in found.items()}
    about = {name: describe(record, found[name]) for name, record in records.items()}
    figures = "\n".join(
        f"<figure>{report.embedded(folder / f'{name}.svg')}<figcaption>{escape(caption)}</figcaption></figure>"
        for name, caption in captions.items()
    )
    chapters = [
        report.plain_chapter("settings", "What differs", differences(records)),
        report.plain_chapter(
            "results", "Results", f"<p>One row per method and run, over all UEs in coverage.</p>\n{table}"
        ),
        report.plain_chapter("figures", "Figures", figures),
    ]
    return report.page(f"hetnet-lab: {' and '.join(found)}", about, chapters)


def describe(record: dict, folder: Path) -> str:
    about = record.get("about", {})
    known = [
        f"{key.lower()} {about[key]}" for key in ("Settings", "Scenario", "Date", "Commit", "Processor") if key in about
    ]
    return "; ".join([str(folder), *known])


def differences(records: dict[str, dict]) -> str:
    """A table of the parameters that are not the same in all runs that tell theirs."""
    told = {name: flat(record) for name, record in records.items() if record.get("parameters")}
    if len(told) < 2:
        return "<p>Fewer than two of these runs tell their parameters: only those in runs/ do.</p>"
    keys = dict.fromkeys(key for values in told.values() for key in values)
    rows = [(key, [values.get(key, "") for values in told.values()]) for key in keys]
    rows = [(key, values) for key, values in rows if len(set(values)) > 1]
    if not rows:
        return "<p>No parameter differs.</p>"
    head = "".join(f"<th>{escape(name)}</th>" for name in told)
    body = "\n".join(
        f"<tr><td>{escape(key)}</td>" + "".join(f"<td>{escape(value)}</td>" for value in values) + "</tr>"
        for key, values in rows
    )
    return f'<table class="parameters differences"><tr><th>parameter</th>{head}</tr>\n{body}</table>'


def flat(record: dict) -> dict[str, str]:
    """Values by parameter where all notebooks agree, else by notebook and parameter."""
    notebooks = record["parameters"]
    by_name: dict[str, set] = {}
    for values in notebooks.values():
        for name, value in values.items():
            by_name.setdefault(name, set()).add(value)
    found = {}
    for notebook, values in notebooks.items():
        for name, value in values.items():
            found[name if len(by_name[name]) == 1 else f"{name} ({notebook})"] = value
    return found


def table_of(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    kept = [column for column in range(len(head)) if any(row[column] for row in rows)]
    first = "".join(f"<th>{escape(head[column])}</th>" for column in kept)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{escape(shown(row[column]))}</td>" for column in kept) + "</tr>" for row in rows
    )
    return f'<div class="code"><table class="results"><tr>{first}</tr>\n{body}</table></div>'


def shown(text: str) -> str:
    """A number for people, five digits of it; a text as it is."""
    try:
        value = float(text)
    except ValueError:
        return text
    return f"{value:,.0f}" if abs(value) >= WHOLE else f"{value:.5g}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", default="", help="names of runs, or folders, with blanks in between")
    parser.add_argument("--in", dest="all_runs", type=Path, default=runs.ROOT / "runs", help="folder of the runs")
    parser.add_argument("--out", type=Path, required=True, help="folder of the comparison")
    options = parser.parse_args()
    try:
        compare(find(options.runs.split(), options.all_runs), options.out)
    except runs.RunError as error:
        print(f"hetnet-lab: {error}", file=sys.stderr)
        return 2
    print(f"The comparison is {options.out / 'index.html'}")
    problem = pdf.print_page(options.out / "index.html", options.out / "report.pdf")
    print(problem or f"The comparison is {options.out / 'report.pdf'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
