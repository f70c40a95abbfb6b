"""What people call things, and which thing a name means."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.errors import ParameterError, UnknownNameError
from coomet_graph.iris import Minter
from coomet_graph.namespaces import COOMET, DCTERMS, ID, PROV, RDF, SKOS
from coomet_graph.pipeline import Build, build
from coomet_graph.store import EmbeddedDataset, Names, Solutions
from coomet_graph.store.dataset import Term
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.store.names import PATHS, natural_order, shortened

ACTION = ID + "action/wp-tc-4-2021-2023/1.1"


@pytest.fixture(scope="module")
def names(bundled: Build) -> Names:
    return Names(bundled.dataset)


@pytest.mark.parametrize(
    ("iri", "en"),
    [
        ("body/tc-4", "TC 4"),
        ("body/tc-1.10", "TC 1.10"),
        ("indicator/dp-2020-2022/e.1.6", "Ind-e.1.6"),
        ("project/543", "543/RU-a/11 Development and administration a database of RM of COOMET"),
        ("country/ru", "RU"),
    ],
)
def test_labels_are_what_people_write(names: Names, iri: str, en: str) -> None:
    assert names.label(ID + iri) == en


def test_labels_have_a_language(names: Names) -> None:
    concept = ID + "status/underway"
    assert names.label(concept, "en") != names.label(concept, "ru")
    assert names.label(COOMET + "hasBasis") == "has basis"
    assert names.label(COOMET + "hasBasis", "ru") == "имеет основание"


@pytest.mark.parametrize(
    ("iri", "ru"),
    [
        ("body/tc-4", "ТК 4"),
        ("body/tc-1.10", "ТК 1.10"),
        ("body/sc-4.2", "ПК 4.2"),
        ("body/jcms", "ОКЭ"),
        ("body/presidential-council", "Совет Президента КООМЕТ"),  # without a short name in Russian
        ("body/wg-web", "WG-Web"),  # without any name in Russian
        ("body/contest-commission", "Contest Commission under COOMET President's Council"),
        ("post/chair-of-sc-4.1", "председатель, ПК 4.1"),
    ],
)
def test_bodies_are_called_in_russian_as_far_as_that_is_known(names: Names, iri: str, ru: str) -> None:
    assert names.label(ID + iri, "ru") == ru


def test_a_thing_without_a_name_is_called_by_its_iri(names: Names) -> None:
    assert names.label(ID + "action/nowhere/1") == "action/nowhere/1"
    assert names.label("https://example.org/x") == "https://example.org/x"
    assert names.title("https://example.org/x") == ""


def test_terms_are_shown_as_people_read_them(names: Names) -> None:
    assert names.show(None) == ""
    assert names.show(Literal("text", language="en")) == "text"
    assert names.show(NamedNode(ID + "body/tc-4")) == "TC 4"


@pytest.mark.parametrize(
    ("kind", "name", "iri"),
    [
        ("body", "TC 4", "body/tc-4"),
        ("body", "tc4", "body/tc-4"),
        ("body", "ТС 4", "body/tc-4"),  # Cyrillic letters
        ("body", "ТК 4", "body/tc-4"),  # in Russian
        ("body", "ПК 4.2", "body/sc-4.2"),
        ("body", "пк4.2", "body/sc-4.2"),
        ("body", "ОКЭ", "body/jcms"),
        ("body", "Information and Training", "body/tc-4"),
        ("body", ID + "body/tc-4", "body/tc-4"),
        ("body", "body/tc-4", "body/tc-4"),
        ("body", "tc-4", "body/tc-4"),
        ("indicator", "Ind-e.1.6", "indicator/dp-2020-2022/e.1.6"),
        ("indicator", "e.1.6", "indicator/dp-2020-2022/e.1.6"),
        ("project", "543", "project/543"),
        ("project", "543/RU-a/11", "project/543"),
        ("project", "543/RU-а/11", "project/543"),  # Cyrillic а
        ("action", "1.7.2", "action/wp-tc-4-2021-2023/1.7.2"),
        ("action", "wp-tc-4-2021-2023/1.7.2", "action/wp-tc-4-2021-2023/1.7.2"),
        ("country", "RU", "country/ru"),
    ],
)
def test_a_name_means_a_thing_in_every_spelling(names: Names, kind: str, name: str, iri: str) -> None:
    assert names.find(kind, name).value == ID + iri


def test_a_number_of_two_things_asks_which(golden: Build) -> None:
    names = Names(golden.dataset)
    with pytest.raises(ParameterError, match="say which") as raised:
        names.find("entry", "1.1")
    assert "wp-tc-4-2031-2033/1.1, dp-2031-2033/1.1" in raised.value.text.en
    assert "«пункт»" in raised.value.text.ru
    assert names.find("entry", "dp-2031-2033/1.1").value == f"{ID}item/dp-2031-2033/1.1"
    assert len(names.matches("1.1")) >= 2


@pytest.mark.parametrize("name", ["TC 99", "", "<script>", "'; DROP", "\ud800", "x" * 10_000])
def test_an_unknown_name_tells_a_few_and_how_to_list_all(names: Names, name: str) -> None:
    with pytest.raises(ParameterError, match=r"the nearest are: ") as raised:
        names.find("body", name)
    told = raised.value.text.en
    assert "\n" not in told
    assert told.endswith(f"All {len(names.all_of('body'))} are listed by: coomet-graph show --list body")
    assert told.partition("the nearest are: ")[2].partition(". All")[0].count(", ") == 4


def test_the_nearest_are_told_in_the_language(names: Names) -> None:
    with pytest.raises(ParameterError) as raised:
        names.find("body", "ПК 4.9")
    assert "the nearest are: SC 4.1, SC 4.2, SC 4.3, SC 4.5, " in raised.value.text.en
    assert "ближайшие: ПК 4.1, ПК 4.2, ПК 4.3, ПК 4.5, " in raised.value.text.ru
    assert "coomet-graph show --list body" in raised.value.text.ru


def test_of_few_things_all_are_told(golden: Build) -> None:
    names = Names(golden.dataset)
    with pytest.raises(ParameterError, match=r"known are: 1\.1, 1\.2\.$"):
        names.find("item", "9.9")
    with pytest.raises(ParameterError, match=r"nearest are: dp-2031-2033, wp-tc-4-2031-2033, "):
        names.find("programme", "dp-2031-2034")
    with pytest.raises(ParameterError, match="known are: –"):
        Names(EmbeddedDataset()).find("project", "1")


def test_all_things_of_a_kind_are_listed(names: Names) -> None:
    bodies = names.all_of("body")
    training = ("TC 4", "Information and Training", "body/tc-4")
    assert bodies.index(("SC 4.2", "COOMET Informational Resources", "body/sc-4.2")) < bodies.index(training)
    in_russian = [each[:2] for each in names.all_of("body", "ru")]
    assert ("ТК 1.11", "Время и частота") in in_russian
    # What is called by its title has no other.
    assert ("Совет Президента КООМЕТ", "") in in_russian
    with pytest.raises(UnknownNameError, match="the kinds are: body, "):
        names.all_of("bodies")


def test_each_thing_is_listed_though_others_have_its_name_and_title() -> None:
    """As many as a wrong name is told of; without the base, where they are ours."""
    things = [f"{ID}action/wp-{each}/1.1" for each in "ab"] + ["https://elsewhere.example/1"]
    quads = [
        Quad(NamedNode(thing), NamedNode(prop), value)
        for thing in things
        for prop, value in (
            (RDF + "type", NamedNode(COOMET + "Action")),
            (SKOS + "notation", Literal("1.1")),
            (DCTERMS + "title", Literal("The same", language="en")),
        )
    ]
    dataset = EmbeddedDataset()
    dataset.load(quads)
    listed = Names(dataset).all_of("action")
    assert [each[:2] for each in listed] == [("1.1", "The same")] * 3
    assert [each[2] for each in listed] == [
        "action/wp-a/1.1",
        "action/wp-b/1.1",
        "https://elsewhere.example/1",
    ]


def test_of_many_the_most_alike_are_told(names: Names) -> None:
    with pytest.raises(ParameterError, match=r"the nearest are: 2\.1\.\d.* show --list item"):
        names.find("item", "2.1.99")


def test_a_number_means_that_entry_before_what_is_written_like_it(names: Names) -> None:
    for iri in names.matches("1.1"):
        assert iri.endswith("/1.1")


def test_another_publishers_things_have_short_names_too() -> None:
    source = Path(__file__).parent.parent / "golden" / "work-programme.txt"
    built = build([source], Minter("https://example.org/id/", "https://example.org/graph/"))
    names = Names(built.dataset)
    assert names.base == "https://example.org/id/"
    assert names.find("body", "body/tc-4").value == "https://example.org/id/body/tc-4"
    assert Names(EmbeddedDataset()).base == ID


def test_titles_are_cut_at_a_word() -> None:
    assert shortened("a" * 70) == "a" * 70
    assert shortened("one two, three four", 12) == "one two…"
    assert shortened("x" * 100) == "x" * 70 + "…"


def test_numbers_are_ordered_as_numbers() -> None:
    assert sorted(["TC 1.10", "TC 1.2", "tc 1.1", "A 3"], key=natural_order) == [
        "A 3",
        "tc 1.1",
        "TC 1.2",
        "TC 1.10",
    ]


def test_any_text_has_an_order() -> None:
    """A superscript is a digit to Python, but no number; and it reads no number of thousands of digits."""
    assert sorted(["m²", "m10", "m2"], key=natural_order) == ["m2", "m10", "m²"]
    long, longer = "9" * 5_000, "1" + "0" * 5_000
    assert sorted([longer, long, "10", "²"], key=natural_order) == ["10", long, longer, "²"]
    assert natural_order("007") == natural_order("7")


def test_places_lead_to_the_words_of_a_statement(bundled: Build) -> None:
    index = EvidenceIndex(bundled.dataset)
    places = index.of_statement(ACTION, DCTERMS + "title")
    assert places[0].file == "coomet-tc-4-work-programme-2021-2023.txt"
    assert places[0].quotation.startswith("Preparation of an internal procedure")
    basis = index.of_statement(
        ACTION, COOMET + "hasCitation", f"{ID}citation/wp-tc-4-2021-2023/1.1/dp-2020-2022/44"
    )
    assert [(place.first_line, place.last_line) for place in basis] == [(22, 24)]
    assert index.of_statement(ACTION, COOMET + "hasCitation", "https://example.org/other") == ()


def test_places_of_a_literal_are_those_that_quote_it(bundled: Build) -> None:
    index = EvidenceIndex(bundled.dataset)
    body = f"{ID}post/chair-of-sc-4.1"
    for place in index.of_statement(body, COOMET + "sourceNotation", literal="SC 4.1"):
        assert "SC 4.1" in place.quotation


def test_places_of_a_thing_are_those_of_the_first_property_that_has_any(bundled: Build) -> None:
    index = EvidenceIndex(bundled.dataset)
    assert index.of_thing(ACTION, "x:none", DCTERMS + "title") == index.of_statement(
        ACTION, DCTERMS + "title"
    )
    assert len(index.of_thing(ACTION, "x:none")) > 5
    assert index.of_thing("x:nothing") == ()


@pytest.mark.parametrize("line", ["ten", "-1", "1.5", ""])
def test_a_line_that_is_no_number_is_no_place(golden: Build, line: str) -> None:
    """Somebody's data may be wrong; validation tells of it, and the places of the rest are still there."""
    dataset = EmbeddedDataset()
    dataset.load(golden.dataset.quads())
    graph = NamedNode("https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033")
    thing, evidence = NamedNode("https://example.org/a"), NamedNode("https://example.org/e")
    dataset.load(
        [
            Quad(thing, NamedNode(PROV + "wasDerivedFrom"), evidence, graph),
            Quad(
                evidence,
                NamedNode("http://www.w3.org/ns/oa#hasSource"),
                NamedNode(ID + "source/wp-tc-4-2031-2033"),
                graph,
            ),
            Quad(evidence, NamedNode("http://www.w3.org/ns/oa#exact"), Literal("words"), graph),
            Quad(evidence, NamedNode(COOMET + "firstLine"), Literal(line), graph),
            Quad(evidence, NamedNode(COOMET + "lastLine"), Literal(line), graph),
            Quad(thing, NamedNode(RDF + "type"), NamedNode(SKOS + "Concept"), graph),
        ]
    )
    index = EvidenceIndex(dataset)
    assert index.of_thing(thing.value) == ()
    assert index.places([evidence.value]) == {}
    title = NamedNode(ID + "action/wp-tc-4-2031-2033/1.1")
    assert index.of_thing(title.value, DCTERMS + "title")[0].quotation == "Preparation of a plan of seminars"


