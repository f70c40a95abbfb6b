"""The rules on editions of one programme in two languages, and what of an entry they compare."""

import re
from dataclasses import dataclass

from coomet_graph.findings import Rule, Severity, Text
from coomet_graph.namespaces import COOMET, DCTERMS

# A portfolio ("responsible for cooperation with …") is free text: its words differ with the language.
_PORTFOLIO = re.compile(r"-for-.*\Z")


@dataclass(frozen=True, slots=True)
class Aspect:
    """A rule, the pattern of the `?fact`s of an `?entry` that it compares, and the properties to quote.

    These are properties of the entry, or of what the pattern calls `?told`. What is told `of_programme` is
    compared of the programme as a whole, which then is the `?entry`. Where the rule `unless` has found a
    difference, this one follows from it, and is not told again.
    """

    rule: Rule
    pattern: str
    properties: tuple[str, ...]
    of_programme: bool = False
    unless: str = ""

    def plain(self, fact: str) -> str:
        """The fact without what is free text."""
        return _PORTFOLIO.sub("", fact) if "/participation/" in fact else fact


def _rule(name: str, kind: str, title: Text, what: Text) -> Rule:
    return Rule(
        id=f"edition-{name}",
        severity=Severity.WARNING,
        title=title,
        message=Text(
            f"{{subject}}: the two editions give {what.en}: “{{words}}” in {{file}}, “{{other_words}}” in "
            "{other_file}.",
            f"{{subject}}: в двух редакциях указаны {what.ru}: «{{words}}» в {{file}}, «{{other_words}}» в "
            "{other_file}.",
        ),
        remedy=Text(
            "Find out which of the two is right and correct the other; if one document is the original, "
            "correct the translation.",
            "Выясните, что из двух верно, и исправьте другое; если один из документов — оригинал, исправьте "
            "перевод.",
        ),
        kind=kind,
        engine="python",
    )


EDITION_LACKS_ENTRY = Rule(
    id="edition-lacks-entry",
    severity=Severity.WARNING,
    title=Text("An entry that only one edition has", "Пункт, который есть только в одной редакции"),
    message=Text(
        "{subject} stands in {file}, but not in {other_file}, the same programme in another language.",
        "{subject}: пункт есть в {file}, но его нет в {other_file} – той же программе на другом языке.",
    ),
    remedy=Text(
        "Add the entry to the other edition or take it out of this; if only its number differs, correct it.",
        "Внесите пункт в другую редакцию или исключите из этой; если отличается только номер, исправьте его.",
    ),
    kind="numbering",
    engine="python",
)

ASPECTS = (
    Aspect(
        _rule(
            "other-term",
            "date",
            Text("Editions with different terms", "Разные сроки в редакциях"),
            Text("different terms", "разные сроки"),
        ),
        "?entry ?property ?value . FILTER(?property IN (coomet:startYear, coomet:endYear, coomet:inYear, "
        'coomet:recurrence)) BIND(CONCAT(STR(?property), " ", STR(?value)) AS ?fact)',
        (COOMET + "termText",),
    ),
    Aspect(
        _rule(
            "other-performers",
            "owner",
            Text("Editions with different performers", "Разные исполнители в редакциях"),
            Text("different performers or partners", "разные исполнители или соисполнители"),
        ),
        "?entry coomet:hasPerformerParticipation|coomet:hasJointParticipation ?fact",
        (COOMET + "hasPerformerParticipation", COOMET + "hasJointParticipation"),
    ),
    Aspect(
        _rule(
            "other-basis",
            "reference",
            Text("Editions with different bases", "Разные основания в редакциях"),
            Text("different bases", "разные основания"),
        ),
        "{ ?entry coomet:hasCitation ?fact } UNION { ?entry coomet:hasCitation/coomet:citesIndicator ?fact }",
        (COOMET + "hasCitation",),
    ),
    Aspect(
        _rule(
            "other-state",
            "status",
            Text("Editions with different states", "Разные состояния в редакциях"),
            Text("different states", "разные состояния"),
        ),
        "?entry coomet:hasStatusObservation ?observation . ?observation coomet:status ?state . "
        "OPTIONAL { ?observation coomet:statusOfProject ?project } "
        "OPTIONAL { ?observation coomet:expectedCompletion ?year } "
        "OPTIONAL { ?observation coomet:proposedProgramme ?next } "
        'BIND(CONCAT(STR(?state), " ", COALESCE(STR(?project), ""), " ", COALESCE(STR(?year), ""), " ", '
        'COALESCE(STR(?next), "")) AS ?fact)',
        (COOMET + "hasStatusObservation",),
    ),
    Aspect(
        _rule(
            "other-section",
            "numbering",
            Text("Editions with different sections", "Разные разделы в редакциях"),
            Text("different sections", "разные разделы"),
        ),
        "?entry coomet:inSection ?fact . ?fact dcterms:title ?heading BIND(?fact AS ?told)",
        (DCTERMS + "title",),
    ),
    Aspect(
        _rule(
            "other-indicators",
            "reference",
            Text("Editions with different indicators", "Разные индикаторы в редакциях"),
            Text("different indicators", "разные индикаторы"),
        ),
        "?entry coomet:measuredBy ?fact",
        (COOMET + "measuredBy",),
    ),
    Aspect(
        _rule(
            "other-targets",
            "content",
            Text("Editions with different targets", "Разные целевые значения в редакциях"),
            Text("different targets", "разные целевые значения"),
        ),
        "?entry coomet:measuredBy?/coomet:hasTarget ?told . "
        "?told coomet:comparator ?comparator ; coomet:targetValue ?value . "
        'BIND(CONCAT(STR(?comparator), " ", STR(?value)) AS ?fact)',
        (COOMET + "targetValue",),
        unless="edition-other-indicators",
    ),
    Aspect(
        _rule(
            "other-projects",
            "reference",
            Text("Editions with different projects", "Разные проекты в редакциях"),
            Text("different projects", "разные проекты"),
        ),
        "?entry coomet:underProject ?project . "
        "OPTIONAL { ?project coomet:proposedByCountry ?country ; coomet:registrationYear ?year } "
        'BIND(COALESCE(CONCAT(" ", STR(?country), " ", STR(?year)), "") AS ?registered) '
        "BIND(CONCAT(STR(?project), ?registered) AS ?fact)",
        (COOMET + "underProject",),
    ),
    Aspect(
        _rule(
            "other-code",
            "reference",
            Text("Editions with different codes", "Разные коды в редакциях"),
            Text("different codes of the programme", "разные коды программы"),
        ),
        "?entry dcterms:identifier ?fact",
        (DCTERMS + "identifier",),
        of_programme=True,
    ),
    Aspect(
        _rule(
            "other-approval",
            "date",
            Text("Editions with different approvals", "Разные сведения об утверждении в редакциях"),
            Text("different approvals", "разные сведения об утверждении"),
        ),
        "?entry coomet:approvedAt|coomet:approvedIn ?fact",
        (COOMET + "approvedAt",),
        of_programme=True,
    ),
)
EDITION_RULES = (EDITION_LACKS_ENTRY, *(aspect.rule for aspect in ASPECTS))
