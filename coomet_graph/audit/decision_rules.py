"""Findings about decisions: one that matches nothing any more, and a refused link that still stands."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from coomet_graph.decisions import Decision, Kind, in_force
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, programmed_rules
from coomet_graph.namespaces import COOMET, SKOS, shorten
from coomet_graph.store import Dataset, Names
from coomet_graph.store.batches import batches
from coomet_graph.store.evidence import EvidenceIndex

DECISION_OUTDATED = programmed_rules()["decision-outdated"]
LINK_REFUSED = programmed_rules()["link-refused"]
DECISION_RULES = (DECISION_OUTDATED, LINK_REFUSED)

_WHAT = {
    Kind.ACCEPT: Text("finding {number} is accepted", "замечание {number} принято"),
    Kind.ASSIGN: Text("finding {number} is assigned", "замечание {number} поручено"),
    Kind.CONFIRM: Text("the link {number} is right", "ссылка {number} верна"),
}
_CITING = f"""SELECT DISTINCT ?link ?entry ?cited WHERE {{ VALUES ?link {{ LINKS }}
  ?entry <{COOMET}hasCitation> ?link .
  OPTIONAL {{ ?link <{COOMET}citesItem> ?item }}
  OPTIONAL {{ ?link <{COOMET}citesProgramme> ?programme }}
  BIND(COALESCE(?item, ?programme) AS ?cited)
}}"""
# What cites an item, and the numbers that it bore in earlier editions.
_RENUMBERED = f"""SELECT DISTINCT ?link ?entry ?cited ?now ?number WHERE {{ VALUES ?cited {{ ITEMS }}
  ?link <{COOMET}citesItem> ?cited . ?entry <{COOMET}hasCitation> ?link .
  ?entry <{SKOS}notation> ?now ; <{COOMET}earlierNotation> ?number
}}"""
_THERE = "SELECT DISTINCT ?thing WHERE { VALUES ?thing { THINGS } ?thing ?property ?value }"


def rules_of(decisions: Iterable[Decision], every: frozenset[str]) -> frozenset[str]:
    """The rules whose findings the decisions are about; `every` one, where a decision names none of them."""
    told = frozenset(each.rule for each in decisions if each.number)
    return every if told - every else told


def outdated(
    decisions: Iterable[Decision],
    found: Collection[str],
    not_run: Collection[str],
    dataset: Dataset,
    others: Collection[str] = (),
) -> Iterator[Finding]:
    """A finding for each decision in force that matches nothing; `found` are the numbers of all findings.

    Of rules that were `not_run`, nothing is known; where there are any, neither of a decision that does not
    tell its rule. That a finding marked as fixed or a refused link is gone is what was wanted. A confirmed
    link is there as long as its ends are. Decisions whose IRIs are among `others` were about other things
    than those that have their numbers now.
    """
    holding = in_force(decisions)
    fixed = {each.number for each in holding if each.kind is Kind.FIXED}
    judged = [each for each in holding if each.kind in _WHAT and (each.link or each.number not in fixed)]
    told = {finding.number: (each, finding) for each in judged for finding in (_outdated(each),)}
    there = _there(judged, dataset)

    def is_outdated(decision: Decision) -> bool:
        if decision.kind is Kind.CONFIRM:
            return not there.issuperset(_ends(decision))
        if decision.iri in others:
            return True
        if decision.number in found or (decision.rule in not_run if decision.rule else not_run):
            return False
        # It may be about just such a finding.
        about, _ = told.get(decision.number, (None, None))
        return about is None or not is_outdated(about)

    return (finding for decision, finding in told.values() if is_outdated(decision))


def refused(
    decisions: Iterable[Decision], dataset: Dataset, names: Names, evidence: EvidenceIndex
) -> Iterator[Finding]:
    """A finding for each entry that cites what somebody refused, also under another number by now."""
    refusals = {each.link: each for each in in_force(decisions) if each.kind is Kind.REFUSE}
    rows = [
        (row["link"].value, row["entry"].value, row["cited"].value if "cited" in row else "")
        for batch in batches(sorted(refusals))
        for row in dataset.select(_CITING.replace("LINKS", batch)).dicts()
    ]
    gone = refusals.keys() - {link for link, *_ in rows}
    for row in _renumbered([refusals[link] for link in gone], dataset):
        refusals.setdefault(row[0], row[3])
        rows.append(row[:3])
    names.fetch(iri for row in rows for iri in row)
    evidence.fetch(iri for link, entry, _ in rows for iri in (link, entry))
    for link, entry, cited in sorted(rows):
        refusal = refusals[link]
        values: Mapping[str, str | Text] = {
            "subject": Text(names.label(entry, "en"), names.label(entry, "ru")),
            "cited": Text(names.label(cited, "en"), names.label(cited, "ru")) if cited else Text("–", "–"),
            "_by": refusal.by,
            "_on": refusal.on.isoformat(),
            "_reason": refusal.reason,
            "link": link,
        }
        said = evidence.of_statement(entry, COOMET + "hasCitation", link)
        yield LINK_REFUSED.finding((entry,), said or evidence.of_thing(link), values)


def _renumbered(refusals: Iterable[Decision], dataset: Dataset) -> Iterator[tuple[str, str, str, Decision]]:
    """Link, entry and what it cites, where the entry bore the number under which its link was refused."""
    pairs = {pair: each for each in refusals for pair in permutations(each.about, 2)}
    for batch in batches(sorted({cited for _, cited in pairs})):
        for row in dataset.select(_RENUMBERED.replace("ITEMS", batch)).dicts():
            entry, cited = row["entry"].value, row["cited"].value
            then = entry.removesuffix(row["now"].value) + row["number"].value
            if (then, cited) in pairs:
                yield row["link"].value, entry, cited, pairs[then, cited]


def _outdated(decision: Decision) -> Finding:
    words = decision.words
    number = decision.number or " – ".join(map(shorten, _ends(decision)))
    values: dict[str, str | Text] = {
        "_by": decision.by,
        "_on": decision.on.isoformat(),
        "what": Text(
            *(text.format(number=number) for text in (_WHAT[decision.kind].en, _WHAT[decision.kind].ru))
        ),
        "_file": decision.file_name,
        "words": Text(f" (“{words.en}”)", f" («{words.ru}»)") if words else Text("", ""),
    }
    return DECISION_OUTDATED.finding((decision.iri, *decision.about), values=values)


def _ends(decision: Decision) -> Sequence[str]:
    return decision.about or (decision.link,)


def _there(decisions: Iterable[Decision], dataset: Dataset) -> frozenset[str]:
    wanted = {end for each in decisions if each.kind is Kind.CONFIRM for end in _ends(each)}
    return frozenset(
        row["thing"].value
        for batch in batches(sorted(wanted))
        for row in dataset.select(_THERE.replace("THINGS", batch)).dicts()
    )
