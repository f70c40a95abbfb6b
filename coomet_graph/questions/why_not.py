"""Why something is missing: the conditions that it needs (`conditions.toml`), walked one after the other."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources as package_files

from pyoxigraph import NamedNode

from coomet_graph.errors import Text, UnknownNameError
from coomet_graph.findings import Place
from coomet_graph.namespaces import COOMET, DCTERMS, PREFIXES, SKOS
from coomet_graph.questions.why_told import Explanation, Known, Step
from coomet_graph.questions.why_words import called, capital, lowered
from coomet_graph.store import Dataset, Names
from coomet_graph.store.dataset import Term
from coomet_graph.store.evidence import EvidenceIndex

_PROLOGUE = "\n".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items())
_NAME = re.compile(r"\{(\w+)\}")
_ELSEWHERE = {
    "title": DCTERMS + "title",
    "note": SKOS + "note",
    "primaryTopic": "http://xmlns.com/foaf/0.1/primaryTopic",
}
_ROWS = 200
_PLACES = 3


@dataclass(frozen=True, slots=True)
class WalkStep:
    """A condition: what it asks for, the words that say so, and what to say where it holds or fails."""

    pattern: str
    about: str
    says: tuple[str, ...]
    holds: Text
    fails: Text
    remedy: Text


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a thing of one of the classes needs to have `what`."""

    what: str
    classes: frozenset[str]
    none: Text
    """What is missing: in English behind "no", in Russian behind "нет"."""
    some: Text
    """What is there after all: in English behind "has", in Russian behind "есть"."""
    goal: str
    """The pattern of what is not missing, where other ways than the steps may lead to it."""
    steps: tuple[WalkStep, ...]


@cache
def all_conditions() -> tuple[Conditions, ...]:
    """The table of conditions."""
    raw = tomllib.loads(
        (package_files.files("coomet_graph.questions") / "conditions.toml").read_text("utf-8")
    )
    return tuple(
        Conditions(
            each["what"],
            frozenset(COOMET + name for name in each["of"].split()),
            Text(**each["none"]),
            Text(**each["some"]),
            each.get("goal", ""),
            tuple(
                WalkStep(
                    step["pattern"],
                    step.get("about", "thing"),
                    tuple(_ELSEWHERE.get(name, COOMET + name) for name in step["says"].split()),
                    *(Text(**step[key]) for key in ("holds", "fails", "remedy")),
                )
                for step in each["steps"]
            ),
        )
        for each in raw["walk"]
    )


def conditions_for(names: Names, thing: str, what: str) -> Conditions:
    """What the thing needs to have `what`. Raises UnknownNameError that names what can be asked of it."""
    classes = names.classes_of(thing)
    fitting = [each for each in all_conditions() if each.classes & classes]
    for each in fitting:
        if each.what == what:
            return each
    choices = ", ".join(each.what for each in fitting) or "–"
    raise UnknownNameError(
        f'What {names.label(thing)} needs to have "{what}" is not known; of it one can ask: {choices}.',
        f"Неизвестно, что нужно, чтобы у «{names.label(thing, 'ru')}» было «{what}»; "
        f"о нём можно спросить: {choices}.",
    )


def explain_missing(
    dataset: Dataset, thing: str, what: str, given: Mapping[str, Term] | None = None
) -> Explanation:
    """Which conditions hold for the thing to have `what`, and the first that fails.

    `given` are values of variables that the last steps have. Raises UnknownNameError.
    """
    names, evidence = Names(dataset), EvidenceIndex(dataset)
    conditions = conditions_for(names, thing, what)
    there = bool(conditions.goal) and bool(_rows(dataset, (conditions.goal,), thing, given or {}))
    rows: list[dict[str, Term]] = [{"thing": NamedNode(thing)}]
    steps: list[Step] = []
    failed: WalkStep | None = None
    for at, step in enumerate(conditions.steps):
        if failed is not None:
            steps.append(Step(_filled(step.holds, {}, names), Known.OPEN))
            continue
        found = _rows(dataset, [each.pattern for each in conditions.steps[: at + 1]], thing, given or {})
        if found:
            rows = found
            names.fetch(_iris(rows))
            holds = _filled(step.holds, _together(rows, step.pattern), names)
            steps.append(Step(holds, Known.HOLDS, _places(step, rows, evidence)))
        elif there:
            # It is there in another way; what this way would need besides is nobody's fault.
            last = conditions.steps[-1]
            patterns = [each.pattern for each in (*conditions.steps[:at], last)]
            rows = _rows(dataset, patterns, thing, given or {})
            names.fetch(_iris(rows))
            if rows:
                holds = _filled(last.holds, _together(rows, last.pattern), names)
                steps.append(Step(holds, Known.HOLDS, _places(last, rows, evidence)))
            break
        else:
            failed = step
            steps.append(Step(_filled(step.fails, rows[0], names), Known.FAILS))
    remedy = Text("", "") if failed is None else _filled(failed.remedy, rows[0], names)
    title, verdict = _told(NamedNode(thing), conditions, steps, names)
    return Explanation(title, verdict, tuple(steps), failed is None, remedy)


