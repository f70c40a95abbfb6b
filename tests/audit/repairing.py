"""The findings of planted faults, and what is proposed for them."""

from coomet_graph.audit import run_audit
from coomet_graph.audit.repair import Repair
from coomet_graph.audit.repairs import propose_repairs
from coomet_graph.findings import Finding
from coomet_graph.pipeline import ontology
from coomet_graph.store import EmbeddedDataset


def proposals(dataset: EmbeddedDataset, rule: str) -> list[Repair]:
    """What is proposed for the findings of a rule, those of the first finding first."""
    findings = [finding for finding in run_audit(dataset, ontology()).findings if finding.rule == rule]
    assert findings, rule
    return of_findings(findings, dataset)


def of_findings(findings: list[Finding], dataset: EmbeddedDataset) -> list[Repair]:
    """The proposals for the findings."""
    repairs = propose_repairs(findings, dataset)
    return [repair for finding in findings for repair in repairs.get(finding.number, ())]
