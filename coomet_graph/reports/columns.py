"""The columns of the workbook, by name: what they are called, and how wide they are."""

from coomet_graph.errors import Text

COLUMNS = {
    "number": (Text("Finding No.", "№ замечания"), 14),
    "check": (Text("Check", "Проверка"), 26),
    "finding": (Text("Finding", "Замечание"), 60),
    "body": (Text("Responsible body", "Ответственный орган"), 18),
    "left": (Text("Words of the work programme", "Слова рабочей программы"), 44),
    "right": (Text("Words of the development programme", "Слова программы развития"), 44),
    "suggestion": (Text("Suggestion", "Предложение"), 44),
    "state": (Text("State", "Состояние"), 14),
    "history": (Text("What is known", "Что известно"), 26),
    "decision": (Text("Decision", "Решение"), 14),
    "reason": (Text("Reason", "Обоснование"), 32),
    "until": (Text("Until (date)", "До (дата)"), 13),
    "assignee": (Text("Assigned to", "Поручено"), 18),
    "by": (Text("Decided by", "Кто решил"), 18),
    "rule": (Text("Code of the check", "Код проверки"), 26),
}
# What columns were called in workbooks of earlier versions, which are read as well.
FORMER = {
    "number": Text("Sign", "Знак"),
    "rule": Text("Sign of the check", "Знак проверки"),
}
# The columns to type into.
TYPED = ("decision", "reason", "until", "assignee", "by")
# What may be typed as a decision, and what it means.
DECISIONS = {
    "accept": Text("accept", "принять"),
    "assign": Text("assign", "поручить"),
    "fixed": Text("corrected", "исправлено"),
}
