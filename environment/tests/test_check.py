"""A tool that is missing or too old is one sentence, and an exit status of 1, before anything is built."""

import shutil
import subprocess
import sys

import pytest
from conftest import ENVIRONMENT

GOOD = {
    "java": 'if [ "$1" = -version ]; then echo \'openjdk version "17.0.1"\' >&2; else echo jdk.jshell@17; fi',
    "mvn": "echo Apache Maven 3.9.9; echo Java version: 21, vendor: any",
    "python3": f'exec "{sys.executable}" "$@"',
}


def check(folder, **tools):
    """Runs check.sh where the given scripts are the only tools of their names; None leaves a tool out."""
    for name in ("sh", "sed", "sort", "head", "grep"):
        (folder / name).symlink_to(shutil.which(name))
    for name, script in (GOOD | tools).items():
        if script is not None:
            (folder / name).write_text(f"#!/bin/sh\n{script}\n")
            (folder / name).chmod(0o755)
    command = ["/bin/sh", ENVIRONMENT / "check.sh", "python3", "mvn"]
    return subprocess.run(command, env={"PATH": str(folder)}, capture_output=True, text=True)


def test_good_tools_pass_in_silence(tmp_path):
    done = check(tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "tool, script, sentence",
    [
        ("java", None, "no 'java' on the PATH"),
        ("java", "exit 1", "does not run"),
        ("java", "echo 'java version \"1.8.0_292\"' >&2", "version 1.8.0_292; a JDK 17 or newer is needed"),
        ("java", "[ $1 = -version ] && echo 'openjdk version \"21\"' >&2", "without the development tools"),
        ("mvn", None, "no Maven ('mvn') found"),
        ("mvn", "echo The JAVA_HOME environment variable is not defined correctly", "Maven ('mvn') does not run"),
        ("mvn", "echo Apache Maven 3.3.9; echo Java version: 17, vendor: any", "Maven is version 3.3.9"),
        ("mvn", "echo Apache Maven 3.9.9; echo Java version: 11.0.2, vendor: any", "Maven runs on Java 11.0.2"),
        ("python3", None, "no Python ('python3') found"),
        ("python3", "exit 1", "Python ('python3') does not run"),
        ("python3", "echo 3.9.18", "is version 3.9.18; 3.10 or newer is needed"),
        ("python3", "case $2 in *ensurepip*) exit 1;; *) echo 3.12.1;; esac", "lacks the modules venv and ensurepip"),
    ],
)
def test_a_tool_missing_or_too_old_is_one_sentence(tmp_path, tool, script, sentence):
    done = check(tmp_path, **{tool: script})
    assert done.returncode == 1
    assert done.stderr.startswith("hetnet-lab: ") and done.stderr.count("\n") == 1 and sentence in done.stderr
