"""The letter: in plain words, both programmes side by side, nothing lost."""

import hashlib
import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from coomet_graph.audit import AuditReport, Check, catalogue, run_audit
from coomet_graph.audit.found import Findings
from coomet_graph.findings import Finding, Place, Severity, Text
from coomet_graph.pipeline import Build, ontology
from coomet_graph.plurals import counted
from coomet_graph.reports.background import Background
from coomet_graph.reports.letter import Item, Letter
from coomet_graph.reports.quotations import where
from coomet_graph.reports.words import said
from coomet_graph.resources import data_folder
from coomet_graph.store import EmbeddedDataset, Names
from tests.reports.examples import HOSTILE, report, rule, written
from tests.reports.test_html import Page
from tests.reports.word_files import text_of

GOLDEN = Path(__file__).parent.parent / "golden"
# What is never said to an auditor.
ENGLISH = re.compile(
    # "coomet-graph" is the name of a program.
    r"(?<!-)\b(rdf|owl|iris?|uris?|triples?|sparql|shacl|turtle|json|shapes?|nodes?|graphs?|quads?|ontolog\w+|literals?"
    r"|predicates?|blank nodes?|namespaces?|datasets?|snapshots?|xsd|prov)\b|\w:\w+://|\b(coomet|sh|dcterms|skos):\w",
    re.IGNORECASE,
)
RUSSIAN = re.compile(
    # "Графа" is a column: its other forms are those of that word too.
    r"\b(rdf|owl|iri|uri|sparql|shacl|turtle|json|триплет\w*|тройк[аиуе]\w*|граф(ом|ов|ами|ах)?|узел|узл(а|у|ом|ы|ов)"
    r"|онтолог\w+|литерал\w*|предикат\w*|пространств\w+ имён|снимк?\w{0,2})\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def real(bundled: Build) -> AuditReport:
    return run_audit(bundled.dataset, ontology(), bundled.findings, 500)


@pytest.fixture(scope="module")
def background(bundled: Build) -> Background:
    return Background(bundled.dataset, [data_folder() / "sources"])


def items_of(letter: Letter) -> list[Item]:
    return [item for chapter in letter.chapters for section in chapter.sections for item in section.items]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("form", ["html", "docx"])
def test_it_says_no_word_of_the_trade(
    form: str, language: str, real: AuditReport, background: Background
) -> None:
    content = written(real, form, language, background)
    text = "".join(Page(content.decode()).text) if form == "html" else text_of(content)
    found = {match[0] for match in (RUSSIAN if language == "ru" else ENGLISH).finditer(text)}
    assert found == set()


@pytest.mark.parametrize(("language", "words"), [("en", ENGLISH), ("ru", RUSSIAN)], ids=["en", "ru"])
def test_no_rule_says_one(language: str, words: re.Pattern[str]) -> None:
    """Each finding is told in the words of its rule."""
    said_by = {
        each.id: [text.in_language(language) for text in (each.title, each.message, each.remedy)]
        for each in catalogue()
    }
    faults = {
        name: match[0] for name, texts in said_by.items() for text in texts if (match := words.search(text))
    }
    assert faults == {}


def test_every_finding_has_its_number_in_the_letter(real: AuditReport, background: Background) -> None:
    items = items_of(Letter(real, "en", background))
    assert [item.order for item in items] == list(range(1, len(real.findings) + 1))
    assert {item.number for item in items} == {finding.number for finding in real.findings}


def test_what_is_accepted_stands_apart_with_its_reason() -> None:
    of = report()
    letter = Letter(of, "en", Background())
    chapters = {
        chapter.anchor: [item for section in chapter.sections for item in section.items]
        for chapter in letter.chapters
    }
    assert list(chapters) == ["violation", "warning", "accepted", "gone", "info"]
    assert Counter(item.state for item in chapters["accepted"]) == {"accepted": 9}
    assert {item.reason for item in chapters["accepted"]} == set(HOSTILE[1::4])
    assert not any(item.accepted for name in ("violation", "warning", "info") for item in chapters[name])
    orders = [item.order for name in ("violation", "warning", "accepted", "info") for item in chapters[name]]
    assert orders == list(range(1, len(of.findings) + 1))
    assert [item.order for item in chapters["gone"]] == [0]


def test_two_programmes_stand_side_by_side(golden: Build) -> None:
    """An action and the item that it rests on: each in its own column, with its own neighbours."""
    action, item = "https://w3id.org/coomet/id/action/wp-tc-4-2031-2033/1.1", ""
    background = Background(golden.dataset, [GOLDEN])
    rows = golden.dataset.select(
        f"SELECT ?item WHERE {{ <{action}> <https://w3id.org/coomet/ontology#hasBasis> ?item }}"
    )
    item = next(rows.dicts())["item"].value
    place = Place("work-programme.txt", 1, 1, "words")
    told = Text("About", "О")
    finding = Finding("rule", Severity.WARNING, told, told, told, (action,), (place,))
    check = Check(rule("rule", Severity.WARNING, told), 1, 1)
    of = AuditReport(Findings([finding]), (check,), Names(golden.dataset))
    (told_item,) = items_of(Letter(of, "en", background))
    assert [side.heading for side in told_item.sides] == [
        "The work programme says", "The development programme says",
    ]  # fmt: skip
    (opposite,) = told_item.sides[1].quotations
    title = Names(golden.dataset).title(item)
    assert opposite.words in title or title in opposite.words
    assert opposite.where.startswith("development-programme.txt, ")
    lines = (GOLDEN / "development-programme.txt").read_text("utf-8").splitlines()
    shown = [re.sub(r"\s+", "", line) for line in lines]
    assert opposite.before or opposite.after
    for line in (*opposite.before, *opposite.lines, *opposite.after):
        assert any(re.sub(r"[\s|…]+", "", line) in each for each in shown), line
    assert told_item.body == "TC 4"


def test_lines_are_shown_of_the_very_file_that_was_read(golden: Build, tmp_path: Path) -> None:
    place = Place("work-programme.txt", 3, 3, "words")
    whole = Background(golden.dataset, [GOLDEN]).around(place)
    assert whole is not None
    changed = tmp_path / "work-programme.txt"
    changed.write_bytes((GOLDEN / "work-programme.txt").read_bytes() + b"\n")
    assert Background(golden.dataset, [tmp_path]).around(place) is None
    assert Background(golden.dataset, [tmp_path, GOLDEN]).around(place) == whole
    assert Background(golden.dataset, [GOLDEN]).around(replace(place, file="../work-programme.txt")) is None
    text = written(
        AuditReport(Findings([_finding(place)]), (), Names(golden.dataset)), "html", "en", Background()
    )
    assert "The file is not at hand" in text.decode()


def _finding(*places: Place, severity: Severity = Severity.WARNING) -> Finding:
    told = Text("About", "О")
    return Finding("rule", severity, told, told, told, (), places)


def test_many_places_are_counted() -> None:
    places = [Place("file.txt", line, line, f"words {line}") for line in range(1, 9)]
    of = AuditReport(Findings([_finding(*places)]), (), Names(EmbeddedDataset()))
    ((here, there),) = [item.sides for item in items_of(Letter(of, "ru", Background()))]
    assert (len(here.quotations), len(there.quotations), there.note) == (1, 3, "… и ещё 4 места")


def test_a_cited_programme_that_was_not_read_is_named(real: AuditReport, background: Background) -> None:
    items = items_of(
        Letter(replace(real, findings=Findings(filter(_is_late, real.findings))), "en", background)
    )
    assert items
    notes = {side.note for item in items for side in item.sides if not side.quotations}
    assert "The document of what is cited was not read: item 45 of Development Program 2020–2022." in notes


def test_it_says_that_a_number_is_that_of_an_item(real: AuditReport, background: Background) -> None:
    late = replace(real, findings=Findings(filter(_is_late, real.findings)))
    notes = {side.note for item in items_of(Letter(late, "ru", background)) for side in item.sides}
    unread = "Документ, на который дана ссылка, не прочитан"
    assert f"{unread}: п.\N{NO-BREAK SPACE}45, Программа развития 2020–2022." in notes


@pytest.mark.parametrize(
    ("language", "page", "lines"),
    [("en", "page 4", "lines 22–24"), ("ru", "страница 4", "строки 22–24")],
)
def test_pages_and_lines_are_not_shortened(language: str, page: str, lines: str) -> None:
    assert where(Place("a.pdf", 22, 24, "words", page=4), language) == f"a.pdf, {page}, {lines}"


def _is_late(finding: Finding) -> bool:
    return finding.rule == "Action-latePrerequisite"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_word_file_is_whole(language: str, real: AuditReport, background: Background) -> None:
    content = written(real, "docx", language, background)
    document = Document(io.BytesIO(content))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    body = document.element.body
    codes = [code.text.strip() for code in body.iter(qn("w:instrText"))]
    assert codes == ['TOC \\o "1-2" \\h \\n \\z']
    footer = [code.text.strip() for code in section.footer._element.iter(qn("w:instrText"))]
    assert footer == ["PAGE", "NUMPAGES"]
    kinds = Counter(mark.get(qn("w:fldCharType")) for mark in body.iter(qn("w:fldChar")))
    assert kinds == {"begin": 1, "separate": 1, "end": 1}
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert links == marks
    styled = [(str(each.style and each.style.name), each.text) for each in document.paragraphs]
    headings = [text for style, text in styled if style.startswith("Heading")]
    assert [text for style, text in styled if style.startswith("toc")] == headings
    tag = {"en": "en-GB", "ru": "ru-RU"}[language]
    (default,) = document.styles.element.iterfind(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == tag
    quoted = {each.get(qn("w:val")) for each in body.iter(qn("w:lang"))}
    assert quoted == {"en-GB"}
    for table in document.tables:
        heads = table._tbl.findall(f".//{qn('w:tblHeader')}")
        assert len(heads) == (1 if len(table.columns) > 1 or len(table.rows) > 1 else 0)


def test_the_decision_has_its_space(real: AuditReport, background: Background) -> None:
    text = text_of(written(real, "docx", "en", background))
    waiting = sum(finding.severity != Severity.INFO for finding in real.findings)
    assert text.count("Decision:   ☐ accept as it is   ☐ correct   ☐ assign to:") == waiting


def test_the_picture_of_coverage_is_in_both(real: AuditReport, background: Background) -> None:
    page = Page(written(real, "html", "en", background).decode())
    (picture,) = [attributes for tag, attributes in page.elements if tag == "img"]
    assert picture["alt"]
    document = Document(io.BytesIO(written(real, "docx", "en", background)))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == picture["alt"]
    assert shape.width.cm <= 17


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 замечание"), (2, "2 замечания"), (5, "5 замечаний"), (11, "11 замечаний"), (21, "21 замечание"),
     (112, "112 замечаний"), (122, "122 замечания"), (0, "0 замечаний")],
)  # fmt: skip
def test_findings_are_counted_in_good_russian(number: int, words: str) -> None:
    assert counted(number, "ru") == words


def test_words_of_strangers_fill_no_gaps() -> None:
    assert said("replace", "en", "{1}", "{0}") == "– replace “{1}” by “{0}”"


def test_proposals_tell_how_likely_they_are_and_what_to_replace() -> None:
    of = report(("words",))
    (number, (proposed,)) = next(iter(of.repairs.items()))
    silent = replace(proposed, text=Text("Write it anew.", "Запишите заново."), confidence=0.5)
    letter = Letter(replace(of, repairs={number: (proposed, silent)}), "en", Background())
    (told,) = [item.suggestions for item in items_of(letter) if item.number == number]
    assert told == ("Try words (85 %)", "Write it anew – replace “old” by “words” (50 %)")


def test_hash_is_that_of_the_manifest(golden: Build, background: Background) -> None:
    source = Background(golden.dataset, [GOLDEN])
    path = source.files.path("work-programme.txt")
    assert path is not None
    assert (
        hashlib.sha256(path.read_bytes()).hexdigest()
        == {reading.file: reading.sha256 for reading in golden.readings}["work-programme.txt"]
    )