def test_evidence_of_many_things_is_read_together_and_only_once(bundled: Build) -> None:
    asked: list[str] = []

    class Listening(EmbeddedDataset):
        def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
            asked.append(query)
            return super().select(query, bindings)

    dataset = Listening(bundled.dataset._store)
    index, names = EvidenceIndex(dataset), Names(dataset)
    things = [f"{ID}action/wp-tc-4-2021-2023/1.{number}" for number in range(1, 7)]
    index.fetch([*things, "no IRI", "<"])
    names.fetch([*things, "no IRI", "<"])
    assert len(asked) == 4
    assert all(index.of_thing(thing, DCTERMS + "title") for thing in things)
    assert all(names.label(thing)[:2] == "1." for thing in things)
    assert (index.of_thing("<"), names.classes_of("no IRI")) == ((), frozenset())
    assert len(asked) == 4
    assert not any("1.9" in query for query in asked)


def test_places_are_read_by_the_name_of_the_evidence(bundled: Build) -> None:
    rows = bundled.dataset.select(
        f"SELECT ?evidence WHERE {{ <{ACTION}> <{PROV}wasDerivedFrom> ?evidence }}"
    ).rows
    names = [row[0].value for row in rows if row[0] is not None]
    index = EvidenceIndex(bundled.dataset)
    places = index.places([*names, "x:nothing"])
    assert set(places) == set(names)
    assert set(places.values()) == set(index.of_thing(ACTION))


