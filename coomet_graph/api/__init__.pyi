from .asking import (
    ask as ask,
    draw_why as draw_why,
    picture as picture,
    query as query,
    questions as questions,
    show as show,
    things as things,
    why as why,
)
from .building import (
    build as build,
    inspect as inspect,
    prune_snapshots as prune_snapshots,
    publish as publish,
    snapshots as snapshots,
    update as update,
    use_snapshot as use_snapshot,
    write_mapping as write_mapping,
)
from .checking import audit as audit, reader_findings as reader_findings, validate as validate
from .deciding import decide as decide, decide_typed as decide_typed
from .giving import (
    change_records as change_records,
    diff as diff,
    export as export,
    template as template,
)
from .networks import matrix as matrix, radar as radar
from .places import WORKSPACE as WORKSPACE
from .proposing import (
    candidate_links as candidate_links,
    candidates_from as candidates_from,
    keep_candidates as keep_candidates,
    review_candidates as review_candidates,
)
from .reporting import (
    DECISIONS as DECISIONS,
    all_reports as all_reports,
    background as background,
    decisions_from as decisions_from,
    decisions_not_built as decisions_not_built,
    explain_rule as explain_rule,
    rules as rules,
)
