import os

import jupyterlab
import pdf
import pytest

# what needs Playwright is imported where it is used: without it, the test module is skipped
WAIT_MS = 300_000  # for whatever appears at once on a quiet machine


@pytest.fixture(scope="session")
def chromium():
    program = os.environ.get("CHROMIUM") or pdf.browser()
    if not program:
        pytest.skip("there is no chromium")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        # a container's root has no sandbox to give
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(chromium):
    with jupyterlab.make_lab() as server:
        yield server


@pytest.fixture
def open_notebook(server, chromium):
    """Opens a notebook on a fresh kernel, which ends with the test."""
    from notebook_page import NotebookPage

    context = chromium.new_context()
    context.set_default_timeout(WAIT_MS)
    yield lambda name: NotebookPage(context.new_page(), server.url(jupyterlab.OUT / "notebooks" / f"{name}.ipynb"))
    context.close()
    server.end_kernels()
