"""What a shell may carry: make keeps what its owner meant for registries, memory and threads, and lets nothing else
through.
"""

import os
import subprocess

import pytest

import machine
import run_notebooks

ROOT = run_notebooks.ROOT
KEPT = {
    "PIP_INDEX_URL": "https://registry.example.org/simple",
    "HTTPS_PROXY": "http://proxy.example.org:3128",
    "OMP_NUM_THREADS": "3",
    "HETNET_JAVA_OPTIONS": "-Dmine=1",
    "MAVEN_OPTS": "-Xmx1g",
    "HETNET_ARTEFACTS": "/elsewhere",
}
DROPPED = {
    "PYTHONPATH": "/nowhere",
    "PYTHONHOME": "/nowhere",
    "PYTHONSTARTUP": "/nowhere.py",
    "PYTHONSAFEPATH": "1",
    "PYTHONOPTIMIZE": "2",
    "PYTHONWARNINGS": "error",
    "PIP_TARGET": "/nowhere",
    "PYTEST_ADDOPTS": "--no-such-option",
    "JUPYTER_PATH": "/nowhere",
    "JJAVA_LOAD_EXTENSIONS": "false",
    "PYTORCH_VERSION": "1.0",
    "JAVA_TOOL_OPTIONS": "-XX:NoSuchOption",
    "_JAVA_OPTIONS": "-XX:NoSuchOption",
    "ATEN_CPU_CAPABILITY": "default",
    "PYTHONHASHSEED": "nonsense",
    "MKL_NUM_THREADS": "nonsense",
}


def make(shell, *arguments):
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("MAKEFLAGS", "MAKEOVERRIDES", "PYTORCH_LIBRARY_PATH")
    }
    return subprocess.run(
        ["make", "--no-print-directory", "-C", ROOT, *arguments],
        capture_output=True,
        text=True,
        env=environment | shell,
    )


def test_what_programs_see_of_the_shell():
    done = make(KEPT | DROPPED | {"LC_ALL": "C", "PIP_USER": "1"}, "--eval=probe: ; @env", "probe")
    seen = dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
    assert {name: seen.get(name) for name in KEPT} == KEPT
    assert [name for name in DROPPED if name in seen] == []
    assert (seen["PIP_USER"], seen["LC_ALL"], seen["PYTHONUTF8"]) == ("0", "C.UTF-8", "1")


def test_a_pytorch_of_ones_own_keeps_its_version():
    own = {"PYTORCH_LIBRARY_PATH": "/opt/torch/lib", "PYTORCH_VERSION": "2.7.1"}
    assert "PYTORCH_VERSION=2.7.1" in make(own, "--eval=probe: ; @env", "probe").stdout.splitlines()


@pytest.mark.parametrize(
    "shell",
    [DROPPED, KEPT, {"LC_ALL": "C"}, {"P": "epochs=5", "ONLY": "01_scenario"}],
    ids=["dropped", "kept", "C", "names"],
)
def test_commands_say_the_same_in_any_shell(tmp_path, shell):
    done = make(shell, "report", f"SCENARIO={tmp_path}/Zürich")
    said = [line for line in done.stderr.splitlines() if not line.startswith(("make", "Picked up", "WARNING: Using incubator"))]
    assert said == [f"hetnet-lab: {tmp_path}/Zürich: there is no such scenario folder"]


def test_the_version_of_java_is_read_below_what_the_machine_says_first(monkeypatch):
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Dmine=1")
    assert ' version "' in machine.first_line(["java", "-version"], having='version "')
