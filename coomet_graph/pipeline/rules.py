"""The catalogue of rules, as a whole and rule by rule."""

from coomet_graph.audit import catalogue
from coomet_graph.audit.cards import RuleCard, rule_card
from coomet_graph.audit.profiles import rules_in
from coomet_graph.findings import Rule


def rules(profile: str = "") -> tuple[Rule, ...]:
    """Every rule of the audit, or those of a profile, by kind of fault and name. Raises UnknownNameError."""
    return rules_in(profile, catalogue()) if profile else catalogue()


def explain_rule(name: str) -> RuleCard:
    """What a rule looks for and why, with a case; a unique beginning of its name is enough.

    Raises UnknownNameError.
    """
    return rule_card(name)
