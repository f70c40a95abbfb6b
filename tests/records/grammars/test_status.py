# ruff: noqa: E501 - examples are quoted whole
import pytest

from coomet_graph.records.grammars.status import find_statuses, find_unknown_states
from tests.records.grammars.conftest import passage


@pytest.mark.parametrize(
    ("note", "statuses"),
    [
        ("Works are underway.", ["underway"]),
        ("PARTLY IMPLEMENTED (a poster was prepared).", ["partly-implemented"]),
        ("It is suggested that the control should be discontinued.", ["discontinuation-proposed"]),
        ("E-learning cannot be currently implemented through the web.", ["blocked"]),
        ("The Plan for 2023 has been prepared and published.", ["completed"]),
        ("Implemented. Document COOMET D5.13/2021 was approved.", ["completed"]),
        ("To be discussed at TC4-2023 meeting.", ["planned"]),
        ("The basis is item 12. In progress.", ["underway"]),
        ("Status: postponed to 2026", ["moved"]),
        ("Current status – completed", ["completed"]),
        ("Postponed until 2026.", ["moved"]),
        ("Work continues.", ["underway"]),
        ("Not yet started", ["planned"]),
        ("The project has not been started", ["planned"]),
        ("Planned for 2025", ["planned"]),
        ("A seminar is planned", ["planned"]),
        ("No data", []),
        # Denied: what is so instead, nobody says.
        ("No works are underway.", []),
        ("No seminar is planned.", []),
        ("None of the comparisons has been completed.", []),
        ("Neither survey nor report has been completed", []),
        ("Документ утверждён не был", []),
        ("The report will be sent when the survey is completed.", []),
        # Said of another programme's item.
        ("Item 1.3 of the Work Program for 2022–2024 was completed.", []),
        ("Пункт 1.3 предыдущей Программы работ выполнен.", []),
        ("Continues item 1.2 of the Work Program of TC 4 for 2021–2023.", []),
        ("Continued in 2024.", ["underway"]),
        ("Item 1.3 of this programme was completed.", ["completed"]),
        ("Performed jointly with TC 4.", []),
        ("На рассмотрении", ["underway"]),
        ("Готово на 50 %", ["partly-implemented"]),
        # A part of it.
        ("90 % completed", ["partly-implemented"]),
        ("100 % completed", ["completed"]),
        ("На 90 % выполнено", ["partly-implemented"]),
        ("Completed by 30%", ["partly-implemented"]),
        ("Выполнено на 50 %", ["partly-implemented"]),
        ("Completed by 100 %", ["completed"]),
        ("Completed: 2 of 5 comparisons", ["partly-implemented"]),
        ("Completed: 5 of 5 comparisons", ["completed"]),
        ("2 of 3 workshops were held", ["partly-implemented"]),
        ("2 workshops out of 3 have been held.", ["partly-implemented"]),
        ("3 of 3 workshops were held", ["completed"]),
        ("Stage 2 of 3 has been completed", ["completed"]),
        ("Проведено 2 семинара из 3", ["partly-implemented"]),
        ("Проведено 3 семинара из 3", ["completed"]),
        ("2 из 3 семинаров проведены", ["partly-implemented"]),
        ("Выполнено 2 из 5 мероприятий", ["partly-implemented"]),
        ("Работы завершены не полностью", ["partly-implemented"]),
        ("Выполнено не в полном объёме", ["partly-implemented"]),
        ("The work was completed only partially", ["partly-implemented"]),
        ("The plan has not been fully implemented.", ["partly-implemented"]),
        # Words of a state that open something else.
        ("Ongoing cooperation with BIPM", []),
        ("Planned activities of TC 4", []),
        ("Nearly completed", []),
        ("List of projects completed", []),
        ("Сличения проводятся, если есть заявки", []),
        # How the work is to be done, in a plan: no state of it.
        ("The work is accomplishing as new changes are adopted", []),
        (
            "The Competition was held in 2021 online. Preparations are underway for 2023",
            ["completed", "underway"],
        ),
    ],
)
def test_status_phrases(note, statuses) -> None:
    assert [item.value.status for item in find_statuses(passage(note))] == statuses


