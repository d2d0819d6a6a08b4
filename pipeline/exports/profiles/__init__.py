"""The casualty ledger in the columns of other projects, for a coder to check, correct and paste.

One row is one incident by all the articles that tell of it; what they can't tell stays empty. A new project is a module
with its ``PROFILE`` and its name in ``PROFILES``; messages, ``wireledger run --help`` and the tests take the names from
here.
"""

from __future__ import annotations

from pipeline.errors import UsageError
from pipeline.exports.profiles import acled, ucdp
from pipeline.exports.profiles.profile import Profile

PROFILES: dict[str, Profile] = {known.name: known for known in (acled.PROFILE, ucdp.PROFILE)}


def profile_of(name: str) -> Profile:
    """The profile of that name. Raises UsageError where there is none."""
    if name not in PROFILES:
        raise UsageError(f"no profile {name!r}; there are: {', '.join(sorted(PROFILES))}")
    return PROFILES[name]
