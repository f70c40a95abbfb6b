"""Editions of one programme in two languages: one programme, each with its words; what differs is told."""

import re
import shutil
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from coomet_graph.audit import run_audit
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.exchange import export
from coomet_graph.findings import Finding
from coomet_graph.letters import language_of
from coomet_graph.namespaces import COOMET, DCTERMS, FOAF, GRAPH, ID, PROV, RDFS
from coomet_graph.pipeline import Build, build, build_in, ontology, update_in
from coomet_graph.questions import ask, describe_thing
from coomet_graph.records.descriptions import describe
from coomet_graph.records.editions import source_name
from coomet_graph.store import Workspace
from coomet_graph.store.evidence import EvidenceIndex

GOLDEN = Path(__file__).parent / "golden"
WORK, WORK_RU = "wp-tc-4-2031-2033", "wp-tc-4-2031-2033-ru"
# What is of the words or of the file, and differs with the language.
OF_WORDS = {COOMET + name for name in ("termText", "sourceNotation", "fileName", "sha256")}
OF_WORDS |= {DCTERMS + "language", PROV + "wasDerivedFrom"}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with the golden programmes in both languages, to be changed."""
    shutil.copytree(GOLDEN, tmp_path / "sources")
    return tmp_path / "sources"


def statements(built: Build) -> set[tuple[str, str, str]]:
    """What is asserted, without words, places and files."""

    def plain(term: object) -> str:
        if isinstance(term, Literal) and term.language:
            return "words"
        text = term.value if isinstance(term, NamedNode | Literal) else str(term)
        text = re.sub(rf"^({ID}source/.*)-ru$", r"\1", text)
        return re.sub(rf"^({ID}statusobservation/.*)-[0-9a-f]{{6}}$", r"\1", text)

    graphs = [name for name in built.dataset.graph_names() if "/asserted/" in name]
    return {
        (plain(quad.subject), quad.predicate.value, plain(quad.object))
        for quad in built.dataset.quads(*graphs)
        if quad.predicate.value not in OF_WORDS and f"{ID}evidence/" not in str(quad.subject)
    }


def differences(folder: Path) -> tuple[Finding, ...]:
    """What the audit finds: the golden programmes are without fault, so it is what differs."""
    built = build(sorted(folder.rglob("*.txt")))
    assert built.errors == ()
    return tuple(run_audit(built.dataset, ontology(), built.findings).findings)


def change(folder: Path, old: str, new: str, name: str = "work-programme-ru.txt") -> None:
    path = folder / "ru" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_russian_edition_alone_gives_the_same_graph(golden: Build) -> None:
    russian = build(sorted((GOLDEN / "ru").glob("*.txt")))
    assert russian.findings == ()
    assert statements(russian) == statements(golden)


def test_two_editions_are_one_programme(golden_in_both: Build) -> None:
    assert golden_in_both.errors == ()
    assert [(each.source, each.language) for each in golden_in_both.readings if each.kind == "work"] == [
        (WORK, "en"),
        (WORK_RU, "ru"),
    ]
    programme, action = f"<{ID}programme/{WORK}>", f"<{ID}action/{WORK}/1.1>"
    assert golden_in_both.dataset.ask(
        f"ASK {{ <{ID}source/{WORK}> <{FOAF}primaryTopic> {programme} . "
        f"<{ID}source/{WORK_RU}> <{FOAF}primaryTopic> {programme} . "
        f'{programme} <{DCTERMS}title> "WORK PROGRAM OF TC 4 FOR 2031–2033"@en , '
        '"ПРОГРАММА РАБОТ ТК 4 НА 2031–2033 ГОДЫ"@ru . '
        f'{action} <{DCTERMS}title> "Preparation of a plan of seminars"@en , '
        '"Подготовка плана семинаров"@ru }'
    )


def test_each_edition_keeps_its_graph(golden: Build, golden_in_both: Build) -> None:
    for name in golden.dataset.graph_names():
        if "/asserted/" in name:
            assert set(golden.dataset.quads(name)) == set(golden_in_both.dataset.quads(name))


def test_editions_that_agree_trip_no_rule(golden_in_both: Build) -> None:
    report = run_audit(golden_in_both.dataset, ontology(), golden_in_both.findings)
    assert [finding.message.en for finding in report.findings] == []
    checks = {check.rule.id: check.looked_at for check in report.checks}
    # Three actions and two items are compared.
    assert checks["edition-other-term"] == checks["edition-lacks-entry"] == 5


def test_words_of_two_languages_are_not_mixed(golden_in_both: Build) -> None:
    named = golden_in_both.dataset.select(
        f"SELECT ?label {{ <{ID}target/dp-2031-2033/a.1.1> <{RDFS}label> ?label }}"
    )
    assert sorted(str(label) for (label,) in named.rows) == [
        '"at least 2 seminars per year"@en',
        '"не менее 2 семинаров в год"@ru',
    ]
    for language, target in (("en", "≥ 2 seminars per year"), ("ru", "≥ 2 семинаров в год")):
        answer = ask(golden_in_both.dataset, "indicators-of-body", {"body": "SC 4.3"}, language)
        assert [row[-1].value for row in answer.rows if row[-1]] == [target]


def test_a_second_file_in_one_language_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes((GOLDEN / "ru" / "work-programme-ru.txt").read_bytes())
    built = build([*sorted(GOLDEN.rglob("work*.txt")), copy])
    assert [each.source for each in built.readings] == [WORK, WORK_RU]
    assert "copy.txt" in built.errors[0].text.en


def test_a_file_that_nothing_describes_is_known_by_its_words(tmp_path: Path) -> None:
    for name in ("work-programme.txt", "ru/work-programme-ru.txt"):
        shutil.copy(GOLDEN / name, tmp_path)
    built = build(sorted(tmp_path.glob("*.txt")))
    assert [(each.source, each.language) for each in built.readings] == [(WORK, "en"), (WORK_RU, "ru")]
    assert built.dataset.ask(f'ASK {{ <{ID}source/{WORK_RU}> <{DCTERMS}language> "ru" }}')
    assert describe(tmp_path / "work-programme.txt") is None


@pytest.mark.parametrize(
    ("text", "language"), [("ТК 4: CMC", "en"), ("Программа ТК 4", "ru"), ("2031", "en"), ("", "en")]
)
def test_the_language_is_that_of_most_letters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_names_of_sources() -> None:
    assert (source_name("dp-1", "en"), source_name("dp-1", "ru")) == ("dp-1", "dp-1-ru")


def test_an_edition_is_added_and_removed(tmp_path: Path, sources: Path) -> None:
    """An update gives what a build of all would."""

    def content(workspace: str) -> tuple[set[str], str]:
        place = Workspace(tmp_path / workspace)
        return set(map(str, place.dataset().quads())), place.current().name

    english, russian = sorted(sources.glob("*.txt")), sorted((sources / "ru").glob("*.txt"))
    build_in(tmp_path / "english", english)
    build_in(tmp_path / "both", [*english, *russian])
    build_in(tmp_path / "updated", english)
    done = update_in(tmp_path / "updated", russian)
    assert done.errors == ()
    assert content("updated") == content("both")
    other = tmp_path / "other.txt"
    shutil.copy(russian[1], other)
    (tmp_path / "sources.csv").write_text(
        "id,file,kind,body,start_year,end_year\nother,other.txt,work,tc-4,2031,2033\n", "utf-8"
    )
    with pytest.raises(UnreadableDocumentError, match=f"as is the source {WORK_RU}"):
        update_in(tmp_path / "updated", [other])
    update_in(tmp_path / "updated", [], remove=[WORK_RU, "dp-2031-2033-ru"])
    assert content("updated") == content("english")


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        ("2032–2033 гг.", "ежегодно", "edition-other-term", ("2032–2033", "ежегодно")),
        ("2032–2033 гг.", "2031–2033 гг.", "edition-other-term", ("2032–2033", "2031–2033 гг.")),
        ("2031–2032 гг.", "2033 г.", "edition-other-term", ("2031–2032", "2033 г.")),
        ("2031–2032 гг.", "2032–2034 гг.", "edition-other-term", ("2031–2032", "2032–2034 гг.")),
        ("900/BY-a/31", "900/RU-a/31", "edition-other-projects", ("900/BY-a/31", "900/RU-a/31")),
        ("Председатель ТК 4", "члены ТК 4", "edition-other-performers", ("Chair of TC 4", "члены ТК 4")),
        ("ПК 4.3", "", "edition-other-performers", ("SC 4.3", "–")),
        ("Работы ведутся.", "Выполнено.", "edition-other-state", ("Works are underway.", "Выполнено.")),
        ("п. 1.2 Программы", "п. 1.1 Программы", "edition-other-basis", ("item 1.2", "п. 1.1")),
        ("(Инд-а.1.2)", "", "edition-other-basis", ("(Ind-a.1.2)", "п. 1.2")),
    ],
)  # fmt: skip
def test_what_differs_is_told_with_both_quotations(
    sources: Path, old: str, new: str, rule: str, words: tuple[str, str]
) -> None:
    change(sources, old, new)
    (finding,) = differences(sources)
    assert finding.rule == rule
    for language in (finding.message.en, finding.message.ru):
        assert all(each in language for each in words)
    assert {place.file for place in finding.places} == {"work-programme.txt", "work-programme-ru.txt"}


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        ("не менее 2 с", "не менее 3 с", "targets", ("at least 2 seminars", "не менее 3 семинаров")),
        ("не менее 2 с", "не более 2 с", "targets", ("at least 2 seminars", "не более 2 семинаров")),
        ("Инд-а.1.2", "Инд-а.1.3", "indicators", ("Ind-a.1.2", "Инд-а.1.3")),
        ("на 60-м", "на 61-м", "approval", ("at the 60th", "на 61-м")),
        ("P1/2031", "P7/2031", "code", ("P1/2031", "P7/2031")),
    ],
)  # fmt: skip
def test_what_differs_in_a_development_programme(
    sources: Path, old: str, new: str, rule: str, words: tuple[str, str]
) -> None:
    change(sources, old, new, "development-programme-ru.txt")
    (finding,) = differences(sources)
    assert finding.rule == f"edition-other-{rule}"
    assert all(each in finding.message.en and each in finding.message.ru for each in words)


def test_an_entry_in_another_section(sources: Path) -> None:
    change(sources, "2. Реализация проектов \nКООМЕТ \n\n2.1", "2.1")
    assert [finding.rule for finding in differences(sources)] == ["edition-other-section"]


def test_a_number_written_otherwise_is_no_difference(sources: Path) -> None:
    change(sources, "2.1. 900", "2.1 900")
    assert differences(sources) == ()


OTHERWISE = (
    ("2032–2033 гг.", "2031–2033 гг.", "startYear"),
    ("Работы ведутся.", "Выполнено.", "hasStatusObservation"),
    ("Председатель ТК 4", "члены ТК 4", "hasPerformerParticipation"),
    ("п. 1.2 Программы", "п. 1.1 Программы", "hasCitation"),
    ("900/BY-a/31", "900/RU-a/31", "proposedByCountry"),
    ("2.1. 900", "2.1 900", "sourceNotation"),
)


@pytest.mark.parametrize(("old", "new", "prop"), OTHERWISE)
def test_the_english_edition_leads_and_nothing_is_lost(
    sources: Path, golden_in_both: Build, old: str, new: str, prop: str
) -> None:
    change(sources, old, new)
    built = build(sorted(sources.rglob("*.txt")))
    asserted, aside = f"{GRAPH}asserted/{WORK_RU}", f"{GRAPH}alternative/{WORK_RU}"
    apart = {quad.triple for quad in built.dataset.quads(aside)}
    stands = {quad.triple for quad in built.dataset.quads(asserted)}
    alone = build([sources / "ru" / "work-programme-ru.txt"])
    assert stands | apart == {quad.triple for quad in alone.dataset.quads(asserted)}
    assert not stands & apart
    assert COOMET + prop in {triple.predicate.value for triple in apart}
    # The English one is as ever, and no fact is what the other says alone.
    leading = f"{GRAPH}asserted/{WORK}"
    assert set(built.dataset.quads(leading)) == set(golden_in_both.dataset.quads(leading))
    assert not any(
        built.dataset.ask(f"ASK {{ {triple.subject} {triple.predicate} {triple.object} }}")
        for triple in apart
        if triple not in {quad.triple for quad in built.dataset.quads(leading)}
    )


def test_what_an_edition_says_otherwise_is_exported_when_asked_for(sources: Path) -> None:
    change(sources, *OTHERWISE[0][:2])
    dataset = build(sorted(sources.rglob("*.txt"))).dataset
    aside = f"<{GRAPH}alternative/{WORK_RU}>".encode()
    assert aside not in export(dataset, "nquads")
    assert aside in export(dataset, "nquads", ("alternative",))


def test_words_are_evidence_only_of_what_they_say(sources: Path) -> None:
    change(sources, "2032–2033 гг.", "2031–2033 гг.")
    dataset = build(sorted(sources.rglob("*.txt"))).dataset
    entry = f"{ID}action/{WORK}/1.2"
    assert [
        place.quotation for place in EvidenceIndex(dataset).of_statement(entry, COOMET + "startYear")
    ] == ["2032–2033"]
    (described,) = describe_thing(dataset, entry)
    assert {fact.value for fact in described.facts if fact.label == "first year"} <= {"2032"}
    assert "2031" not in {fact.value for fact in described.facts}


def test_what_only_one_edition_says_stands(sources: Path) -> None:
    english = sources / "work-programme.txt"
    english.write_text(english.read_text("utf-8").replace("Works are underway. \n", "", 1), "utf-8")
    dataset = build(sorted(sources.rglob("*.txt"))).dataset
    path = f"<{COOMET}hasStatusObservation>/<{COOMET}status>"
    assert dataset.ask(f"ASK {{ <{ID}action/{WORK}/1.1> {path} <{ID}status/underway> }}")
    assert not any("/alternative/" in name for name in dataset.graph_names())


@pytest.mark.parametrize(("old", "new", "prop"), OTHERWISE)
def test_an_update_of_editions_that_differ_gives_what_a_build_would(
    tmp_path: Path, sources: Path, old: str, new: str, prop: str
) -> None:
    def content(workspace: str) -> tuple[set[str], str]:
        place = Workspace(tmp_path / workspace)
        return set(map(str, place.dataset().quads())), place.current().name

    english, russian = sorted(sources.glob("*.txt")), sorted((sources / "ru").glob("*.txt"))
    build_in(tmp_path / "agree", [*english, *russian])
    build_in(tmp_path / "updated", russian)
    update_in(tmp_path / "updated", english)
    assert content("updated") == content("agree")
    change(sources, old, new)
    build_in(tmp_path / "differ", [*english, *russian])
    update_in(tmp_path / "updated", russian)
    assert content("updated") == content("differ")
    assert COOMET + prop in "".join(content("updated")[0])
    update_in(tmp_path / "updated", [], remove=[WORK, "dp-2031-2033"])
    build_in(tmp_path / "russian", russian)
    assert content("updated") == content("russian")
    update_in(tmp_path / "updated", english)
    assert content("updated") == content("differ")
    update_in(tmp_path / "updated", [], remove=[WORK_RU])
    build_in(tmp_path / "other", [*english, russian[0]])
    assert content("updated") == content("other")


def test_one_fault_in_both_editions_is_one_finding_in_the_words_of_each(sources: Path) -> None:
    change(sources, "2032–2033 гг.", "Постоянно")
    english = sources / "work-programme.txt"
    english.write_text(english.read_text("utf-8").replace("2032–2033", "Permanently"), "utf-8")
    (finding,) = differences(sources)
    assert finding.rule == "Entry-termWithoutYears"
    assert "Permanently" in finding.message.en
    assert "Постоянно" in finding.message.ru


def test_two_reports_of_one_state_are_one_finding(sources: Path) -> None:
    change(sources, "Работы ведутся.", "Работы не могут быть выполнены.")
    english = sources / "work-programme.txt"
    text = english.read_text("utf-8").replace("Works are underway.", "Works cannot be performed.", 1)
    english.write_text(text, "utf-8")
    # It also delays the action that builds on it, which is another matter.
    (finding,) = (each for each in differences(sources) if each.rule == "work-blocked")
    assert "Works cannot be performed" in finding.message.en
    assert "Работы не могут быть выполнены" in finding.message.ru
    assert {place.file for place in finding.places} == {"work-programme.txt", "work-programme-ru.txt"}


def test_states_without_a_date_are_those_of_the_edition(sources: Path) -> None:
    table = sources / "sources.csv"
    lines = table.read_text("utf-8").splitlines()
    undated = [line.replace("2031-06", "") if "-ru," in line else line for line in lines]
    table.write_text("\n".join(undated) + "\n", "utf-8")
    (finding,) = differences(sources)
    assert finding.rule == "states-without-a-date"
    assert {place.file for place in finding.places} == {"work-programme-ru.txt"}


def test_an_entry_that_one_edition_has(sources: Path) -> None:
    change(sources, "2.1. 900", "2.2. 900")
    lacking = [each for each in differences(sources) if each.rule.startswith("edition-")]
    found = sorted(lacking, key=lambda each: each.subjects)
    assert [(each.rule, each.subjects[0].removeprefix(ID)) for each in found] == [
        ("edition-lacks-entry", f"action/{WORK}/2.1"),
        ("edition-lacks-entry", f"action/{WORK}/2.2"),
    ]
    assert [place.file for each in found for place in each.places] == [
        "work-programme.txt",
        "work-programme-ru.txt",
    ]


def test_other_words_for_the_same_are_no_difference(sources: Path) -> None:
    change(sources, "2032–2033 гг.", "2032 - 2033 годы")
    change(sources, "Работы ведутся.", "В процессе выполнения.")
    change(sources, "Председатель ТК 4", "председателем ТК4")
    assert [each for each in differences(sources) if each.rule.startswith("edition-")] == []
