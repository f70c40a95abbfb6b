"""All rules there are: those of the readers, of the shapes, of the audit queries, and those in Python."""

from dataclasses import dataclass
from functools import cache

from coomet_graph.audit.decision_rules import DECISION_RULES
from coomet_graph.audit.edition_rules import EDITION_RULES
from coomet_graph.findings import Rule, Severity, Text, reader_rules
from coomet_graph.namespaces import PREFIXES
from coomet_graph.queries import QueryFile, load_queries
from coomet_graph.validation import load_shapes


@dataclass(frozen=True, slots=True)
class QueryRule:
    """An audit query as a rule, with the query that counts the nodes it looks at.

    `words` are the variables that quote the document: of two editions, each gives them in its own language.
    """

    rule: Rule
    select: str
    population: str
    words: frozenset[str] = frozenset()


NEAR_DUPLICATE = Rule(
    id="near-duplicate",
    severity=Severity.WARNING,
    title=Text("Two entries with nearly the same title", "Два пункта с почти одинаковым названием"),
    message=Text(
        "{subject} and {other} say nearly the same ({score} % alike).",
        "{subject} и {other} говорят почти одно и то же (сходство {score} %).",
    ),
    remedy=Text(
        "Decide whether this is one piece of work; if so, keep one entry or let one refer to the other.",
        "Решите, одна ли это работа; если да, оставьте один пункт или сошлитесь в одном на другой.",
    ),
    kind="content",
    engine="python",
)


ONE_ALLOWED = Rule(
    id="one-allowed",
    severity=Severity.VIOLATION,
    title=Text("Two where there can be only one", "Два там, где может быть только один"),
    message=Text(
        "Both “{first}” and “{second}” are connected with “{shared}” by “{property}”, but only one can be.",
        "И «{first}», и «{second}» соединены с «{shared}» связью «{property}», "
        "а допустимо только что-то одно.",
    ),
    remedy=Text(
        "Find out which of the two is right and correct the other in the source. If both mean the same "
        "thing, give it one name.",
        "Выясните, что из двух верно, и исправьте другое в источнике. Если имеется в виду одно и то же, "
        "назовите его одинаково.",
    ),
    kind="structure",
    engine="python",
)


@cache
def query_rules() -> tuple[QueryRule, ...]:
    """The rules of `queries/audits/`."""
    return tuple(_query_rule(query) for query in load_queries("audits"))


def catalogue() -> tuple[Rule, ...]:
    """Every rule, by kind of fault and name."""
    rules = [
        *reader_rules().values(),
        *load_shapes().rules.values(),
        *(each.rule for each in query_rules()),
        NEAR_DUPLICATE,
        ONE_ALLOWED,
        *EDITION_RULES,
        *DECISION_RULES,
    ]
    return tuple(sorted(rules, key=lambda rule: (rule.kind, rule.id)))


def _query_rule(query: QueryFile) -> QueryRule:
    rule = Rule(
        id=query.name,
        severity=Severity(query.header["severity"]),
        title=query.text_of("title"),
        message=query.text_of("message"),
        remedy=query.text_of("remedy"),
        kind=query.header["kind"],
        engine="sparql",
    )
    counted = f"SELECT (COUNT(DISTINCT ?subject) AS ?count) WHERE {{ {query.header['looks_at']} }}"
    prefixes = "\n".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items())
    return QueryRule(rule, query.text, f"{prefixes}\n{counted}", frozenset(query.header.get("words", ())))
