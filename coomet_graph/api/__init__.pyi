from .asking import (
    ask as ask,
)
from .asking import (
    draw_why as draw_why,
)
from .asking import (
    picture as picture,
)
from .asking import (
    query as query,
)
from .asking import (
    questions as questions,
)
from .asking import (
    show as show,
)
from .asking import (
    things as things,
)
from .asking import (
    why as why,
)
from .building import (
    build as build,
)
from .building import (
    inspect as inspect,
)
from .building import (
    prune_snapshots as prune_snapshots,
)
from .building import (
    publish as publish,
)
from .building import (
    snapshots as snapshots,
)
from .building import (
    update as update,
)
from .building import (
    use_snapshot as use_snapshot,
)
from .building import (
    write_mapping as write_mapping,
)
from .checking import audit as audit
from .checking import reader_findings as reader_findings
from .checking import validate as validate
from .deciding import decide as decide
from .deciding import decide_typed as decide_typed
from .giving import (
    change_records as change_records,
)
from .giving import (
    diff as diff,
)
from .giving import (
    export as export,
)
from .giving import (
    template as template,
)
from .networks import matrix as matrix
from .networks import radar as radar
from .places import WORKSPACE as WORKSPACE
from .proposing import (
    candidate_links as candidate_links,
)
from .proposing import (
    candidates_from as candidates_from,
)
from .proposing import (
    keep_candidates as keep_candidates,
)
from .proposing import (
    review_candidates as review_candidates,
)
from .reporting import (
    DECISIONS as DECISIONS,
)
from .reporting import (
    all_reports as all_reports,
)
from .reporting import (
    background as background,
)
from .reporting import (
    decisions_from as decisions_from,
)
from .reporting import (
    decisions_not_built as decisions_not_built,
)
from .reporting import (
    explain_rule as explain_rule,
)
from .reporting import (
    rules as rules,
)
