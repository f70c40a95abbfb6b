"""Cells of a workbook that do not hold what they say they do: the library that reads them names none."""

from collections.abc import Iterator

from openpyxl.utils.datetime import from_ISO8601

from coomet_graph.documents.office import Office
from coomet_graph.documents.sheet import Cell
from coomet_graph.documents.workbook import Workbook
from coomet_graph.errors import Text


def unfit_cells(office: Office, content: bytes) -> Iterator[tuple[str, str, Text]]:
    """Each such cell by its sheet and name, and what to do.

    May raise whatever the parser of a broken file raises.
    """
    book = Workbook(office, content)
    for title, _, sheet in book.sheets():
        for cell in sheet.in_order():
            text = _unfit(cell, book)
            if text is not None:
                yield title, cell.name, text


def _unfit(cell: Cell, book: Workbook) -> Text | None:
    words = " ".join(cell.value.split())
    try:
        match cell.kind:
            case "d":
                from_ISO8601(cell.value)  # type: ignore[no-untyped-call]
            case "n":
                float(cell.value or 0)
            case "b":
                int(cell.value or 0)
            case "s":
                _ = book.shared_texts[int(cell.value or 0)]
    except (ValueError, OverflowError):
        if cell.kind == "d":
            return Text(
                f'"{words}" stands there as a date and is none; type it again, as 2027-12-31 or 31.12.2027.',
                f"«{words}» стоит там как дата, но это не дата; введите её снова: 31.12.2027 или 2027-12-31.",
            )
    except IndexError:
        pass
    else:
        return None
    return Text(
        f'"{words}" is not what the cell says it holds; type it again.',
        f"«{words}» – не то, что должно быть в ячейке; введите значение снова.",
    )
