"""Makes a site of README.md and docs/: `make site`.

The pages are those that docs/index.md lists, its headings are the site's navigation. They are laid out as in the
project, so that their links hold; what else they link to is copied along. Diagrams and formulas need no network.
"""

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOKS = ROOT / "environment" / "site"
HOME = "README.md"
INDEX = "docs/index.md"
API = "api/index.html"
REPORT = "report/index.html"
DIAGRAMS = "mermaid.min.js"
DIAGRAMS_SHA256 = "3a93016a73dc82ba890d919f9bbb176f3da9d98341650c0b517f2595cc68fef8"

LINK = re.compile(r"(!?\[(?:[^\[\]]|\[[^\]]*\])*\])\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```$|^    .*?$", re.DOTALL | re.MULTILINE)
BADGE = re.compile(r"^\[!\[.*?\)\]\(.*?\)\n", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z]+:")


class SiteError(Exception):
    """The site cannot be made; one sentence for the person who asked."""


@dataclass
class Topic:
    """A heading of docs/index.md: the title and the file of each page beneath it."""

    title: str
    pages: list[tuple[str, str]] = field(default_factory=list)


def topics(root: Path = ROOT) -> list[Topic]:
    """The navigation: the first link of each row of a table, heading by heading."""
    found: list[Topic] = []
    for line in (root / INDEX).read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## (.*)", line):
            found.append(Topic(heading[1]))
        elif found and (row := re.match(r"\| \[([^\]]+)\]\(([^)#]+\.md)\)", line)):
            found[-1].pages.append((row[1], relative((root / INDEX).parent / row[2], root)))
    return [topic for topic in found if topic.pages]


def relative(path: Path, root: Path) -> str:
    return path.resolve().relative_to(root.resolve()).as_posix()


class Staging:
    """The folder that MkDocs reads: the pages at their places, and what they link to."""

    def __init__(self, folder: Path, root: Path = ROOT):
        self.folder, self.root = folder, root
        self.has_report = (root / REPORT).is_file()
        self.topics = topics(root)
        self.pages = [HOME, INDEX, *(file for topic in self.topics for _, file in topic.pages)]

    def fill(self, api: Path | None, diagrams: Path | None) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        for page in self.pages:
            text = BADGE.sub("", (self.root / page).read_text(encoding="utf-8"))
            self.place(page).write_text(outside_code(text, lambda part: self.with_links(page, part)), encoding="utf-8")
        for style in LOOKS.glob("*.css"):
            shutil.copy(style, self.folder)
        if self.has_report:
            shutil.copy(self.root / REPORT, self.place(REPORT))
        if api:
            shutil.copytree(api, self.place(API).parent, dirs_exist_ok=True)
        if diagrams:
            self.place(DIAGRAMS).write_bytes(script_of(diagrams))

    def place(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def with_links(self, page: str, text: str) -> str:
        return LINK.sub(lambda link: self.link(page, *link.groups()), text)

    def link(self, page: str, label: str, target: str) -> str:
        """The link as it is where it leads out or to a page; else with the file copied along, or as plain text."""
        file, _, anchor = target.partition("#")
        if not file or ELSEWHERE.match(file):
            return f"{label}({target})"
        found = (self.root / page).parent / file
        if not found.exists() or found.is_dir():
            return label.strip("[]")
        name = relative(found, self.root)
        up = "../" * page.count("/")
        if name.endswith(".ipynb") and self.has_report:
            return f"{label}({up}{REPORT}#{found.stem})"
        if name not in self.pages:
            shutil.copy(found, self.place(name))
        return f"{label}({up}{name}{'#' + anchor if anchor else ''})"

    def navigation(self, api: bool) -> str:
        """The part of MkDocs' configuration that says what stands where."""
        lines = [f"  - Home: {HOME}"]
        for number, topic in enumerate(self.topics):
            lines.append(f"  - {topic.title}:")
            lines += [f"    - Overview: {INDEX}"] if number == 0 else []
            lines += [f"    - {title!r}: {file}" for title, file in topic.pages]
        lines += [f"  - Notebooks as run: {REPORT}"] if self.has_report else []
        lines += [f"  - Javadoc: {API}"] if api else []
        return "nav:\n" + "\n".join(lines) + "\n"


def outside_code(text: str, change) -> str:
    """The text with everything changed but its blocks of code."""
    made, done = "", 0
    for block in CODE.finditer(text):
        made += change(text[done : block.start()]) + block[0]
        done = block.end()
    return made + change(text[done:])


def script_of(jar: Path) -> bytes:
    """The script that draws diagrams, of the jar that Maven fetched; raises SiteError where it is another."""
    with zipfile.ZipFile(jar) as files:
        name = next((name for name in files.namelist() if name.endswith(f"/dist/{DIAGRAMS}")), None)
        script = files.read(name) if name else b""
    if hashlib.sha256(script).hexdigest() != DIAGRAMS_SHA256:
        raise SiteError(f"{jar} does not hold the {DIAGRAMS} that environment/tools/docsite.py knows by its checksum")
    return script


def build(out: Path, work: Path, api: Path | None, diagrams: Path | None) -> None:
    """Makes the site in `out`; what it is made of lies in `work` meanwhile. Raises SiteError."""
    staging = Staging(work / "pages")
    staging.fill(api, diagrams)
    config = work / "mkdocs.yml"
    config.write_text(
        (LOOKS / "mkdocs.yml").read_text(encoding="utf-8")
        + staging.navigation(api is not None)
        + (f"extra_javascript: [{DIAGRAMS}]\n" if diagrams else "")
        + f"hooks: [{LOOKS / 'formulas_hook.py'}]\ndocs_dir: {work / 'pages'}\nsite_dir: {out.resolve()}\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", "--config-file", str(config)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SiteError("MkDocs could not make the site:\n" + (done.stdout + done.stderr).strip())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "site", help="folder of the site")
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "site-pages", help="folder of what it is made of")
    parser.add_argument("--api", type=Path, help="folder of the Javadoc")
    parser.add_argument("--diagrams", type=Path, help="jar with the script that draws diagrams")
    options = parser.parse_args()
    try:
        build(options.out, options.work, options.api, options.diagrams)
    except SiteError as error:
        print(f"hetnet-lab: {error}", file=sys.stderr)
        return 1
    print(f"The site is {options.out / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
