"""Direct links of the bundled documents, found by reading them, and links that must not follow."""

import pytest
from pyoxigraph import NamedNode, Quad

from coomet_graph import pipeline
from coomet_graph.iris import Minter
from coomet_graph.namespaces import COOMET, GRAPH, ID
from coomet_graph.pipeline import Build
from coomet_graph.store import EmbeddedDataset

WORK = "action/wp-tc-4-2021-2023/"
PLAN = "item/dp-2017-2019/"
CITED = "dp-2020-2022/"

FOLLOWS = [
    # 003, line 22: "The basis is item 44 of the COOMET Development Program for 2020-2022 (Ind-e.1.1)."
    (WORK + "1.1", "hasBasis", "item/" + CITED + "44"),
    (WORK + "1.1", "contributesTo", "indicator/" + CITED + "e.1.1"),
    ("item/" + CITED + "44", "measuredBy", "indicator/" + CITED + "e.1.1"),
    ("item/" + CITED + "44", "isBasisOf", WORK + "1.1"),
    # Lines 225-227: item 52 with two indicators.
    (WORK + "2.1", "contributesTo", "indicator/" + CITED + "e.2.1"),
    (WORK + "2.1", "contributesTo", "indicator/" + CITED + "e.2.2"),
    # Line 286: item 53 once more, now with Ind-e.3.1.
    (WORK + "3", "hasBasis", "item/" + CITED + "53"),
    # Line 166: an indicator alone.
    (WORK + "1.7.2", "contributesTo", "indicator/" + CITED + "e.1.6"),
    # "Chairs of TC 4, SC 4.1, SC 4.3": a post counts for its body.
    (WORK + "1.1", "performedBy", "body/sc-4.1"),
    ("body/sc-4.1", "performs", WORK + "1.1"),
    # Line 133: "Jointly with JCMS, TC 1.1 – TC 1.12, TC 2."
    (WORK + "1.7", "jointlyWith", "body/jcms"),
    (WORK + "1.7", "jointlyWith", "body/tc-1.7"),
    (WORK + "1.7", "jointlyWith", "body/tc-2"),
    # Line 83: "According to the Plan under item 1.3", and 1.3 rests on 1.2, that on 1.1.
    (WORK + "1.4", "dependsOnTransitively", WORK + "1.3"),
    (WORK + "1.4", "dependsOnTransitively", WORK + "1.1"),
    # 1.7.2 is a part of 1.7, the halves of 2.4.1 are parts of it.
    (WORK + "1.7.2", "hasAncestorEntry", WORK + "1.7"),
    (PLAN + "2.4.1/development", "hasAncestorEntry", PLAN + "2.4.1"),
    ("citation/wp-tc-4-2021-2023/1.1/dp-2020-2022/44", "linkState", "linkstate/citedNotSeen"),
]

FOLLOWS_NOT = [
    # An indicator named alone measures no item, and gives no basis.
    (WORK + "1.7.2", "hasBasis", "item/" + CITED + "50"),
    ("item/" + CITED + "50", "measuredBy", "indicator/" + CITED + "e.1.6"),
    # A basis of the parent is not one of its parts, nor the other way round.
    (WORK + "1.7", "contributesTo", "indicator/" + CITED + "e.1.6"),
    # Two actions on one item do not share their indicators.
    (WORK + "3", "contributesTo", "indicator/" + CITED + "e.2.3"),
    # A partner named in the note does not perform, a performer is no partner.
    (WORK + "1.7", "performedBy", "body/jcms"),
    (WORK + "1.1", "jointlyWith", "body/sc-4.1"),
    # Dependence has a direction.
    (WORK + "1.1", "dependsOnTransitively", WORK + "1.4"),
    # What a body's part does, the body does not do by that alone.
    (WORK + "4.1", "performedBy", "body/tc-4"),
    # Items of one number in two programmes are two items.
    (WORK + "1.1", "hasBasis", PLAN + "1.1"),
]


def inferred(dataset: EmbeddedDataset) -> list[Quad]:
    return list(dataset.quads(GRAPH + "inferred"))


def triple(subject: str, prop: str, value: str) -> str:
    return f"<{ID}{subject}> <{COOMET}{prop}> <{ID}{value}>"


@pytest.mark.parametrize(("subject", "prop", "value"), FOLLOWS)
def test_follows(bundled: Build, subject: str, prop: str, value: str) -> None:
    assert bundled.dataset.ask(f"ASK {{ {triple(subject, prop, value)} }}")


@pytest.mark.parametrize(("subject", "prop", "value"), FOLLOWS_NOT)
def test_does_not_follow(bundled: Build, subject: str, prop: str, value: str) -> None:
    assert not bundled.dataset.ask(f"ASK {{ {triple(subject, prop, value)} }}")


def test_every_basis_goes_back_to_a_citation(bundled: Build) -> None:
    asked = f"""SELECT ?action ?item WHERE {{
      ?action <{COOMET}hasBasis> ?item
      MINUS {{ ?action <{COOMET}hasCitation> ?c . ?c <{COOMET}citesItem> ?item }}
    }}"""
    assert bundled.dataset.select(asked).rows == ()
    counted = f"SELECT DISTINCT ?a ?i WHERE {{ ?a <{COOMET}hasBasis> ?i }}"
    assert len(bundled.dataset.select(counted).rows) == 17


def test_asserted_and_inferred_are_apart(bundled: Build) -> None:
    """What follows by axioms is never asserted as well, and stands in a graph of its own."""
    chained = {
        COOMET + name for name in ("hasBasis", "isBasisOf", "contributesTo", "performedBy", "jointlyWith")
    }
    for name in bundled.dataset.graph_names():
        used = {quad.predicate.value for quad in bundled.dataset.quads(name)}
        assert name == GRAPH + "inferred" or not used & chained


def test_only_our_terms_and_names_are_inferred(bundled: Build) -> None:
    foreign = {
        quad.predicate.value
        for quad in inferred(bundled.dataset)
        if not quad.predicate.value.startswith(COOMET)
    }
    assert foreign <= {
        "http://purl.org/dc/terms/temporal",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://www.w3.org/ns/dcat#endDate",
        "http://www.w3.org/ns/dcat#startDate",
    }


def test_a_citation_of_a_read_programme_is_valid_or_broken(golden: Build) -> None:
    copy = EmbeddedDataset()
    copy.load(
        golden.dataset.quads(*[name for name in golden.dataset.graph_names() if "inferred" not in name])
    )
    listed = f"{ID}item/dp-2031-2033/1.1"
    states = {
        quad.object for quad in inferred(golden.dataset) if quad.predicate.value == COOMET + "linkState"
    }
    assert states == {NamedNode(ID + "linkstate/valid")}
    copy.update(
        f"DELETE WHERE {{ GRAPH ?g {{ <{listed}> <http://www.w3.org/ns/prov#hadPrimarySource> ?source }} }}"
    )
    pipeline.infer(copy, Minter())
    rows = copy.select(
        f"SELECT ?c {{ ?c <{COOMET}citesItem> <{listed}> ; <{COOMET}linkState> <{ID}linkstate/broken> }}"
    )
    assert len(rows.rows) == 2
    assert copy.ask(f"ASK {{ <{listed}> <{COOMET}placeholder> true }}")