@pytest.mark.parametrize(
    "note", ["", "Jointly with JCMS", "Based on the results of the survey", "To report on COOMET meetings"]
)
def test_no_status(note) -> None:
    assert find_statuses(passage(note)) == []


def test_one_observation_for_each_project() -> None:
    note = "Works under project 860/RU/22 are \nunderway. Works under project 861/BY/22 have actually been completed – the text is submitted."
    found = [
        (s.value.status, s.value.project.number) for s in find_statuses(passage(note)) if s.value.project
    ]
    assert found == [("underway", 860), ("completed", 861)]


def test_what_the_words_add() -> None:
    note = "Works are underway (it is expected that works will be completed in 2024 – it will be taken into account in the Work Program of TC 4 for 2024-2026)"
    status = find_statuses(passage(note))[0].value
    assert (status.expected_completion, status.moved_to) == (2024, ("tc-4", 2024, 2026))
    scoped = find_statuses(passage("Works are underway (except for DB of CMCs)"))[0].value
    assert scoped.scope == "except for DB of CMCs"


def test_the_word_status_is_no_part_of_what_it_is_about() -> None:
    for note in ("Status: completed", "Состояние работ – завершено"):
        assert [item.value.scope for item in find_statuses(passage(note))] == [None]


def test_a_proposed_move() -> None:
    note = "It is suggested that the action be moved to the Work Program of TC 4 for 2024-2026."
    status = find_statuses(passage(note))[0].value
    assert (status.status, status.moved_to) == ("moved", ("tc-4", 2024, 2026))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "Project 901/KZ/24 is completed, project 902/BY/24 is underway.",
            [("901/KZ/24", "completed"), ("902/BY/24", "underway")],
        ),
        (
            "Проект 901/KZ/24 завершён, 902/KZ/24 не начат.",
            [("901/KZ/24", "completed"), ("902/KZ/24", "planned")],
        ),
        (
            "Projects 901/KZ/24, 902/BY/24 are completed, and 903/RU/24 is underway",
            [("901/KZ/24", "completed"), ("902/BY/24", "completed"), ("903/RU/24", "underway")],
        ),
        (
            "Works are underway under project 901/KZ/24, completed under project 902/BY/24.",
            [("901/KZ/24", "underway"), ("902/BY/24", "completed")],
        ),
        (
            "Works under project 901/KZ/24, developed under project 902/BY/24, are underway.",
            [("901/KZ/24", "underway"), ("902/BY/24", "underway")],
        ),
        (
            "Works are underway within 901/KZ/24, 902/BY/24",
            [("901/KZ/24", "underway"), ("902/BY/24", "underway")],
        ),
    ],
)
def test_each_project_has_the_state_of_its_clause(note: str, told: list[tuple[str, str]]) -> None:
    found = find_statuses(passage(note))
    assert [(str(each.value.project), each.value.status) for each in found if each.value.project] == told


