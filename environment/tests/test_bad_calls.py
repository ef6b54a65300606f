"""What somebody may mistype in a call of make: one sentence, status 2, and nothing written."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# arguments of make ("DIR" is a folder of the test), and how the sentence begins
CALLS = [
    ("evaluate", "usage: make evaluate SCENARIO=dir OUT=dir"),
    ("evaluate SCENARIO=DIR/none", "usage: make evaluate SCENARIO=dir OUT=dir"),
    ("evaluate SCENARIO=DIR/none OUT=DIR/out", "DIR/none: there is no such scenario folder"),
    ("evaluate SCENARIO=DIR/a^b OUT=DIR/out", "DIR/a b: there is no such scenario folder"),
    ("evaluate SCENARIO=data/etoile OUT=DIR/file", "DIR/file cannot be a folder: DIR/file is a file"),
    ("evaluate SCENARIO=data/etoile OUT=DIR/it's EPOCS=5", "unknown setting 'EPOCS'; known are scenario, out, "),
    ("evaluate SCENARIO=data/etoile OUT=DIR/out EPOCHS:=0", "epochs = 0 epochs is out of range"),
    ("evaluate SCENARIO=data/etoile OUT=DIR/out my-key=1", "unknown setting 'my-key'; known are "),
    ("evaluate SCENARIO=data/etoile OUT=DIR/out ALPHA=$(touch^DIR/owned)", "alpha = '"),
    ("evaluate SCENARIO=data/etoile OUT=DIR/out ALPHA=`touch^DIR/owned`", "alpha = '`touch"),
    ("evaluate SCENARIO=data/etoile OUT=DIR/out STYLE=poster", "STYLE must be column, wide or slide, not 'poster'"),
    ("report FONT=big", "FONT must be a number of points, not 'big'"),
    ("report FONT=400", "FONT = 400 pt is out of range"),
    ("figures FORMAT=pdf,gif", "FORMAT must be some of pdf, png, svg, for example pdf,svg; not 'gif'"),
    ("train OUT=DIR", "DIR cannot be written: it is no ordinary file"),
    ("train OUT=DIR/w.bin STEP=5", "unknown setting 'STEP'; known are out, "),
    ("bench-quality LAYOUT=5", "unknown setting 'LAYOUT'; known are "),
]


@pytest.fixture(scope="module", autouse=True)
def tally():
    """Leaves the count beside those of the Java tests."""
    seen = []
    yield seen
    folder = ROOT / "lib" / "target" / "robustness"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "make.csv").write_text(f"what,count\ncalls of make,{len(seen)}\n", encoding="utf-8")


@pytest.mark.parametrize("call, sentence", CALLS, ids=[call for call, _ in CALLS])
def test_a_bad_call_is_one_sentence_and_leaves_nothing(tmp_path, tally, call, sentence):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    arguments = [word.replace("DIR", str(tmp_path)).replace("^", " ") for word in call.split()]
    ran = subprocess.run(["make", "--no-print-directory", "-C", ROOT, *arguments], capture_output=True, text=True)
    said = [line for line in ran.stderr.splitlines() if not line.startswith(("make", "Picked up", "WARNING: Using incubator"))]
    assert ran.returncode == 2 and ran.stdout == ""
    assert len(said) == 1 and said[0].startswith("hetnet-lab: " + sentence.replace("DIR", str(tmp_path))), said
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
    tally.append(call)
