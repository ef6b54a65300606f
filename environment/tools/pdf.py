"""Prints a page to PDF with Chromium, where there is one."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TIMEOUT_S = 300


def browser() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def print_page(page: Path, target: Path) -> str | None:
    """Writes the PDF beside its place and moves it there once it is whole. Returns None, or in one sentence why there
    is no PDF.
    """
    program = browser()
    if program is None:
        return "no PDF: there is no Chromium on the PATH"
    with tempfile.TemporaryDirectory(prefix="hetnet-pdf-") as scratch:
        made = Path(scratch) / "page.pdf"
        command = [
            program,
            "--headless",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            f"--user-data-dir={scratch}/profile",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            f"--print-to-pdf={made}",
        ]
        if os.geteuid() == 0:
            command.append("--no-sandbox")  # its sandbox refuses to work as root
        try:
            subprocess.run([*command, page.resolve().as_uri()], check=True, capture_output=True, timeout=TIMEOUT_S)
            shutil.move(made, target)
        except (OSError, subprocess.SubprocessError) as error:
            return f"no PDF: Chromium could not print {page} ({type(error).__name__})"
    return None
