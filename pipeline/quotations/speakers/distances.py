"""Numbers and distances as the ranker's terms name them."""

from __future__ import annotations


def few(n: int) -> str:
    """0 | 1 | 2 | 3+"""
    return str(n) if n < 3 else "3+"


def near(n: int) -> str:
    """A distance in tokens by its order of size."""
    for limit, name in ((1, "0-1"), (3, "2-3"), (6, "4-6"), (12, "7-12"), (25, "13-25"), (60, "26-60")):
        if n <= limit:
            return name
    return "61+"
