"""Russian wordings: each reads as its English counterpart; values are from reading the words, not the code."""

# ruff: noqa: E501 - examples are quoted whole
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coomet_graph import resources
from coomet_graph.documents.model import Document, Line
from coomet_graph.records import load_lexicon
from coomet_graph.records.grammars.bodies import find_bodies, match_all_bodies, match_bodies
from coomet_graph.records.grammars.citations import find_citations
from coomet_graph.records.grammars.codes import find_meeting_paper
from coomet_graph.records.grammars.letters import find_look_alikes
from coomet_graph.records.grammars.meetings import Meeting, find_meetings
from coomet_graph.records.grammars.mentions import find_called_programmes, find_mentions
from coomet_graph.records.grammars.numbers import parse_number
from coomet_graph.records.grammars.partners import find_partners
from coomet_graph.records.grammars.people import find_country_codes, find_people
from coomet_graph.records.grammars.performers import parse_performers
from coomet_graph.records.grammars.references import Reference, find_former_number, find_references
from coomet_graph.records.grammars.status import find_statuses
from coomet_graph.records.grammars.targets import find_targets
from coomet_graph.records.grammars.terms import Term, find_relative_dates, parse_term
from coomet_graph.records.lexicon import read_table, values
from coomet_graph.records.typography import find_typing_faults
from tests.records.grammars.conftest import passage

LEXICON = load_lexicon(resources.data_folder() / "reference")
YEARS = st.integers(1991, 2060)
TO = st.sampled_from(["-", "–", " – ", " — "])


def term(text: str) -> Term | None:
    found = parse_term(passage(text))
    return found.value if found else None


def performers(text: str) -> list[tuple[str | None, str | None]]:
    parsed = parse_performers(passage(text), LEXICON)
    assert parsed.end == len(text), text[parsed.end :]
    return [
        (each.value.body or each.value.group or each.value.organisation, each.value.role)
        for each in parsed.items
    ]


def partners(text: str) -> list[tuple[str | None, str | None]]:
    found = find_partners(passage(text), LEXICON)
    return [(each.value.body or each.value.group, each.value.role) for each in found]


def citations(text: str) -> list[Any]:
    return [
        (
            each.value.start,
            each.value.end,
            [name for name, _ in each.value.items],
            [i.notation for i in each.value.indicators],
        )
        for each in find_citations(passage(text))
    ]


def meetings(text: str) -> list[Meeting]:
    return [each.value for each in find_meetings(passage(text), LEXICON)]


def states(text: str) -> list[Any]:
    return [
        (each.value.status, each.value.project, each.value.expected_completion, each.value.moved_to)
        for each in find_statuses(passage(text))
    ]


def targets(text: str) -> list[Any]:
    return [
        (each.value.comparator, each.value.value, each.value.per is not None)
        for each in find_targets(passage(text))
    ]


def references(text: str) -> list[Reference]:
    return [each.value for each in find_references(passage(text))]


