"""Where the shipped pattern files are."""

from __future__ import annotations

from pathlib import Path

import pipeline


def shipped_patterns() -> Path:
    """The folder of the shipped patterns: beside the package in a checkout, inside it once installed from a wheel."""
    package = Path(pipeline.__file__).parent
    installed = package / "shipped_patterns"
    return installed if installed.is_dir() else package.parent / "patterns"
