"""What stands on the first page of a report: one line on what was run, three figures, one table, and the verdict."""

import csv
from itertools import dropwhile, islice, zip_longest
from pathlib import Path

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

import reference
import runs
from report import Chapter, FirstPage, Picture

PICTURES = 3
# What a whole report came to, then what says most of each notebook alone; where these are not drawn, whatever is.
FIGURES = (
    "beyond_rates",
    "pareto_jain",
    "hetnet_city_load",
    "generalisation_side",
    "fig5_sum_rate",
    "rate_cdf",
    "fig7_sum_rate",
    "mobility_sum_rate",
    "own_rates",
    "ablation_utility",
    "teacher_rates",
    "teacher_convergence",
    "hetnet_bias",
    "fig2_topology",
)
TABLES = ("beyond_results", "summary", "hetnet_results", "own_summary", "mobility_means", "teacher_metrics")
LONGEST_TABLE = 12  # rows of a table that a first page has room for


def make(what: str, verdict: str, chapters: list[Chapter], figures: Path) -> FirstPage:
    """The first page of a run whose notebooks drew into `figures`."""
    first = FirstPage(what, verdict, pictures(chapters))
    by_name = {chapter.name: chapter for chapter in chapters}
    for notebook, name in tables(figures):
        if text := outcome(figures / f"{name}.csv"):
            first.table = MarkdownWithMath(renderer=IPythonRenderer()).render(text)
            first.table_of = by_name[notebook]
            break
    return first


def pictures(chapters: list[Chapter]) -> list[Picture]:
    """Three pictures at most: those that tell most, and for want of them the last of each notebook in turn."""
    shown = [list({picture.image: picture for picture in chapter.pictures}.values()) for chapter in chapters]
    named = {picture.name: picture for pictures in shown for picture in pictures}
    chosen = [named[name] for name in FIGURES if name in named]
    left = [[picture for picture in reversed(pictures) if picture not in chosen] for pictures in shown]
    rest = [picture for turn in zip_longest(*left) for picture in turn if picture]
    return [*chosen, *rest][:PICTURES]


def tables(figures: Path) -> list[tuple[str, str]]:
    """Notebook and name of the tables that can stand on a first page, the one that tells most first."""
    drawn = [(notebook, name) for notebook, name in reference.read_index(figures) if short(figures / f"{name}.csv")]
    return sorted(drawn, key=lambda pair: TABLES.index(pair[1]) if pair[1] in TABLES else len(TABLES))


def short(file: Path) -> bool:
    """Whether a table holds results of methods, and few enough of them."""
    with file.open(encoding="utf-8", newline="") as lines:
        head, *rows = islice(csv.reader(dropwhile(lambda line: line.startswith("#"), lines)), LONGEST_TABLE + 2)
    return bool({"method", "allocation"} & {*head}) and "sum_rate_bps" in head and len(rows) <= LONGEST_TABLE


def outcome(file: Path) -> str:
    """The table in Markdown, its methods and metrics by the names that a reader knows; "" where the kit refuses."""
    done = runs.java("describe", "--", str(file.resolve()))
    return done.stdout if done.returncode == 0 else ""


def what_was_run(request: runs.Request, names: list[str], whole: bool, took: str, about: dict[str, str]) -> str:
    """All of it in one line; `whole` says that these are all notebooks of the project."""
    if whole:
        notebooks = f"All {len(names)} notebooks"
    else:
        notebooks = ("Notebook " if len(names) == 1 else "Notebooks ") + ", ".join(names)
    values = f"with {request.words}" if request.settings else "with the values that stand in them"
    scenario = f" on {runs.relative(request.scenario)}" if request.scenario else ""
    known = [f"commit {about['Commit']}", about["Date"], about["Processor"]]
    return f"{notebooks} {values}{scenario}, in {took}. Seed {about['Seed']}; {'; '.join(known)}."
