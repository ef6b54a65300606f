"""environment/Dockerfile replayed line by line below an empty folder, and the session that its image opens.

There is no engine of containers here: what changes a system (apt, users) is noted instead of done, `make`, whose work
test_binder.py does in full, leaves this machine's packages, and every path lies below the folder.
"""

import fnmatch
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import confine
import run_notebooks
import test_binder

ROOT = run_notebooks.ROOT
NOTED = ["apt-get", "rm", "userdel", "useradd", "install", "make"]
KIT = Path("home/jovyan/hetnet-lab")
SYSTEM = re.compile(r"(?<![\w.}])/(home|tmp|var)/")  # where a path of the image begins
# starts the session as its image does, asks it for its first screen, its kernels and its folders, and ends it
VISITOR = r"""
import json, re, subprocess, sys, time, urllib.error, urllib.request
session = subprocess.Popen(sys.argv[1:], stderr=subprocess.PIPE, text=True)
def ask(path):
    request = urllib.request.Request(f"http://127.0.0.1:{port}/{path}", headers={"Authorization": "token " + token})
    while True:
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
                return answer.geturl(), answer.read()
        except urllib.error.URLError as e:
            if not isinstance(e.reason, ConnectionRefusedError) or session.poll() is not None:
                raise
            time.sleep(0.05)  # it prints its address shortly before it listens
try:
    told = []
    for line in session.stderr:
        told.append(line)
        if found := re.search(r"http://127\.0\.0\.1:(\d+)/(\S*)\?token=(\w+)", line):
            break
    else:
        sys.exit("".join(told))
    port, screen, token = found.groups()
    seen = {
        "port": port,
        "printed": screen,
        "screen": ask("")[0].partition(port)[2],
        "kernels": sorted(json.loads(ask("api/kernelspecs")[1])["kernelspecs"]),
        "folders": [found["name"] for found in json.loads(ask("api/contents")[1])["content"]],
    }
finally:
    session.terminate()
    session.communicate()
print(json.dumps(seen))
"""


