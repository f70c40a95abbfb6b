"""What the reports say in words of their own, for people who know programmes and no file formats."""

import re

from coomet_graph.errors import Text
from coomet_graph.findings import Severity

_GAP = re.compile(r"\{([0-9])\}")
# Shown to auditors: severity says what is to be done, not how bad something is.
SEVERITIES = {
    Severity.VIOLATION: Text("Must be corrected", "Требует исправления"),
    Severity.WARNING: Text("Somebody must decide", "Требует решения"),
    Severity.INFO: Text("Worth knowing", "Полезно знать"),
}
STATE_WORDS = {
    "open": Text("open", "открыто"),
    "assigned": Text("assigned", "поручено"),
    "fixed": Text("said to be corrected, but still found", "сообщено об исправлении, но ещё обнаруживается"),
    "accepted": Text("accepted", "принято как есть"),
}
CHANGES = {
    "new": Text("new", "новое"),
    "remaining": Text("found before as well", "обнаруживалось и раньше"),
    "returned": Text("has come back", "появилось снова"),
    "fixed": Text("no longer found", "больше не обнаруживается"),
}
# Of comma-separated values: the English file keeps the names that programs know.
CSV_WORDS = {
    "number": "№ замечания",
    "rule": "Код проверки",
    "severity": "Важность",
    "finding": "Замечание",
    "file": "Файл",
    "first_line": "Первая строка",
    "last_line": "Последняя строка",
    "page": "Страница",
    "sheet": "Лист",
    "cell": "Ячейка",
    "quotation": "Слова документа",
    "remedy": "Что делать",
    "state": "Состояние",
    "first_seen": "Впервые обнаружено",
    "decision": "Решение",
    "reason": "Обоснование",
    "until": "До (дата)",
}
WORDS = {
    "title": Text("Letter of audit", "Письмо по итогам проверки"),
    "subtitle": Text(
        "Links between the work programmes and the development programme of COOMET",
        "Связи рабочих программ с программой развития КООМЕТ",
    ),
    "to": Text("To", "Кому"),
    "about": Text("Concerning", "О чём"),
    "nobody": Text("the bodies that answer for the programmes", "органам, отвечающим за программы"),
    "date": Text("Date", "Дата"),
    "signature": Text("Signature", "Подпись"),
    "name": Text("Name", "Фамилия"),
    "contents": Text("Contents", "Содержание"),
    "skip": Text("Go to the findings", "Перейти к замечаниям"),
    "summary": Text("Summary", "Итоги"),
    "intro": Text(
        "The programmes were read and their links checked. Each finding below shows the words of the "
        "documents it rests on, the lines around them, and what could be done. Findings are numbered through "
        "the letter; the finding number in small print beside it stays the same from audit to audit.",
        "Программы прочитаны, их связи проверены. В каждом замечании приведены слова документов, на которых "
        "оно основано, соседние строки и предложение, что можно сделать. Замечания пронумерованы по порядку; "
        "номер замечания, напечатанный рядом мелким шрифтом, не меняется от проверки к проверке.",
    ),
    "clean": Text("Nothing was found.", "Замечаний нет."),
    "level": Text("What it means", "Важность"),
    "all": Text("All", "Всего"),
    "body": Text("Responsible body", "Ответственный орган"),
    "unknown": Text("not known", "не определён"),
    "bodies": Text("Findings by responsible body", "Замечания по ответственным органам"),
    "levels": Text("Findings by what they mean", "Замечания по важности"),
    "picture": Text("Coverage", "Охват"),
    "picture_text": Text(
        "Which body serves which indicator by which actions. Where a row has words in place of numbers, no "
        "action contributes to the indicator.",
        "Какой орган какими мероприятиями обеспечивает какой индикатор. Если в строке вместо номеров стоят "
        "слова, ни одно мероприятие не вносит вклад в индикатор.",
    ),
    "accepted": Text("Accepted as it is", "Принято как есть"),
    "accepted_text": Text(
        "These findings were decided on before; nothing is asked of anybody.",
        "По этим замечаниям уже принято решение; ничего делать не нужно.",
    ),
    "gone": Text("No longer found", "Больше не обнаруживается"),
    "gone_text": Text(
        "These findings of the audit compared with are settled.",
        "Эти замечания проверки, с которой проводилось сравнение, устранены.",
    ),
    "annex": Text("Annex A. Worth knowing", "Приложение А. Полезно знать"),
    "annex_text": Text(
        "Nothing has to be done about these.", "По этим замечаниям ничего предпринимать не требуется."
    ),
    "rules": Text("Annex B. What was checked", "Приложение Б. Что проверено"),
    "rules_text": Text(
        "A check that found nothing says something only if it looked at something. Those that had nothing to "
        "look at stand at the end.",
        "Если проверка ничего не нашла, это что-то значит, только если было что проверять. Те, которым "
        "проверять было нечего, стоят в конце.",
    ),
    "checks": Text("Checks", "Проверки"),
    "rule": Text("Check", "Проверка"),
    "looked": Text("Looked at", "Просмотрено"),
    "found": Text("Found", "Замечаний"),
    "number": Text("No.", "№"),
    "sign": Text("Finding No.", "№ замечания"),
    "finding": Text("Finding", "Замечание"),
    "words": Text("Words of the document", "Слова документа"),
    "suggestion": Text("Suggestion", "Предложение"),
    "todo": Text("What to do", "Что делать"),
    "state": Text("State", "Состояние"),
    "reason": Text("Reason", "Обоснование"),
    "decision": Text("Decision", "Решение"),
    "accept": Text("accept as it is", "принять как есть"),
    "correct": Text("correct", "исправить"),
    "assign": Text("assign to", "поручить"),
    "page": Text("Page", "Страница"),
    "of": Text("of", "из"),
    "work": Text("The work programme says", "В рабочей программе сказано"),
    "development": Text("The development programme says", "В программе развития сказано"),
    "document": Text("The document says", "В документе сказано"),
    "here": Text("Here it says", "Здесь сказано"),
    "there": Text("And there", "А там"),
    "around": Text("In context:", "В контексте:"),
    "absent": Text(
        "The file is not at hand as it was read; the lines around are not shown.",
        "Файла в том виде, в каком он был прочитан, под рукой нет; соседние строки не показаны.",
    ),
    "unread": Text(
        "The document of what is cited was not read: {0}.",
        "Документ, на который дана ссылка, не прочитан: {0}.",
    ),
    "quotes": Text("“|”", "«|»"),
    "item": Text("item {0} of {1}", "п.\N{NO-BREAK SPACE}{0}, {1}"),
    "more": Text("… and {0} more", "… и ещё {0}"),
    "replace": Text("– replace “{0}” by “{1}”", "– замените «{0}» на «{1}»"),
    "likely": Text("{0} ({1} %)", "{0} ({1} %)"),
    "first_seen": Text("first found on {0}", "впервые обнаружено {0}"),
    "decided_by": Text("decided by {0}", "решение принял(а): {0}"),
    "decided_on": Text("on {0}", "{0}"),
    "expired": Text("the acceptance has expired", "срок принятия истёк"),
    "until": Text("until {0}", "до {0}"),
    "assigned_to": Text("assigned to {0}", "поручено: {0}"),
}


def state_word(state: str, language: str) -> str:
    """What a state of findings is called; an unknown one has no other name."""
    return STATE_WORDS[state].in_language(language) if state in STATE_WORDS else state


def said(name: str, language: str, *values: object) -> str:
    """One of `WORDS` in a language, its gaps {0}, {1} filled with values; braces in these stay."""
    parts = _GAP.split(WORDS[name].in_language(language))
    # Every second part is the number of a gap.
    return "".join(str(values[int(part)]) if at % 2 else part for at, part in enumerate(parts))
