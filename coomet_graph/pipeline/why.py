"""Why and why not: an explanation of what the graph says or lacks, and the same as a picture."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from coomet_graph.audit.catalogue import query_rules
from coomet_graph.errors import ParameterError, UnknownNameError
from coomet_graph.findings import Finding, Place
from coomet_graph.network import End, Link, draw_chain
from coomet_graph.pipeline.terms import ontology
from coomet_graph.queries import load_queries
from coomet_graph.questions import (
    Explainer,
    Explanation,
    Known,
    Proofs,
    Step,
    ask,
    card_named,
    explain_missing,
    statements_between,
    values_of,
)
from coomet_graph.reasoning.axioms import rules_of
from coomet_graph.store import Dataset, Names
from coomet_graph.store.names import KINDS, shortened
from coomet_graph.validation import load_shapes

_QUOTED = 160
# In the queries of shapes.
_OF_FOCUS = re.compile(r"[$?]this\b")
_PLACES = 2
# Things of one name that are looked at.
_MEANT = 12


def explain(
    dataset: Dataset,
    thing: str = "",
    other: str | None = None,
    *,
    question: str | None = None,
    row: int = 1,
    parameters: Mapping[str, str] | None = None,
    finding: Finding | None = None,
    missing: str | None = None,
    language: str = "en",
) -> tuple[Explanation, ...]:
    """Why: two things are connected, a row is in an answer, something was found; or why something is missing.

    A number may mean several things: then there is an explanation for each.
    `missing` is what the thing lacks ("indicator"), or with a `question` the thing that its answer lacks.
    Raises UnknownNameError, ParameterError.
    """
    explainer = Explainer(dataset, _proofs(dataset))
    if finding is not None:
        return (explainer.finding(finding, _query_of(finding.rule)),)
    if question is not None:
        if missing is None:
            return (explainer.row(ask(dataset, question, parameters, language), row),)
        card, names = card_named(question), Names(dataset)
        given = values_of(card, parameters or {}, names)
        meant = things(names, missing)[:_MEANT]
        told = [explainer.absence(card.query, card.columns, given, each) for each in meant]
        # Of several things of the name, those that get furthest are meant.
        furthest = max(map(_reached, told))
        return tuple(each for each in told if _reached(each) == furthest)
    if not thing:
        raise ParameterError(
            "Say what to explain: a thing, --question with --row, or --finding with its number.",
            "Укажите, что объяснить: объект, --question с --row или --finding с номером замечания.",
        )
    names = Names(dataset)
    ones = things(names, thing)
    if missing is not None:
        return _missing(dataset, ones, missing)
    if other is None:
        raise ParameterError(
            f'Why is "{thing}" what? Give a second thing, or --not with what is missing (--not indicator).',
            f"Что именно объяснить о «{thing}»? Укажите второй объект или --not и то, чего не хватает, "
            "например --not indicator.",
        )
    pairs = [(one, another) for one in ones[:_MEANT] for another in things(names, other)[:_MEANT]]
    # Of several things that bear the numbers, those are meant between which something is said.
    said = [pair for pair in pairs if statements_between(dataset, *pair)] if len(pairs) > 1 else pairs
    if not said:
        one_thing(names, thing)
        one_thing(names, other)
    return tuple(explainer.connection(*pair) for pair in said or pairs[:1])


def _query_of(rule: str) -> str:
    """The query of a rule: that of an audit, or of a shape; empty where it has none, or several."""
    text = next((each.select for each in query_rules() if each.rule.id == rule), "")
    if text:
        return text
    shapes = load_shapes()
    of_shapes = [each.select for each in shapes.sparql if shapes.rules[each.shape].id == rule]
    return _OF_FOCUS.sub("?subject", of_shapes[0]) if len(of_shapes) == 1 else ""


def _missing(dataset: Dataset, ones: Sequence[str], what: str) -> tuple[Explanation, ...]:
    """The explanation for each of the things of which this can be asked."""
    told: list[Explanation] = []
    unfit: UnknownNameError | None = None
    for one in ones[:_MEANT]:
        try:
            told.append(explain_missing(dataset, one, what))
        except UnknownNameError as error:
            unfit = unfit or error
    if unfit is not None and not told:
        raise unfit
    return tuple(told)


def draw(
    dataset: Dataset,
    explanations: Sequence[Explanation],
    language: str,
    format: str,  # noqa: A002
) -> bytes:
    """The explanations as SVG or PNG. Raises UnknownNameError for another format."""
    names = Names(dataset)
    first, *others = explanations
    links = [*_links_of(first, names, language)]
    for each in others:
        links += [
            Link(each.title.in_language(language)),
            Link(each.verdict.in_language(language), mark="note"),
        ]
        links += _links_of(each, names, language)
    title, verdict = (text.in_language(language) for text in (first.title, first.verdict))
    return draw_chain(title, verdict, links, format)


def _links_of(explanation: Explanation, names: Names, language: str) -> Iterator[Link]:
    yield from _links(explanation.steps, names, language)
    if explanation.remedy.en:
        yield Link(f"→ {explanation.remedy.in_language(language)}")


def things(names: Names, name: str) -> Sequence[str]:
    """What a name means; of sections and entries with one number, the entries. Raises UnknownNameError."""
    found = names.matches(name)
    if not found:
        raise UnknownNameError(
            f'Nothing here is called "{name}"; '
            "give a number (1.7.2), a code (123/BY-a/20), a name (TC 4) or an IRI.",
            f"Ничего с названием «{name}» нет; "
            "укажите номер (1.7.2), код (123/BY-a/20), название (ТК 4) или адрес (IRI).",
        )
    names.fetch(found)
    return [iri for iri in found if names.classes_of(iri) & {*KINDS["entry"]}] or found


def one_thing(names: Names, name: str) -> str:
    """The one thing that a name means. Raises UnknownNameError if it means none or several."""
    found = things(names, name)
    if len(found) == 1:
        return found[0]
    choices = ", ".join(iri.removeprefix(names.base) for iri in found[:20])
    raise UnknownNameError(
        f'"{name}" means {len(found)} things; say which: {choices}.',
        f"«{name}» означает несколько объектов ({len(found)}); укажите один из них: {choices}.",
    )


def _reached(explanation: Explanation) -> tuple[bool, int]:
    return explanation.found, sum(step.known is Known.HOLDS for step in explanation.steps)


def find_finding(findings: Iterable[Finding], number: str) -> Finding:
    """The finding whose number begins with `number`. Raises UnknownNameError."""
    found = [each for each in findings if each.number.startswith(number)] if number else []
    if len(found) == 1:
        return found[0]
    raise UnknownNameError(
        f'{len(found)} findings have the number "{number}"; the audit tells the numbers.',
        f"Замечаний с номером «{number}»: {len(found)}; номера приведены в результатах проверки (audit).",
    )


def _proofs(dataset: Dataset) -> Proofs:
    return Proofs(dataset, rules_of(ontology()), [query.text for query in load_queries("rules")])


def _links(steps: Iterable[Step], names: Names, language: str) -> Iterator[Link]:
    for step in steps:
        words = step.sentence.in_language(language)
        if step.known in (Known.HOLDS, Known.FAILS, Known.OPEN):
            yield Link(words, _quotations(step, language), mark=step.known.value)
            yield from _links(step.premises, names, language)
        elif step.premises:
            yield Link(words)
            yield from _links(step.premises, names, language)
        elif len(step.ends) == 2:
            first, last = (End(names.label(end, language), names.classes_of(end)) for end in step.ends)
            yield Link(step.link.in_language(language), _quotations(step, language), (first, last))
        else:
            yield Link(words, _quotations(step, language))


def _quotations(step: Step, language: str) -> tuple[str, ...]:
    quoted = step.quoted(language)[:_PLACES]
    return tuple(f"{_marked(place, language)} {_where(place, language)}" for place in quoted)


def _marked(place: Place, language: str) -> str:
    words = shortened(place.quotation, _QUOTED)
    return f"«{words}»" if language == "ru" else f"“{words}”"


def _where(place: Place, language: str) -> str:
    if place.cell is not None:
        return f"– {place.file}, {place.cell}"
    line = "line" if language == "en" else "строка"
    return f"– {place.file}, {line} {place.first_line}"
