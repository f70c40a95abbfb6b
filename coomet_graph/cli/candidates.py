"""`coomet-graph candidates`: links between programmes that nobody wrote down, for a person to decide."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coomet_graph.cli.options import (
    decisions_option,
    format_option,
    language_option,
    output_option,
    place_options,
    write,
)
from coomet_graph.cli.words import choose, count_of, language
from coomet_graph.errors import ParameterError

if TYPE_CHECKING:
    from coomet_graph.candidates import Candidate, Candidates, NoMatch
    from coomet_graph.candidates.entries import Entry

_WORDS = {
    "one-to-one": ("continues", "продолжает"),
    "split": ("is a part of", "часть пункта"),
    "merge": ("takes up, with others,", "объединяет с другими пункт"),
}


@click.command("candidates", short_help="Propose links between entries of programmes.")
@click.argument("earlier", metavar="[FROM]", required=False)
@click.argument("later", metavar="[TO]", required=False)
@format_option("table", "json", "sssom", "turtle")
@output_option
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=0.3,
    show_default=True,
    help="Confidence from which a link is proposed.",
)
@click.option("--keep", is_flag=True, help="Keep what is proposed in the graph of candidates, to be decided.")
@click.option(
    "--review",
    type=click.Path(path_type=Path),
    default=None,
    help="SSSOM table filled in by a reviewer: write its decisions into the folder of --decisions; "
    "with --keep, keep the rest as candidates.",
)
@decisions_option
@place_options
@language_option
def candidates_command(
    earlier: str | None,
    later: str | None,
    *,
    format_: str,
    output: Path | None,
    threshold: float,
    keep: bool,
    review: Path | None,
    decisions: Path | None,
    workspace: Path,
    store: str | None,
    lang: str | None,
) -> None:
    """Propose which entry of one programme takes the work of an entry of an earlier one further.

    FROM and TO are programmes by their keys, such as dp-2017-2019; with one of them it is compared with all
    others, with none all are compared. Each candidate comes with the words of both entries, its confidence,
    and what speaks for and against it; entries without a match are listed too. A candidate is no fact.
    """
    from coomet_graph import api

    if store is not None and (keep or review is not None):
        raise ParameterError(
            "Candidates are kept and reviewed in a workspace: --keep and --review go with --workspace, "
            "not with --store.",
            "Связи сохраняются и рассматриваются в рабочей папке: --keep и --review используют "
            "с --workspace, а не с --store.",
        )
    if review is not None:
        _review(workspace, review, decisions, lang, keep=keep)
        return
    asked = [each for each in (earlier, later) if each]
    found = api.candidate_links(asked, workspace, threshold, decisions=decisions, store=store)
    spoken = language(lang)
    if keep:
        api.keep_candidates(found, workspace)
        _tell_kept(len(found.found), lang)
    if format_ == "sssom":
        from coomet_graph.candidates.sssom import to_sssom

        write(to_sssom(found, spoken), output)
    elif format_ == "turtle":
        from coomet_graph.candidates.rdf import Stated, to_triples
        from coomet_graph.exchange.turtle import to_turtle

        write(to_turtle(to_triples(map(Stated.of, found.found))), output)
    elif format_ == "json":
        write(json.dumps(_as_json(found), ensure_ascii=False, indent=1) + "\n", output)
    else:
        write(_as_text(found, spoken), output)


def _tell_kept(number: int, lang: str | None) -> None:
    kept = count_of(lang, number, "candidate")
    en = f"Kept: {kept}; coomet-graph decide confirm or refuse settles one."
    ru = f"Сохранено: {kept}; решение о каждой принимает coomet-graph decide confirm или refuse."
    click.echo(choose(lang, en, ru), err=True)


def _review(workspace: Path, table: Path, decisions: Path | None, lang: str | None, *, keep: bool) -> None:
    from coomet_graph import api

    if decisions is None:
        raise ParameterError(
            "--review writes decisions; say into which folder with --decisions.",
            "--review записывает решения; укажите папку с помощью --decisions.",
        )
    done = api.review_candidates(table, decisions, datetime.now(UTC).astimezone().date(), workspace)
    made, left = len(done.decided), len(done.undecided)
    decided, undecided = count_of(lang, made, "decision"), count_of(lang, left, "row")
    en = f"{decided} written, {done.known} known before, {undecided} undecided."
    ru = f"Записано: {decided}; было известно: {done.known}; без решения: {undecided}."
    click.echo(choose(lang, en, ru), err=True)
    if keep:
        others = api.candidates_from(table, workspace)
        api.keep_candidates(others, workspace)
        _tell_kept(len(others), lang)


def _as_text(found: "Candidates", spoken: str) -> str:
    from coomet_graph.cli.tables import paragraph

    ru = spoken == "ru"
    lines: list[str] = []
    for each in found.found:
        lines.append(paragraph(_headline(each, ru)))
        lines.extend(
            paragraph(f"    {_key(entry)} {_title(entry, spoken)}")
            for entry in (each.link.pair.earlier, each.link.pair.later)
        )
        for name, texts in (
            ("за" if ru else "for", each.told.speaks_for),
            ("против" if ru else "against", each.told.speaks_against),
        ):
            if texts:
                lines.append(
                    paragraph(f"    {name}: {'; '.join(text.in_language(spoken) for text in texts)}")
                )
        lines.append("\n")
    head = (
        f"предполагаемых связей: {len(found.found)}, пунктов без соответствия: {len(found.unmatched)}"
        if ru
        else f"candidates: {len(found.found)}, entries without a match: {len(found.unmatched)}"
    )
    lines.extend(paragraph(_unmatched(each, ru)) for each in found.unmatched)
    return f"{head}\n\n{''.join(lines)}"


def _headline(candidate: "Candidate", ru: bool) -> str:
    link = candidate.link
    how = _WORDS[link.kind][ru]
    return (
        f"{link.confidence:.2f}  {_key(link.pair.later)} {how} {_key(link.pair.earlier)}"
        f"  [{candidate.iri.rsplit('/', 1)[-1]}]"
    )


def _unmatched(each: "NoMatch", ru: bool) -> str:
    text = f"{_key(each.entry)}: {'соответствия нет' if ru else 'no match'}"
    if each.other is not None:
        best = "лучший из отклонённых" if ru else "best refused"
        text += f" ({best}: {_key(each.other)}, {each.confidence:.2f})"
    return text


def _as_json(found: "Candidates") -> dict[str, Any]:
    return {
        "candidates": [
            {
                "id": each.iri,
                "earlier": _entry(each.link.pair.earlier),
                "later": _entry(each.link.pair.later),
                "kind": each.link.kind,
                "confidence": each.link.confidence,
                "matched": [{"earlier": match.earlier, "later": match.later} for match in each.told.matched],
                "for": [{"en": text.en, "ru": text.ru} for text in each.told.speaks_for],
                "against": [{"en": text.en, "ru": text.ru} for text in each.told.speaks_against],
            }
            for each in found.found
        ],
        "no_match": [
            {
                **_entry(each.entry),
                "programmes": list(each.programmes),
                "best_refused": None if each.other is None else each.other.iri,
                "confidence_of_refused": each.confidence,
            }
            for each in found.unmatched
        ],
    }


def _entry(entry: "Entry") -> dict[str, Any]:
    return {
        "id": entry.iri,
        "number": entry.notation,
        "programme": entry.programme,
        "title": dict(entry.titles),
    }


def _key(entry: "Entry") -> str:
    return f"{entry.programme.rsplit('/', 1)[-1]} {entry.notation}"


def _title(entry: "Entry", spoken: str) -> str:
    return entry.titles.get(spoken) or next(iter(entry.titles.values()), "")
