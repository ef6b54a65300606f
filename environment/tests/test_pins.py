"""What the kit is built from is pinned, and what its pages point at is there."""

import json
import re
import xml.etree.ElementTree as ElementTree

import pytest

import run_notebooks

ROOT = run_notebooks.ROOT
NAMESPACE = {"m": "http://maven.apache.org/POM/4.0.0"}
VERSION = re.compile(r"\d+(\.\w+)*(-[\w.]+)*")
PLATFORMS = {"linux-arm64", "macos-arm64", "windows-x86_64"}
PAGES = sorted(
    path for folder in (".", "binder", "environment", "lib", "data") for path in (ROOT / folder).glob("*.md")
)


@pytest.fixture(scope="module")
def pom():
    return ElementTree.parse(ROOT / "pom.xml").getroot()


def text_of(element, name):
    return element.findtext(f"m:{name}", namespaces=NAMESPACE)


def properties(element):
    return {entry.tag.partition("}")[2]: entry.text for entry in element.findall("m:properties/*", NAMESPACE)}


def test_every_version_in_the_pom_is_one_version(pom):
    known = properties(pom)
    for element in pom.findall(".//m:dependency", NAMESPACE) + pom.findall(".//m:plugin", NAMESPACE):
        version = text_of(element, "version") or ""
        while "${" in version:
            version = re.sub(r"\$\{([\w.]+)}", lambda match: known[match[1]], version)
        assert VERSION.fullmatch(version) and "SNAPSHOT" not in version, (
            f"{text_of(element, 'artifactId')}: '{version}'"
        )


def test_every_platform_names_the_natives_of_both_libraries(pom):
    ours = {"djl.platform", "javacpp.platform"}
    found = {text_of(profile, "id"): properties(profile) for profile in pom.findall("m:profiles/m:profile", NAMESPACE)}
    assert PLATFORMS <= found.keys()
    assert all(found[name].keys() == ours for name in PLATFORMS)
    classifiers = {element.text for element in pom.findall(".//m:classifier", NAMESPACE)}
    assert classifiers == {f"${{{name}}}" for name in ours}


@pytest.mark.parametrize("lock", sorted((ROOT / "environment").glob("*.lock")), ids=lambda path: path.name)
def test_every_python_package_is_locked_with_its_hashes(lock):
    entries = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
    for entry in entries:
        assert re.match(r"[\w.-]+(\[[\w,-]+])?==\S+", entry) and "--hash=sha256:" in entry, entry


def test_the_workflow_runs_what_everyone_runs():
    assert "run: .ci/run" in (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    text = (ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8")
    container = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    assert container["postCreateCommand"].startswith("make ")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page):
    for target in re.findall(r"]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        if re.match(r"https?:", path) or path.startswith("../../actions/"):
            continue
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}, target
