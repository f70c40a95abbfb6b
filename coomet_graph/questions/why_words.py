"""Statements as sentences, in English and Russian."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from coomet_graph.errors import Text
from coomet_graph.namespaces import COOMET, FOAF, ORG, PROV, SCHEMA, SKOS
from coomet_graph.store import Names
from coomet_graph.store.dataset import Term

Statement = tuple[str, str, Term]
"""Subject and property by their IRIs, and the value."""

# What stands before the label of a thing; of some things the label is a quotation.
_KINDS: tuple[tuple[str, Text, bool], ...] = (
    (COOMET + "Action", Text("action", "мероприятие"), False),
    (COOMET + "DevelopmentProgrammeItem", Text("item", "пункт"), False),
    (COOMET + "Indicator", Text("indicator", "индикатор"), False),
    (COOMET + "Project", Text("project", "проект"), False),
    (COOMET + "Section", Text("section", "раздел"), False),
    (COOMET + "Target", Text("target", "целевое значение"), True),
    (COOMET + "Citation", Text("the citation", "ссылка"), True),
    (COOMET + "Participation", Text("the mention", "упоминание"), True),
    (COOMET + "StatusObservation", Text("the remark", "отметка"), True),
    (ORG + "Post", Text("the post", "должность"), True),
    (COOMET + "SourceDocument", Text("the file", "файл"), False),
)
# Written so that both things can stand in the nominative.
_SENTENCES: dict[str, Text] = {
    COOMET + "hasCitation": Text("{s} names a basis: {o}", "{s} называет основание: {o}"),
    COOMET + "citesItem": Text("{s} names {o}", "{s} называет {o}"),
    COOMET + "citesIndicator": Text("{s} names {o}", "{s} называет {o}"),
    COOMET + "citesProgramme": Text("{s} is to the programme {o}", "{s} относится к программе «{o}»"),
    COOMET + "hasBasis": Text("{s} rests on {o}", "{s} имеет основание: {o}"),
    COOMET + "isBasisOf": Text("{s} is the basis of {o}", "{s} — основание: {o}"),
    COOMET + "contributesTo": Text("{s} counts towards {o}", "{s} направлено на: {o}"),
    COOMET + "measuredBy": Text("{s} is measured by {o}", "{o} измеряет {s}"),
    COOMET + "measures": Text("{s} measures {o}", "{s} измеряет {o}"),
    COOMET + "hasTarget": Text("{s} has a number to reach: {o}", "{s} имеет {o}"),
    COOMET + "performedBy": Text("{s} is performed by {o}", "{s}: исполнитель — {o}"),
    COOMET + "performs": Text("{s} performs {o}", "{s} — исполнитель: {o}"),
    COOMET + "jointlyWith": Text("{s} is done jointly with {o}", "{s}: соисполнитель — {o}"),
    COOMET + "hasPerformerParticipation": Text("{s} names a performer: {o}", "{s} называет исполнителя: {o}"),
    COOMET + "hasJointParticipation": Text("{s} names a partner: {o}", "{s} называет соисполнителя: {o}"),
    COOMET + "participantBody": Text("{s} means {o}", "{s} означает: {o}"),
    COOMET + "participantPost": Text("{s} means {o}", "{s} означает: {o}"),
    COOMET + "participantGroup": Text("{s} means the group {o}", "{s} означает группу: {o}"),
    ORG + "postIn": Text("{s} is one of {o}", "{s} относится к органу: {o}"),
    COOMET + "participant": Text("{s} means {o}", "{s} означает: {o}"),
    COOMET + "hasParticipation": Text("{s} names somebody: {o}", "{s} называет участника: {o}"),
    COOMET + "isCitedBy": Text("{s} is named in {o}", "на {s} указывает {o}"),
    COOMET + "underProject": Text("{s} is done under {o}", "{s} выполняется по теме: {o}"),
    COOMET + "hasStatusObservation": Text("{s} reports its state: {o}", "{s} содержит сведения о ходе: {o}"),
    COOMET + "status": Text("{s} means the state “{o}”", "{s} означает состояние «{o}»"),
    COOMET + "inProgramme": Text("{s} stands in {o}", "{s} входит в: {o}"),
    COOMET + "inSection": Text("{s} stands in {o}", "{s} входит в {o}"),
    COOMET + "parentEntry": Text("{s} is a part of {o}", "{s} — часть: {o}"),
    COOMET + "hasAncestorEntry": Text("{s} is a part of {o}", "{s} — часть: {o}"),
    COOMET + "dependsOn": Text("{s} needs the result of {o}", "{s} опирается на {o}"),
    COOMET + "dependsOnTransitively": Text(
        "{s} needs, directly or through others, the result of {o}",
        "{s} прямо или через другие опирается на {o}",
    ),
    COOMET + "concerns": Text("{s} concerns {o}", "{s} касается: {o}"),
    COOMET + "concernsDocument": Text("{s} concerns the document {o}", "{s} касается документа: {o}"),
    COOMET + "refersToMeeting": Text("{s} names the meeting {o}", "{s} называет заседание: {o}"),
    COOMET + "callsForProgramme": Text("{s} calls for the programme {o}", "{s} предусматривает: {o}"),
    COOMET + "programmeBody": Text("{s} is the programme of {o}", "{s} — программа органа {o}"),
    COOMET + "coordinatedBy": Text("{s} is coordinated by {o}", "{s}: координатор — {o}"),
    COOMET + "participatingCountry": Text("{o} takes part in {s}", "{o} участвует: {s}"),
    COOMET + "startYear": Text("{s} begins in {o}", "{s} начинается: {o}"),
    COOMET + "endYear": Text("{s} ends in {o}", "{s} заканчивается: {o}"),
    COOMET + "termText": Text("{s} has the term “{o}”", "{s} имеет срок «{o}»"),
    COOMET + "unreadText": Text(
        "{s} says in words that were not understood: “{o}”", "у {s} есть непонятые слова: «{o}»"
    ),
    COOMET + "linkState": Text("{s}: {o}", "{s}: {o}"),
    FOAF + "primaryTopic": Text("{s} was read as {o}", "{s} прочитан как: {o}"),
    PROV + "hadPrimarySource": Text("{s} is listed in {o}", "{s} есть в документе: {o}"),
    SKOS + "notation": Text("{s} has the number {o}", "{s} имеет номер {o}"),
    SCHEMA + "location": Text("{s} is located in {o}", "{s}: место — {o}"),
}


def called(term: Term | None, names: Names, language: str, *, short: bool = False) -> str:
    """What a sentence calls a thing or a value: its kind and its label, if `short` without its title."""
    if term is None:
        return "…"
    if not isinstance(term, NamedNode):
        return term.value if isinstance(term, Literal) else "…"
    label = names.label(term.value, language)
    classes = names.classes_of(term.value)
    for name, word, quoted in _KINDS:
        if name in classes:
            if short and not quoted and (number := names.number(term.value)):
                label = number
            marks = ("«", "»") if language == "ru" else ("“", "”")
            shown = f"{marks[0]}{label}{marks[1]}" if quoted else label
            return f"{word.in_language(language)} {shown}"
    return label


def sentence(subject: Term | str | None, prop: str, value: Term | str | None, names: Names) -> Text:
    """A statement, or with text in place of a thing the form of one, as a sentence."""

    def told(language: str) -> str:
        ends = {
            name: end if isinstance(end, str) else called(end, names, language, short=True)
            for name, end in (("s", subject), ("o", value))
        }
        known = _SENTENCES.get(prop)
        if known is None:
            return capital(f"{ends['s']} – {names.label(prop, language)} – {ends['o']}")
        before, _, after = known.in_language(language).partition("{s}")
        parts = [before.replace("{o}", ends["o"]), ends["s"], after.replace("{o}", ends["o"])]
        return capital("".join(parts))

    return Text(told("en"), told("ru"))


def capital(words: str) -> str:
    """The words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def lowered(words: str) -> str:
    """The words as they go on behind a colon."""
    return words[:1].lower() + words[1:]


def fetch(statements: Iterable[Statement], names: Names) -> None:
    """Read together what the things in the statements are called."""
    found = list(statements)
    names.fetch(
        end
        for subject, prop, value in found
        for end in (subject, prop, value.value if isinstance(value, NamedNode) else None)
        if end is not None
    )
