"""Status phrases → what a note says of an entry's state; one observation for each phrase or project."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.codes import ProjectNumber, find_projects
from coomet_graph.records.grammars.found import TO, Found

_YEAR = r"(?:19|20)\d\d"
# ruff: noqa: ISC004 - a long pattern is written on several lines.
_DONE = r"(?:выполнен|завершен|реализован|подготовлен|опубликован|проведен|утвержден)[оаы]?"
_DID = r"(?:completed|implemented|performed|done|finished)"
_NOT_ALL = r"не\s+(?:полностью|целиком|до\s+конца|в\s+полном\s+объеме)"
# In one clause, before a participle: neither "not" nor "will be" nor "may be".
_SO_FAR = r"(?:^|[,;–—(]|\bи\b)(?:(?!\b(?:не|будет|будут|быть|предлагается|планируется)\b)[^,;–—(]){0,200}?"
_CAN = r"не\s+мо(?:жет|гут)\s+(?:в\s+настоящее\s+время\s+)?быть\s+(?:в\s+настоящее\s+время\s+)?"
# In the order in which they are tried on a sentence; the notation is that of the status scheme.
_PHRASES = (
    (r"\bpart(?:ly|ially)\s+(?:implemented|completed|performed)\b"
     rf"|\b{_DID}\s+(?:only\s+)?(?:part(?:ly|ially)|in\s+part)\b|\bnot\s+(?:yet\s+)?(?:been\s+)?(?:fully|completely)\s+{_DID}\b"
     rf"|\bчастично\s+{_DONE}\b|\b{_DONE}\s+(?:лишь\s+|только\s+)?частично\b"
     rf"|\b{_DONE}\s+{_NOT_ALL}|\b{_NOT_ALL}\s+{_DONE}\b"
     # By so many per cent; so many of a greater number.
     rf"|\b(?:{_DID}|{_DONE})\s*(?:by|to|at|на|[:–-])?\s*(?!100)\d{{1,2}}(?:[.,]\d+)?\s?%"
     rf"|\b(?:{_DID}|{_DONE})\s*[:–-]?\s*(?P<some>\d{{1,3}})\s+(?:of|out\s+of|из)\s+(?:the\s+)?(?!(?P=some)\b)\d",
     "partly-implemented"),
    (r"\b(?:should|to|will)\s+be\s+(?:discontinued|removed|cancelled)\b|\b(?:снять|снятие)\s+с\s+контроля\b"
     r"|\bпредлагается\s+(?:прекратить|исключить|отменить)\b|\bпрекратить\s+контроль\b",
     "discontinuation-proposed"),
    (r"(?:\b(?:be|is|are|was|were|been)\s+|^)(?:moved|transferred|postponed)\s+(?:to|until)\b"
     r"|\b(?:перенести|перенос[ия]тся|перенесен[оаы]?)\s+(?:[\w-]+\s+){0,4}?(?:в|на)\b", "moved"),
    (r"\bcannot\s+(?:be\s+)?(?:currently\s+|now\s+)?(?:be\s+)?"
     r"(?:implemented|performed|carried\s+out|held)\b"
     rf"|\b{_CAN}(?:реализован|выполнен|проведен|осуществлен)[оаы]?\b", "blocked"),
    (r"\b(?:is|are)\s+(?:currently\s+)?(?:underway|under\s+way|in\s+progress|ongoing|"
     r"being\s+(?:carried\s+out|performed))\b|^(?:in\s+progress|under\s*way)\b|\bworks?\s+continues?\b"
     r"|(?<!\bне\s)\bвед[уе]тся\b|\b(?:работы|мероприятия)\b[^.;]*?(?<!\bне\s)\b(?:выполняются|проводятся|продолжаются)\b"
     r"|\bв\s+(?:процессе|стадии)\s+(?:выполнения|реализации|подготовки|разработки)\b", "underway"),
    (r"\b(?:have|has)\s+(?:actually\s+)?(?:already\s+)?been\s+"
     r"(?:completed|implemented|finished|prepared|published|held|approved|performed)\b"
     r"|\b(?:was|were)\s+(?:held|completed|implemented|finished|approved|published)\b"
     r"|^(?:fully\s+)?(?:implemented|completed|done|performed)\b"
     r"|^(?!.{0,200}\b(?:when|after|once|until|if|expected|as\s+soon)\b).{0,200}?\b(?:is|are)\s+(?:now\s+|already\s+)?(?:completed|finished)\b"
     rf"|{_SO_FAR}\b(?:{_DONE}|состоял(?:ся|ась|ось|ись))\b", "completed"),
    (r"\bnot\s+(?:yet\s+)?(?:been\s+)?(?:started|begun)\b|\b(?:еще\s+)?не\s+(?:начат[оаы]?|начинал[аио]?с[ья])\b"
     r"|^(?:planned|scheduled)\s+(?:for|in)\b|^to\s+be\s+(?:discussed|held|developed|prepared|considered)\b"
     r"|\bwill\s+be\s+(?:organi[sz]ed|held|discussed|prepared|started)\b"
     r"|\b(?:планиру[ею]тся|запланирован[оаы]?)\b|^(?:подлежит|подлежат|для)\s+(?:обсуждени|рассмотрени)[юя]\b|^(?:обсудить|рассмотреть|подготовить|разработать|провести)\b"
     r"|\bбуд(?:ет|ут)\s+(?:организован|проведен|обсужден|рассмотрен|подготовлен|начат)[оаы]?\b", "planned"),
)  # fmt: skip
# For sentences in small letters: no letter has to be compared with two.
_RULES = tuple((re.compile(pattern), notation) for pattern, notation in _PHRASES)
_DENIABLE = frozenset({"underway", "completed"})
_DENIED = re.compile(r"^(?:no|none|neither|nothing)\b|^ни\s+од[нио]\w*\b|^ничего\b|\bне\s+был[аои]?\b")
# What the list of states calls each of them; "not reported" says that there is nothing to say.
_STATES = {
    "planned": ("planned", "scheduled", "not started", "not yet started", "запланировано", "не начато"),
    "underway": ("underway", "under way", "in progress", "ongoing", "continued", "выполняется",
        "ведется", "в работе", "в процессе", "продолжается"),
    "completed": ("completed", "implemented", "done", "finished", "выполнено", "завершено", "реализовано"),
    "partly-implemented": ("partly implemented", "partially implemented", "выполнено частично",
        "частично выполнено"),
    "blocked": ("blocked", "невыполнимо в настоящее время", "приостановлено"),
    "moved": ("moved", "postponed", "transferred", "перенесено"),
    "discontinuation-proposed": ("discontinuation proposed", "предложено снять с контроля",
        "предлагается снять с контроля"),
    "": ("not reported", "no data", "сведений нет", "нет сведений"),
}  # fmt: skip
STATE_OF = {words: state for state, many in _STATES.items() for words in many}
_LABEL = re.compile(
    r"^(?:(?:current\s+)?(?:status|state)(?:\s+of\s+works?)?|(?:текущее\s+)?состояние(?:\s+работ)?|статус)\s*[:–—-]\s*",
    re.IGNORECASE,
)
_END = re.compile(
    # A sentence ends with one of these signs: that is quicker to see than all the rest.
    r"(?=[.!?;\s])(?:"
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bт\.[едпч])(?<!\bим)(?<!\bп)(?<!\bпп)(?<!\d)[.!?](?=\s+[A-ZА-Я\"“«]|\s*$)"
    r"|(?<=\d)\.(?=\s+[A-ZА-Я])|;\s"
    # A closed bracket or a bare word before a new main clause: notes often lack the full stop.
    r"|(?<=\))\s(?=[A-ZА-Я][a-zа-я])|(?<=[\w)])\s(?=(?:Works|Discussion|Preparations|The\s+[A-Z]\w+)\s(?:[\w/-]+\s){0,3}?(?:is|are|was|were|have|has|will)\b)"
    r"|(?<=[\w)])\s(?=(?:Работы|Обсуждение|Подготовка)\s(?:[\w/-]+\s){0,3}?(?:вед[уе]тся|завершен[аы]|выполнен[аы]|проведен[аы]|буд[еу]т)\b)"
    r")"
)
# Where the clause of another project begins.
_NEXT_PROJECT = re.compile(
    r"[,;]\s+(?:(?:and|but|while|и|а|но)\s+)?(?=(?:the\s+)?(?:projects?\s+|проект\w{0,2}\s+|тем[аы]\s+)?\d{1,4}/[A-Z]{2})",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    rf"\bexpected\s+that\s+.{{0,80}}?\bcompleted\s+(?:in|by)\s+({_YEAR})"
    rf"|\b(?:ожидается|предполагается|планируется).{{0,80}}?\b(?:заверш|выполн)\w+\s+(?:в|к|до)\s+(?:конц[еау]\s+)?({_YEAR})"
    rf"|\bзавершить\s+(?:в|к|до)\s+({_YEAR})",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(
    rf"""(?:\b(?:taken\s+into\s+account|moved|transferred|included)\b.{{0,60}}?\bWork(?:ing)?\s+Program(?:me)?\s+of
      |\b(?:учтен|учитыва|перене|перенос|включ)\w*\b.{{0,60}}?\b(?:программ\w+\s+работ\w*|рабоч\w+\s+программ\w+))
      \s+(?:TC|ТК)\s?(?P<number>\d+(?:\.\d+)?)\s+(?:for|на)\s+(?P<start>{_YEAR}){TO}(?P<end>{_YEAR})""",
    re.IGNORECASE | re.VERBOSE,
)
_SCOPE = re.compile(
    r"\(((?:except\s+for|in\s+terms\s+of|only\s+for|as\s+regards"
    r"|кроме|за\s+исключением|в\s+части|только\s+для|в\s+отношении)\s+[^()]+)\)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?P<subject>[^()]{3,90}?)\s+(?:в\s+настоящее\s+время\s+|фактически\s+|уже\s+)?(?:is|are|has|have|was|were|will"
    rf"|вед[уе]тся|буд(?:ет|ут)|не\s+мо(?:жет|гут)|состоял\w+|планиру[ею]тся|(?:частично\s+)?{_DONE})\b",
    re.IGNORECASE,
)
# "Works are underway" is said of the entry as a whole, "The Plan for 2023 has been prepared" of a part of it.
_WHOLE = re.compile(
    r"(?:the\s+)?(?:works?|it)\b|(?:работы?|это|частично|полностью|в\s+настоящее\s+время)\b", re.IGNORECASE
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
    for start, end in _clauses(_sentences(text), text):
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


def _state_in(sentence: str) -> str | None:
    """The state that a sentence in small letters names, or tells of."""
    named = STATE_OF.get(sentence.strip(" .;"))
    if named:
        return named
    name = next((name for rule, name in _RULES if rule.search(sentence)), None)
    # What is denied leaves open what is so.
    return None if name in _DENIABLE and _DENIED.search(sentence) else name


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
    return re.sub(r"\([^()]*\)", " ", sentence)


def _subject(sentence: str) -> str | None:
    """What a sentence says its state of, if that is not the work as a whole."""
    match = _SUBJECT.match(sentence)
    return None if match is None or _WHOLE.match(match["subject"]) else match["subject"]


def _year(match: re.Match[str] | None) -> int | None:
    return None if match is None else int(next(group for group in match.groups() if group))


def _programme(match: re.Match[str] | None) -> tuple[str, int, int] | None:
    if match is None:
        return None
    return f"tc-{match['number']}", int(match["start"]), int(match["end"])
