"""The steps of binder/ as repo2docker takes them, in an empty prefix: a fresh clone of HEAD, an empty home, a plain
user. Then a session as on Binder: no network, 2 GB of memory.

The container itself, its Ubuntu and apt's work are left out: the programs of apt.txt are those of this machine.
Maven's repository is copied from this machine's, where it has one, as what Maven would fetch again; pip fetches.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import pytest

import confine
import run_notebooks

ROOT = run_notebooks.ROOT
SESSION_MIB = 2048
NOTEBOOK = "03_training"  # the paper's training, on both libraries
JUPYTER = {
    "jupyter": "from jupyter_core.command import main",
    "jupyter-kernelspec": "from jupyter_client.kernelspecapp import KernelSpecApp as App; main = App.launch_instance",
    "jupyter-nbconvert": "from nbconvert.nbconvertapp import main",
}
PROGRAMS = {
    "openjdk-17-jdk-headless": "javac",
    "maven": "mvn",
    "make": "make",
    "fontconfig": "fc-list",
    "fonts-dejavu-core": None,
}


def lines(file):
    return [line for line in (ROOT / "binder" / file).read_text(encoding="utf-8").splitlines() if line.strip()]


def home_environment(home):
    """Nothing of ours but the way to the registries."""
    network = {key: value for key, value in os.environ.items() if re.match(r"(?i)(pip_|ssl_|.*_proxy$)", key)}
    # Java takes its home from the password file, where nobody has none
    return {
        **network,
        "HOME": str(home),
        "USER": "jovyan",
        "LANG": "C.UTF-8",
        "MAVEN_OPTS": f"-Duser.home={home}",
        "PATH": f"{home.parent}/server/bin:/usr/local/bin:/usr/bin:/bin",
    }


def python_for(folder):
    """A Python that the plain user may run, of the version that runtime.txt names where there is one."""
    wanted = lines("runtime.txt")[0].replace("python-", "python")
    candidates = [
        shutil.which(wanted),
        sys._base_executable,
        shutil.which("python3"),
        "/usr/bin/" + wanted,
        "/usr/bin/python3",
    ]
    script = "import sys, venv, ensurepip; assert sys.version_info >= (3, 10); print(sys.executable)"
    for candidate in filter(None, candidates):
        tried = confine.run([candidate, "-c", script], folder, {"PATH": os.defpath, "HOME": str(folder)})
        if tried.status == 0:
            return tried.said.strip()
    return None


@pytest.fixture(scope="module")
def home():
    """The home of Binder's user with HEAD in it, next to `server`, which stands for the Jupyter that Binder brings."""
    if os.geteuid() == 0 and not confine.plain_user():
        pytest.skip("binder/ was not replayed: we are root, and setpriv, by which to become a plain user, is missing")
    if not (ROOT / ".git").exists():
        pytest.skip("binder/ was not replayed: this folder is no git clone")
    with tempfile.TemporaryDirectory(prefix="hetnet-binder-", ignore_cleanup_errors=True) as name:
        prefix = Path(name)
        home, server = prefix / "home", prefix / "server"
        subprocess.run(["git", "clone", "-q", "--no-hardlinks", ROOT, home], check=True)
        maven = Path.home() / ".m2/repository"
        if maven.is_dir():
            shutil.copytree(maven, home / ".m2/repository")
        server.mkdir()
        give(prefix)
        python = python_for(prefix)
        if not python:
            pytest.skip("binder/ was not replayed: there is no Python 3.10 with venv that a plain user may run")
        make_server(python, server, home)
        yield home


def give(folder):
    """To the plain user, with all in it."""
    if user := confine.plain_user():
        subprocess.run(["chown", "-R", f"{user.pw_uid}:{user.pw_gid}", folder], check=True)


def make_server(python, server, home):
    """A Python environment with Jupyter's commands, whose packages are those that the build installs next to it."""
    made = confine.run([python, "-m", "venv", "--without-pip", server], server.parent, home_environment(home))
    assert made.status == 0, made.said
    (site,) = server.glob("lib/python3*/site-packages")
    (site / "kit.pth").write_text(f"{home}/.venv/lib/{site.parent.name}/site-packages\n", encoding="utf-8")
    for name, start in JUPYTER.items():
        script = server / "bin" / name
        script.write_text(f"#!{server}/bin/python\n{start}\nmain()\n", encoding="utf-8")
        script.chmod(0o755)


def test_the_packages_are_named_as_apt_wants_them_and_their_programs_are_here():
    assert sorted(lines("apt.txt")) == sorted(PROGRAMS)
    missing = [program for program in PROGRAMS.values() if program and not shutil.which(program)]
    if missing:
        pytest.skip(f"the packages of binder/apt.txt are named right; this machine has no {', '.join(missing)}")


def test_the_session_has_as_many_threads_as_cores():
    for limit, threads in {"2.0": "2", "16": "16", "0.5": "1", "None": "1", "": "unset"}.items():
        said = subprocess.run(
            [ROOT / "binder/start", "sh", "-c", 'echo "${OMP_NUM_THREADS:-unset}"'],
            check=True,
            capture_output=True,
            text=True,
            env={"PATH": os.environ["PATH"], "CPU_LIMIT": limit},
        ).stdout.strip()
        assert said == threads


def test_the_build_prepares_all_that_a_session_needs(home, capsys):
    environment = home_environment(home)
    built = confine.run(["binder/postBuild"], home, environment)
    assert built.status == 0, built.said[-5000:]
    assert "PyTorch 2.7.1 computes on cpu()" in built.said
    kernel = home.parent / "server/share/jupyter/kernels/java"
    assert {"kernel.json", "jjava.jar"} <= {path.name for path in kernel.iterdir()}
    opens = json.loads((home.parent / "server/etc/jupyter/jupyter_config.json").read_text(encoding="utf-8"))
    assert (home / opens["ServerApp"]["default_url"].removeprefix("/lab/tree/")).is_file()
    changed = subprocess.run(
        ["git", "-c", "safe.directory=*", "status", "--porcelain"], cwd=home, capture_output=True, text=True, check=True
    )
    assert [line for line in changed.stdout.splitlines() if ".m2" not in line and ".cache" not in line] == []

    session = [
        "binder/start",
        home.parent / "server/bin/jupyter",
        "nbconvert",
        "--to",
        "notebook",
        "--execute",
        "--ExecutePreprocessor.kernel_name=java",
        "--output-dir",
        home.parent / "home/out",
        f"notebooks/{NOTEBOOK}.ipynb",
    ]
    ran = confine.run(session, home, {**environment, "CPU_LIMIT": "2"}, network=False, limit_mib=SESSION_MIB)
    with capsys.disabled():
        print(f"\nbinder/: {NOTEBOOK} ran {', '.join(ran.means)}; it held {ran.resident_mib} MiB at most")
    assert ran.status == 0, ran.said[-5000:]
    assert 0 < ran.resident_mib <= SESSION_MIB
    executed = nbformat.read(home / f"out/{NOTEBOOK}.ipynb", as_version=4)
    drawn = [
        output
        for cell in executed.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "image/svg+xml" in output.get("data", {})
    ]
    assert drawn
