"""Runs with settings of one's own: each in a folder of its own name, apart from the committed figures and the README."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from parameters import ParameterError

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
RECORD = "run.json"
SPEAKER = "hetnet-lab: "
# what a run writes: removed before the same run is made again
MADE = ("figures", "notebooks", "index.html", "report.pdf", RECORD)
NOTICES = ("README*", "LICEN[CS]E*", "NOTICE*")


class RunError(Exception):
    """The run cannot be made as asked; one sentence for the person who asked."""


@dataclass(frozen=True)
class Request:
    """What was asked for: settings by name as text, a scenario folder ("" for none), the run's name ("" for one made
    of these), and the notebooks that alone shall run (none for all).
    """

    settings: dict[str, str] = field(default_factory=dict)
    scenario: str = ""
    name: str = ""
    only: tuple[str, ...] = ()

    @property
    def run_name(self) -> str:
        if self.name and not NAME.fullmatch(self.name):
            raise RunError(f"RUN='{self.name}' is no name of a run: letters, digits, '.', '_' and '-', at most 80")
        if self.name:
            return self.name
        parts = [*self.only, *([Path(self.scenario).name] if self.scenario else [])]
        parts += [f"{name}-{value}" for name, value in sorted(self.settings.items())]
        made = re.sub(r"[^A-Za-z0-9._-]+", "-", "_".join(parts)).strip("-._")
        if not NAME.fullmatch(made):
            raise RunError(
                f"no name of a run can be made of these settings ({made or 'nothing'}): give one, as in RUN=mine"
            )
        return made

    @property
    def words(self) -> str:
        """The settings in one line."""
        return " ".join(f"{name}={value}" for name, value in self.settings.items()) or "none"

    def all_settings(self, known: set[str]) -> dict[str, str]:
        """The settings, and what the scenario folder adds to them, of the names that the notebooks know."""
        if not self.scenario:
            return self.settings
        taken = sorted({"folder", "fadingFolder"} & self.settings.keys())
        if taken:
            raise ParameterError(f"{taken[0]} is set by SCENARIO={self.scenario} already: leave one out")
        folder = relative(self.scenario)
        added = {"folder": folder, "fadingFolder": folder}
        if not folder.startswith("data/"):  # the kit's own samples have the notice that the notebooks name
            added["notice"] = f"From the gains in {folder}"
        return {name: value for name, value in added.items() if name in known} | self.settings

    def about(self) -> dict[str, str]:
        """What the report's header says of the request; nothing where nothing was asked for."""
        if self == Request():
            return {}
        about = {"Run": self.run_name, "Settings": self.words}
        about |= {"Notebooks": ", ".join(self.only)} if self.only else {}
        return about | ({"Scenario": relative(self.scenario)} if self.scenario else {})

    def record(self) -> dict:
        return {
            "settings": self.settings,
            "scenario": relative(self.scenario) if self.scenario else "",
            "only": list(self.only),
        }


def relative(folder: str) -> str:
    """The folder as seen from the project, where it lies inside."""
    path = Path(folder).expanduser().resolve()
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def prepare(request: Request, runs: Path) -> Path:
    """The run's folder, empty of what an earlier run of the same settings left there; raises RunError where it holds
    another run.
    """
    folder = runs / request.run_name
    if folder.exists() and any(folder.iterdir()):
        found = read_record(folder)
        if {key: found.get(key, [] if key == "only" else None) for key in request.record()} != request.record():
            raise RunError(
                f"{folder} holds another run: give this one another name, as in RUN=mine, or remove that folder"
            )
        for name in MADE:
            path = folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    write_record(folder, request.record())
    if request.scenario:
        copy_notices(Path(request.scenario), folder)
    return folder


def copy_notices(scenario: Path, folder: Path) -> None:
    """What must stay with every copy of the data stays with what was made of them."""
    for pattern in NOTICES:
        for notice in scenario.glob(pattern):
            if notice.is_file():
                shutil.copyfile(notice, folder / f"scenario-{notice.name}")


def read_record(folder: Path) -> dict:
    """What the folder says of its run; empty where it says nothing that can be read."""
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_record(folder: Path, record: dict) -> None:
    unfinished = folder / f".{RECORD}"
    unfinished.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    unfinished.replace(folder / RECORD)


def java(name: str, *arguments: str) -> subprocess.CompletedProcess:
    """Runs a command of the kit's jar in the project's folder."""
    command = [
        "java",
        f"@{ROOT / 'environment/jvm.options'}",
        f"-Dorg.bytedeco.javacpp.cachedir={ROOT / '.cache/javacpp'}",
    ]
    classpath = f"{ROOT / 'lib/target/hetnet-lab.jar'}:{ROOT / 'lib/target/dependency'}/*"
    return subprocess.run(
        [*command, "-cp", classpath, "hetnet.cli.Hetnet", name, *arguments], cwd=ROOT, capture_output=True, text=True
    )


def sentence(failed: subprocess.CompletedProcess) -> str:
    """What the command said of its failure: its own sentence, or all of it where it broke down."""
    said = failed.stderr.strip()
    own = [line for line in said.splitlines() if line.startswith(SPEAKER)]
    return own[-1].removeprefix(SPEAKER) if own else said or f"the command ended with status {failed.returncode}"


def describe_scenario(folder: str) -> str:
    """One line on the scenario folder; raises RunError with one sentence where it cannot be used."""
    done = java("describe", "--", relative(folder))
    if done.returncode:
        raise RunError(sentence(done))
    return done.stdout.strip()