def instructions():
    """Pairs of a word and what follows it, without comments, continued lines joined."""
    text = re.sub(r"(?m)^\s*#.*\n", "", (ROOT / "environment/Dockerfile").read_text(encoding="utf-8"))
    return [tuple(line.split(None, 1)) for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def of(word):
    return [rest for name, rest in instructions() if name == word]


def tracked():
    if not (ROOT / ".git").exists():
        pytest.skip("the container was not replayed: this folder is no git clone")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def left_out(name):
    """Whether .dockerignore keeps a file, or a folder that it is in, from the image."""
    patterns = test_binder.lines("../.dockerignore")
    above = [name, *(str(folder) for folder in Path(name).parents)][:-1]
    return any(
        fnmatch.fnmatch("/" + path, "*/" + pattern[3:]) if pattern.startswith("**/") else fnmatch.fnmatch(path, pattern)
        for path in above
        for pattern in patterns
        if not pattern.startswith("#")
    )


def test_the_image_gets_what_git_keeps_and_nothing_else():
    assert [name for name in tracked() if left_out(name)] == []
    for pattern in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines():
        if pattern.strip() and not pattern.startswith("#"):
            name = pattern.strip("/").replace("*", "1")
            assert left_out(name + "/file" if pattern.endswith("/") else name), pattern
            assert pattern.startswith("/") or "/" in pattern[:-1] or left_out(f"lib/src/{name}"), pattern
    assert left_out(".git/config") and not left_out(".github/workflows/ci.yml")


def test_the_image_is_used_as_those_of_jupyter_are():
    assert of("FROM") == ["ubuntu:24.04"]  # Binder's
    assert of("USER") == ["1000"]
    assert of("EXPOSE") == ["8888"]
    assert of("VOLUME") == [f"/{KIT}/work"]
    last = [name for name, _ in instructions()]
    assert last.index("USER") < last.index("COPY", last.index("WORKDIR")), "the kit is its user's"
    told = (ROOT / "environment/README.md").read_text(encoding="utf-8")
    assert "docker build -t hetnet-lab -f environment/Dockerfile ." in told
    assert f"-p 8888:8888 -v \"$PWD/work:/{KIT}/work\" hetnet-lab" in told


class Replay:
    """The image below a folder: its variables, its working folder, and what was noted instead of done."""

    def __init__(self, root):
        self.root, self.folder, self.notes = root, root, root / "notes"
        self.stubs = root / "stubs"
        self.stubs.mkdir()
        self.variables = {"PATH": f"{self.stubs}:/usr/local/bin:/usr/bin:/bin"}
        for name in NOTED:
            self.stub(name, f'echo {name} "$@" >>"{self.notes}"')
        for folder in ("tmp", "var", "home/jovyan"):
            (root / folder).mkdir(parents=True)

    def stub(self, name, script):
        (self.stubs / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (self.stubs / name).chmod(0o755)

    def below(self, text):
        return SYSTEM.sub(rf"{self.root}/\1/", text)

    def take(self, word, rest):
        if word == "ENV":
            for setting in shlex.split(self.below(rest)):
                name, _, value = setting.partition("=")
                self.variables[name] = re.sub(r"\$(\w+)", lambda known: self.variables[known[1]], value)
        elif word == "WORKDIR":
            self.folder = Path(self.below(rest))
            self.folder.mkdir(parents=True, exist_ok=True)
        elif word == "COPY":
            source, target = [name for name in rest.split() if not name.startswith("--")]
            names = [source] if source != "." else [name for name in tracked() if not left_out(name)]
            for name in names:
                to = Path(self.below(target)) if source != "." else self.folder / target / name
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, to)
        elif word == "RUN":
            done = confine.run(["sh", "-ec", self.below(rest)], self.folder, self.variables, plain=False)
            assert done.status == 0, f"{rest}\n{done.said}"


def packages(kit):
    """As `make setup` leaves them: .venv with Jupyter's commands and the kernel, its packages those of this Python."""
    environment = kit / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    (site,) = environment.glob("lib/python3*/site-packages")
    (site / "kit.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    commands = test_binder.JUPYTER | {"jupyter-lab": "from jupyterlab.labapp import main"}
    for name, start in commands.items():
        (environment / "bin" / name).write_text(f"#!{environment}/bin/python\n{start}\nmain()\n", encoding="utf-8")
        (environment / "bin" / name).chmod(0o755)
    shared = Path(sys.prefix) / "share/jupyter"
    shutil.copytree(shared / "kernels", environment / "share/jupyter/kernels")
    (environment / "share/jupyter/lab").symlink_to(shared / "lab")


def test_a_session_opens_with_the_first_screen_the_kernel_and_the_folder_that_stays(tmp_path):
    if not (Path(sys.prefix) / "share/jupyter/kernels/java").is_dir():
        pytest.skip("the container was not replayed: this Python has no Java kernel")
    replay = Replay(tmp_path)
    for word, rest in instructions():
        if word == "RUN" and "postBuild" in rest:
            packages(replay.folder)
        replay.take(word, rest)

    noted = replay.notes.read_text(encoding="utf-8").splitlines()
    assert [line for line in noted if line.startswith("apt-get install")] == [
        " ".join(["apt-get install -y --no-install-recommends python3-venv", *test_binder.lines("apt.txt")])
    ]
    assert "useradd --create-home --uid 1000 jovyan" in noted
    assert noted[-1] == "make setup natives"

    start = [replay.below(word) for word in json.loads(of("ENTRYPOINT")[0]) + json.loads(of("CMD")[0])]
    if os.geteuid() == 0:
        start.append("--allow-root")
    ran = confine.run([sys.executable, "-c", VISITOR, *start], replay.folder, replay.variables, plain=False, network=False)
    assert ran.status == 0, ran.said
    seen = json.loads(ran.said.splitlines()[-1])
    first = json.loads((ROOT / "binder/first-screen.json").read_text(encoding="utf-8"))["LabApp"]["default_url"]
    assert seen["screen"].startswith(first) and seen["printed"] == first[1:]
    assert (ROOT / first.removeprefix("/lab/tree/")).is_file()
    assert "java" in seen["kernels"]
    assert {"notebooks", "data", "work"} <= set(seen["folders"])
    assert "unshare" not in " ".join(ran.means) or seen["port"] == of("EXPOSE")[0]
