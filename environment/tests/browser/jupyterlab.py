"""JupyterLab as a person starts it: the server of `make lab`, with the folders of the tests."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import run_notebooks

ROOT = run_notebooks.ROOT
OUT = ROOT / "lib/target/jupyterlab"
HEADLESS = ROOT / "lib/target/notebooks"  # what the run without a browser made: artefacts and executed notebooks
SMALL = HEADLESS / "small"  # the notebooks that it ran
TOKEN = "browser-test"
START_S = 900  # setting up included, on a busy machine
STOP_S = 300  # for a server to answer, and for its kernels to end


class Server:
    def __init__(self, address: str):
        self.address = address

    def url(self, notebook: Path) -> str:
        """The notebook alone, in a workspace of its own: whoever works in this folder finds their tabs as they were."""
        return f"{self.address}/lab/workspaces/browser-test/tree/{notebook.relative_to(ROOT)}?reset&token={TOKEN}"

    def ask(self, path: str, method: str = "GET"):
        request = urllib.request.Request(
            f"{self.address}/api/{path}", method=method, headers={"Authorization": f"token {TOKEN}"}
        )
        with urllib.request.urlopen(request, timeout=STOP_S) as reply:
            return json.loads(reply.read() or "null")

    def is_up(self) -> bool:
        try:
            return bool(self.ask("status"))
        except OSError:
            return False

    def end_kernels(self) -> None:
        for kernel in self.ask("kernels"):
            self.ask(f"kernels/{kernel['id']}", "DELETE")


@contextmanager
def make_lab():
    """`make lab` on a free port, ended with its kernels on leaving. Opens copies of the notebooks: JupyterLab saves
    what it shows.
    """
    shutil.rmtree(OUT, ignore_errors=True)
    shutil.copytree(SMALL, OUT / "notebooks")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    flags = f"--no-browser --allow-root --port={port} --ServerApp.port_retries=0 --IdentityProvider.token={TOKEN}"
    folders = {"HETNET_FIGURES": str(OUT / "figures"), "HETNET_ARTEFACTS": str(HEADLESS / "artefacts")}
    log = OUT / "server.log"
    server = Server(f"http://127.0.0.1:{port}")
    with log.open("w") as said:
        process = subprocess.Popen(
            ["make", "lab", f"LAB_FLAGS={flags}"],
            cwd=ROOT,
            env=os.environ | folders,
            stdout=said,
            stderr=said,
            stdin=subprocess.DEVNULL,
        )
        try:
            end = time.monotonic() + START_S
            while not server.is_up():
                assert process.poll() is None and time.monotonic() < end, f"make lab did not start: {log.read_text()}"
                time.sleep(0.2)
            yield server
        finally:
            if process.poll() is None and server.is_up():
                server.ask("shutdown", "POST")
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.terminate()
                raise
