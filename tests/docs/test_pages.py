"""Pages written by hand: their links lead somewhere, and they leave out no error and no term."""

import re
from pathlib import Path

import pytest
from rdflib import URIRef

from coomet_graph import errors
from coomet_graph.namespaces import COOMET
from coomet_graph.pipeline import ontology

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(?:#([^)\s]*))?\)")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.M | re.S)


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", _CODE.sub("", page.read_text("utf-8")), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    known: dict[Path, set[str]] = {}
    for target, anchor in _LINK.findall(_CODE.sub("", page.read_text("utf-8"))):
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), f"{page.name}: {target}"
        if anchor:
            known.setdefault(path, anchors(path))
            assert anchor in known[path], f"{page.name}: {target}#{anchor}"


def test_every_error_is_explained() -> None:
    classes = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.CoometGraphError)
    }
    page = (ROOT / "docs/errors.md").read_text("utf-8")
    assert classes == set(re.findall(r"^## (\w+)$", page, flags=re.M))


def test_the_changelog_names_every_term() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    terms = {
        str(term).removeprefix(COOMET)
        for term in ontology().subjects()
        if isinstance(term, URIRef) and str(term).startswith(COOMET)
    }
    assert sorted(term for term in terms if f"`{term}`" not in text) == []
