from .api import (
    all_reports as all_reports,
)
from .api import (
    ask as ask,
)
from .api import (
    audit as audit,
)
from .api import (
    build as build,
)
from .api import (
    candidate_links as candidate_links,
)
from .api import (
    candidates_from as candidates_from,
)
from .api import (
    change_records as change_records,
)
from .api import (
    decide as decide,
)
from .api import (
    diff as diff,
)
from .api import (
    draw_why as draw_why,
)
from .api import (
    explain_rule as explain_rule,
)
from .api import (
    export as export,
)
from .api import (
    inspect as inspect,
)
from .api import (
    keep_candidates as keep_candidates,
)
from .api import (
    matrix as matrix,
)
from .api import (
    picture as picture,
)
from .api import (
    prune_snapshots as prune_snapshots,
)
from .api import (
    publish as publish,
)
from .api import (
    query as query,
)
from .api import (
    questions as questions,
)
from .api import (
    radar as radar,
)
from .api import (
    reader_findings as reader_findings,
)
from .api import (
    review_candidates as review_candidates,
)
from .api import (
    rules as rules,
)
from .api import (
    show as show,
)
from .api import (
    snapshots as snapshots,
)
from .api import (
    template as template,
)
from .api import (
    things as things,
)
from .api import (
    update as update,
)
from .api import (
    use_snapshot as use_snapshot,
)
from .api import (
    validate as validate,
)
from .api import (
    why as why,
)
from .version import __version__ as __version__
