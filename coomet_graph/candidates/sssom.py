"""Candidates as SSSOM, the simple standard for sharing mappings: a table with a header of metadata.

The earlier entry is the subject. One to one is a close match; of a split the later entry is the narrower, of
a merge the broader one. An entry for which nothing is proposed stands beside `sssom:NoTermFound`: that, too,
is an answer.
"""

import csv
import io
import json
from collections.abc import Iterator

from coomet_graph.candidates.comparing import SIGNS
from coomet_graph.candidates.entries import Entry
from coomet_graph.candidates.finding import Candidate, Candidates
from coomet_graph.candidates.matching import Kind, NoMatch
from coomet_graph.iris import Minter, digest
from coomet_graph.namespaces import SKOS
from coomet_graph.version import __version__

SSSOM = "https://w3id.org/sssom/"
SEMAPV = "https://w3id.org/semapv/vocab/"
OUR_PREFIX = "coometid"
NOT_FOUND = "sssom:NoTermFound"
PREDICATES = {
    Kind.ONE_TO_ONE: "skos:closeMatch",
    Kind.SPLIT: "skos:narrowMatch",
    Kind.MERGE: "skos:broadMatch",
}
COLUMNS = (
    "record_id", "subject_id", "subject_label", "predicate_id", "object_id", "object_label",
    "mapping_justification", "confidence", "mapping_cardinality", "match_string", "subject_source",
    "object_source", "reviewer_label", "reviewer_agreement", "review_date", "comment", "other",
)  # fmt: skip
"""The columns written; those from `reviewer_label` to `comment` are left to a reviewer."""

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_CARDINALITIES = {Kind.ONE_TO_ONE: "1:1", Kind.SPLIT: "1:n", Kind.MERGE: "n:1"}
# Signs besides words: where one of them is there, more than words was compared.
_BESIDES_WORDS = ("things", "bodies", "section", "recurrence")


def to_sssom(candidates: Candidates, language: str = "en") -> str:
    """The candidates, and the entries without any, as an SSSOM table; the same give the same text."""
    minter = candidates.minter
    rows = [_row(each, minter, language) for each in candidates.found]
    rows += [row for each in candidates.unmatched for row in _without(each, minter, language)]
    text = io.StringIO()
    text.writelines(f"#{line}\n" for line in _header(candidates, minter))
    writer = csv.DictWriter(
        text, COLUMNS, delimiter="\t", lineterminator="\n", restval="", quoting=csv.QUOTE_MINIMAL
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _header(candidates: Candidates, minter: Minter) -> Iterator[str]:
    compared = sorted({programme for pair in candidates.compared for programme in pair})
    prefixes = {OUR_PREFIX: minter.base, "semapv": SEMAPV, "skos": SKOS, "sssom": SSSOM}
    yield f"mapping_set_id: {_quoted(minter.thing('mappingset', digest(*compared)))}"
    yield f"mapping_set_title: {_quoted('Candidate links between entries of COOMET programmes')}"
    description = "Proposed by lexical and structural comparison, to be reviewed; a candidate is no fact."
    yield f"mapping_set_description: {_quoted(description)}"
    yield f"license: {_quoted(_LICENCE)}"
    yield f"mapping_tool: {_quoted('coomet-graph')}"
    yield f"mapping_tool_version: {_quoted(__version__)}"
    yield f"sssom_version: {_quoted('1.1')}"
    yield "curie_map:"
    yield from (f"  {prefix}: {_quoted(prefixes[prefix])}" for prefix in sorted(prefixes))


def _row(candidate: Candidate, minter: Minter, language: str) -> dict[str, str]:
    pair, told = candidate.link.pair, candidate.told
    signs = dict(zip(SIGNS, pair.signs, strict=True))
    composite = any(signs[name] > 0 for name in _BESIDES_WORDS)
    said = {
        "for": [text.in_language(language) for text in told.speaks_for],
        "against": [text.in_language(language) for text in told.speaks_against],
    }
    return {
        "record_id": _curie(candidate.iri, minter),
        "subject_id": _curie(pair.earlier.iri, minter),
        "subject_label": _label(pair.earlier, language),
        "predicate_id": PREDICATES[candidate.link.kind],
        "object_id": _curie(pair.later.iri, minter),
        "object_label": _label(pair.later, language),
        "mapping_justification": f"semapv:{'CompositeMatching' if composite else 'LexicalMatching'}",
        "confidence": f"{candidate.link.confidence:.4f}",
        "mapping_cardinality": _CARDINALITIES[candidate.link.kind],
        "match_string": "|".join(_plain(str(each)).replace("|", "/") for each in told.matched),
        "subject_source": _curie(pair.earlier.programme, minter),
        "object_source": _curie(pair.later.programme, minter),
        "other": _others(said),
    }


def _without(missing: NoMatch, minter: Minter, language: str) -> Iterator[dict[str, str]]:
    """A row for each programme in which the entry has no match."""
    mine, others = ("subject", "object") if missing.is_earlier else ("object", "subject")
    for programme in missing.programmes:
        row = {
            "record_id": _curie(minter.thing("nomatch", digest(missing.entry.iri, mine, programme)), minter),
            f"{mine}_id": _curie(missing.entry.iri, minter),
            f"{mine}_label": _label(missing.entry, language),
            f"{mine}_source": _curie(missing.entry.programme, minter),
            "predicate_id": "skos:closeMatch",
            f"{others}_id": NOT_FOUND,
            f"{others}_source": _curie(programme, minter),
            "mapping_justification": "semapv:CompositeMatching",
            "confidence": f"{1 - missing.confidence:.4f}",
            "mapping_cardinality": "1:0" if missing.is_earlier else "0:1",
        }
        if missing.other is not None:
            best = [_curie(missing.other.iri, minter)], [f"{missing.confidence:.4f}"]
            row["other"] = _others(dict(zip(("best refused", "its confidence"), best, strict=True)))
        yield row


def _curie(iri: str, minter: Minter) -> str:
    """The IRI with our prefix where it lies below our base."""
    return f"{OUR_PREFIX}:{iri.removeprefix(minter.base)}" if iri.startswith(minter.base) else iri


def _label(entry: Entry, language: str) -> str:
    titles = entry.titles
    return _plain(titles.get(language) or next(iter(titles.values()), ""))


def _plain(text: str) -> str:
    """One line, which no spreadsheet takes for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line[:1] in ("=", "+", "-", "@") else line


def _others(said: dict[str, list[str]]) -> str:
    """Pairs of key and value, as the standard has them in its column for everything else."""
    pairs = ((key, "; ".join(texts).replace("|", "/")) for key, texts in said.items() if texts)
    return _plain("|".join(f"{key}={value}" for key, value in pairs))


def _quoted(text: str) -> str:
    """A string as YAML and JSON both write it."""
    return json.dumps(text, ensure_ascii=False)
