"""Executes the notebooks in order, each on a fresh kernel, and makes one HTML report of them.

Stops at the first cell that fails, names it, and exits with status 1. Ends with a line "N passed, N failed". Parameters of the notebooks
can be given, and a scenario folder to work on: such a run leaves its figures and its report in a folder of its own.
"""

import argparse
import atexit
import os
import sys
import threading
import time
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert.filters import strip_ansi

import machine
import parameters
import pdf
import report
import runs

ROOT = Path(__file__).resolve().parents[2]
KERNEL = "java"
CELL_TIMEOUT_S = 1200  # many times the longest cell on two cores
OUTPUT_TIMEOUT_S = 300  # many times what a hundred thousand printed lines take to arrive
STARTUP_TIMEOUT_S = 300  # a JVM on a busy machine
LOG_LINES_SHOWN = 15


class NotebookFailure(Exception):
    """One sentence naming the notebook, the cell and the reason, then the cell and what it said."""


class Progress:
    """Which cell runs, and for how long: one line that updates itself on a terminal, a line per cell elsewhere."""

    def __init__(self, name: str, cells: int):
        self.name, self.cells, self.cell = name, cells, 0
        self.start = time.monotonic()
        self.live = sys.stdout.isatty()
        self.ended = threading.Event()

    def __enter__(self):
        if self.live:
            threading.Thread(target=self._tick, daemon=True).start()
        return self

    def __exit__(self, *failure):
        self.ended.set()
        if self.live:
            print("\r\033[K", end="")
        if not failure[0]:
            print(f"{self.name}  {self.cells} cells  {self.elapsed()}", flush=True)

    def begin(self, cell: int) -> None:
        self.cell = cell
        if not self.live:
            print(self._line(), flush=True)

    def elapsed(self) -> str:
        minutes, seconds = divmod(int(time.monotonic() - self.start), 60)
        return f"{minutes}:{seconds:02d}"

    def _line(self) -> str:
        return f"{self.name}  cell {self.cell}/{self.cells}  {self.elapsed()}"

    def _tick(self) -> None:
        while not self.ended.is_set():
            print(f"\r\033[K{self._line()}", end="", flush=True)
            self.ended.wait(1)


def execute(source: Path, executed: Path, given: dict | None = None) -> tuple[nbformat.NotebookNode, str]:
    """Runs one notebook from a fresh kernel in its own folder, with the given values of its parameters.

    The result is written to `executed` even when a cell fails, and what the kernel itself prints to a `.log` beside it.
    Returns the executed notebook and the time taken; raises NotebookFailure at the first cell that fails.
    """
    notebook = parameters.inject(nbformat.read(source, as_version=4), given or {})
    order = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code" and cell.source.strip()]
    log = executed.with_suffix(".log")
    with Progress(source.stem, len(order)) as progress, log.open("wb") as kernel_says:
        client = NotebookClient(
            notebook,
            kernel_name=KERNEL,
            timeout=CELL_TIMEOUT_S,
            # what a cell printed may still be on its way when the kernel says that it is over; by default what takes longer than four
            # seconds is lost in silence, and the result of the next cell with it
            iopub_timeout=OUTPUT_TIMEOUT_S,
            raise_on_iopub_timeout=True,
            startup_timeout=STARTUP_TIMEOUT_S,
            shutdown_kernel="immediate",  # a JVM takes seconds to end by itself, and has nothing left to save
            coalesce_streams=True,
            resources={"metadata": {"path": str(source.parent)}},
            on_cell_execute=lambda cell, cell_index: progress.begin(order.index(cell_index) + 1),
        )
        try:
            client.execute(stdout=kernel_says, stderr=kernel_says)
        except (CellExecutionError, CellTimeoutError, DeadKernelError, NoSuchKernel, RuntimeError) as error:
            where = f"{source.name}, cell {progress.cell} of {progress.cells}" if progress.cell else source.name
            cell = notebook.cells[order[progress.cell - 1]] if progress.cell else None
            raise NotebookFailure(f"{where}: {reason(error)}\n{details(error, cell, log)}".rstrip()) from error
        except AssertionError as error:
            # Ctrl-C or a stop signal: nbclient ends the kernel, then asserts that it is still there
            raise KeyboardInterrupt from error
        finally:
            # nbclient leaves this hook behind when the kernel does not start
            atexit.unregister(client._cleanup_kernel)
            nbformat.write(notebook, executed)
    return notebook, progress.elapsed()


def reason(error: Exception) -> str:
    if isinstance(error, CellExecutionError):
        return strip_ansi(f"{error.ename}: {error.evalue}" if error.evalue else error.ename)
    if isinstance(error, CellTimeoutError) and "IOPub" in str(error):
        return f"the cell is over, and what it printed did not all arrive within {OUTPUT_TIMEOUT_S} s."
    if isinstance(error, CellTimeoutError):
        return f"the cell ran longer than {CELL_TIMEOUT_S} s."
    if isinstance(error, DeadKernelError):
        return "the kernel ended, or was interrupted, before the cell did."
    return f"the kernel '{KERNEL}' did not start: {error}"


