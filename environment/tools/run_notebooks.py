"""Executes the notebooks in order, each on a fresh kernel, and makes one HTML report of them.

Stops at the first cell that fails, names it, and exits with status 1. Ends with a line "N passed, N failed". All that
the notebooks draw goes into the folder of the report. Some of them can be chosen, their parameters given, and a
scenario folder to work on: such a run leaves its figures and its report in a folder of its own.
"""

import argparse
import shutil
import sys
import time
from pathlib import Path

import nbformat

import first_page
import machine
import parameters
import pdf
import reference
import report
import runs
from execution import NotebookFailure, execute

ROOT = runs.ROOT
FIGURES = "figures"


def run(
    sources: list[Path], out: Path, title: str, request: runs.Request = runs.Request(), printed: bool = False
) -> int:
    """Runs the notebooks in order and writes `out`/index.html, and a PDF of it if it shall be `printed`; returns the
    exit status.

    Raises ParameterError before anything runs where a setting is of no notebook, or cannot be.
    """
    notebooks = {source.stem: nbformat.read(source, as_version=4) for source in sources}
    given = assigned(notebooks, request)
    left_out = {
        name: reason
        for name, notebook in notebooks.items()
        if request.scenario and (reason := parameters.no_folder_reason(notebook))
    }
    injected = {
        name: parameters.inject(notebook, given[name]) for name, notebook in notebooks.items() if name not in left_out
    }
    start = time.monotonic()
    about = request.about() | machine.describe_run(ROOT, injected)
    figures = (out / FIGURES).resolve()
    shutil.rmtree(figures, ignore_errors=True)
    (out / "notebooks").mkdir(parents=True, exist_ok=True)
    drawn = reference.Drawn(figures)
    chapters = []
    for source in sources:
        name = source.stem
        if name in left_out:
            print(f"{name}  left out: {left_out[name]}", flush=True)
            chapters.append(report.left_out(name, notebooks[name], left_out[name]))
            continue
        try:
            notebook, took = execute(source, out / "notebooks" / source.name, given[name], figures)
        except NotebookFailure as failure:
            print(f"\n{failure}", file=sys.stderr, flush=True)
            left = len(sources) - len(chapters) - 1
            print(
                f"{len(chapters) - len(left_out)} passed, 1 failed" + (f", {left} skipped" if left else ""), flush=True
            )
            return 1
        drawn.add(name)
        chapters.append(report.chapter_of(name, notebook, took, source.parent))
    drawn.write()
    verdict = reference.told("", "Not held against the reference run", not_the_reference(request))
    if is_reference_run(sources, request):
        found = reference.compare(figures, injected)
        verdict = reference.in_words(found)
        about |= {"Reference run": reference.verdict(found)}
        chapters.append(report.plain_chapter("reference", "Against the reference run", reference.section(found)))
        print(f"Against figures/: {reference.verdict(found)}", flush=True)
    what = first_page.what_was_run(request, [*injected], is_whole(sources), hours(time.monotonic() - start), about)
    first = first_page.make(what, verdict, chapters, figures)
    publish(out, report.page(title, about, chapters, parameters.overview(injected), first), printed)
    if request != runs.Request():
        values = {
            name: {key: parameters.plain(value) for key, value in parameters.effective(notebook).items()}
            for name, notebook in injected.items()
        }
        runs.write_record(out, request.record() | {"about": about, "parameters": values})
    print(f"{len(injected)} passed, 0 failed" + (f", {len(left_out)} left out" if left_out else ""), flush=True)
    return 0


def publish(out: Path, page: str, printed: bool) -> None:
    """Writes the page, and its PDF where it shall be `printed`."""
    index = out / "index.html"
    index.write_text(page, encoding="utf-8")
    print(f"Report: {index} ({len(page.encode()) / 1e6:.1f} MB)")
    if printed:
        print(pdf.print_page(index, out / "report.pdf") or f"Report: {out / 'report.pdf'}", flush=True)


def is_reference_run(sources: list[Path], request: runs.Request) -> bool:
    """Whether these are notebooks of the project with the values that stand in them, so that their figures should be
    those in figures/.
    """
    return (
        not request.settings and not request.scenario and all(source.parent == ROOT / "notebooks" for source in sources)
    )


