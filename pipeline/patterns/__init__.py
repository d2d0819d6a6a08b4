"""The pattern files, read and checked: ``read_patterns(folder)`` gives a ``PatternSet`` or raises ``PatternFaults``."""

from pipeline.patterns.entries import PatternSet
from pipeline.patterns.reader import read_patterns
from pipeline.patterns.shipped import shipped_patterns

__all__ = ["PatternSet", "read_patterns", "shipped_patterns"]
