"""What a run ran on: commit, versions, processor, memory. Everything as text, name by name, for the report's header."""

import os
import platform
import re
import subprocess
from datetime import datetime, timezone
from importlib import metadata
from pathlib import Path

from nbformat import NotebookNode

import parameters

PYTHON_PACKAGES = ("jupyterlab", "nbclient", "nbconvert", "papermill", "jjava")
JAVA_LIBRARIES = (
    "api",
    "pytorch-engine",
    "pytorch-native-cpu",
    "nd4j-native",
    "commons-math3",
    "tablesaw-core",
    "xchart",
)


def describe_run(root: Path, notebooks: dict[str, NotebookNode]) -> dict[str, str]:
    """The header of the report for the project at `root` and its notebooks by name."""
    return {
        "Date": datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "Commit": commit(root),
        "Seed": seeds(notebooks),
        "Java": first_line(["java", "-version"], having='version "'),
        "Java libraries": ", ".join(java_libraries(root)) or "not built",
        "Python": f"{platform.python_version()}; "
        + ", ".join(f"{name} {metadata.version(name)}" for name in PYTHON_PACKAGES),
        "System": platform.platform(),
        "Processor": f"{processor()}, {cores()} cores",
        "Memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GiB",
    }


def first_line(command: list[str], folder: Path | None = None, having: str = "") -> str:
    """First line that the command prints with this text in it, or "unknown" where it is missing or fails."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return next((line for line in (done.stdout + done.stderr).splitlines() if having in line), "")


def commit(root: Path) -> str:
    found = first_line(["git", "rev-parse", "--short=12", "HEAD"], root)
    changed = first_line(["git", "status", "--porcelain"], root) if found != "unknown" else ""
    return f"{found}, with uncommitted changes" if changed else found


def seeds(notebooks: dict[str, NotebookNode]) -> str:
    """Seeds of the parameters, by notebook; one number where all agree."""
    found = {}
    for name, notebook in notebooks.items():
        if seed := parameters.effective(notebook).get("seed"):
            found[name] = parameters.plain(seed)
    if len(set(found.values())) == 1:
        return next(iter(found.values()))
    return ", ".join(f"{seed} ({name})" for name, seed in found.items()) or "none set"


def java_libraries(root: Path) -> list[str]:
    jars = [path.stem for path in sorted((root / "lib/target/dependency").glob("*.jar"))]
    found = {}
    for library in JAVA_LIBRARIES:
        for jar in jars:
            if match := re.match(rf"{library}-(\d[\d.]*(?:-M[\d.]+)?)", jar):
                found.setdefault(library, match[1])
    return [f"{'djl' if library == 'api' else library} {version}" for library, version in found.items()]


def processor() -> str:
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