def not_the_reference(request: runs.Request) -> str:
    """Why the figures of a run are no others' to be held against."""
    if request.settings or request.scenario:
        return "It ran with settings of its own; its figures stand beside its report."
    return "These are not the notebooks of the project."


def is_whole(sources: list[Path]) -> bool:
    return sorted(sources) == sorted((ROOT / "notebooks").glob("*.ipynb"))


def hours(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d} h" if minutes >= 60 else f"{minutes}:{seconds:02d} min"


def assigned(notebooks: dict[str, nbformat.NotebookNode], request: runs.Request) -> dict[str, dict]:
    known = {parameter.name for notebook in notebooks.values() for parameter in parameters.declared(notebook)}
    return parameters.assign(notebooks, request.all_settings(known))


def run_apart(sources: list[Path], all_runs: Path, request: runs.Request, printed: bool = False) -> int:
    """A run in a folder of its own; raises ParameterError or RunError before anything is written there."""
    assigned({source.stem: nbformat.read(source, as_version=4) for source in sources}, request)
    scenario = runs.describe_scenario(request.scenario) if request.scenario else ""
    out = runs.prepare(request, all_runs)
    print(
        f"Run {request.run_name}, settings: {request.words}" + (f"\nScenario {scenario}" if scenario else ""),
        flush=True,
    )
    return run(sources, out, f"hetnet-lab: {request.run_name}", request, printed)


def chosen(sources: list[Path], request: runs.Request) -> list[Path]:
    """The notebooks that the request is for; raises RunError in one sentence where there is no such notebook, or it
    cannot do what is asked.
    """
    known = {source.stem: source for source in sources}
    unknown = [name for name in request.only if name not in known]
    if unknown:
        raise runs.RunError(
            f"ONLY={' '.join(request.only)}: there is no notebook '{unknown[0]}'; known are {', '.join(known)}"
        )
    if request.scenario:
        for name in request.only:
            if reason := parameters.no_folder_reason(nbformat.read(known[name], as_version=4)):
                raise runs.RunError(f"ONLY={name} does not go with SCENARIO={request.scenario}: {reason}")
    return [source for name, source in known.items() if name in request.only] if request.only else sources


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notebooks", type=Path, default=ROOT / "notebooks", help="folder of the notebooks")
    parser.add_argument(
        "--only", default="", metavar="NAMES", help='run these notebooks alone, as in "03_training 04_evaluation"'
    )
    parser.add_argument("--out", type=Path, default=ROOT / "report", help="folder of the report")
    parser.add_argument("--title", default="hetnet-lab", help="title of the report")
    parser.add_argument(
        "--set", default="", metavar="SETTINGS", help='parameters of the notebooks, as in "epochs=50 alpha=0.5"'
    )
    parser.add_argument("--scenario", default="", metavar="DIR", help="scenario folder to work on")
    parser.add_argument(
        "--run", default="", metavar="NAME", help="name of a run apart; by default made of what is asked for"
    )
    parser.add_argument("--runs", type=Path, default=ROOT / "runs", help="folder of the runs apart")
    parser.add_argument("--pdf", action="store_true", help="print the report to PDF, where there is a Chromium")
    options = parser.parse_args()
    sources = sorted(options.notebooks.resolve().glob("*.ipynb"))
    if not sources:
        parser.error(f"no notebooks in {options.notebooks}")
    try:
        only = tuple(dict.fromkeys(name.removesuffix(".ipynb") for name in options.only.replace(",", " ").split()))
        request = runs.Request(parameters.settings_of(options.set), options.scenario.strip(), options.run.strip(), only)
        sources = chosen(sources, request)
        if options.pdf:
            print(pdf.plan(), flush=True)
        if request == runs.Request():
            return run(sources, options.out, options.title, printed=options.pdf)
        return run_apart(sources, options.runs, request, options.pdf)
    except (parameters.ParameterError, runs.RunError, pdf.NoBrowser) as error:
        print(f"hetnet-lab: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
