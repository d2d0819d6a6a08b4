"""actors.csv and places.csv: one row an entity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.patterns.entries import Entity
from pipeline.patterns.form_faults import form_doubt, form_fault, is_plain
from pipeline.patterns.rows import Row, read_rows, split_list
from pipeline.patterns.source import Source, nearest
from pipeline.vocabulary import ActorType, PlaceType

ACTOR_TYPES = tuple(ActorType)
PLACE_TYPES = tuple(PlaceType)
ACTOR_COLUMNS = ("id", "name", "type", "side", "variants", "short", "match", "note")
PLACE_COLUMNS = (
    *("id", "name", "type", "p_code", "latitude", "longitude", "within"),
    *("variants", "short", "match", "note"),
)
MORE_COLUMNS = ("spelling", "valid_from", "valid_to")  # that a table may do without
SPELLINGS = ("exact", "folded")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def read_actors(source: Source) -> list[Entity]:
    """The rows of actors.csv that can be used; the rest are noted as faults."""
    rows = read_rows(source, ACTOR_COLUMNS, optional=MORE_COLUMNS)
    return [_actor(source, row) for row in rows if _check_row(source, row, ACTOR_TYPES)]


def read_places(source: Source) -> list[Entity]:
    """The rows of places.csv that can be used; the rest are noted as faults."""
    rows = read_rows(source, PLACE_COLUMNS, optional=MORE_COLUMNS)
    return [_place(source, row) for row in rows if _check_row(source, row, PLACE_TYPES)]


def _actor(source: Source, row: Row) -> Entity:
    return _entity(source, row, "ACTOR", side=row["side"])


def _place(source: Source, row: Row) -> Entity:
    latitude = _degrees(source, row, "latitude", 90)
    longitude = _degrees(source, row, "longitude", 180)
    if bool(row["latitude"]) != bool(row["longitude"]):
        source.fault(row.line, f"{row['id']} has only one of latitude and longitude, give both or neither")
    whereabouts = {"p_code": row["p_code"], "latitude": latitude, "longitude": longitude, "within": row["within"]}
    return _entity(source, row, "PLACE", **whereabouts)


def _entity(source: Source, row: Row, label: str, **own: Any) -> Entity:
    """own: the fields that only actors or only places have."""
    variants, short = _forms(source, row)
    return Entity(
        id=row["id"],
        name=row["name"],
        label=label,
        type=row["type"],
        variants=variants,
        short=short,
        match=row["match"],
        note=row["note"],
        file=source.shown,
        line=row.line,
        spelling=row["spelling"] if row["spelling"] == "folded" else "",
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        **own,
    )


def _check_row(source: Source, row: Row, types: tuple[str, ...]) -> bool:
    """Note the faults of a row's plain cells; False where it names no entity."""
    identity, name = row["id"], row["name"]
    if not identity:
        source.loss(row.line, "id is empty, give the row one such as 'first-brigade'")
    elif not _ID.match(identity):
        source.fault(
            row.line, f"id {identity!r} is not lower-case words joined by hyphens, write it like 'first-brigade'"
        )
    if not name:
        source.loss(row.line, f"{identity or 'the row'} has no name, give the name that the tables shall show")
    if row["type"] not in types:
        remedy = nearest(row["type"], types)
        named = f"type {row['type']!r} is unknown" if row["type"] else "type is empty"
        source.fault(row.line, f"{named}, {remedy}")
    if row["match"] not in ("", "any_case"):
        source.fault(row.line, f"match {row['match']!r} is unknown, use any_case or leave it empty")
    if row["spelling"] or row["valid_from"] or row["valid_to"]:
        _check_more(source, row)
    return bool(identity and name)


def _check_more(source: Source, row: Row) -> None:
    if row["spelling"] and row["spelling"] not in SPELLINGS:
        source.fault(row.line, f"spelling {row['spelling']!r} is unknown, {nearest(row['spelling'], SPELLINGS)}")
    days = [row["valid_from"], row["valid_to"]]
    for column, day in zip(("valid_from", "valid_to"), days, strict=True):
        if day and not _is_day(day):
            source.fault(row.line, f"{column} {day!r} is no day, write it like 2021-08-15")
            return
    if all(days) and days[0] > days[1]:
        source.fault(row.line, f"valid_from {days[0]} is after valid_to {days[1]}, put the earlier day first")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _forms(source: Source, row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A row's full forms, the name first, and its short forms, each once."""
    seen: dict[str, str] = {row["name"]: "the name itself"}
    full = [row["name"]]
    short: list[str] = []
    for column, kept in (("variants", full), ("short", short)):
        for form in split_list(row[column]):
            if form not in seen and is_plain(form):
                seen[form] = f"a form in {column}"
                kept.append(form)
            elif fault := _form_fault(form, seen):
                source.fault(row.line, f"{column} {form!r} {fault}")
            else:
                seen[form] = f"a form in {column}"
                kept.append(form)
                if doubt := form_doubt(form):
                    source.warn(row.line, f"{column} {form!r} {doubt}")
    if fault := form_fault(row["name"]):
        source.fault(row.line, f"name {row['name']!r} {fault}")
    elif len(full) == 1 and (doubt := form_doubt(row["name"])):  # else it is found by its variants
        source.warn(row.line, f"name {row['name']!r} {doubt}")
    return tuple(full), tuple(short)


def _form_fault(form: str, seen: Mapping[str, str]) -> str:
    if ";" in form:
        return "holds a semicolon, separate forms with ' | '"
    if not any(c.isalnum() for c in form):
        return "has no letter or digit, remove it"
    if form[-2:] in ("'s", "’s") and form[:-2] in seen:
        return "is a possessive, which the bare form finds too, remove it"
    if form in seen:
        return f"repeats {seen[form]}, remove it"
    return form_fault(form)


def _degrees(source: Source, row: Row, column: str, limit: int) -> float | None:
    """Decimal degrees, with a decimal point or, as spreadsheets of many countries write it, a comma."""
    if not row[column]:
        return None
    try:
        value = float(row[column].replace(",", ".", 1))
    except ValueError:
        source.fault(row.line, f"{column} {row[column]!r} is not a number, write decimal degrees such as 35.27")
        return None
    if not -limit <= value <= limit:  # also refuses nan
        source.fault(row.line, f"{column} {row[column]} is out of range, it must lie between -{limit} and {limit}")
        return None
    return value
