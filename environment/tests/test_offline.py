"""What was built runs with no network at all, the first unpacking of the native libraries included."""

import http.server
import os
import subprocess
import sys
import threading
import time

import pytest

import confine
import run_notebooks

ROOT = run_notebooks.ROOT
NOTEBOOK = "01_scenario"
FETCH = "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1], timeout=300).status)"
# so many MiB until a file is there
HOLD = """import os, sys, time
held = b'x' * (int(sys.argv[1]) << 20)
while not os.path.exists(sys.argv[2]):
    time.sleep(0.05)
"""


@pytest.fixture
def address():
    """Something that answers whoever shares our network."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def confined(command, **limits):
    return confine.run(command, ROOT, dict(os.environ), plain=False, **limits)


def test_without_a_network_nobody_is_reached(address):
    assert confined([sys.executable, "-c", FETCH, address]).said.strip() == "200"
    assert confined([sys.executable, "-c", FETCH, address], network=False).status != 0


def test_memory_is_measured_and_where_possible_limited(tmp_path):
    release = tmp_path / "release"
    held = confine.Confined()
    holding = threading.Thread(
        target=confined, args=([sys.executable, "-c", HOLD, "100", release],), kwargs={"limit_mib": 200, "result": held}
    )
    holding.start()
    while holding.is_alive() and held.resident_mib < 100:
        time.sleep(0.05)
    release.touch()
    holding.join()
    assert held.status == 0 and 100 <= held.resident_mib <= 200

    result = confined([sys.executable, "-c", HOLD, "400", release], limit_mib=200)
    assert result.status != 0 or "not limited" in result.means[-1], "the limit did not hold"


def test_the_libraries_unpack_and_compute_without_a_network(tmp_path):
    command = [
        "java",
        "@environment/jvm.options",
        f"-Dorg.bytedeco.javacpp.cachedir={tmp_path}/javacpp",
        "-cp",
        "lib/target/hetnet-lab.jar:lib/target/dependency/*",
        "hetnet.cli.Hetnet",
        "natives",
    ]
    result = confine.run(command, ROOT, {**os.environ, "DJL_CACHE_DIR": f"{tmp_path}/djl"}, plain=False, network=False)
    assert result.status == 0, result.said
    assert "ND4J computes on the CPU" in result.said and "PyTorch 2.7.1 computes on cpu()" in result.said
    assert list(tmp_path.glob("djl/pytorch/*/libtorch.so")) and list(tmp_path.glob("javacpp/**/libnd4jcpu.so"))


def committed_results():
    """What git says of the files that a run of the notebooks could spoil."""
    command = ["git", "status", "--porcelain", "--", "figures", "data", "docs", "notebooks", "README.md"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout


def test_a_notebook_runs_without_a_network_and_leaves_the_checkout_as_it_is(tmp_path, capsys):
    before = committed_results()
    environment = {**os.environ, "HETNET_ARTEFACTS": str(tmp_path / "artefacts")}
    command = [sys.executable, "environment/tools/run_notebooks.py", "--only", NOTEBOOK, "--runs", tmp_path]
    result = confine.run(command, ROOT, environment, plain=False, network=False)
    with capsys.disabled():
        print(f"\n{NOTEBOOK} ran {', '.join(result.means)}")
    assert result.status == 0, result.said[-5000:]
    assert (tmp_path / NOTEBOOK / "index.html").is_file() and list((tmp_path / NOTEBOOK / "figures").glob("*.svg"))
    assert committed_results() == before
