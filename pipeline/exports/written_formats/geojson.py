"""Events on a map, for QGIS, Kepler and geojson.io: ``events.geojson`` (RFC 7946).

A point is the place that the patterns know, often a district's or a province's middle, not where a shell fell. Events
without such a place are left out; events.csv has all.
"""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.exports.written_formats.written_format import Format, Tables
from pipeline.tables.records import columns
from pipeline.tables.typed_rows import typed

NAME = "events.geojson"
TABLE = "events"


def write(folder: Path, tables: Tables) -> None:
    named = columns(tables[TABLE])
    separator = ""
    with (folder / NAME).open("w", encoding="utf-8", newline="") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for row in typed(folder / f"{TABLE}.csv", tables[TABLE]):
            cells = dict(zip(named, row, strict=True))
            latitude, longitude = cells.pop("latitude"), cells.pop("longitude")
            if latitude is None or longitude is None:
                continue
            point = {"type": "Point", "coordinates": [longitude, latitude]}
            feature = {"type": "Feature", "id": cells["event_id"], "geometry": point, "properties": cells}
            file.write(separator + "\n" + json.dumps(feature, ensure_ascii=False))
            separator = ","
        file.write("\n]}\n")


GEOJSON = Format("geojson", lambda tables: (NAME,) if TABLE in tables else (), write)
