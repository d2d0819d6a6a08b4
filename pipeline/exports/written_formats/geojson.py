"""Events and incidents on a map, for QGIS, Kepler and geojson.io: ``events.geojson``, ``incidents.geojson`` (RFC 7946).

A point is the place that the patterns know, often a district's or a province's middle, not where a shell fell. Events
and incidents without such a place are left out; their tables have all.
"""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.exports.written_formats.written_format import Format, Tables
from pipeline.tables.records import KEYS, columns
from pipeline.tables.typed_rows import typed

MAPPED = ("events", "incidents")


def names(tables: Tables) -> list[str]:
    return [f"{table}.geojson" for table in MAPPED if table in tables]


def write(folder: Path, tables: Tables) -> None:
    for table in MAPPED:
        if table in tables:
            write_points(folder, table, tables[table])


def write_points(folder: Path, table: str, row_type: type) -> None:
    named = columns(row_type)
    separator = ""
    with (folder / f"{table}.geojson").open("w", encoding="utf-8", newline="") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for row in typed(folder / f"{table}.csv", row_type):
            cells = dict(zip(named, row, strict=True))
            latitude, longitude = cells.pop("latitude"), cells.pop("longitude")
            if latitude is None or longitude is None:
                continue
            point = {"type": "Point", "coordinates": [longitude, latitude]}
            feature = {"type": "Feature", "id": cells[KEYS[table]], "geometry": point, "properties": cells}
            file.write(separator + "\n" + json.dumps(feature, ensure_ascii=False))
            separator = ","
        file.write("\n]}\n")


GEOJSON = Format("geojson", names, write)
