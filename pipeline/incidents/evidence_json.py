"""An event's evidence as JSON and back, for the database."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, get_type_hints

from pipeline.incidents.event_evidence import EventEvidence
from pipeline.incidents.word_weights import TellingWords


def packed(event: EventEvidence) -> str:
    cells = [plain(getattr(event, field.name)) for field in fields(event)]
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))


def plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value.items()) if isinstance(value, dict) else value


def unpacked(text: str) -> EventEvidence:
    return EventEvidence(*(maker(value) for maker, value in zip(MAKERS, json.loads(text), strict=True)))


def _figures(cells: Any) -> tuple[tuple[Any, ...], ...]:
    return tuple(map(tuple, cells))


def _maker(hint: Any) -> Any:
    origin = getattr(hint, "__origin__", None)
    if origin is frozenset:
        return frozenset
    if origin is tuple:
        return _figures
    return TellingWords if hint is TellingWords else _same


def _same(value: Any) -> Any:
    return value


MAKERS = [_maker(get_type_hints(EventEvidence)[field.name]) for field in fields(EventEvidence)]