PROJECTS = [
    "Works under project 901/RU/23 have been completed, works under project 905/KZ/24 are underway.",
    "completed (project 901/RU/23), underway (project 905/KZ/24)",
    "Тема 901/RU/23 завершена, тема 905/KZ/24 выполняется.",
    "Работы по теме 901/RU/23 завершены, по теме 905/KZ/24 – продолжаются.",
    "Project 901/RU/23 completed, project 905/KZ/24 underway.",
    "Project 901/RU/23 – completed\nProject 905/KZ/24 – underway",
]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Stage 1: completed.", [("completed", "Stage 1")]),
        ("Stage 1 completed.", [("completed", "Stage 1")]),
        (
            "Phase I (2024): completed; phase II: underway",
            [("completed", "Phase I"), ("underway", "phase II")],
        ),
        (
            "1st stage – completed, 2nd stage – underway",
            [("completed", "1st stage"), ("underway", "2nd stage")],
        ),
        ("Survey: completed. Report: planned.", [("completed", "Survey"), ("planned", "Report")]),
        ("Этап 1: выполнен. Этап 2: планируется.", [("completed", "Этап 1"), ("planned", "Этап 2")]),
        ("1 этап выполнен, 2 этап выполняется.", [("completed", "1 этап"), ("underway", "2 этап")]),
        ("1 этап: выполнен. 2 этап: выполняется.", [("completed", "1 этап"), ("underway", "2 этап")]),
        ("Опрос завершён, доклад готовится", [("completed", "Опрос"), ("underway", "доклад")]),
        (
            "Опрос завершён; руководство разрабатывается.",
            [("completed", "Опрос"), ("underway", "руководство")],
        ),
        ("Survey completed, report underway.", [("completed", "Survey"), ("underway", "report")]),
        (
            "Семинар 2031 проведён, семинар 2032 готовится",
            [("completed", "Семинар 2031"), ("underway", "семинар 2032")],
        ),
        (
            "The seminar for 2031 was held, the seminar for 2032 is planned.",
            [("completed", "The seminar for 2031"), ("planned", "the seminar for 2032")],
        ),
        ("Works are underway, the plan has been prepared", [("underway", None), ("completed", "the plan")]),
        ("The guide was published, and it is available on the web", [("completed", "The guide")]),
        ("Works are underway, which are described in the guide that was published", [("underway", None)]),
        ("Подготовлен проект, который утверждён", [("completed", "проект")]),
        ("Works completed.", [("completed", None)]),
        ("Project 901/RU/23: completed", [("completed", None)]),
        ("Status: completed", [("completed", None)]),
        ("Note: see item 4", []),
        ("Stage 1: to be discussed", []),
    ],
)
def test_each_stage_has_a_state_of_its_own(note, told) -> None:
    assert [(item.value.status, item.value.scope) for item in find_statuses(passage(note))] == told


@pytest.mark.parametrize("note", PROJECTS)
def test_two_projects_in_a_sentence_have_two_states(note) -> None:
    found = [
        (item.value.project.number, item.value.status)
        for item in find_statuses(passage(note))
        if item.value.project
    ]
    assert found == [(901, "completed"), (905, "underway")]


@pytest.mark.parametrize(
    ("note", "statuses"),
    [
        ("The basis is item 47 of the Development Program for 2023–2025\nCompleted", [("completed", None)]),
        ("Jointly with JCMS\nIn progress", [("underway", None)]),
        ("Works are\nunderway.", [("underway", None)]),
        ("The work was to have been completed in 2024, but it is delayed.", []),
        ("The works are completed except for stage 3.", [("partly-implemented", None)]),
        ("Partially done.", [("partly-implemented", None)]),
        ("On hold.", [("blocked", None)]),
        ("Carried over to the Work Program for 2027–2029.", [("moved", None)]),
        ("The works on item 1.1 are completed.", [("completed", "The works on item 1.1")]),
        (
            "Works on the first stage are completed, works on the second stage are not started.",
            [("completed", "Works on the first stage"), ("planned", "works on the second stage")],
        ),
    ],
)
def test_what_a_state_is_said_of(note, statuses) -> None:
    assert [(item.value.status, item.value.scope) for item in find_statuses(passage(note))] == statuses


UNDERWAY = """
    The work is in progress. | Being implemented. | In the process of implementation. | Under preparation. | Continues.
    The work is being done. | The work goes on. | Started in 2024. | The work has been started. | Is being developed.
    The comparison started in 2024 | Works have begun | Работа выполняется. | Работа проводится. | Реализуется.
    Идёт подготовка. | Начато. | Начата работа. | Работа продолжена | Находится в стадии согласования.
    Готовится к публикации.
"""
COMPLETED = """
    Carried out. | The work has been carried out. | The work was done. | Conducted in 2024. | Executed
    Работа завершена. | Опрос проведён.
"""
NO_STATE = """
    Carried out annually. | Conducted jointly with TC 1.6 | Реализуется совместно с ТК 1.6. | Проводится ежегодно.
    Under the auspices of TC 4 | Under consideration of the needs | To be carried out jointly with TC 1.6
    Works that were carried out under project 1/BY/20 are used as input | Will be carried out in 2025.
    Planned to be started in 2025. | Сличения не проводятся
"""


