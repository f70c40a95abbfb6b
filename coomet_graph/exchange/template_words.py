"""What the workbook for a work programme says to those who fill it in, in both languages.

The words stand in the file that comes back. They must not look like a programme's own: no title with years,
no header of a table, no meeting, no code.
"""

from coomet_graph.errors import Text
from coomet_graph.records.layouts import model as role

SHEETS = {
    "instructions": Text("Instructions", "Инструкция"),
    "programme": Text("Programme", "Программа"),
    "lists": Text("Lists", "Списки"),
}
TITLE = Text("WORK PROGRAM OF {body} FOR {start}–{end}", "ПРОГРАММА РАБОТ {body} НА {start}–{end}")
# The header words of columns, as the reader knows them.
COLUMNS = {
    role.ACTIVITY: Text("Activity", "Деятельность"),
    role.NUMBER: Text("No.", "№ п/п"),
    role.TITLE: Text("Action", "Мероприятие"),
    role.TERM: Text("Timeframes", "Сроки"),
    role.PERFORMERS: Text("Performers", "Исполнители"),
    role.NOTE: Text("Note", "Примечание"),
    role.PROJECT: Text("Project number", "Номер проекта"),
    role.COORDINATOR: Text("Project coordinator", "Координатор проекта"),
    role.PARTICIPANTS: Text("Participants", "Участники"),
}
WRONG_TERM = Text(
    "Write a year, a range of years, or a recurrence from the list. Keep this one?",
    "Укажите год, период лет или периодичность из списка. Оставить как есть?",
)
INTRODUCTION = (
    Text("How to fill in this workbook", "Как заполнить эту книгу"),
    Text(
        "Fill in the next sheet: one row for each action. First replace the dots in its first line.",
        "Заполните следующий лист, по строке на мероприятие. Сначала замените точки в первой строке.",
    ),
    Text(
        "Lists help with some columns; other words may be typed, and several things separated by commas.",
        "В некоторых столбцах помогают списки; можно ввести и другие слова, несколько — через запятую.",
    ),
    Text(
        "Keep the header row and the order of the sheets. All cells are text: nothing is computed.",
        "Сохраните строку заголовков и порядок листов. Все ячейки текстовые: ничего не вычисляется.",
    ),
)
EXAMPLE = Text("EXAMPLE (this is not read as a row)", "ПРИМЕР (не читается как строка)")
# For each column: what to write in it, and an example.
HELP = {
    role.ACTIVITY: (
        Text(
            "The field, with its number, in the first of its rows only.",
            "Направление с номером, только в первой из его строк.",
        ),
        "1. Training of metrologists",
    ),
    role.NUMBER: (
        Text("The number, once given and never changed.", "Номер, присвоенный однажды и навсегда."),
        "1.10",
    ),
    role.TITLE: (
        Text("What is to be done, in one sentence.", "Что нужно сделать, одним предложением."),
        "Holding of seminars",
    ),
    role.TERM: (
        Text(
            "A year, a range of years, or how often: see the list.",
            "Год, период лет или периодичность: см. список.",
        ),
        "Annually",
    ),
    role.PERFORMERS: (
        Text(
            "Bodies and posts, separated by commas: see the list.",
            "Органы и должности через запятую: см. список.",
        ),
        "Chair of TC 4, SC 4.1",
    ),
    role.NOTE: (
        Text(
            "First the basis: choose its sentence from the list. Then partners, projects, and the state.",
            "Сначала основание: выберите предложение из списка. Затем партнёры, проекты и состояние.",
        ),
        "Works are underway.",
    ),
}
