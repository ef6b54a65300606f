"""The site of docs/ as a reader sees it, page by page in a browser: nothing is missing, drawn wrongly or cut off."""

import functools
import http.server
import subprocess
import threading

import docsite
import pytest
import run_notebooks

pytest.importorskip("playwright.sync_api", reason="requirements-test.lock is not installed")

ROOT = run_notebooks.ROOT
SITE_PYTHON = ROOT / ".cache/site/bin/python"
DIAGRAMS = next(ROOT.glob(".cache/site/mermaid-*.jar"), None)
WIDTHS = (1400, 420)  # pixels of a desk and of a phone
HEIGHT = 900
WAIT_MS = 300_000

# A diagram is drawn into the shadow of its element, which shows as its height alone.
DRAWN = "() => [...document.querySelectorAll('.mermaid')].every(node => node.getBoundingClientRect().height > 60)"
BROKEN = """() => [...document.images].filter(image => image.complete && image.naturalWidth === 0).map(image => image.src)"""
CUT_OFF = "() => document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Its address while the tests run."""
    if not SITE_PYTHON.exists() or not DIAGRAMS:
        pytest.skip("what makes the site is not installed (make site)")
    folder = tmp_path_factory.mktemp("site")
    api = folder / "api"
    api.mkdir()
    (api / "index.html").write_text("<h1>Javadoc</h1>", encoding="utf-8")
    command = [SITE_PYTHON, docsite.__file__, "--out", folder / "site", "--work", folder / "work", "--api", api]
    made = subprocess.run([*command, "--diagrams", DIAGRAMS], capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
    handler = functools.partial(Quiet, directory=folder / "site")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


PAGES = ["README.md", "docs/index.md", *(page for topic in docsite.topics() for _, page in topic.pages)]


def test_every_page_is_whole(site, chromium):
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda reply: said.append(f"{reply.status} {reply.url}") if reply.status >= 400 else None)
    page.on("request", lambda asked: said.append(asked.url) if not asked.url.startswith((site, "data:", "blob:")) else None)
    wrong = {}
    for name in PAGES:
        path = name.replace("README.md", "index.md").removesuffix(".md") + ".html"
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.goto(f"{site}/{path}", wait_until="networkidle")
            if page.locator(".mermaid").count():
                page.wait_for_function(DRAWN)
            found = said + page.evaluate(BROKEN)
            if (over := page.evaluate(CUT_OFF)) > 0:
                found.append(f"{over} pixels wider than the window")
            if found:
                wrong[f"{path} at {width}"] = found
            said.clear()
    context.close()
    assert wrong == {}


def test_a_reader_finds_a_word(site, chromium):
    page = chromium.new_page()
    page.set_default_timeout(WAIT_MS)
    page.goto(f"{site}/index.html", wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.type("wmmse")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.locator(".md-search-result__item").count() >= 3
    page.close()
