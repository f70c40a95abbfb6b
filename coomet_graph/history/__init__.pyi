from .confirmations import (
    Confirmation as Confirmation,
    confirm as confirm,
    confirmations_of as confirmations_of,
)
from .difference import (
    Change as Change,
    Difference as Difference,
    apply as apply,
    compare as compare,
    inverse as inverse,
)
from .edition import Detail as Detail, Edition as Edition, Entry as Entry, Identity as Identity
from .reading import edition_of as edition_of, edition_of_record as edition_of_record
from .versions import earlier_numbers as earlier_numbers
