"""Which programme is this? Described in `sources.csv`, stated in the front matter, or told by the content."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from coomet_graph.documents.model import Document, Passage, join
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.letters import fold, language_of
from coomet_graph.records.editions import language_of_document
from coomet_graph.records.grammars.bodies import find_bodies
from coomet_graph.records.grammars.codes import DocumentCode, find_documents, find_meeting_paper
from coomet_graph.records.grammars.found import TO
from coomet_graph.records.grammars.meetings import Meeting, find_meetings
from coomet_graph.records.grammars.years import LAST_YEAR, SPAN, YEAR, span_of
from coomet_graph.records.lexicon import Lexicon
from coomet_graph.records.model import EntryRecord, ProgrammeHead, Read, SourceDescription

# First with the word before the years; a title may do without it.
_PERIODS = (
    re.compile(rf"(?:FOR|НА(?:\s+ПЕРИОД)?(?:\s+С)?)\s+{SPAN}", re.IGNORECASE),
    re.compile(rf"(?<![\d/]){SPAN}(?!\d)", re.IGNORECASE),
)
# What a title calls the document; a work programme may name the development programme that it implements.
_PROGRAMME = (
    r"(?:\b(?:development|strategic)\s+)?\b(?:program(?:me)?|plan|strategy)\b"
    r"|\b(?:стратегическ\w{2,3}\s+)?(?:программ|план|стратеги)\w{0,3}(?:\s+развития)?"
)
_DEVELOPMENT = re.compile(r"development|strateg|развития|стратеги", re.IGNORECASE)
_TITLE = re.compile(
    rf"\A.{{0,200}}?(?P<called>{_PROGRAMME})(?!\w).{{0,200}}?{YEAR}"
    rf"(?:\s*(?:\S|по)?\s*{YEAR}|{TO}{LAST_YEAR})(?!\d)(?:\s*(?:гг\.|год(?:ы|ов)))?",
    re.IGNORECASE,
)
# A programme may be for one year: "Work Program of TC 4 for 2031".
_YEAR_TITLE = re.compile(
    rf"\A.{{0,200}}?(?P<called>{_PROGRAMME})(?!\w).{{0,200}}?\b(?:for|на)\s+(?:the\s+year\s+)?(?P<year>{YEAR})"
    r"(?![\d/])(?:\s*(?:г\.|год(?:а|у)?(?!\w)))?(?!\s*(?:[-–—]|to\b|по\b)\s*\d)",
    re.IGNORECASE,
)
_TITLE_LINES = 4
_SHORT_TITLE = 200


def identify(
    document: Document,
    front: Sequence[Passage],
    entries: Sequence[EntryRecord],
    lexicon: Lexicon,
    described: SourceDescription | None,
) -> tuple[ProgrammeHead, tuple[Finding, ...]]:
    """The programme's head; raises UnreadableDocumentError if nothing tells which programme it is."""
    title, period = _stated_title(front)
    stated_kind = _stated_kind(title)
    bodies, usual_body = _stated_bodies(title, stated_kind, lexicon), _usual_body(entries)
    stated_body = bodies[0] if bodies else None
    language = language_of_document(document)
    findings: list[Finding] = []
    if described is not None:
        kind, body, years = described.kind, described.body, (described.start, described.end)
        if title is not None and stated_kind not in (None, kind):
            findings.append(_conflict(document, title.words, kind))
        elif kind == "work" and stated_body is not None and body not in {read.value for read in bodies}:
            findings.append(_conflict(document, stated_body.words, body))
        if period is not None and period.value != years:
            findings.append(_conflict(document, period.words, f"{years[0]}–{years[1]}"))
        if title is not None and described.language not in ("", language_of(title.value), language):
            findings.append(_conflict(document, title.words, f"language = {described.language}"))
    else:
        kind = stated_kind or ("work" if any(entry.citations for entry in entries) else "development")
        owner = stated_body or (usual_body if kind == "work" else None)
        body = owner.value if owner else "coomet"
        period = period or _usual_period(document, entries)
        years = period.value
        if title is None or stated_kind is None or (kind == "work" and stated_body is None):
            key = programme_key(kind, body, *years)
            findings.append(reader_rules()["programme-identity-derived"].finding(values={"words": key}))
    others = {read.value: read for read in bodies if read.value.startswith("tc-") and read.value != body}
    if kind == "work" and body in {read.value for read in bodies}:
        findings += [_not_its_body(document, read.words) for read in others.values()]
    head = ProgrammeHead(
        key=programme_key(kind, body, *years),
        kind=kind,
        body=body,
        start=years[0],
        end=years[1],
        language=described.language if described is not None and described.language else language,
        title=title,
        period=period,
        body_words=next((read for read in (stated_body, usual_body) if read and read.value == body), None),
        identifier=_identifier(front),
        approved_at=_approval(front, lexicon),
        meeting_paper=_paper(front),
    )
    return head, tuple(findings)


def programme_key(kind: str, body: str, start: int | None, end: int | None) -> str:
    """The key of a programme: kind, body and period ("dp-2017-2019", "wp-tc-4-2021-2023")."""
    years = [str(year) for year in (start, end) if year is not None]
    if kind == "development":
        return "-".join(["dp", *years])
    return "-".join([{"work": "wp"}.get(kind, kind), body, *years] if body else [kind, *years])


