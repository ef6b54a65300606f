"""Prints a page to PDF with Chromium, where there is one."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TIMEOUT_S = 300
NONE = "no PDF: there is no Chromium on the PATH (CHROMIUM=path names one)"


class NoBrowser(Exception):
    """The browser that was asked for cannot be run; one sentence for the person who asked."""


def browser() -> str | None:
    """The one that the setting CHROMIUM names, or the first on the PATH; raises NoBrowser where it names none."""
    if asked := os.environ.get("CHROMIUM", "").strip():
        found = shutil.which(asked)
        if found is None:
            raise NoBrowser(f"CHROMIUM={asked} is no program that can be run; without it the first on the PATH is taken")
        return found
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def plan() -> str:
    """What will become of the PDF, to be said before a run rather than after it; raises NoBrowser."""
    program = browser()
    return f"The PDF will be printed by {program}." if program else f"There will be {NONE}."


def print_page(page: Path, target: Path) -> str | None:
    """Writes the PDF beside its place and moves it there once it is whole. Returns None, or in one sentence why there
    is no PDF.
    """
    program = browser()
    if program is None:
        return NONE
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
