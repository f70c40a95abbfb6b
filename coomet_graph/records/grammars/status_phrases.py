# ruff: noqa: ISC004 - a long pattern is written on several lines.
"""Phrases that state how far a work is: patterns for sentences in small letters, and the names of states."""

import re

from coomet_graph.records.grammars.years import YEAR

DONE = r"(?:выполнен|завершен|реализован|подготовлен|опубликован|проведен|утвержден)[оаы]?"
_DID = r"(?:completed|implemented|performed|done|finished|executed|conducted|carried\s+out)"
_NOT_ALL = r"не\s+(?:полностью|целиком|до\s+конца|в\s+полном\s+объеме)"
# In one clause, before a participle: neither "not" nor "will be" nor "may be".
_SO_FAR = (
    r"(?:^|(?<=[,;–—(])|\bи\b)(?:(?!\b(?:не|будет|будут|быть|предлагается|планируется)\b)[^,;–—(]){0,200}?"
)
_CAN = r"не\s+мо(?:жет|гут)\s+(?:в\s+настоящее\s+время\s+)?быть\s+(?:в\s+настоящее\s+время\s+)?"
_DOING = (
    r"(?:(?:implement|perform|execut|develop|prepar|draft|conduct|finali[sz]|organi[sz]|complet)e?d"
    r"|done|carried\s+out)"
)
_COURSE = r"(?:implementation|execution|development|preparation|discussion|consideration|review|revision)"
_COURSE_RU = r"(?:работ|подготовк|разработк|реализаци|выполнени|обсуждени|согласовани|рассмотрени|пересмотр)"
_GOES = (
    r"(?:выполня[ею]|провод[ия]|продолжа[ею]|реализу[ею]|осуществля[ею]"
    r"|разрабатыва[ею]|готов[ия]|подготавлива[ею])тся"
)
# Where a sentence says nothing else, or when: "conducted jointly with others" is a manner, and no state.
_NO_MORE = r"(?=\s*(?:$|[.,;(])|\s+(?:in|by|at|since|в|к|с)\s)"
# One to three words and a year that a state may be said of, and nothing else in the clause: "survey
# completed".
_NO_THING = (
    r"(?:no|not|none|nothing|never|neither|nearly|almost|partly|partially|fully|be|been|being|to|of|when|once|if"
    r"|after|until|as|already|now|still|currently|status|state|не|ни|ничего|будет|будут|если|когда|после|почти"
    r"|пока|частично|полностью|уже|еще|статус|состояние|котор\w{2,3})"
)
_WORD = rf"(?!{_NO_THING}\b)[a-zа-я][a-zа-я-]{{1,30}}"
_THING = rf"{_WORD}(?:\s{_WORD}){{0,2}}?(?:\s{YEAR})?"
_IS_OVER, _GOES_ON = r"(?:completed|finished)", rf"(?:under\s?way|in\s+progress|ongoing|{_GOES})"
_ENDS = r"\s*[.;]?$"
BRIEF = rf"(?P<subject>{_THING})\s(?:{_IS_OVER}|{_GOES_ON}|planned|{DONE})(?=\s*(?:$|[.,;]))"
# In the order in which they are tried on a sentence; the notation is that of the status scheme.
_PHRASES = (
    (rf"\bpart(?:ly|ially)\s+{_DID}\b|\b{_DID}\s+except\b|\b{DONE}\s*,?\s+(?:кроме|за\s+исключением)\b"
     rf"|\b{_DID}\s+(?:only\s+)?(?:part(?:ly|ially)|in\s+part)\b|\bnot\s+(?:yet\s+)?(?:been\s+)?(?:fully|completely)\s+{_DID}\b"
     rf"|\bчастично\s+{DONE}\b|\b{DONE}\s+(?:лишь\s+|только\s+)?частично\b"
     rf"|\b{DONE}\s+{_NOT_ALL}|\b{_NOT_ALL}\s+{DONE}\b"
     # By so many per cent; so many of a greater number.
     rf"|\b(?:{_DID}|{DONE})\s*(?:by|to|at|на|[:–-])?\s*(?!100)\d{{1,2}}(?:[.,]\d+)?\s?%"
     rf"|\b(?:{_DID}|{DONE})\s*[:–-]?\s*(?P<some>\d{{1,3}})\s+(?:of|out\s+of|из)\s+(?:the\s+)?(?!(?P=some)\b)\d"
     rf"|\b{DONE}\s+(?P<few>\d{{1,3}})\s+(?:[\w-]{{1,30}}\s+){{1,3}}?из\s+(?!(?P=few)\b)\d"
     rf"|(?<![\d.,])\d{{1,2}}(?:[.,]\d+)?\s?%\s+(?:{_DID}|{DONE})\b"
     r"|\bготов[оаы]?\s+на\s+(?!100)\d{1,2}(?:[.,]\d+)?\s?%"
     # The second stage of three is no two of them.
     r"|(?<![\d.])(?<!stage\s)(?<!phase\s)(?<!step\s)(?<!part\s)(?<!item\s)(?<!этап\s)(?<!часть\s)(?<!пункт\s)"
     r"\b(?P<part>\d{1,3})\s+(?:[\w-]{1,30}\s+){0,2}?(?:of|out\s+of|из)\s+(?:the\s+)?(?!(?P=part)\b)\d{1,3}"
     rf"\s+(?:[\w-]{{1,30}}\s+){{0,3}}?(?:(?:has|have|was|were)\s+(?:been\s+)?"
     rf"(?:{_DID}|held|prepared|published|approved)|{DONE})\b",
     "partly-implemented"),
    (r"\b(?:should|to|will)\s+be\s+(?:discontinued|removed|cancelled)\b|\b(?:снять|снятие)\s+с\s+контроля\b"
     r"|\bпредлагается\s+(?:прекратить|исключить|отменить)\b|\bпрекратить\s+контроль\b",
     "discontinuation-proposed"),
    (r"(?:\b(?:be|is|are|was|were|been)\s+|^)(?:moved|transferred|postponed|carried\s+over)\s+(?:to|until)\b"
     r"|\b(?:перенести|перенос[ия]тся|перенесен[оаы]?)\s+(?:[\w-]+\s+){0,4}?(?:в|на)\b", "moved"),
    (r"\bcannot\s+(?:be\s+)?(?:currently\s+|now\s+)?(?:be\s+)?"
     r"(?:implemented|performed|carried\s+out|held)\b"
     rf"|\b{_CAN}(?:реализован|выполнен|проведен|осуществлен)[оаы]?\b"
     r"|\b(?:is|are|was|were|been)\s+(?:temporarily\s+)?suspended\b|^(?:temporarily\s+)?suspended\b|\bon\s+hold\b"
     r"|(?<!\bне\s)\bприостановлен[оаы]?\b", "blocked"),
    (rf"\b(?:is|are)\s+(?:currently\s+|now\s+|still\s+)?(?:underway|under\s+way|in\s+progress|ongoing|being\s+{_DOING})\b"
     rf"|\b(?:is|are)\s+(?:currently\s+|now\s+|still\s+)?under\s+{_COURSE}\b"
     rf"|^(?:in\s+progress|under\s*way)\b|^(?:being\s+{_DOING}|under\s+{_COURSE})\b{_NO_MORE}"
     rf"|\bin\s+(?:the\s+)?(?:process|course|stage)\s+of\s+(?:the\s+|its\s+|their\s+)?{_COURSE}\b{_NO_MORE}"
     r"|\bworks?\s+(?:continues?|(?:is|are)\s+continu(?:ed|ing)|go(?:es)?\s+on)\b"
     rf"|^continu(?:es|ed|ing)\b{_NO_MORE}"
     r"|\b(?:has|have|was|were)\s+(?:already\s+|just\s+)?(?:been\s+)?(?:started|begun|commenced|launched)\b"
     rf"|(?<!\bnot\s)(?<!\byet\s)(?<!\bbe\s)\b(?:started|began)\s+in\s+{YEAR}|^(?:started|begun|commenced|launched)\b"
     r"|(?<!\bне\s)\bвед[уе]тся\b|(?<!\bне\s)(?<!\bбудет\s)(?<!\bбудут\s)\bначат[оаы]?\b"
     rf"|\b(?:работ[аы]|мероприяти[ея])\b[^.;]*?(?<!\bне\s)\b(?:{_GOES}|продолжен[аоы]?)\b"
     rf"|^{_GOES}\b{_NO_MORE}|(?<!\bне\s)\bид(?:ет|ут)\s+{_COURSE_RU}"
     r"|^на\s+(?:рассмотрени|согласовани|обсуждени|утверждени)и\b"
     rf"|\bв\s+(?:процессе|стадии)\s+{_COURSE_RU}|^{_THING}\s{_GOES_ON}{_ENDS}", "underway"),
    (r"(?<!\bto\s)\b(?:have|has)\s+(?:actually\s+)?(?:already\s+)?been\s+"
     rf"(?:{_DID}|prepared|published|held|approved)\b"
     rf"|(?<!\bthat\s)(?<!\bwhich\s)\b(?:was|were)\s+(?:{_DID}|held|approved|published)\b"
     rf"|^(?:fully\s+)?(?:implemented|completed|done)\b|^(?:100\s?%\s+)?{_DID}\b{_NO_MORE}"
     r"|^(?!.{0,200}\b(?:when|after|once|until|if|expected|as\s+soon)\b).{0,200}?\b(?:is|are)\s+(?:now\s+|already\s+)?(?:completed|finished)\b"
     rf"|{_SO_FAR}\b(?:{DONE}|состоял(?:ся|ась|ось|ись))\b|^{_THING}\s{_IS_OVER}{_ENDS}", "completed"),
    (r"\bnot\s+(?:yet\s+)?(?:been\s+)?(?:started|begun)\b|\b(?:еще\s+)?не\s+(?:начат[оаы]?|начинал[аио]?с[ья])\b"
     rf"|^{_THING}\splanned{_ENDS}"
     r"|^(?:planned|scheduled)\s+(?:for|in)\b|^to\s+be\s+(?:discussed|held|developed|prepared|considered)\b"
     r"|(?<!\bnot\s)\b(?:is|are)\s+(?:now\s+|currently\s+)?(?:planned|scheduled)\b"
     r"|\bwill\s+be\s+(?:organi[sz]ed|held|discussed|prepared|started)\b"
     r"|\b(?:планиру[ею]тся|запланирован[оаы]?)\b|^(?:подлежит|подлежат|для)\s+(?:обсуждени|рассмотрени)[юя]\b|^(?:обсудить|рассмотреть|подготовить|разработать|провести)\b"
     r"|\bбуд(?:ет|ут)\s+(?:организован|проведен|обсужден|рассмотрен|подготовлен|начат)[оаы]?\b", "planned"),
)  # fmt: skip
# For sentences in small letters: no letter has to be compared with two. Each phrase begins where no word goes
# on, which is seen sooner than that none of its many wordings stands there.
RULES = tuple((re.compile(rf"(?<!\w)(?:{pattern})"), notation) for pattern, notation in _PHRASES)
# What the list of states calls each of them; "not reported" says that there is nothing to say.
_STATES = {
    "planned": ("planned", "scheduled", "not started", "not yet started", "запланировано", "не начато"),
    "underway": ("underway", "under way", "in progress", "ongoing", "continued", "выполняется",
        "ведется", "в работе", "в процессе", "продолжается"),
    "completed": ("completed", "implemented", "done", "finished", "выполнено", "завершено", "реализовано"),
    "partly-implemented": ("partly implemented", "partially implemented", "выполнено частично",
        "частично выполнено"),
    "blocked": ("blocked", "suspended", "on hold", "невыполнимо в настоящее время", "приостановлено"),
    "moved": ("moved", "postponed", "transferred", "перенесено", "отложено"),
    "discontinuation-proposed": ("discontinuation proposed", "предложено снять с контроля",
        "предлагается снять с контроля"),
    "": ("not reported", "no data", "сведений нет", "нет сведений"),
}  # fmt: skip
STATE_OF = {words: state for state, many in _STATES.items() for words in many}

