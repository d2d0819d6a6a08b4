"""How CSV tables are written for a spreadsheet's language: what parts cells, and what begins a fraction."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import UsageError

DELIMITERS = {",": ",", ";": ";", "\t": "\t", "comma": ",", "semicolon": ";", "tab": "\t"}  # as they may be named
DECIMALS = {".": ".", ",": ",", "point": ".", "comma": ","}


@dataclass(frozen=True, slots=True)
class Dialect:
    delimiter: str = ","
    decimal: str = "."


DIALECT = Dialect()


def dialect_of(delimiter: str, decimal: str) -> Dialect:
    """The dialect that two options name, by sign or word. Raises UsageError where cells couldn't be told apart."""
    if delimiter not in DELIMITERS:
        raise UsageError(f"--delimiter {delimiter!r} can't part cells; take comma, semicolon or tab")
    if decimal not in DECIMALS:
        raise UsageError(f"--decimal {decimal!r} can't begin a fraction; take point or comma")
    named = Dialect(DELIMITERS[delimiter], DECIMALS[decimal])
    if named.delimiter == named.decimal:
        raise UsageError("--decimal comma wants cells parted by another sign; add --delimiter semicolon")
    return named
