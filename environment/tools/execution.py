"""Executes one notebook on a fresh kernel, and says in one sentence which cell failed and why."""

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

import parameters

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


def execute(source: Path, executed: Path, given: dict, figures: Path) -> tuple[nbformat.NotebookNode, str]:
    """Runs one notebook from a fresh kernel in its own folder, with the given values of its parameters; it draws into
    `figures`.

    The result is written to `executed` even when a cell fails, and what the kernel itself prints to a `.log` beside
    it. Returns the executed notebook and the time taken; raises NotebookFailure at the first cell that fails.
    """
    notebook = parameters.inject(nbformat.read(source, as_version=4), given)
    order = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code" and cell.source.strip()]
    log = executed.with_suffix(".log")
    with Progress(source.stem, len(order)) as progress, log.open("wb") as kernel_says:
        client = NotebookClient(
            notebook,
            kernel_name=KERNEL,
            timeout=CELL_TIMEOUT_S,
            # what a cell printed may still be on its way when the kernel says that it is over; by default what takes
            # longer than four seconds is lost in silence, and the result of the next cell with it
            iopub_timeout=OUTPUT_TIMEOUT_S,
            raise_on_iopub_timeout=True,
            startup_timeout=STARTUP_TIMEOUT_S,
            shutdown_kernel="immediate",  # a JVM takes seconds to end by itself, and has nothing left to save
            coalesce_streams=True,
            resources={"metadata": {"path": str(source.parent)}},
            on_cell_execute=lambda cell, cell_index: progress.begin(order.index(cell_index) + 1),
        )
        try:
            client.execute(stdout=kernel_says, stderr=kernel_says, env=os.environ | {"HETNET_FIGURES": str(figures)})
        except (CellExecutionError, CellTimeoutError, DeadKernelError, NoSuchKernel, RuntimeError) as error:
            if hasattr(client, "_async_cleanup_kernel_future"):
                # Ctrl-C or a stop signal: nbclient ends the kernel, and may see it gone before anything else
                raise KeyboardInterrupt from error
            where = f"{source.name}, cell {progress.cell} of {progress.cells}" if progress.cell else source.name
            cell = notebook.cells[order[progress.cell - 1]] if progress.cell else None
            raise NotebookFailure(f"{where}: {reason(error)}\n{details(error, cell, log)}".rstrip()) from error
        except AssertionError as error:
            # the same: then it asserts that the kernel is still there
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
    return "\n".join(
        f"    {line}".rstrip()
        for text in (cell.source if cell else "", said)
        if text
        for line in [*text.splitlines(), ""]
    )
