"""The casualty ledger in the columns of other projects, for a coder to check, correct and paste.

ucdp: the UCDP Georeferenced Event Dataset, in the 49 columns of its releases.
acled: the ACLED event table, in the 31 columns of its exports.
One row is one event of one article; what the article can't tell stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.exports.profiles.acled import AcledRow, acled
from pipeline.exports.profiles.ucdp import UcdpRow, ucdp
from pipeline.patterns.entries import Entity

if TYPE_CHECKING:
    from pipeline.tables.extract import ArticleTables

__all__ = ["PROFILES", "AcledRow", "Rows", "UcdpRow", "acled", "profile", "ucdp"]

Rows = Callable[["ArticleTables", Mapping[str, Entity]], Sequence[UcdpRow | AcledRow]]
PROFILES: dict[str, tuple[type, Rows]] = {"acled": (AcledRow, acled), "ucdp": (UcdpRow, ucdp)}


def profile(name: str) -> tuple[type, Rows]:
    """The row type and the function of a profile. Raises UsageError where there is none of that name."""
    if name not in PROFILES:
        raise UsageError(f"no profile {name!r}; there are: {', '.join(sorted(PROFILES))}")
    return PROFILES[name]
