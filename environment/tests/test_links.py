"""Every link leads somewhere: in the pages, in the text of the notebooks, and on the site that is made of them.

Links within the project must name a file that is there, and an anchor that is in it. Others are looked at by their
form alone: no test needs a network.
"""

import re
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
from bs4 import BeautifulSoup

import docsite
import run_notebooks

ROOT = run_notebooks.ROOT
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGES = sorted(
    page for folder in (".", "docs", "lib", "environment", "binder", "data") for page in (ROOT / folder).glob("*.md")
)
SITE_PYTHON = ROOT / ".cache/site/bin/python"
DIAGRAMS = next(ROOT.glob(".cache/site/mermaid-*.jar"), None)

README_LINES = 150
README_METHODS = 10
TARGET = re.compile(r"\]\(<?([^)\s>]+)>?(?: \"[^\"]*\")?\)|<(?:a|img)[^>]* (?:href|src)=\"([^\"]+)\"|<(https?:[^>]+)>")
NOT_TEXT = re.compile(r"^```.*?^```$|\$\$.*?\$\$|`[^`\n]*`|\$[^$\n]+\$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ (.*?)\s*$", re.MULTILINE)
OF_GITHUB = "../../actions/"  # a page of GitHub beside the repository's files


def targets(text):
    return [next(filter(None, found)) for found in TARGET.findall(NOT_TEXT.sub("", text))]


def text_of(notebook):
    cells = nbformat.read(notebook, as_version=4).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def anchors(file):
    """As GitHub makes them of a page's headings, and JupyterLab of a notebook's."""
    if file.suffix == ".ipynb":
        return {heading.replace(" ", "-") for heading in HEADING.findall(text_of(file))}
    text = re.sub(r"^```.*?^```$", "", file.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}


def well_formed(address):
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and "." in parts.netloc and " " not in address


def dead(page, text):
    """The targets in a page's text that lead nowhere."""
    found = []
    for target in targets(text):
        if re.match(r"[a-z]+:", target):
            alive = well_formed(target)
        elif target.startswith(OF_GITHUB):
            alive = page == ROOT / "README.md"
        else:
            path, _, anchor = target.partition("#")
            file = (page.parent / unquote(path)).resolve() if path else page
            alive = file.exists() and (not anchor or file.is_file() and unquote(anchor) in anchors(file))
        if not alive:
            found.append(target)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page):
    assert dead(page, page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.stem)
def test_every_link_of_a_notebook_leads_somewhere(notebook):
    assert dead(notebook, text_of(notebook)) == []


def test_dead_links_are_seen():
    text = """
        [a](docs/index.md) [b](docs/none.md) ![c](figures/none.svg) [d](environment/README.md#a-gpu) `[e](none.md)`
        [f](environment/README.md#none) [g](https://example.org/x) [h](https://nowhere) $r[t](u)$ <img src="none.png">
        [i](notebooks/02_teacher.ipynb#None) [j](#none)
    """
    expected = ["docs/none.md", "figures/none.svg", "environment/README.md#none", "https://nowhere", "none.png"]
    assert dead(ROOT / "README.md", text) == [*expected, "notebooks/02_teacher.ipynb#None", "#none"]


