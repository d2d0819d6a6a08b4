"""The cells of a row as text."""

from __future__ import annotations

import math
import re
from typing import Any

from pipeline.corpus.article import UnreadableError, check_unicode
from pipeline.corpus.column_names import looked_up
from pipeline.corpus.encodings import bytes_of, decoded
from pipeline.corpus.formats.kinds import Cells

SURROGATE = re.compile(r"[\ud800-\udfff]")


def cell(cells: Cells, name: str) -> tuple[str, str]:
    """The cell as text, "" where it is missing or no number, and the encoding of bytes that are not the table's.

    Raises UnreadableError where it holds a list or an object, or bytes that are no text.
    """
    value: Any = looked_up(cells, name) if name else None
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "", ""
    if isinstance(value, dict):
        field = next((f"; name a field of it, as {name}.{first}" for first in value), "")
        raise UnreadableError("row", f"{name!r} holds a dict, not text{field}")
    if isinstance(value, (list, bytes)):
        raise UnreadableError("row", f"{name!r} holds a {type(value).__name__}, not text")
    said = str(value)
    return of_bytes(said) if SURROGATE.search(said) else (said, "")


def of_bytes(said: str) -> tuple[str, str]:
    """A cell some bytes of which the table's encoding has not, in the encoding that they have."""
    try:
        return decoded(bytes_of(said))
    except UnicodeEncodeError:
        check_unicode(said)  # half a character: raises
    except UnreadableError:
        check_unicode(said)
    return said, ""