@pytest.mark.parametrize(
    ("read", "english", "russian"),
    [
        (term, "Annually", "ежегодно"),
        (term, "every year", "каждый год"),
        (term, "once a year", "один раз в год"),
        (term, "Ongoing", "постоянно"),
        (term, "on a permanent basis", "на постоянной основе"),
        (term, "As necessary", "по мере необходимости"),
        (term, "once in two years", "один раз в два года"),
        (term, "once in 2 years (2021, 2023)", "1 раз в 2 года (2021, 2023 гг.)"),
        (term, "According to the schedule", "в соответствии с графиком"),
        (term, "According to the JCRB schedule", "согласно графику JCRB"),
        (term, "according to the plan", "по плану"),
        (term, "2023 and beyond", "2023 год и далее"),
        (term, "since 2023", "начиная с 2023 г."),
        (term, "by 2023", "до 2023 года"),
        (term, "by the end of 2023", "до конца 2023 г."),
        (term, "November 2021", "ноябрь 2021 г."),
        (term, "March – May 2022", "март–май 2022 года"),
        (term, "IV quarter of 2022", "IV квартал 2022"),
        (term, "soon", "скоро"),
        (term, "in spring 2021", "весной 2021 года"),
        (performers, "Chairs of TC 4, SC 4.1, SC 4.3, members of TC 4", "председатели ТК 4, ПК 4.1, ПК 4.3, члены ТК 4"),
        (performers, "TC 4 Chair, SC 4.1, SC 4.3 Chairs", "Председатель ТК 4, председатели ПК 4.1, ПК 4.3"),
        (performers, "TC 4 Chair and Secretariat", "Председатель и секретариат ТК 4"),
        (performers, "TC 4 Chair and Secretariat", "Председатель ТК 4 и Секретариат"),
        (performers, "National Secretaries, TC 4", "национальные секретари, ТК 4"),
        (performers, "National Secretary", "национальный секретарь"),
        (performers, "Chairpersons of TCs and SCs", "председатели ТК и ПК"),
        (performers, "Deputy Chair of TC 2", "заместитель председателя ТК 2"),
        (performers, "COOMET President, President's Council", "Президент КООМЕТ, Совет Президента КООМЕТ"),
        (performers, "Vice-President, COOMET Secretariat", "вице-президент, Секретариат КООМЕТ"),
        (performers, "TC 4 COOMET Secretariat", "ТК 4 Секретариат КООМЕТ"),
        (performers, "JCMS, TC 1.2 – TC 1.12", "ОКЭ, ТК 1.2 – ТК 1.12"),
        (performers, "SCs 4.1, 4.3", "ПК 4.1, 4.3"),
        (performers, "WG-Web and Quality Forum", "РГ-Web и Форум качества"),
        (performers, "COOMET representative in JCRB", "Представитель КООМЕТ в JCRB"),
        (performers, "Website Administrator", "администратор веб-сайта"),
        (performers, "other CSBs, BIPM", "другие структурные органы, МБМВ"),
        (partners, "Development – jointly with other CSBs, COOMET Secretariat.", "Разработка – совместно с другими структурными органами, Секретариатом КООМЕТ."),
        (partners, "Jointly with JCMS, TC 1.1 – TC 1.12, TC 2", "Совместно с ОКЭ, ТК 1.1 – ТК 1.12, ТК 2"),
        (partners, "Joint project of TC 1.12 and TC 4.", "Совместный проект ТК 1.12 и ТК 4."),
        (partners, "All CSBs and COOMET Committee members participate in the survey", "Все структурные органы и члены Комитета КООМЕТ участвуют в опросе"),
        (partners, "Based on the survey", "На основе опроса"),
        (citations, "The basis is items 44, 45 of the COOMET Development Program for 2020–2022 (Ind-e.1.1, Ind-e.1.2).", "Основание – пп. 44, 45 Программы развития КООМЕТ на 2020–2022 годы (Инд-е.1.1, Инд-е.1.2)."),
        (citations, "The basis is items 44–46 of the Development Program for 2020-2022", "Основание: пункты 44–46 Программы развития на 2020-2022 гг."),
        (citations, "The basis is items 44 and 46 of the Development Program for 2020-2022", "Основанием является п. 44 и п. 46 Программы развития КООМЕТ на период 2020–2022 годов"),
        (citations, "The basis is the COOMET Development Program for 2023-2025 (Ind-b.4.1)", "Основание – Программа развития КООМЕТ на 2023–2025 годы (Инд. b.4.1)"),
        (citations, "are available (Ind-e.1.6)", "доступны (Инд-е.1.6)"),
        (citations, "procedure under item 1.1.", "процедура по п. 1.1."),
        (references, "according to item 1.1", "в соответствии с п. 1.1"),
        (references, "items 1.1, 1.2", "пп. 1.1, 1.2"),
        (references, "procedure under item 1.1 and items 1.2 and 1.3", "процедура по пункту 1.1 и пунктам 1.2 и 1.3"),
        (references, "It is used to prepare information under item 2.2", "Сведения используются для подготовки информации по п. 2.2"),
        (meetings, "at the 31st COOMET Committee Meeting (April 2021)", "на 31-м заседании Комитета КООМЕТ (апрель 2021 г.)"),
        (meetings, "28th meeting of the Presidential Council", "28-е онлайн-заседание Совета Президента КООМЕТ"),
        (meetings, "TC4-2023 meeting", "заседание ТК 4-2023"),
        (meetings, "at the TC 4 meeting in November 2023", "на заседании ТК 4 в ноябре 2023 года"),
        (meetings, "at the COOMET Committee in 2022", "Комитету КООМЕТ в 2022 году"),
        (meetings, "PC meeting (May 2023)", "заседание Совета Президента (май 2023 г.)"),
        (meetings, "at TC 4 meetings", "на заседаниях ТК 4"),
        (states, "Works are underway.", "Работы ведутся."),
        (states, "Implemented.", "Выполнено."),
        (states, "PARTLY IMPLEMENTED (a poster was prepared).", "ВЫПОЛНЕНО ЧАСТИЧНО (подготовлен плакат)."),
        (states, "It is suggested that the control should be discontinued.", "Предлагается снять с контроля."),
        (states, "It is suggested that the action be moved to the Work Program of TC 4 for 2024-2026.", "Предлагается перенести мероприятие в Программу работ ТК 4 на 2024–2026 годы."),
        (states, "The action was moved to 2024", "Мероприятие перенесено на 2024 год"),
        (states, "E-learning cannot be currently implemented.", "Электронное обучение не может быть в настоящее время реализовано."),
        (states, "The Plan for 2023 has been prepared and published.", "План на 2023 год подготовлен и опубликован."),
        (states, "The survey will be held in 2022", "Опрос будет проведён в 2022 году"),
        (states, "To be discussed at the meeting.", "Подлежит обсуждению на заседании."),
        (states, "The Competition was held in 2021 online. Preparations are underway for 2023", "Конкурс состоялся в 2021 г. онлайн. Ведётся подготовка к 2023 г."),
        (states, "Works are underway (it is expected that works will be completed in 2024 – it will be taken into account in the Work Program of TC 4 for 2024-2026)", "Работы ведутся (ожидается, что работы будут завершены в 2024 году – это будет учтено в Программе работ ТК 4 на 2024–2026 годы)"),
        (states, "Works under project 860/RU/22 are underway. Works under project 861/BY/22 have been completed.", "Работы по проекту 860/RU/22 ведутся. Работы по проекту 861/BY/22 завершены."),
        (states, "Jointly with JCMS", "Совместно с ОКЭ"),
        (states, "Works have not been performed", "Работы не выполнены"),
        (states, "Works have not started", "Работы ещё не начаты"),
        (states, "Status: in progress.", "Состояние: выполняется."),
        (states, "Postponed to 2026", "Перенесено на 2026 год"),
        (targets, "at least 2 e-learning modules (new or existing) are available", "не менее 2 модулей электронного обучения (новых или существующих) доступны"),
        (targets, "at least two seminars per year", "не менее двух семинаров в год"),
        (targets, "not more than 5 % of remarks", "не более 5 % замечаний"),
        (targets, "in 2 years", "за 2 года"),
    ],
)  # fmt: skip
def test_both_languages_say_the_same(read: Callable[[str], object], english: str, russian: str) -> None:
    assert read(russian) == read(english)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2021–2023 гг.", Term(2021, 2023)),
        ("с 2021 по 2023 год", Term(2021, 2023)),
        ("до 2023 года", Term(end=2023)),
        ("4 кв. 2022 г.", Term(2022, 2022)),
        ("II полугодие 2022 года", Term(2022, 2022)),
        ("ноябрь 2021 г.", Term(2021, 2021)),
        ("раз в два года (2021 и 2023 годы)", Term(2021, 2023, (2021, 2023), "biennial")),
        ("при необходимости", Term(recurrence="as-needed")),
        ("в соответствии с графиком", Term(recurrence="by-schedule")),
    ],
)
def test_terms(written: str, value: Term) -> None:
    assert term(written) == value


