"""Places in sources, short: files have numbers, and a legend tells which is which."""

from coomet_graph.cli.tables import harmless
from coomet_graph.cli.words import choose, count_of
from coomet_graph.findings import Place
from coomet_graph.store.names import shortened

_QUOTED = 100


class Legend:
    """Numbers the files in the order in which they are first named."""

    def __init__(self, lang: str | None) -> None:
        self.lang = lang
        self._numbers: dict[str, int] = {}

    def show(self, place: Place, *, said: str = "") -> str:
        """A place as "[1] l. 3–4: “words”"; without the words where `said` has told them already."""
        number = self._numbers.setdefault(place.file, len(self._numbers) + 1)
        where = f"[{number}] {self._where(place)}"
        if " ".join(place.quotation.split()) == " ".join(said.split()):
            return where
        quotation = shortened(place.quotation, _QUOTED)
        return where + choose(self.lang, f": “{quotation}”", f": «{quotation}»")

    def _where(self, place: Place) -> str:
        if place.cell is not None:
            return harmless(place.spot.in_language(self.lang or "en"))
        lines = f"{choose(self.lang, 'l.', 'строка')} {place.first_line}"
        if place.last_line != place.first_line:
            lines = f"{choose(self.lang, 'l.', 'строки')} {place.first_line}–{place.last_line}"
        page = "" if place.page is None else f"{choose(self.lang, 'p.', 'стр.')} {place.page}, "
        return page + lines

    def show_all(self, places: tuple[Place, ...], most: int, *, said: str = "") -> str:
        """The first `most` places, one on a line, and how many more there are."""
        lines = [self.show(place, said=said) for place in places[:most]]
        more = len(places) - most
        if more > 0:
            rest = count_of(self.lang, more, "place")
            lines.append(choose(self.lang, f"… and {rest} more", f"… и ещё {rest}"))
        return "\n".join(lines)

    def explained(self) -> str:
        """Which number is which file; empty if no place was shown."""
        if not self._numbers:
            return ""
        files = "\n".join(f" [{number}] {harmless(file)}" for file, number in self._numbers.items())
        return choose(self.lang, "Sources (l. = lines):", "Источники:") + f"\n{files}\n"
