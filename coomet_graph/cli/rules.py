"""`coomet-graph rules`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coomet_graph.cli.options import (
    format_option,
    language_option,
    output_option,
    profile_option,
    rules_begun,
    write,
)
from coomet_graph.cli.words import choose, count_of, language
from coomet_graph.errors import Text

if TYPE_CHECKING:
    from coomet_graph.audit.cards import Case, RuleCard
    from coomet_graph.findings import Rule

SEVERITIES = {
    "violation": Text("violation", "нарушение"),
    "warning": Text("warning", "предупреждение"),
    "info": Text("info", "сведение"),
}
KINDS = {
    "layout": Text("layout", "расположение"),
    "typography": Text("typography", "написание"),
    "reference": Text("references", "ссылки"),
    "numbering": Text("numbering", "нумерация"),
    "date": Text("dates", "сроки и даты"),
    "owner": Text("owners", "исполнители"),
    "status": Text("status", "состояние"),
    "content": Text("content", "содержание"),
    "structure": Text("structure of the data", "строение данных"),
}


@click.command("rules", short_help="List the rules of the audit, or explain one.")
@click.argument("rule", required=False, shell_complete=rules_begun)
@profile_option
@format_option("table", "json")
@output_option
@language_option
def rules_command(
    rule: str | None, *, profile: str | None, format_: str, output: Path | None, lang: str | None
) -> None:
    """List the rules of the audit, or explain the one called RULE: why it matters, what to do, and a case.

    A unique beginning of the name is enough. The profiles are tiers, citable, linked and auditable, each of
    which includes the rules of those before it.
    """
    from coomet_graph import api

    if rule is not None:
        if profile is not None:
            raise click.UsageError(
                choose(
                    lang,
                    "One rule is explained, or those of a profile are listed: give RULE or --profile.",
                    "Объясняется одно правило, либо перечисляются правила профиля: укажите что-то одно.",
                )
            )
        card = api.explain_rule(rule)
        write(_as_json(_told(card)) if format_ == "json" else _explained(card, language(lang)), output)
        return
    listed = api.rules(profile or "")
    if format_ == "json":
        write(_as_json([_told(api.explain_rule(each.id)) for each in listed]), output)
    else:
        write(_table(listed, language(lang)), output)


def _as_json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _told(card: "RuleCard") -> dict[str, object]:
    rule = card.rule
    texts = {
        name: {"en": text.en, "ru": text.ru}
        for name in ("title", "message", "explanation", "remedy")
        for text in (getattr(rule, name),)
    }
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "kind": rule.kind,
        "profile": card.profile.name,
        **texts,
        "engine": rule.engine,
        "defined_in": card.defined_in,
        "clean_case": _told_case(card.clean),
        "offending_case": _told_case(card.case),
    }


def _told_case(case: "Case") -> dict[str, str]:
    return {"en": case.words.en, "ru": case.words.ru, "file": case.file, "changes": case.changes}


def _table(rules: "tuple[Rule, ...]", lang: str) -> str:
    from coomet_graph.audit.profiles import profile_of
    from coomet_graph.cli.tables import as_table

    headings = [
        Text("Rule", "Правило"),
        Text("Severity", "Важность"),
        Text("Kind of fault", "Вид ошибки"),
        Text("Profile", "Профиль"),
        Text("Title", "Название"),
    ]
    rows = [
        [
            rule.id,
            SEVERITIES[rule.severity].in_language(lang),
            KINDS[rule.kind].in_language(lang),
            profile_of(rule).name,
            rule.title.in_language(lang),
        ]
        for rule in rules
    ]
    count = count_of(lang, len(rules), "rule")
    return as_table([heading.in_language(lang) for heading in headings], rows) + f"{count}.\n"


def _explained(card: "RuleCard", lang: str) -> str:
    from coomet_graph.cli.tables import harmless, paragraph

    rule, case, clean = card.rule, card.case, card.clean
    facts = (
        f"{SEVERITIES[rule.severity].in_language(lang)}; {KINDS[rule.kind].in_language(lang)}; "
        f"{card.profile.name}; {card.defined_in}"
    )
    parts = [
        (Text("Why", "Почему"), rule.explanation.in_language(lang)),
        (Text("What to do", "Что делать"), rule.remedy.in_language(lang)),
        (Text("It says", "Сообщение"), rule.message.in_language(lang)),
        (Text("A clean case", "Пример без ошибки"), f"{clean.words.in_language(lang)} ({clean.file})"),
        (Text("An offending case", "Пример с ошибкой"), f"{case.words.in_language(lang)} ({case.file})"),
    ]
    told = [paragraph(f"{rule.id}: {rule.title.in_language(lang)}"), paragraph(facts)]
    told += [paragraph(f"{heading.in_language(lang)}: {text}") for heading, text in parts]
    # A changed copy of a document can be read by everybody; an update is for those who look into the file.
    lines = case.changes.split("\n") if case.file.endswith(".txt") else []
    return "\n".join(told) + "".join(f"    {harmless(line.expandtabs(2))}\n" for line in lines)