def test_statuses_are_told_apart() -> None:
    """What the pairs above compare, said once as values."""
    assert [name for name, *_ in states("Выполнено. Работы ведутся")] == ["completed", "underway"]
    assert states("Работы ведутся (ожидается, что они будут завершены к концу 2024 года)")[0][2] == 2024
    assert states("перенесено в Рабочую программу ТК 4 на 2024–2026 гг.") == [
        ("moved", None, None, ("tc-4", 2024, 2026))
    ]
    assert [name for name, *_ in states("Частично выполнено")] == ["partly-implemented"]
    assert [name for name, *_ in states("Перевод в процессе подготовки")] == ["underway"]
    scoped = find_statuses(passage("Работы ведутся (за исключением БД сличений)"))[0].value
    assert scoped.scope == "за исключением БД сличений"
    part = find_statuses(passage("План на 2023 год подготовлен."))[0].value
    assert part.scope == "План на 2023 год"


@given(YEARS, YEARS, TO, st.sampled_from(["", " гг.", " годы", " гг"]))
def test_a_range_of_years(start: int, end: int, to: str, of_years: str) -> None:
    assert term(f"{start}{to}{end}{of_years}") == term(f"{start}{to}{end}") == Term(start, end)


@given(st.integers(1, 150), YEARS, TO, st.sampled_from(["ae", "ее", "bb", "св"]), st.integers(1, 9))
def test_a_citation(item: int, year: int, to: str, letters: str, number: int) -> None:
    pairs = {"ae": ("a", "а"), "ее": ("e", "е"), "bb": ("b", "b"), "св": ("c", "с")}
    latin, cyrillic = pairs[letters]
    english = f"The basis is item {item} of the COOMET Development Program for {year}{to}{year + 2} (Ind-{latin}.1.{number})"
    russian = f"Основание – п. {item} Программы развития КООМЕТ на {year}{to}{year + 2} годы (Инд-{cyrillic}.1.{number})"
    assert (
        citations(russian) == citations(english) == [(year, year + 2, [str(item)], [f"{latin}.1.{number}"])]
    )


