"""Why: the statements behind a connection, an answer or a finding, back to the words of the sources.

Why something is missing is told in `why_not`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from coomet_graph.errors import ParameterError, Text
from coomet_graph.findings import Finding
from coomet_graph.namespaces import COOMET, OA, PROV, RDF, SH
from coomet_graph.plurals import counted
from coomet_graph.questions.cards import Answer
from coomet_graph.questions.why_conditions import Condition, Conditions, conditions_of
from coomet_graph.questions.why_paths import statements_between, way_between
from coomet_graph.questions.why_proofs import Proof, Proofs
from coomet_graph.questions.why_told import Explanation, Known, Step
from coomet_graph.questions.why_words import Statement, called, capital, fetch, lowered, sentence
from coomet_graph.store import Dataset, Names
from coomet_graph.store.dataset import Term
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.store.names import KINDS

_KNOWN = {"asserted": Known.SAID, "reference": Known.REFERENCE, "inferred": Known.FOLLOWS}
# Statements about the words themselves, which stand beside what they say.
_PLAIN = frozenset(
    {
        *(RDF + "type", PROV + "wasDerivedFrom", OA + "exact", OA + "hasSource"),
        *(COOMET + name for name in ("supportsProperty", "supportsValue", "firstLine", "lastLine", "column")),
        *(COOMET + name for name in ("fileName", "cell", "sheet", "page")),
    }
)
_MOST = 40
_CASES = 6
# Of some columns, one must be filled.
_SOME = re.compile(r"FILTER\((?:BOUND\(\?\w+\)(?: \|\| )?)+\)")


class Explainer:
    """Explains what is in a dataset; `proofs` finds what statements follow from."""

    def __init__(self, dataset: Dataset, proofs: Proofs) -> None:
        self._dataset, self._proofs = dataset, proofs
        self.names, self._evidence = Names(dataset), EvidenceIndex(dataset)

    def connection(self, one: str, other: str) -> Explanation:
        """Why two things are connected: what is said of both, or the shortest way from one to the other."""
        between = statements_between(self._dataset, one, other)
        statements = between or way_between(self._dataset, one, other)
        steps = self._steps(statements)
        ends = {
            language: [called(NamedNode(end), self.names, language) for end in (one, other)]
            for language in ("en", "ru")
        }
        title = Text(
            f"Why are these connected: {ends['en'][0]} – {ends['en'][1]}?",
            f"Почему это связано: {ends['ru'][0]} – {ends['ru'][1]}?",
        )
        if not steps:
            return Explanation(
                title,
                Text(
                    "They are not: no statement leads from the one to the other within a few steps.",
                    "Это не связано: за несколько шагов ни одно утверждение не ведёт от одного к другому.",
                ),
                (),
                found=False,
            )
        if between:
            verdict = steps[0].sentence
        else:
            verdict = Text(
                f"The shortest way from one to the other: {counted(len(statements), 'en', 'step')}.",
                f"Кратчайший путь от одного к другому: {counted(len(statements), 'ru', 'step')}.",
            )
        return Explanation(title, verdict, steps)

    def row(self, answer: Answer, number: int) -> Explanation:
        """Why row `number` (from 1) is in the answer. Raises ParameterError if there is no such row."""
        count = len(answer.rows)
        if not 1 <= number <= count:
            rows, rows_ru = (counted(count, language, "row") for language in ("en", "ru"))
            raise ParameterError(
                f"The answer of {answer.card.name} has {rows}; there is no row {number}.",
                f"В ответе на вопрос {answer.card.name} {rows_ru}; строки {number} нет.",
            )
        given = {
            name: term
            for name, term in zip(answer.columns, answer.rows[number - 1], strict=True)
            if term is not None
        }
        steps = self._of_query(conditions_of(answer.card.query), given)
        shown = {language: self._row(given, answer, language) for language in ("en", "ru")}
        title = Text(
            f"Why is row {number} in the answer to “{answer.card.title.en}”",
            f"Почему строка {number} есть в ответе на вопрос «{answer.card.title.ru}»",
        )
        return Explanation(title, Text(shown["en"], shown["ru"]), steps)

    def finding(self, finding: Finding, query: str = "") -> Explanation:
        """Why this was found: what the rule looked for and the words at every place.

        `query` is the rule's, where it is written as one.
        """
        steps: tuple[Step, ...] = ()
        of_shape = [key for key in finding.key if key.startswith(("http:", "https:"))]
        if query:
            given = dict(zip(("subject", "other"), map(NamedNode, finding.subjects), strict=False))
            # What a shape found has its path, its value and its component for a key.
            values = [each for each in of_shape[1:] if not each.startswith(SH)]
            given |= dict(zip(("value",), map(NamedNode, values), strict=False))
            steps = self._of_query(conditions_of(query), given, _CASES)
        if not steps and finding.subjects and of_shape:
            steps = self._steps(self._said_of(finding.subjects[0], of_shape[0]))
        told = {place for step in steps for leaf in step.leaves() for place in leaf.places}
        words = tuple(place for place in finding.places if place not in told)
        if words:
            quoted = Text("These words were found", "Найдены эти слова")
            steps = (*steps, Step(quoted, Known.SAID, words))
        title = Text(
            f"Why is this a finding: {finding.title.en}?", f"Почему это замечание: {finding.title.ru}?"
        )
        return Explanation(title, finding.message, steps, remedy=finding.remedy)

    def absence(
        self, query: str, columns: Mapping[str, Text], given: Mapping[str, Term], thing: str
    ) -> Explanation:
        """Why the answer has no row with the thing: which condition of the query it is the first to fail."""
        conditions = conditions_of(query)
        # What only an OPTIONAL could give to a variable is no condition.
        asked = [name for name in columns if name not in given and name in conditions.required()]
        classes = self.names.classes_of(thing)
        fitting = [name for name in asked if classes & {*KINDS.get(name, ())}]
        walks = {
            name: conditions.walk(self._dataset, {**given, name: NamedNode(thing)})
            for name in fitting or asked
        }
        walks = walks or {"": conditions.walk(self._dataset, given)}
        best = max(walks, key=lambda name: (walks[name].failing is None, len(walks[name].holding)))
        walk = walks[best]
        steps = [
            self._condition(each, conditions, walk.row, columns, Known.HOLDS)
            for each in walk.holding
            if self._tells(each, conditions, walk.row)
        ]
        names = {language: called(NamedNode(thing), self.names, language) for language in ("en", "ru")}
        column = columns.get(best, Text("", ""))
        if walk.failing is None:
            title = Text(
                f"{capital(names['en'])} is in the answer ({column.en})",
                f"В ответе есть: {names['ru']} ({column.ru})",
            )
            verdict = Text("It fulfils every condition of the question.", "Все условия вопроса выполнены.")
            return Explanation(title, verdict, tuple(steps))
        title = Text(
            f"Why is {names['en']} not in the answer ({column.en})?",
            f"Почему в ответе нет: {names['ru']} ({column.ru})?",
        )
        failing = self._failing(walk.failing, conditions, walk.row, columns)
        steps.append(failing)
        steps += [
            self._condition(each, conditions, walk.row, columns, Known.OPEN)
            for each in walk.after
            if self._tells(each, conditions, walk.row)
        ]
        verdict = Text(
            f"The first condition that fails: {lowered(failing.sentence.en)}.",
            f"Первое невыполненное условие: {lowered(failing.sentence.ru)}.",
        )
        return Explanation(title, verdict, tuple(steps), found=False)

    def _of_query(self, conditions: Conditions, given: Mapping[str, Term], most: int = 1) -> tuple[Step, ...]:
        """The statements by which the values fulfil the conditions of a query, in at most `most` cases."""
        found = list(conditions.rows(self._dataset, given, most))
        statements: dict[Statement, None] = {}
        for way, row in found:
            inside = [inner for each in way if each.kind == "optional" for inner in each.inner]
            told = [self._statement_of(each, conditions, row) for each in (*way, *inside)]
            for part in (each for each in way if each.kind == "other" and each.inner):
                for case in conditions.counted(self._dataset, part, given, _CASES):
                    told += [self._statement_of(each, conditions, case) for each in part.inner]
            statements.update((each, None) for each in told if each is not None)
        way, row = found[0] if found else ((), {})
        absent = [
            self._condition(each, conditions, row, {}, Known.HOLDS) for each in way if each.kind == "absent"
        ]
        return (*self._steps(statements), *(step for step in absent if step.sentence.en))

    def _tells(self, condition: Condition, conditions: Conditions, row: Mapping[str, Term]) -> bool:
        """Whether a condition says something of things, and not only counts, sorts or looks up words."""
        if condition.triple is not None:
            prop = conditions.term(condition.triple[1], row)
            return not isinstance(prop, NamedNode) or prop.value not in _PLAIN
        return condition.kind in ("absent", "filter") and "?class" not in condition.text

    def _statement_of(
        self, condition: Condition, conditions: Conditions, row: Mapping[str, Term]
    ) -> Statement | None:
        statement = conditions.statement(condition, row)
        return None if statement is None or statement[1] in _PLAIN else statement

    def _said_of(self, subject: str, prop: str) -> list[Statement]:
        query = f"SELECT ?value WHERE {{ <{subject}> <{prop}> ?value }} ORDER BY ?value LIMIT {_MOST}"
        return [(subject, prop, row["value"]) for row in self._dataset.select(query).dicts()]

    def _steps(self, statements: Iterable[Statement]) -> tuple[Step, ...]:
        """Each statement with what it follows from; what cannot be found in the facts is left out."""
        proofs = [proof for statement in statements for proof in self._proofs.of(statement)]
        told = list(dict.fromkeys(each for proof in proofs[:_MOST] for each in proof.statements()))
        fetch(told, self.names)
        self._evidence.fetch(subject for subject, _, _ in told)
        return tuple(self._step(proof) for proof in proofs[:_MOST])

    def _step(self, proof: Proof) -> Step:
        subject, prop, value = proof.statement
        thing = value.value if isinstance(value, NamedNode) else None
        places = (
            self._evidence.of_statement(subject, prop, thing, None if thing else value.value)
            or self._evidence.of_statement(subject, prop)
            if proof.known == "asserted"
            else ()
        )
        premises = proof.premises
        while len(premises) == 1 and premises[0].known == "inferred" and premises[0].premises:
            premises = premises[0].premises
        return Step(
            sentence(NamedNode(subject), prop, value, self.names),
            _KNOWN[proof.known],
            places,
            _at_one_place([self._step(premise) for premise in premises]),
            (subject, thing) if thing else (subject,),
            Text(self.names.label(prop, "en"), self.names.label(prop, "ru")),
        )

    def _condition(
        self,
        condition: Condition,
        conditions: Conditions,
        row: Mapping[str, Term],
        columns: Mapping[str, Text],
        known: Known,
    ) -> Step:
        """A condition as a sentence; where it holds and is a statement, with its words."""
        statement = conditions.statement(condition, row)
        if known is Known.HOLDS and statement is not None and condition.kind == "statement":
            steps = self._steps((statement,))
            if steps:
                first = steps[0]
                return replace(first, known=known)
        return Step(self._wording(condition, conditions, row, columns), known)

    def _failing(
        self,
        condition: Condition,
        conditions: Conditions,
        row: Mapping[str, Term],
        columns: Mapping[str, Text],
    ) -> Step:
        there: Sequence[Statement] = ()
        if condition.kind == "absent":
            there = conditions.inside(self._dataset, condition, row)
        steps = self._steps(each for each in there if each[1] not in _PLAIN)
        words = self._wording(condition, conditions, row, columns)
        if condition.kind == "absent" and steps:
            words = Text(
                f"this must not be so, but it is: {steps[0].sentence.en}",
                f"этого не должно быть, но это есть: {steps[0].sentence.ru}",
            )
        elif condition.kind == "statement":
            words = Text(f"nothing says this: {words.en}", f"ничто не говорит об этом: {words.ru}")
        return Step(Text(capital(words.en), capital(words.ru)), Known.FAILS, (), steps)

    def _wording(
        self,
        condition: Condition,
        conditions: Conditions,
        row: Mapping[str, Term],
        columns: Mapping[str, Text],
    ) -> Text:
        if condition.kind == "absent" and condition.inner:
            inner = [
                self._wording(each, conditions, row, columns)
                for each in condition.inner
                if each.kind == "statement" and self._tells(each, conditions, row)
            ]
            if not inner:
                return Text("", "")
            return Text(
                "There is nothing like this: " + "; ".join(each.en for each in inner),
                "Ничего такого нет: " + "; ".join(each.ru for each in inner),
            )
        if condition.triple is None:
            return Text(*(_spoken(condition.text, row, self.names, columns, each) for each in ("en", "ru")))
        subject, prop, value = condition.triple
        term = conditions.term(prop, row)
        self.names.fetch(each.value for each in row.values() if isinstance(each, NamedNode))
        if not isinstance(term, NamedNode):
            said = " ".join(condition.triple)
            return Text(said, said)
        self.names.fetch((term.value,))

        def end(written: str, language: str) -> str:
            known = conditions.term(written, row)
            if known is not None:
                return called(known, self.names, language, short=True)
            heading = columns.get(written[1:])
            anything = "…" if heading is None else f"({heading.in_language(language)})"
            return anything if written.startswith("?") else written

        told = [
            sentence(end(subject, language), term.value, end(value, language), self.names).in_language(
                language
            )
            for language in ("en", "ru")
        ]
        return Text(*told)

    def _row(self, given: Mapping[str, Term], answer: Answer, language: str) -> str:
        self.names.fetch(term.value for term in given.values() if isinstance(term, NamedNode))
        headings = dict(zip(answer.columns, answer.headings(language), strict=True))
        return "; ".join(
            f"{headings[name]}: {self.names.show(term, language)}" for name, term in given.items()
        )


def _at_one_place(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Of what is said at many places, those where the other steps are said too."""
    told: list[Step] = []
    for step in steps:
        others = {place for other in steps if other is not step for place in other.places}
        shared = tuple(place for place in step.places if place in others)
        told.append(replace(step, places=shared) if shared and len(step.places) > 1 else step)
    return tuple(told)


def _spoken(
    text: str, row: Mapping[str, Term], names: Names, columns: Mapping[str, Text], language: str
) -> str:
    """A test of a query in words: its variables by their headings, with their values behind it."""

    def heading(name: str) -> str:
        return columns[name].in_language(language) if name in columns else name

    variables = list(dict.fromkeys(re.findall(r"\?(\w+)", text)))
    if _SOME.fullmatch(text):
        listed = "; ".join(map(heading, variables))
        return ("At least one of these is there: " if language == "en" else "Есть хотя бы одно: ") + listed
    values = [f"{heading(name)} = {names.show(row[name], language)}" for name in variables if name in row]
    said = re.sub(r"\?(\w+)", lambda name: f"‹{heading(name[1])}›", " ".join(text.split()))
    before = "The test of the question: " if language == "en" else "Проверка в вопросе: "
    return before + said.removeprefix("FILTER") + (f"; {', '.join(values)}" if values else "")