def details(error: Exception, cell, log: Path) -> str:
    """The failing cell, then its traceback, or the end of the kernel's log where there is none."""
    if isinstance(error, CellExecutionError):
        failed = [output for output in cell.outputs if output.output_type == "error"]
        said = strip_ansi("\n".join(line for output in failed for line in output.traceback))
    else:
        said = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_LINES_SHOWN:])
    return "\n".join(f"    {line}".rstrip() for text in (cell.source if cell else "", said) if text
                     for line in [*text.splitlines(), ""])


def run(sources: list[Path], out: Path, title: str, request: runs.Request = runs.Request(), printed: bool = False) -> int:
    """Runs the notebooks in order and writes `out`/index.html, and a PDF of it if it shall be `printed`; returns the exit status.

    Raises ParameterError before anything runs where a setting is of no notebook, or cannot be.
    """
    notebooks = {source.stem: nbformat.read(source, as_version=4) for source in sources}
    given = assigned(notebooks, request)
    left_out = {name: reason for name, notebook in notebooks.items()
                if request.scenario and (reason := parameters.no_folder_reason(notebook))}
    (out / "notebooks").mkdir(parents=True, exist_ok=True)
    # before anything runs: the notebooks write figures that git would call changes
    injected = {name: parameters.inject(notebook, given[name]) for name, notebook in notebooks.items() if name not in left_out}
    about = machine.describe_run(ROOT, injected)
    chapters = []
    for source in sources:
        name = source.stem
        if name in left_out:
            print(f"{name}  left out: {left_out[name]}", flush=True)
            chapters.append(report.left_out(name, notebooks[name], left_out[name]))
            continue
        try:
            notebook, took = execute(source, out / "notebooks" / source.name, given[name])
        except NotebookFailure as failure:
            print(f"\n{failure}", file=sys.stderr, flush=True)
            left = len(sources) - len(chapters) - 1
            print(f"{len(chapters) - len(left_out)} passed, 1 failed" + (f", {left} skipped" if left else ""), flush=True)
            return 1
        chapters.append(report.chapter_of(name, notebook, took, source.parent))
    about = request.about() | about
    index = out / "index.html"
    index.write_text(report.page(title, about, chapters, parameters.overview(injected)), encoding="utf-8")
    print(f"Report: {index}")
    if printed:
        print(pdf.print_page(index, out / "report.pdf") or f"Report: {out / 'report.pdf'}", flush=True)
    if request != runs.Request():
        values = {name: {key: parameters.plain(value) for key, value in parameters.effective(notebook).items()}
                  for name, notebook in injected.items()}
        runs.write_record(out, request.record() | {"about": about, "parameters": values})
    print(f"{len(chapters) - len(left_out)} passed, 0 failed" + (f", {len(left_out)} left out" if left_out else ""), flush=True)
    return 0


def assigned(notebooks: dict[str, nbformat.NotebookNode], request: runs.Request) -> dict[str, dict]:
    known = {parameter.name for notebook in notebooks.values() for parameter in parameters.declared(notebook)}
    return parameters.assign(notebooks, request.all_settings(known))


def run_apart(sources: list[Path], all_runs: Path, request: runs.Request, printed: bool = False) -> int:
    """A run in a folder of its own; raises ParameterError or RunError before anything is written there."""
    assigned({source.stem: nbformat.read(source, as_version=4) for source in sources}, request)
    scenario = runs.describe_scenario(request.scenario) if request.scenario else ""
    out = runs.prepare(request, all_runs)
    print(f"Run {request.run_name}, settings: {request.words}" + (f"\nScenario {scenario}" if scenario else ""), flush=True)
    os.environ["HETNET_FIGURES"] = str((out / "figures").resolve())
    return run(sources, out, f"hetnet-lab: {request.run_name}", request, printed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notebooks", type=Path, default=ROOT / "notebooks", help="folder of the notebooks")
    parser.add_argument("--only", metavar="NAME", help="run this one notebook, such as 03_training")
    parser.add_argument("--out", type=Path, default=ROOT / "report", help="folder of the report")
    parser.add_argument("--title", default="hetnet-lab", help="title of the report")
    parser.add_argument("--set", default="", metavar="SETTINGS", help='parameters of the notebooks, as in "epochs=50 alpha=0.5"')
    parser.add_argument("--scenario", default="", metavar="DIR", help="scenario folder to work on")
    parser.add_argument("--run", default="", metavar="NAME", help="name of a run apart; by default made of what is set")
    parser.add_argument("--runs", type=Path, default=ROOT / "runs", help="folder of the runs apart")
    parser.add_argument("--pdf", action="store_true", help="print the report to PDF, where there is a Chromium")
    options = parser.parse_args()
    sources = sorted(options.notebooks.resolve().glob("*.ipynb"))
    if options.only:
        sources = [source for source in sources if source.stem == options.only.removesuffix(".ipynb")]
    if not sources:
        wanted = f"notebook {options.only}" if options.only else "notebooks"
        parser.error(f"no {wanted} in {options.notebooks}")
    try:
        request = runs.Request(parameters.settings_of(options.set), options.scenario.strip(), options.run.strip())
        if request == runs.Request():
            return run(sources, options.out, options.title, printed=options.pdf)
        return run_apart(sources, options.runs, request, options.pdf)
    except (parameters.ParameterError, runs.RunError) as error:
        print(f"hetnet-lab: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
