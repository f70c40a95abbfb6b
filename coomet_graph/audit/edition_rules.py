"""The rules on editions of one programme in two languages, and what of an entry they compare."""

import re
from dataclasses import dataclass

from coomet_graph.findings import Rule, programmed_rules
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


EDITION_LACKS_ENTRY = programmed_rules()["edition-lacks-entry"]

ASPECTS = (
    Aspect(
        programmed_rules()["edition-other-term"],
        "?entry ?property ?value . FILTER(?property IN (coomet:startYear, coomet:endYear, coomet:inYear, "
        'coomet:recurrence)) BIND(CONCAT(STR(?property), " ", STR(?value)) AS ?fact)',
        (COOMET + "termText",),
    ),
    Aspect(
        programmed_rules()["edition-other-performers"],
        "?entry coomet:hasPerformerParticipation|coomet:hasJointParticipation ?fact",
        (COOMET + "hasPerformerParticipation", COOMET + "hasJointParticipation"),
    ),
    Aspect(
        programmed_rules()["edition-other-basis"],
        "{ ?entry coomet:hasCitation ?fact } UNION { ?entry coomet:hasCitation/coomet:citesIndicator ?fact }",
        (COOMET + "hasCitation",),
    ),
    Aspect(
        programmed_rules()["edition-other-state"],
        "?entry coomet:hasStatusObservation ?observation . ?observation coomet:status ?state . "
        "OPTIONAL { ?observation coomet:statusOfProject ?project } "
        "OPTIONAL { ?observation coomet:expectedCompletion ?year } "
        "OPTIONAL { ?observation coomet:proposedProgramme ?next } "
        'BIND(CONCAT(STR(?state), " ", COALESCE(STR(?project), ""), " ", COALESCE(STR(?year), ""), " ", '
        'COALESCE(STR(?next), "")) AS ?fact)',
        (COOMET + "hasStatusObservation",),
    ),
    Aspect(
        programmed_rules()["edition-other-section"],
        "?entry coomet:inSection ?fact . ?fact dcterms:title ?heading BIND(?fact AS ?told)",
        (DCTERMS + "title",),
    ),
    Aspect(
        programmed_rules()["edition-other-indicators"],
        "?entry coomet:measuredBy ?fact",
        (COOMET + "measuredBy",),
    ),
    Aspect(
        programmed_rules()["edition-other-targets"],
        "?entry coomet:measuredBy?/coomet:hasTarget ?told . "
        "?told coomet:comparator ?comparator ; coomet:targetValue ?value . "
        'BIND(CONCAT(STR(?comparator), " ", STR(?value)) AS ?fact)',
        (COOMET + "targetValue",),
        unless="edition-other-indicators",
    ),
    Aspect(
        programmed_rules()["edition-other-projects"],
        "?entry coomet:underProject ?project . "
        "OPTIONAL { ?project coomet:proposedByCountry ?country ; coomet:registrationYear ?year } "
        'BIND(COALESCE(CONCAT(" ", STR(?country), " ", STR(?year)), "") AS ?registered) '
        "BIND(CONCAT(STR(?project), ?registered) AS ?fact)",
        (COOMET + "underProject",),
    ),
    Aspect(
        programmed_rules()["edition-other-code"],
        "?entry dcterms:identifier ?fact",
        (DCTERMS + "identifier",),
        of_programme=True,
    ),
    Aspect(
        programmed_rules()["edition-other-approval"],
        "?entry coomet:approvedAt|coomet:approvedIn ?fact",
        (COOMET + "approvedAt",),
        of_programme=True,
    ),
)
EDITION_RULES = (EDITION_LACKS_ENTRY, *(aspect.rule for aspect in ASPECTS))
