"""What is wrong with a decision, in words for where it was given: the command line, or a workbook."""

from collections.abc import Iterator, Mapping
from datetime import date

from coomet_graph.decisions import Kind
from coomet_graph.errors import ParameterError, Text, UnknownNameError

ON_THE_COMMAND_LINE = {
    "encoding": Text(
        "The name or the reason is not written in UTF-8; set the terminal to it.",
        "Имя или причина записаны не в UTF-8; настройте кодировку терминала.",
    ),
    "by": Text(
        "A decision needs the name of the person who decides; give it with --by, or set COOMET_GRAPH_BY.",
        "В решении указывают, кто его принял; задайте имя с помощью --by или COOMET_GRAPH_BY.",
    ),
    "reason": Text(
        "Say why, with --reason: others will ask.",
        "Укажите причину с помощью --reason: другие о ней спросят.",
    ),
}
IN_A_CELL = {
    "encoding": Text(
        "The name or the reason has characters that cannot be kept; type it again.",
        "В имени или обосновании есть знаки, которые нельзя сохранить; введите текст заново.",
    ),
    "by": Text("Say who decided.", "Укажите, кто принял решение."),
    "reason": Text(
        "An acceptance needs a reason; write why.",
        "Чтобы принять замечание, нужно обоснование; напишите почему.",
    ),
}


def amiss(
    kind: Kind, by: str, reason: str, on: date, until: date | None, *, words: Mapping[str, Text]
) -> Iterator[tuple[str, Text]]:
    """What is wrong with what was said of a decision, each by the name of its column, in these `words`."""
    try:
        (by + reason).encode()
    except UnicodeEncodeError:
        yield "reason", words["encoding"]
    if not by.strip():
        yield "by", words["by"]
    if kind in (Kind.ACCEPT, Kind.REFUSE) and not reason.strip():
        yield "reason", words["reason"]
    # Of what is no acceptance, the last day says nothing.
    if kind is Kind.ACCEPT and until is not None and until < on:
        yield (
            "until",
            Text(
                f"The acceptance would end on {until}, before it is made on {on}; give a later day.",
                f"Решение потеряло бы силу {until}, раньше своей даты {on}; укажите день позже.",
            ),
        )


def check(kind: Kind, by: str, reason: str, on: date, until: date | None) -> None:
    """Raise ParameterError, in the words of the command line, if anything is wrong."""
    for _, text in amiss(kind, by, reason, on, until, words=ON_THE_COMMAND_LINE):
        raise ParameterError(text.en, text.ru)


def no_finding(number: str) -> UnknownNameError:
    """That no finding has a number that begins so."""
    return UnknownNameError(
        f'No finding has a number that begins with "{number}"; coomet-graph audit tells the numbers.',
        f"Нет замечания с номером, который начинается на «{number}»; номера показывает coomet-graph audit.",
    )


def not_a_whole_number(number: str) -> Text:
    """That no finding has the very number that stands in a cell."""
    return Text(
        f'No finding has the number "{number}" now; copy the whole number from a new workbook.',
        f"Замечания с номером «{number}» сейчас нет; скопируйте номер целиком из новой книги.",
    )