def listed(texts: str) -> list[str]:
    return [text.strip() for line in texts.strip().split("\n") for text in line.split("|")]


@pytest.mark.parametrize(
    ("note", "statuses"),
    [
        *((note, ["underway"]) for note in listed(UNDERWAY)),
        *((note, ["completed"]) for note in listed(COMPLETED)),
        *((note, []) for note in listed(NO_STATE)),
        ("The work has not been started.", ["planned"]),
        ("Работа будет начата в 2025", ["planned"]),
        ("Suspended.", ["blocked"]),
        ("Временно приостановлено", ["blocked"]),
        ("Отложено.", ["moved"]),
    ],
)
def test_states_as_people_word_them(note, statuses) -> None:
    assert [item.value.status for item in find_statuses(passage(note))] == statuses
    assert list(find_unknown_states(passage(note))) == []


@pytest.mark.parametrize(
    "note",
    [
        *(
            "Cancelled.",
            "Отменено",
            "Not done",
            "Не выполнено.",
            "It has not been carried out",
            "Работы не ведутся",
        ),
        *(
            "The work was cancelled in 2024",
            "Снято с контроля",
            "Исключено из программы",
            "Withdrawn by TC 4",
        ),
        *("Work is not being carried out", "Works are not underway", "Delayed due to lack of funding"),
        "The procedure has not been completed because the survey was postponed",
    ],
)
def test_a_state_without_a_name_is_known_as_such(note) -> None:
    (words,) = find_unknown_states(passage(f"The basis is item 1. {note}"))
    assert words.text == note.rstrip(".")
    assert find_statuses(passage(note)) == []


@pytest.mark.parametrize(
    "note",
    ["Items excluded from the list are considered", "Withdrawn documents are archived", "The stopped watch"],
)
def test_what_is_no_state_of_the_work(note) -> None:
    assert list(find_unknown_states(passage(note))) == []


@pytest.mark.parametrize(
    ("note", "scope"),
    [
        ("Подготовлен проект документа", "проект документа"),
        ("Выполнен первый этап.", "первый этап"),
        ("Проведены измерения в ВНИИМ и БелГИМ", "измерения в ВНИИМ и БелГИМ"),
        ("Проведен семинар в 2024 году", "семинар"),
        ("Опубликовано Руководство", "Руководство"),
        ("Выполнено", None),
        ("Выполнены все работы", None),
        ("Выполнено полностью.", None),
        ("Проведен в 2024 г.", None),
        ("Утверждено Комитетом", None),
        ("Подготовлен ТК 4", None),
        ("Реализован проект 812/RU/21", None),
    ],
)
def test_what_is_done_may_stand_behind_the_participle(note: str, scope: str | None) -> None:
    (status,) = find_statuses(passage(note))
    assert (status.value.status, status.value.scope) == ("completed", scope)


@pytest.mark.parametrize(
    "note",
    [
        "The seminar was not held.",
        "Семинар не состоялся.",
        "Не реализовано из-за пандемии",
        "Overdue",
        "Просрочено.",
        "Закрыто",
        "It was decided not to carry out this work.",
        "Решено не проводить семинар",
    ],
)
def test_a_state_without_a_notation_is_told(note: str) -> None:
    assert find_statuses(passage(note)) == []
    assert [words.text for words in find_unknown_states(passage(note))] == [note.rstrip(".")]


@pytest.mark.parametrize(
    "note", ["Закрыто 5 замечаний", "Closed meeting of TC 4", "The plan that was not held"]
)
def test_what_only_resembles_such_a_state(note: str) -> None:
    assert list(find_unknown_states(passage(note))) == []