def test_every_thing_has_an_address_that_a_name_can_stand_for(bundled: Build, golden: Build) -> None:
    for build_ in (bundled, golden):
        things = build_.dataset.select("SELECT DISTINCT ?thing WHERE { ?thing a ?class }").rows
        paths = {
            thing.value.removeprefix(ID).split("/")[0]
            for (thing,) in things
            if isinstance(thing, NamedNode) and thing.value.startswith(ID)
        }
        assert paths <= set(PATHS)


def test_of_several_things_with_one_short_name_the_first_kind_is_meant(names: Names) -> None:
    assert names.matches("dp-2020-2022/e.1.6") == [ID + "indicator/dp-2020-2022/e.1.6"]
    assert names.matches("wp-tc-4-2021-2023") == [ID + "programme/wp-tc-4-2021-2023"]
    assert names.matches("source/wp-tc-4-2021-2023") == [ID + "source/wp-tc-4-2021-2023"]
    assert names.matches("coomet:hasBasis") == [COOMET + "hasBasis"]


def test_a_thing_without_a_name_is_found_by_its_address(golden: Build) -> None:
    (evidence,) = golden.dataset.select(
        f"SELECT ?e WHERE {{ ?e a <{COOMET}Evidence> }} ORDER BY ?e LIMIT 1"
    ).rows[0]
    assert evidence is not None
    assert Names(golden.dataset).matches(evidence.value) == [evidence.value]
