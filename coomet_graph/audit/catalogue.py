"""All rules there are: those of the readers, of the shapes, of the audit queries, and those in Python."""

from dataclasses import dataclass
from functools import cache

from coomet_graph.findings import Rule, Severity, programmed_rules
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


NEAR_DUPLICATE = programmed_rules()["near-duplicate"]
ONE_ALLOWED = programmed_rules()["one-allowed"]


@cache
def query_rules() -> tuple[QueryRule, ...]:
    """The rules of `queries/audits/`."""
    return tuple(_query_rule(query) for query in load_queries("audits"))


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule, by kind of fault and name."""
    rules = [
        *programmed_rules().values(),
        *load_shapes().rules.values(),
        *(each.rule for each in query_rules()),
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
        explanation=query.text_of("explanation"),
        profile=query.header.get("profile", ""),
    )
    counted = f"SELECT (COUNT(DISTINCT ?subject) AS ?count) WHERE {{ {query.header['looks_at']} }}"
    prefixes = "\n".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items())
    return QueryRule(rule, query.text, f"{prefixes}\n{counted}", frozenset(query.header.get("words", ())))
