"""One profile for all property tests: the same examples at each run, and no clock on a busy machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.load_profile("fixed")