# A sentence of the work as a whole that tells of a state which is none of these: cancelled, not done.
_NOT = (
    rf"(?:not|не)\s+(?:yet\s+)?(?:been\s+|being\s+)?(?:{_DID}|{DONE}|{_GOES}|вед[уе]тся|проводил\w{{1,3}}"
    r"|under\s?way|in\s+progress|ongoing)"
)
_OVER = (
    r"(?:(?:been\s+)?(?:cancell?ed|discontinued|abandoned|excluded|terminated|stopped|withdrawn|removed|delayed)"
    r"|отменен[оаы]?|исключен[оаы]?|прекращен[оаы]?|снят[оаы]?)"
)
UNKNOWN = re.compile(
    rf"""(?:^|(?<=[.;]\s))(?:
      (?:the\s+)?(?:works?|actions?|events?|items?|projects?|it)\s+(?:is|are|was|were|has|have)\s+(?:{_NOT}|{_OVER})
    | (?:работ[аы]|мероприятие|проект)\s+(?:{_NOT}|{_OVER})
    | (?!.{{0,80}}\b(?:that|which)\b)[^.;]{{1,80}}?\s(?:has|have|was|were)\s+not\s+(?:yet\s+)?been\s+{_DID}
    | (?!.{{0,80}}\b(?:that|which)\b)[^.;]{{1,80}}?\s(?:was|were)\s+not
      \s+(?:{_DID}|held|prepared|published|approved)
    | [^.;]{{1,80}}?\sне\s+состоял(?:ся|ась|ось|ись)
    | (?:it\s+(?:was|has\s+been)\s+decided\s+not\s+to|решено\s+не)(?=\s)
    | (?:overdue|closed|просрочен[оаы]?|закрыт[оаы]?)(?=\s*(?:$|[.;,(]))
    | (?:{_NOT}|{_OVER})(?=\s*(?:$|[.;,(])
      |\s+(?:due|because|by|in|from|at|since|из(?:-за)?|в|с|по|решением)\s)
    )(?!\w)[^.;]{{0,200}}""",
    re.IGNORECASE | re.VERBOSE,
)