def _stated_title(front: Sequence[Passage]) -> tuple[Read[str] | None, Read[tuple[int, int]] | None]:
    for pattern in _PERIODS:
        for words in _stretches(front):
            title = _TITLE.match(words.text)
            match = pattern.search(words.text, 0, title.end()) if title is not None else None
            if (
                title is None
                or match is None
                or (pattern is not _PERIODS[0] and len(words.text) > _SHORT_TITLE)
            ):
                continue
            open_bracket = title[0].count("(") > title[0].count(")") and words.text.startswith(
                ")", title.end()
            )
            stated = words.cut(title.start(), title.end() + open_bracket)
            return Read(stated.text, stated), Read(span_of(match), words.cut(match.start(), match.end()))
    return _title_of_one_year(front)


def _title_of_one_year(front: Sequence[Passage]) -> tuple[Read[str] | None, Read[tuple[int, int]] | None]:
    for words in _stretches(front):
        title = _YEAR_TITLE.match(words.text) if len(words.text) <= _SHORT_TITLE else None
        if title is not None:
            stated, year = words.cut(title.start(), title.end()), int(title["year"])
            return Read(stated.text, stated), Read((year, year), words.cut(title.start("year"), title.end()))
    return None, None


def _stretches(front: Sequence[Passage]) -> Iterator[Passage]:
    """Single passages, then several in a row: the lines of a PDF and the paragraphs of Word part a title."""
    for length in range(1, _TITLE_LINES + 1):
        for start in range(len(front) - length + 1):
            yield join(front[start : start + length])


def _stated_kind(title: Read[str] | None) -> str | None:
    match = None if title is None else _TITLE.match(title.value) or _YEAR_TITLE.match(title.value)
    if match is None:
        return None
    return "development" if _DEVELOPMENT.search(match["called"]) else "work"


def _stated_bodies(title: Read[str] | None, kind: str | None, lexicon: Lexicon) -> list[Read[str]]:
    """The bodies that the title names, with its words; a development programme is that of COOMET itself."""
    if title is None:
        return []
    named = [
        Read(body, title.words.cut(start, end))
        for start, end, many in find_bodies(fold(title.value), lexicon)
        for body in many
        if (body == "coomet") == (kind == "development")
    ]
    return named if named or kind != "development" else [Read("coomet", title.words)]


def _identifier(front: Sequence[Passage]) -> Read[DocumentCode] | None:
    codes = [item for words in front for item in find_documents(words) if item.value.base.startswith("P")]
    return Read(codes[0].value, codes[0].words) if codes else None


def _approval(front: Sequence[Passage], lexicon: Lexicon) -> Read[Meeting] | None:
    for words in front:
        if re.search(r"\bapproved\b|\bутвержд[её]н", words.text, re.IGNORECASE):
            meetings = find_meetings(words, lexicon)
            if meetings:
                return Read(meetings[0].value, words)
    return None


def _paper(front: Sequence[Passage]) -> Read[str] | None:
    papers = [paper for words in front if (paper := find_meeting_paper(words)) is not None]
    return Read(papers[0].value, papers[0].words) if papers else None


def _usual_body(entries: Sequence[EntryRecord]) -> Read[str] | None:
    """The technical committee that most entries name as performer, and the first words that name it."""
    named = [
        Read(read.value.body, read.words, read.column)
        for entry in entries
        for read in entry.performers
        if read.value.body is not None and read.value.body.startswith("tc-")
    ]
    if not named:
        return None
    body = Counter(read.value for read in named).most_common(1)[0][0]
    return next(read for read in named if read.value == body)


def _usual_period(document: Document, entries: Sequence[EntryRecord]) -> Read[tuple[int, int]]:
    """The period that most terms name, and the first words that name it."""
    named = [
        Read((term.value.start, term.value.end), term.words, term.column)
        for term in (entry.term for entry in entries)
        if term is not None and term.value.start and term.value.end
        and term.value.end > term.value.start and not term.value.years
    ]  # fmt: skip
    if not named:
        raise UnreadableDocumentError(
            f"{document.file}: nothing tells which years the programme is for; describe the file "
            "in a sources.csv beside it (id, file, kind, body, start_year, end_year).",
            f"{document.file}: неизвестно, на какие годы программа; опишите файл "
            "в таблице sources.csv рядом с ним (id, file, kind, body, start_year, end_year).",
        )
    counted = Counter(read.value for read in named)
    usual = max(counted, key=lambda years: (counted[years], years))
    return next(read for read in named if read.value == usual)


def _conflict(document: Document, stated: Passage, described: str) -> Finding:
    return reader_rules()["programme-identity-conflict"].finding(
        places=stated.places(document.file), values={"words": stated.text, "described": described}
    )


def _not_its_body(document: Document, named: Passage) -> Finding:
    """A programme is one body's; what another has in a joint programme, nobody would find."""
    return reader_rules()["not-understood"].finding(
        places=named.places(document.file), values={"words": named.text}
    )
