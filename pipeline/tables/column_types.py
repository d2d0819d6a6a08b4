"""What the columns of a table hold, by the annotations of its row type."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import get_args, get_type_hints

from pipeline.vocabulary import closed_fields


@cache
def column_types(row_type: type) -> dict[str, type]:
    """What each column of a table holds where it holds something: str, int or float."""
    hints = get_type_hints(row_type)
    closed = closed_fields(row_type)
    plain = {f.name: (get_args(hints[f.name]) or (hints[f.name],))[0] for f in fields(row_type)}
    return {name: str if name in closed else plain[name] for name in plain}
