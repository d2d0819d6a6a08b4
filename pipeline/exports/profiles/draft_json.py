"""A draft as JSON and back, for the database that keeps it until its incident is known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pipeline.exports.profiles.drafts import Draft
from pipeline.exports.profiles.event_days import Days
from pipeline.exports.profiles.event_locations import Location
from pipeline.exports.profiles.event_sides import Sides
from pipeline.exports.profiles.event_sources import ArticleSource
from pipeline.patterns.entries import Entity


def written(draft: Draft) -> str:
    """As JSON, from which ``read`` makes it again."""
    return json.dumps(asdict(draft), separators=(",", ":"))


def read(text: str) -> Draft:
    told = json.loads(text)
    where = told["where"]
    made = {
        "sources": tuple(ArticleSource(**source) for source in told["sources"]),
        "sides": Sides(**told["sides"]),
        "where": Location(**where | {"chain": tuple(map(_entity, where["chain"]))}),
        "when": Days(**told["when"]),
        "claimants": tuple(told["claimants"]),
        "sentences": tuple(told["sentences"]),
    }
    return Draft(**told | made)


def _entity(cells: Mapping[str, Any]) -> Entity:
    told: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in cells.items()}
    return Entity(**told)