def _told(thing: NamedNode, conditions: Conditions, steps: Iterable[Step], names: Names) -> tuple[Text, Text]:
    full = Text(called(thing, names, "en"), called(thing, names, "ru"))
    short = Text(*(capital(called(thing, names, language, short=True)) for language in ("en", "ru")))
    none, some = conditions.none, conditions.some
    told = tuple(steps)
    failing = next((step.sentence for step in told if step.known is Known.FAILS), None)
    if failing is None:
        last = told[-1].sentence if told else Text("", "")
        en, ru = (f" {text}." if text else "" for text in (last.en, last.ru))
        return Text(f"{capital(full.en)} has {some.en}", f"{capital(full.ru)}: есть {some.ru}"), Text(
            f"{short.en} has {some.en}; nothing is missing.{en}",
            f"{short.ru}: есть {some.ru}, всё необходимое указано.{ru}",
        )
    return Text(f"Why has {full.en} no {none.en}?", f"Почему нет {none.ru}: {full.ru}"), Text(
        f"{short.en} has no {none.en}. The first condition that fails: {lowered(failing.en)}.",
        f"{short.ru}: нет {none.ru}. Первое невыполненное условие: {lowered(failing.ru)}.",
    )


def _rows(
    dataset: Dataset, patterns: Iterable[str], thing: str, given: Mapping[str, Term]
) -> list[dict[str, Term]]:
    body = " ".join(patterns)
    mentioned = {name: term for name, term in given.items() if f"?{name} " in body}
    values = " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in mentioned.items())
    about = f"VALUES ?thing {{ <{thing}> }} {values}"
    query = f"{_PROLOGUE} SELECT DISTINCT * WHERE {{ {about} {body} }} LIMIT {_ROWS}"
    rows = dataset.select(query).dicts()
    return sorted(({**row, "thing": NamedNode(thing)} for row in rows), key=_order)


def _order(row: Mapping[str, Term]) -> list[tuple[str, str]]:
    return sorted((name, str(term)) for name, term in row.items())


def _iris(rows: Iterable[Mapping[str, Term]]) -> Iterable[str]:
    return (term.value for row in rows for term in row.values() if isinstance(term, NamedNode))


def _together(rows: list[dict[str, Term]], pattern: str) -> dict[str, Term | list[Term]]:
    """The first row; of what the step itself found, the first few of different values."""
    told: dict[str, Term | list[Term]] = dict(rows[0])
    for name in re.findall(r"\?(\w+)", pattern):
        values = list(dict.fromkeys(row[name] for row in rows if name in row))
        if len(values) > 1:
            told[name] = values
    return told


def _filled(text: Text, row: Mapping[str, Term | list[Term]], names: Names) -> Text:
    def told(language: str) -> str:
        def one(name: re.Match[str]) -> str:
            value = row.get(name[1])
            if not isinstance(value, list):
                return called(value, names, language, short=True)
            shown = [called(each, names, language, short=True) for each in value[:_PLACES]]
            more = len(value) - len(shown)
            rest = (f" and {more} more" if language == "en" else f" и ещё {more}") if more else ""
            return "; ".join(shown) + rest

        return capital(_NAME.sub(one, text.in_language(language)))

    return Text(told("en"), told("ru"))


def _places(step: WalkStep, rows: Iterable[Mapping[str, Term]], evidence: EvidenceIndex) -> tuple[Place, ...]:
    found: dict[Place, None] = {}
    for row in rows:
        about = row.get(step.about)
        if not isinstance(about, NamedNode):
            continue
        values = {
            term.value for name, term in row.items() if isinstance(term, NamedNode) and name != step.about
        }
        for prop in step.says:
            exact = [
                place
                for value in sorted(values)
                if f"?{_name_of(row, value)}" in step.pattern
                for place in evidence.of_statement(about.value, prop, value)
            ]
            places = exact or evidence.of_statement(about.value, prop)
            found.update(dict.fromkeys(places))
            if places:
                break
    return tuple(found)


def _name_of(row: Mapping[str, Term], value: str) -> str:
    return next(name for name, term in row.items() if isinstance(term, NamedNode) and term.value == value)
