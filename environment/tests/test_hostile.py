"""`make evaluate` where every variable that libraries read holds nonsense, in folders with blanks and letters beyond
ASCII, from a checkout that cannot be written: the same bytes as in a clean shell, or one sentence.
"""

import os
import re
import shutil
import subprocess

import pytest

import confine
import run_notebooks

ROOT = run_notebooks.ROOT
VARIABLES = ROOT / "environment" / "variables.mk"
TABLES = ["association.csv", "power.csv", "rates.csv"]  # metrics.csv holds seconds
METHODS = "METHODS=baseline,pf_association,hetgnn_unrolled"


def listed():
    """Every name in environment/variables.mk."""
    names = []
    for line in VARIABLES.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"export (\w+) :=", line):
            names.append(match[1])
        elif line.startswith("unexport "):
            names += line.split()[1:]
    return names


def nonsense():
    also = ["OMP_NUM_THREADS", "PYTORCH_VERSION", "PYTORCH_FLAVOR", "CLASSPATH", "HTTP_PROXY", "https_proxy", "LANG", "TZ"]
    shell = ["CDPATH", "GREP_OPTIONS", "BASH_ENV", "ENV", "TMPDIR", "COLUMNS", "TERM", "XDG_CACHE_HOME", "LD_LIBRARY_PATH"]
    settings = ["BLOCKS", "ALPHA", "SEED", "EPOCHS"]  # of the command, which takes them from nobody's shell
    return dict.fromkeys([*listed(), *also, *shell, *settings], "nonsense") | {"LC_ALL": "C", "MAKEFLAGS": "-j4"}


def clean():
    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}


@pytest.fixture(scope="module")
def scenario(tmp_path_factory):
    folder = tmp_path_factory.mktemp("Straße in Zürich") / "drei Häuser"
    folder.mkdir()
    (folder / "sites.csv").write_text("bs,x_m,y_m,z_m\nÉ 1,0,0,25\nÜ 2,300,0,25\n", encoding="utf-8")
    users = [f"ue {u},{15 * u},{7 * u % 50},1.5" for u in range(20)]
    (folder / "users.csv").write_text("\n".join(["ue,x_m,y_m,z_m", *users]) + "\n", encoding="utf-8")
    losses = [f"ue {u},{bs},{80 + abs(15 * u - at) / 10}" for u in range(20) for bs, at in (("É 1", 0), ("Ü 2", 300))]
    (folder / "pathloss.csv").write_text("\n".join(["ue,bs,pathloss_db", *losses]) + "\n", encoding="utf-8")
    for path in (folder, folder.parent, folder.parent.parent):
        path.chmod(0o755)
    return folder


def command(scenario, out):
    return ["make", "--no-print-directory", "evaluate", f"SCENARIO={scenario}", f"OUT={out}", METHODS]


def evaluate(scenario, out, shell):
    return subprocess.run(command(scenario, out), cwd=ROOT, env=shell, capture_output=True, text=True)


@pytest.fixture(scope="module")
def expected(scenario, tmp_path_factory):
    out = tmp_path_factory.mktemp("clean") / "out"
    done = evaluate(scenario, out, clean())
    assert done.returncode == 0, done.stderr
    return {name: (out / name).read_bytes() for name in TABLES}


def test_nonsense_in_every_variable_changes_no_byte(scenario, expected, tmp_path):
    out = tmp_path / "größer als sonst"
    done = evaluate(scenario, out, clean() | nonsense())
    assert done.returncode == 0, done.stderr
    assert {name: (out / name).read_bytes() for name in TABLES} == expected


def test_a_folder_is_called_as_it_is(scenario, expected, tmp_path):
    named = tmp_path / "it's \"50 %\" $HOME $(x) $$ #1;*?\\ `a`\n~"
    shutil.copytree(scenario, named)
    done = evaluate(named, named / "out $", {"PATH": os.environ["PATH"]})  # and without a home
    assert done.returncode == 0, done.stderr
    assert {name: (named / "out $" / name).read_bytes() for name in TABLES} == expected


def test_a_checkout_that_cannot_be_written_does(scenario, expected, tmp_path):
    if os.geteuid() == 0 and not confine.plain_user():
        pytest.skip("we are root, and setpriv, by which to become a plain user, is missing")
    tmp_path.chmod(0o777)
    for path in tmp_path.parents[:3]:
        path.chmod(path.stat().st_mode | 0o055)
    out = tmp_path / "out"
    done = confine.run(command(scenario, out), ROOT, clean() | {"HOME": str(tmp_path)})
    if os.geteuid() != 0:
        assert done.status == 0, done.said  # ours to write; the plain user of root has no right to
    if "Permission denied" in done.said and "hetnet-lab" not in done.said:
        pytest.skip(f"the plain user may not read this checkout: {done.said.splitlines()[0]}")
    assert done.status == 0, done.said
    assert {name: (out / name).read_bytes() for name in TABLES} == expected


@pytest.mark.parametrize("variable", ["MAVEN_OPTS", "JAVA_HOME"])
def test_what_counts_on_purpose_is_answered_in_one_sentence(scenario, tmp_path, variable):
    done = evaluate(scenario, tmp_path / "out", clean() | {variable: "nonsense"})
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if not line.startswith("make")]
        assert len(said) == 1 and said[0].startswith("hetnet-lab: "), done.stderr


def test_the_kernel_and_binder_take_the_same_list():
    import kernel

    *before, command = kernel.kernel_spec(ROOT)["argv"][:3]
    assert command == "java"
    assert before[-1] == str(ROOT / "environment" / "clean-shell"), "as in binder/start"
    shell = clean() | dict.fromkeys(listed(), "nonsense")
    done = subprocess.run([*before, "env"], env=shell, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.endswith("=nonsense")] == []
    assert "OPT_OUT_TRACKING=true" in lines
    # hidden, not empty: PyTorch's loader takes an empty PYTORCH_EXTRA_LIBRARY_PATH for the folder that it stands in
    assert [line for line in lines if line.endswith("=") and line[:-1] in listed()] == []