@given(
    st.sampled_from([("TC", "ТК"), ("SC", "ПК")]),
    st.integers(1, 5),
    st.integers(1, 12),
    st.sampled_from(
        [
            ("Chair of", "председатель"), ("Chairs of", "председателями"), ("Members of", "члены"),
            ("Members of", "членов"), ("Secretary of", "секретарь"), ("Coordinators of", "координаторы"),
            ("Deputy Chair of", "зам. председателя"), ("", ""),
        ]
    ),
)  # fmt: skip
def test_a_post_in_a_body(kind: tuple[str, str], major: int, minor: int, post: tuple[str, str]) -> None:
    english = f"{post[0]} {kind[0]} {major}.{minor}".strip()
    russian = f"{post[1]} {kind[1]} {major}.{minor}".strip()
    assert performers(russian) == performers(english)
    assert performers(russian)[0][0] == f"{kind[0].lower()}-{major}.{minor}"


@given(
    st.integers(1, 99),
    st.sampled_from(["-е заседание", "-м заседании", "-го заседания", "-ому заседанию", "-ем совещании"]),
    st.sampled_from([("April", "апрель"), ("May", "мая"), ("November", "ноябрь"), ("March", "март")]),
    YEARS,
)
def test_a_meeting(number: int, words: str, month: tuple[str, str], year: int) -> None:
    english = f"the {number}th COOMET Committee Meeting ({month[0]} {year})"
    russian = f"{number}{words} Комитета КООМЕТ ({month[1]} {year} г.)"
    assert meetings(russian) == meetings(english)
    assert meetings(russian)[0].number == number


@given(st.sampled_from(["not ", ""]), st.sampled_from(["выполнен", "завершена", "проведено", "подготовлены"]))
def test_what_is_not_done_is_not_completed(negated: str, participle: str) -> None:
    said = [name for name, *_ in states(f"Мероприятие {'не ' if negated else ''}{participle}.")]
    assert said == ([] if negated else ["completed"])


