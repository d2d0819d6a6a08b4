"""Parts of a stated total that a copula lists.

"The 12 dead included four children", "Among the 14 dead was a judge", "The five dead were three men and two women".

Without a number of all of them ("The dead included two children") it is roster.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, parts
from pipeline.casualties.sentence.lists import list_from
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.stated_totals import COPULAS, fit, total_before
from pipeline.casualties.sentence.triggers import Trigger

ID = "total_included"


def find(reading: Reading, trigger: Trigger) -> list[Figure]:
    total = total_before(reading, trigger)
    if total is None:
        return []
    at = reading.after_modifiers(trigger.end)
    opens = total.start == 1 and reading.text(0) in ("among", "amongst") and reading.text(at) in COPULAS
    told = reading.text(trigger.end).startswith("includ") or reading.text(trigger.end) in ("were", "are")
    if not opens and not told:
        return []
    first = reading.starting.get((at if opens else trigger.end) + 1)
    if first is None or not fit(reading, first):
        return []
    return parts(ID, reading, trigger, list_from(reading, first, trigger))