def test_the_readme_fits_on_a_few_screens_and_names_every_notebook():
    """The rest has its page in docs/."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= README_LINES and text.count("<!-- table:") == 1
    table = text.partition("<!-- table:")[2].partition("<!-- end")[0]
    assert 0 < len([line for line in table.splitlines() if line.startswith("|")]) - 2 <= README_METHODS
    assert re.findall(r"^\| \[`(\w+)`]", text, re.MULTILINE) == [notebook.stem for notebook in NOTEBOOKS]


def test_the_index_lists_every_page_once():
    listed = [page for topic in docsite.topics() for _, page in topic.pages]
    assert len(listed) == len(set(listed))
    assert {page.relative_to(ROOT).as_posix() for page in PAGES} - {"README.md", "docs/index.md"} == {*listed}


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_a_page_begins_with_what_it_is_for(page):
    """A title and, before anything else, a sentence."""
    title, blank, first = page.read_text(encoding="utf-8").splitlines()[:3]
    assert title.startswith("# ") and blank == "" and re.match(r"[A-Z`*\[]", first)


def test_no_node_of_a_diagram_is_a_word_of_its_language():
    """Such as `graph`, for which no diagram is drawn at all."""
    for page in PAGES:
        for diagram in re.findall(r"^```mermaid\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE):
            nodes = re.findall(r"(?<![\w\"])([a-z]\w*)(?=\s*(?:\[|-->|$))", diagram.partition("\n")[2], re.MULTILINE)
            assert not {"graph", "end", "subgraph", "flowchart", "style", "class"} & {*nodes}, page.name


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    if not SITE_PYTHON.exists():
        pytest.skip("what makes the site is not installed (make site)")
    folder = tmp_path_factory.mktemp("site")
    api = folder / "api"
    api.mkdir()
    (api / "index.html").write_text("<h1>Javadoc</h1>")
    command = [SITE_PYTHON, docsite.__file__, "--out", folder / "site", "--work", folder / "work", "--api", api]
    made = subprocess.run(command + (["--diagrams", DIAGRAMS] if DIAGRAMS else []), capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
    return folder / "site"


def pages_of(site):
    """Each page of ours by its path; not the report, whose links its own tests follow."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        if file.relative_to(site).parts[0] not in ("api", "report", "404.html"):
            found[file] = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    return found


def test_every_link_of_the_site_leads_somewhere(site):
    pages = pages_of(site)
    assert {"index.html", "docs/front.html", "lib/EXTENDING.html"} <= {
        page.relative_to(site).as_posix() for page in pages
    }
    ids = {page: {tag["id"] for tag in soup.select("[id]")} for page, soup in pages.items()}
    lost = []
    for page, soup in pages.items():
        for tag in soup.select("[href], [src]"):
            target = tag.get("href") or tag.get("src")
            if re.match(r"[a-z]+:", target):
                alive = well_formed(target) or target.startswith("data:")
            else:
                path, _, anchor = target.partition("#")
                file = (page.parent / unquote(path)).resolve() if path not in ("", ".") else page
                file = file / "index.html" if file.is_dir() else file
                alive = file.is_file() and (not anchor or file not in ids or unquote(anchor) in ids[file])
            if not alive:
                lost.append(f"{page.relative_to(site)}: {target}")
    assert lost == []


def test_the_site_asks_nothing_of_a_network(site):
    for page, soup in pages_of(site).items():
        fetched = [tag.get("src") or tag.get("href") for tag in soup.select("script[src], img[src], link[href]")]
        assert not [address for address in fetched if re.match(r"https?:|//", address)], page


def test_every_page_of_the_site_is_in_its_navigation(site):
    tabs = pages_of(site)[site / "index.html"].select("nav a[href]")
    shown = {(site / unquote(tab["href"].partition("#")[0])).resolve() for tab in tabs}
    for topic in docsite.topics():
        for _, page in topic.pages:
            path = page.replace("README.md", "index.md").removesuffix(".md") + ".html"
            assert site / path in shown, page


def test_formulas_become_mathml_without_a_script(tmp_path):
    if not SITE_PYTHON.exists():
        pytest.skip("what makes the site is not installed (make site)")
    html = r'<p><span class="arithmatex">\(a &lt; b\)</span></p><div class="arithmatex">\[R_i\]</div>'
    code = f"import formulas_hook; print(formulas_hook.on_page_content({html!r}))"
    made = subprocess.run([SITE_PYTHON, "-c", code], cwd=docsite.LOOKS, capture_output=True, text=True, check=True)
    assert made.stdout.count("<math") == 2 and 'display="block"' in made.stdout and "arithmatex" not in made.stdout


def test_code_keeps_what_looks_like_a_link():
    text = "[a](b)\n\n```\n[a](b)\n```\n\n    [a](b)\n[a](b)\n"
    changed = docsite.outside_code(text, lambda part: part.replace("[a](b)", "x"))
    assert changed == "x\n\n```\n[a](b)\n```\n\n    [a](b)\nx\n"


def test_a_script_that_is_another_is_refused(tmp_path):
    jar = tmp_path / "mermaid.jar"
    with zipfile.ZipFile(jar, "w") as files:
        files.writestr("x/dist/mermaid.min.js", "alert(1)")
    with pytest.raises(docsite.SiteError, match="does not hold the mermaid.min.js that"):
        docsite.script_of(jar)