def test_bodies_in_running_text() -> None:
    text = "решение Комитета КООМЕТ, Президентским советом и Объединённым комитетом по эталонам, ТК1.10"
    assert [names for *_, names in find_bodies(text, LEXICON)] == [
        ("committee",), ("presidential-council",), ("jcms",), ("tc-1.10",),
    ]  # fmt: skip
    assert match_bodies("ТК 4, 2021", 0, LEXICON) == (4, ("tc-4",))
    assert match_bodies("ТК 1.2, 2.1", 0, LEXICON) == (6, ("tc-1.2",))
    assert match_all_bodies("ТК и ПК", 0) == (2, "technical-committees")
    assert match_all_bodies("ТК 4", 0) is None


def test_a_portfolio_and_countries() -> None:
    president = parse_performers(
        passage("Вице-президент, ответственный за обучение, Секретариат КООМЕТ"), LEXICON
    )
    assert [(each.value.body, each.value.portfolio) for each in president.items] == [
        ("coomet", "обучение"),
        ("secretariat", None),
    ]
    members = parse_performers(passage("члены Комитета КООМЕТ от Армении и Таджикистана"), LEXICON)
    assert [each.value.countries for each in members.items] == [("am", "tj")]


def test_former_numbers_and_inserted_numbers() -> None:
    former = find_former_number(passage("Актуализация Положения о ТК 4 (п. 5.2)"))
    assert former is not None
    assert former.value.notation == "5.2"
    assert [str(parse_number(number)) for number in ("6.2а", "6.2б", "6.2в", "6.2г")] == [
        "6.2a",
        "6.2b",
        "6.2c",
        "6.2d",
    ]


def test_a_paper_of_a_meeting() -> None:
    """The Russian name is no look-alike of the Latin one, and the code is the same."""
    words = passage("КООМЕТ-34-PS/09.2")
    paper = find_meeting_paper(words)
    assert paper is not None
    assert paper.value == "COOMET-34-PS/09.2"
    assert find_look_alikes(words) == []
    # The first letter is the one that looks like a Latin C.
    assert [each.value for each in find_look_alikes(passage("СООМЕТ-34-PS/09.2"))] == ["COOMET-34-PS/09.2"]


def test_people() -> None:
    found = find_people(passage("Н. Ляхова, БелГИМ, Беларусь; Астафьева Л.В., БелГИМ"), LEXICON)
    assert [(each.value.name, each.value.organisation, each.value.country) for each in found] == [
        ("Н. Ляхова", "belgim", "by"),
        ("Л.В. Астафьева", "belgim", None),
    ]
    # The first letter of КZ is Cyrillic.
    assert [each.value for each in find_country_codes(passage("BY, КZ"), LEXICON)] == ["by", "kz"]


def test_things_named_in_every_case() -> None:
    called = [
        each.value
        for each in find_called_programmes(passage("в Программе работ ТК 4 на 2024–2026 годы"), LEXICON)
    ]
    assert [(each.key, each.start, each.end) for each in called] == [("tc-4", 2024, 2026)]
    mentions = find_mentions(
        passage("на веб-сайте КООМЕТ по решению Международного бюро мер и весов"), LEXICON
    )
    assert [each.value.identifier for each in mentions] == ["coomet-website", "bipm"]


def test_dates_that_depend_on_the_reader() -> None:
    assert [each.value for each in find_relative_dates(passage("в текущем году"))] == ["в текущем году"]


def test_a_missing_space_is_told() -> None:
    document = Document("a.txt", "0" * 64, (Line(1, (passage("совместно с ТК4 и ПК 4.1"),)),))
    told = [
        found.message.en for found in find_typing_faults(document, [], LEXICON) if found.rule == "spacing"
    ]
    assert len(told) == 1
    assert "ТК4" in told[0]
    assert "ТК 4" in told[0]


@pytest.mark.parametrize(
    "table",
    [
        "bodies",
        "collectives",
        "countries",
        "organisations",
        "resources",
        "events",
        "agreements",
        "programmes",
    ],
)
def test_every_spelling_of_the_tables_names_its_own_thing(table: str) -> None:
    """Russian names are matched in any case: no two may become alike by that."""
    phrases = getattr(LEXICON, table)
    for row in read_table(resources.data_folder() / "reference" / f"{table}.csv"):
        for name in (*values(row, "variants"), *values(row, "assumed")):
            assert phrases.match(name) == (len(name), row.get("id") or row["key"]), name
