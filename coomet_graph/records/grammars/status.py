"""Status phrases → what a note says of an entry's state; one observation for each phrase or project."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.codes import ProjectNumber, find_projects
from coomet_graph.records.grammars.found import TO, Found
from coomet_graph.records.grammars.status_phrases import BRIEF, DONE, RULES, STATE_OF, UNKNOWN
from coomet_graph.records.grammars.years import YEAR

_DENIABLE = frozenset({"underway", "completed"})
_NOTHING = re.compile(r"^(?:no|none|neither|nothing)\b|^ни\s+од[нио]\w*\b|^ничего\b")
_WAS_NOT = re.compile(r"\bне\s+был[аои]?\b")
# What is said of an item of another programme says nothing of this entry.
_OF_ANOTHER = re.compile(
    r"^(?:the\s+)?(?:(?:item|action)\s+\d[\d.]*\s+(?:of|in|from)\s+(?!this\b|the\s+present\b)"
    r"|(?:п\.|пункт|мероприятие)\s*\d[\d.]*\s+(?!настоящ|данн|этой)(?:[\w-]+\s+){0,2}?(?:программ|план)ы?\b)"
)
_LABEL = re.compile(
    r"^(?:(?:current\s+)?(?:status|state)(?:\s+of\s+works?)?|(?:текущее\s+)?состояние(?:\s+работ)?|статус)\s*[:–—-]\s*",
    re.IGNORECASE,
)
_END = re.compile(
    # A sentence ends with one of these signs: that is quicker to see than all the rest.
    r"(?=[.!?;\s])(?:"
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bт\.[едпч])(?<!\bим)(?<!\bп)(?<!\bпп)(?<!\d)[.!?](?=\s+[A-ZА-Я\"“«]|\s*$)"
    r"|(?<=\d)\.(?=\s+[A-ZА-Я])|;\s|(?<=[а-я])\.(?=\s+\d{1,2}\s+(?:этап|стадия|часть)\b)"
    # A closed bracket or a bare word before a new main clause: notes often lack the full stop.
    r"|(?<=\))\s(?=[A-ZА-Я][a-zа-я])|(?<=[\w)])\s(?=(?:Works|Discussion|Preparations|The\s+[A-Z]\w+)\s(?:[\w/-]+\s){0,3}?(?:is|are|was|were|have|has|will)\b)"
    r"|(?<=[\w)])\s(?=(?:Работы|Обсуждение|Подготовка)\s(?:[\w/-]+\s){0,3}?(?:вед[уе]тся|завершен[аы]|выполнен[аы]|проведен[аы]|буд[еу]т)\b)"
    r")"
)
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th|-?[йя])|first|second|third|fourth|fifth|(?:перв|втор|трет)[а-я]{2})"
_STAGE = (
    rf"(?:the\s+)?(?:{_ORDINAL}\s+(?:stage|phase|step|part|этап|стадия|часть)"
    r"|\d{1,2}\s+(?:этап|стадия|часть)|(?:stage|phase|step|part|этап|стадия|часть)\s+(?:\d{1,2}|[IVX]{1,4}))(?!\w)"
)
# A few words, none of which makes the clause part of another, and what is so of them.
_MAIN_CLAUSE = (
    r"(?:(?!(?:which|that|who|where|when|if|as|after|before|what|котор\w+|что|где|когда|если|чтобы|после)\b)"
    r"[^\s,.;:()]{1,30}\s){1,7}?"
    rf"(?:(?:is|are|was|were|(?:has|have)\s+been)\s|(?:{DONE}|вед[уе]тся|планиру[ею]тся|состоял\w{{2,4}})(?!\w))"
)
# Where the clause of another project, stage or thing begins.
_PROJECT = r"(?:projects?\s+|проект\w{0,2}\s+|тем[аые]\s+)?\d{1,4}/[A-Z]{2}"
_NEXT_PROJECT = re.compile(
    r"[,;]\s+(?:(?:and|but|while|и|а|но)\s+)?(?=(?:the\s+)?(?:"
    rf"{_PROJECT}|{_STAGE}|works?\s|работ[аы]\s|по\s+{_PROJECT}|[a-zа-я]+(?:\s+[a-zа-я]+)?\s+\({_PROJECT}"
    rf"|[a-zа-я]+(?:\s+[a-zа-я]+)?\s+(?:under|for|within|по)\s+(?:the\s+)?{_PROJECT}|{BRIEF}|{_MAIN_CLAUSE}))",
    re.IGNORECASE,
)
_BRIEF = re.compile(BRIEF, re.IGNORECASE)
# What a clause says of a project stands behind its number.
_OF_PROJECT = re.compile(
    rf"^(?:the\s+)?(?:по\s+|for\s+|under\s+)?{_PROJECT}[-/\w]*\s*[:–—-]?\s*", re.IGNORECASE
)
# Before the name of a state stands what it is said of: a stage, or anything with a colon.
_OF_PART = re.compile(
    rf"(?P<subject>{_STAGE}|[^:;.!?]{{2,60}}?(?=\s*:))(?:\s*\([^()]*\))?\s*[:–—-]?\s*", re.IGNORECASE
)
_EXPECTED = re.compile(
    rf"\bexpected\s+that\s+.{{0,80}}?\bcompleted\s+(?:in|by)\s+({YEAR})"
    rf"|\b(?:ожидается|предполагается|планируется).{{0,80}}?\b(?:заверш|выполн)\w+\s+(?:в|к|до)\s+(?:конц[еау]\s+)?({YEAR})"
    rf"|\bзавершить\s+(?:в|к|до)\s+({YEAR})",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(
    rf"""(?:\b(?:taken\s+into\s+account|moved|transferred|included)\b.{{0,60}}?\bWork(?:ing)?\s+Program(?:me)?\s+of
      |\b(?:учтен|учитыва|перене|перенос|включ)\w*\b.{{0,60}}?\b(?:программ\w+\s+работ\w*|рабоч\w+\s+программ\w+))
      \s+(?:TC|ТК)\s?(?P<number>\d+(?:\.\d+)?)\s+(?:for|на)\s+(?P<start>{YEAR}){TO}(?P<end>{YEAR})""",
    re.IGNORECASE | re.VERBOSE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_SCOPE = re.compile(
    r"\(((?:except\s+for|in\s+terms\s+of|only\s+for|as\s+regards"
    r"|кроме|за\s+исключением|в\s+части|только\s+для|в\s+отношении)\s+[^()]+)\)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?P<subject>[^()]{3,90}?)\s+(?:в\s+настоящее\s+время\s+|фактически\s+|уже\s+)?(?:is|are|has|have|was|were|will"
    rf"|вед[уе]тся|буд(?:ет|ут)|не\s+мо(?:жет|гут)|состоял\w+|планиру[ею]тся|(?:частично\s+)?{DONE})\b",
    re.IGNORECASE,
)
# In Russian, what is done may stand behind: neither by whom it was done, nor when, where or how.
_DONE_FIRST = re.compile(
    rf"(?:частично\s+|уже\s+)?{DONE}\s+(?!(?:в|во|на|по|к|с|со|от|для|при|за|до|из|и|но|через|совместно|согласно|полностью"
    r"|частично|досрочно|успешно|своевременно|только|лишь|не|онлайн)\b|\S+(?:ом|ем|ой|ей|ами|ями)\b|(?-i:[А-ЯA-Z]{2})|проект\w?\s+\d|[\d:–—-])"
    r"(?:все\s+)?(?P<subject>[^().,;:]{3,90}?)\s*(?=[().,;:]|\s(?:в|к)\s+\d|$)",
    re.IGNORECASE,
)
# "Works are underway" is said of the entry as a whole, "The Plan for 2023 has been prepared" of a part of it.
_WHOLE = re.compile(
    r"(?:the\s+)?(?:works?(?!\s+on\s+(?:items?|(?:the\s+)?\w+\s+stages?))|it)\b|(?:работ[аы]|это|частично|полностью|в\s+настоящее\s+время)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Status:
    """One observation: a status notation, and what the words add to it."""

    status: str
    project: ProjectNumber | None = None
    expected_completion: int | None = None
    moved_to: tuple[str, int, int] | None = None
    scope: str | None = None


def find_statuses(passage: Passage) -> list[Found[Status]]:
    """Every status that the passage observes, one for each sentence that states one."""
    text = fold(passage.text)
    observed: list[Found[Status]] = []
    sentences = _cut_at(_sentences(text), _states_on_lines(passage, text))
    for start, end in _clauses(sentences, text):
        sentence = text[start:end]
        label = _LABEL.match(sentence)
        told = sentence if label is None else sentence[label.end() :]
        notation = _state_in(_without_brackets(told).lower())
        if notation is None and not observed:
            continue
        expected, taken_up = _EXPECTED.search(sentence), _TAKEN_UP.search(sentence)
        if notation is None:
            _complete_previous(observed, expected, taken_up, passage, end)
            continue
        scope = _SCOPE.search(sentence)
        status = Status(
            notation,
            expected_completion=_year(expected),
            moved_to=_programme(taken_up),
            scope=scope[1] if scope else _subject(told),
        )
        projects: list[ProjectNumber | None] = [item.value for item in find_projects(passage.cut(start, end))]
        for project in projects or [None]:
            _observe(observed, replace(status, project=project), passage, start, end)
    return observed


def find_unknown_states(passage: Passage) -> Iterator[Passage]:
    """The sentences that tell of a state for which there is no notation: cancelled, not done."""
    return (passage.cut(*match.span()) for match in UNKNOWN.finditer(fold(passage.text)))


# Notes of one programme say the same again and again.
@lru_cache(256)
def _state_in(sentence: str) -> str | None:
    """The state that a sentence in small letters names, or tells of."""
    if _OF_ANOTHER.match(sentence):
        return None
    sentence = _OF_PROJECT.sub("", sentence)
    named = _named(sentence)
    if named:
        return named
    name = next((name for rule, name in RULES if rule.search(sentence)), None)
    # What is denied leaves open what is so.
    is_denied = _NOTHING.match(sentence) or (name in _DENIABLE and _WAS_NOT.search(sentence))
    return None if name in _DENIABLE | {"planned"} and is_denied else name


def _named(words: str) -> str | None:
    """The state that words in small letters are the name of, or give behind what it is said of."""
    part = _OF_PART.match(words)
    named = STATE_OF.get(words.strip(" .;"))
    return named if named or part is None else STATE_OF.get(words[part.end() :].strip(" .;"))


def _observe(observed: list[Found[Status]], status: Status, passage: Passage, start: int, end: int) -> None:
    """Add an observation; a sentence that repeats the one before only lengthens its words."""
    last = observed[-1] if observed else None
    if (
        last is not None
        and last.value.scope in (None, status.scope)
        and replace(status, scope=last.value.scope) == last.value
    ):
        observed.pop()
        start, status = last.start, last.value
    observed.append(Found(status, passage.cut(start, end), start, end))


def _complete_previous(
    observed: list[Found[Status]],
    expected: re.Match[str] | None,
    taken_up: re.Match[str] | None,
    passage: Passage,
    end: int,
) -> None:
    """A sentence without a state of its own may say when, or in which programme, the one before goes on."""
    if expected is None and taken_up is None:
        return
    last = observed[-1]
    value = replace(
        last.value,
        expected_completion=last.value.expected_completion or _year(expected),
        moved_to=last.value.moved_to or _programme(taken_up),
    )
    observed[-1] = Found(value, passage.cut(last.start, end), last.start, end)


def _sentences(text: str) -> list[tuple[int, int]]:
    sentences: list[tuple[int, int]] = []
    start = depth = 0
    for match in _END.finditer(text):
        depth = text.count("(", start, match.end()) - text.count(")", start, match.end())
        if depth > 0:
            continue
        end = match.end()
        if text[start:end].strip():
            sentences.append((start + len(text[start:end]) - len(text[start:end].lstrip()), end))
        start = end
    if text[start:].strip():
        sentences.append((start + len(text[start:]) - len(text[start:].lstrip()), len(text)))
    return [(left, left + len(text[left:right].rstrip())) for left, right in sentences]


def _states_on_lines(passage: Passage, text: str) -> list[int]:
    """Where a line of the file says nothing but a state: a paragraph of its own, with no full stop before."""
    if not passage or passage.words[0].line == passage.words[-1].line:
        return []
    starts = [*passage.line_starts(), len(text)]
    return [
        start
        for start, end in pairwise(starts)
        if not text[start].islower() and _named(_OF_PROJECT.sub("", text[start:end].lower()))
    ]


def _cut_at(sentences: Sequence[tuple[int, int]], places: Sequence[int]) -> list[tuple[int, int]]:
    """The sentences, cut in two at each place inside one; places rise."""
    cut: list[tuple[int, int]] = []
    for start, end in sentences:
        inside = places[bisect_right(places, start) : bisect_left(places, end)]
        cut += pairwise([start, *inside, end])
    return cut


def _clauses(sentences: Sequence[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The sentences; one that gives several projects a state each, clause by clause."""
    for start, end in sentences:
        begun, last = start, None
        for comma in _NEXT_PROJECT.finditer(text, start, end):
            if _state_in(_without_brackets(text[begun : comma.start()]).lower()):
                if last is not None:
                    yield last
                last, begun = (begun, comma.start()), comma.end()
        if last is not None and _state_in(_without_brackets(text[begun:end]).lower()):
            yield last
            yield begun, end
        else:
            yield (start if last is None else last[0]), end


def _without_brackets(sentence: str) -> str:
    return _BRACKETS.sub(" ", sentence)


def _subject(sentence: str) -> str | None:
    """What a sentence says its state of, if that is not the work as a whole."""
    part = None if _OF_PROJECT.match(sentence) else _OF_PART.match(sentence)
    if part is not None and STATE_OF.get(sentence[part.end() :].lower().strip(" .;")):
        return part["subject"]
    match = _DONE_FIRST.match(sentence) or _SUBJECT.match(sentence) or _BRIEF.match(sentence)
    return None if match is None or _WHOLE.match(match["subject"]) else match["subject"].rstrip(" :–—-")


def _year(match: re.Match[str] | None) -> int | None:
    return None if match is None else int(next(group for group in match.groups() if group))


def _programme(match: re.Match[str] | None) -> tuple[str, int, int] | None:
    if match is None:
        return None
    return f"tc-{match['number']}", int(match["start"]), int(match["end"])
