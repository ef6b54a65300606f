"""A stranger's path: the commands with which the README begins, each run as it stands there, in a fresh clone.

Built already are the jar and the Python environment, which other tests make; notebooks get small parameters.
"""

import os
import re
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import run_notebooks
import small

ROOT = run_notebooks.ROOT
README = (ROOT / "README.md").read_text(encoding="utf-8")
ADDRESS = "ADDRESS"  # of the repository, which the README does not know
NOTEBOOK = "02_teacher"
COLUMN_PT = 3.5 * 72
COMMAND = re.compile(r"^    (?:\$ )?(make [a-z].*?)(?:\s{2,}#.*)?$|`(make [a-z][^`]*)`", re.MULTILINE)


def first_steps():
    """The block of commands below the heading Start, without what explains them."""
    start = README.partition("\n## Start\n")[2].partition("\n## ")[0]
    lines = next(block for block in start.split("\n\n") if block.startswith("    git clone"))
    return [line.partition("  #")[0].strip() for line in lines.splitlines()]


def commands_of(text):
    return [" ".join(filter(None, found)) for found in COMMAND.findall(text)]


def pages():
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def targets():
    """What make can do: by name what `make help` says of it."""
    rule = re.compile(r"^([a-z-]+):.*?(?:#+ (.*))?$", re.MULTILINE)
    return {name: text for name, text in rule.findall((ROOT / "Makefile").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_command_of_a_page_is_one_of_make_with_settings_that_it_has(page):
    """A setting is known where the Makefile names it, or where `make help` or a page on the command lists it."""
    known = targets()
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in commands_of(page.read_text(encoding="utf-8")):
        name, *words = shlex.split(command.replace("...", ""), comments=True)[1:]
        assert name in known, command
        for key in (word.partition("=")[0] for word in words if "=" in word):
            of_make = re.search(rf"^SETTINGS := .*\b{key}\b|\$\(?{key}\b|P SCENARIO.*\b{key}\b", makefile, re.MULTILINE)
            told = re.search(rf"\b{key}=", known[name]) or re.search(rf"\b{key}`", page.read_text(encoding="utf-8"))
            assert of_make or told, f"{command}: {key}"


def test_help_and_the_page_of_commands_list_the_same():
    said = subprocess.run(["make", "-s", "-C", ROOT, "help"], capture_output=True, text=True, check=True).stdout
    listed = dict(re.findall(r"^  make ([a-z-]+) +(.*)$", said, re.MULTILINE))
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8").replace("\\|", "|")
    assert dict(re.findall(r"^\| `make ([a-z-]+)` \| (.*) \|$", page, re.MULTILINE)) == listed and len(listed) > 10


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A clone of what is committed, with a jar and a Python environment that need no building."""
    if subprocess.run(["git", "-C", ROOT, "rev-parse"], capture_output=True).returncode:
        pytest.skip("this is no clone of a repository")
    folder = tmp_path_factory.mktemp("stranger") / "hetnet-lab"
    steps = first_steps()
    command = steps[0].partition(" && ")[0].replace(ADDRESS, shlex.quote(str(ROOT)))
    subprocess.run(["sh", "-ec", command], cwd=folder.parent, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / ".venv"], check=True)
    inside = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder / ".venv")}))
    (inside / "built.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    shared = Path(sys.prefix) / "share/jupyter"
    (folder / ".venv/share/jupyter/kernels/java").mkdir(parents=True)
    link(folder / ".venv/share/jupyter/nbconvert", shared / "nbconvert")
    link(folder / ".venv/share/jupyter/kernels/java/jjava.jar", shared / "kernels/java/jjava.jar")
    for name in ("lib/target/hetnet-lab.jar", "lib/target/dependency", ".cache/djl", ".cache/javacpp"):
        if (ROOT / name).exists():
            link(folder / name, ROOT / name)
    for stamp in (".venv/installed", "lib/target/packaged"):
        (folder / stamp).touch()
    return folder


def link(place, target):
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


def run(clone, command):
    """The command as it stands in the README; notebooks with small parameters beside those that it gives, and methods
    on a scenario of a stranger's own.
    """
    if command.startswith("make report"):
        given = re.search(r' P="([^"]*)"', command)
        command = command.replace(given[0], "") if given else command
        values = dict(small.VALUES[NOTEBOOK]) | dict(pair.split("=") for pair in (given[1] if given else "").split())
        command += f' P="{" ".join(f"{name}={value}" for name, value in values.items())}"'
    command = command.replace("SCENARIO=data/etoile", "SCENARIO=out/town")
    environment = {name: value for name, value in os.environ.items() if not re.match("MAKE|MFLAGS|HETNET_", name)}
    done = subprocess.run(["sh", "-ec", command], cwd=clone, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    assert not re.search(r"Traceback|Exception|\tat hetnet", done.stdout + done.stderr), done.stdout + done.stderr


def own_scenario(folder):
    """Two sites, six UEs, and path losses of no model."""
    folder.mkdir(parents=True)
    (folder / "sites.csv").write_text("bs,x_m,y_m,z_m\nA,0,0,25\nB,200,0,25\n")
    (folder / "users.csv").write_text("ue,x_m,y_m,z_m\n" + "".join(f"{u},{30 * u},5,1.5\n" for u in range(1, 7)))
    losses = [f"{u},{b},{90 + 5 * abs(u - home)}\n" for u in range(1, 7) for b, home in (("A", 1), ("B", 6))]
    (folder / "pathloss.csv").write_text("ue,bs,pathloss_db\n" + "".join(losses))


def page_of(file):
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


def test_the_first_steps_of_the_readme(clone):
    _, first, changed, printed, evaluated, fairer, compared = first_steps()
    own_scenario(clone / "out/town")

    run(clone, first)
    page = page_of(clone / "runs/first/index.html")
    assert len(page.select("header figure img")) == 3 and len(page.select("header table tr")) > 1

    run(clone, changed)
    key, value = re.search(r'P="(\w+)=(\S+)"', changed).groups()
    page = page_of(clone / "runs/more/index.html")
    rows = {row.td.text: row.select("td")[1].text for row in page.select("table.parameters tr.given")}
    assert rows[key] == value and f"{key}={value}" in page.select_one("header .what").text

    run(clone, printed)
    files = [file.read_bytes() for file in (clone / "runs/print/figures").glob("*.pdf")]
    widths = [float(size) for file in files for size in re.findall(rb"/BBox \[0\.0 0\.0 ([\d.]+)", file)]
    assert widths and max(widths) == pytest.approx(COLUMN_PT, abs=1)

    run(clone, evaluated)
    run(clone, fairer)
    assert "hetgnn_unrolled" in (clone / "out/fairer/metrics.csv").read_text(encoding="utf-8")

    run(clone, compared)
    assert page_of(clone / "out/compare/index.html").select("table.results td")

    left = subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True)
    assert left.stdout == "", "everything that the commands made is ignored"
