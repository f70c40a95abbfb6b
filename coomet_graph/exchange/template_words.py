"""What the workbook for a programme says to those who fill it in, in both languages.

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
TITLES = {
    "work-programme": Text(
        "WORK PROGRAM OF {body} FOR {start}–{end}", "ПРОГРАММА РАБОТ {body} НА {start}–{end}"
    ),
    "development-programme": Text(
        "COOMET DEVELOPMENT PROGRAM FOR {start}–{end}", "ПРОГРАММА РАЗВИТИЯ КООМЕТ НА {start}–{end}"
    ),
}
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
    role.BASIS: Text("Basis item", "Основание"),
    role.INDICATOR: Text("Indicator", "Индикатор"),
    role.STATUS: Text("Status", "Состояние"),
    role.START: Text("Start year", "Год начала"),
    role.END: Text("End year", "Год окончания"),
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
    Text(
        "The grey row is an example and is left out: a row is, if its first cell says so and no more.",
        "Серая строка — пример; строки, в первой ячейке которых только такая пометка, не читаются.",
    ),
)
# What marks a row that is no entry; the reader knows the word in both languages.
EXAMPLE = "EXAMPLE / ПРИМЕР"
# For each column: what to write in it, and an example.
HELP = {
    role.ACTIVITY: (
        Text(
            "The field, with its number, in the first of its rows only.",
            "Направление с номером, только в первой из его строк.",
        ),
        Text("1. Training of metrologists", "1. Подготовка метрологов"),
    ),
    role.NUMBER: (
        Text("The number, once given and never changed.", "Номер, присвоенный однажды и навсегда."),
        Text("1.10", "1.10"),
    ),
    role.PROJECT: (
        Text(
            "Only if the action is a COOMET project: its number.",
            "Только если мероприятие — проект КООМЕТ: номер проекта.",
        ),
        Text("900/BY/31", "900/BY/31"),
    ),
    role.TITLE: (
        Text("What is to be done, in one sentence.", "Что нужно сделать, одним предложением."),
        Text("Holding of seminars", "Проведение семинаров"),
    ),
    role.TERM: (
        Text(
            "A year, a range of years, or how often: see the list.",
            "Год, период лет или периодичность: см. список.",
        ),
        Text("Annually", "Ежегодно"),
    ),
    role.PERFORMERS: (
        Text(
            "Bodies and posts, separated by commas: see the list.",
            "Органы и должности через запятую: см. список.",
        ),
        Text("Chair of TC 4, SC 4.1", "Председатель ТК 4, ПК 4.1"),
    ),
    role.BASIS: (
        Text(
            "The item of the development plan that calls for it: see the list. Several with semicolons.",
            "Пункт плана развития, из которого она следует: см. список. Несколько — через точку с запятой.",
        ),
        Text(
            "item 44 of the COOMET Development Program for 2020–2022",
            "п. 44 Программы развития КООМЕТ на 2020–2022 гг.",
        ),
    ),
    role.INDICATOR: (
        Text(
            "The indicators of that item which it serves: see the list. Several with commas.",
            "Индикаторы этого пункта, которым она служит: см. список. Несколько — через запятую.",
        ),
        Text("Ind-a.1.1", "Ind-a.1.1"),
    ),
    role.STATUS: (
        Text("How far the work has got: see the list.", "Насколько продвинулась работа: см. список."),
        Text("underway", "выполняется"),
    ),
    role.NOTE: (
        Text(
            "Partners, documents, and all else. What a column of its own says need not be repeated.",
            "Партнёры, документы и всё прочее. Сказанное в других столбцах повторять не нужно.",
        ),
        Text("Jointly with TC 1.1.", "Совместно с ТК 1.1."),
    ),
}
