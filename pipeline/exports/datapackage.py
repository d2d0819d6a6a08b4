"""``datapackage.json``: what the CSV tables hold, for programs that read Frictionless Data packages.

Types, closed sets and missing values are given, so that ``frictionless validate datapackage.json`` checks the tables
and readers type their columns by it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.tables.codebook import meaning
from pipeline.tables.column_types import column_types
from pipeline.tables.dialect import DIALECT, Dialect
from pipeline.tables.records import KEYS, REFERENCES, columns
from pipeline.vocabulary import closed_fields

TYPES = {str: "string", int: "integer", float: "number"}


def write(path: Path, tables: dict[str, type], *, dialect: Dialect = DIALECT) -> None:
    package = {
        "name": "wireledger-tables",
        "profile": "tabular-data-package",
        "resources": [resource(table, row_type, dialect, tables) for table, row_type in tables.items()],
    }
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def resource(table: str, row_type: type, dialect: Dialect, tables: Mapping[str, type]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": fields(table, row_type, dialect), "missingValues": [""]}
    if key := KEYS.get(table):  # errors name articles that have no row
        schema["primaryKey"] = key
        schema["foreignKeys"] = [
            {"fields": name, "reference": {"resource": target, "fields": name}}
            for name, target in REFERENCES.items()
            if name in columns(row_type) and name != key and target in tables
        ]
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "description": meaning(table, ""),
        "encoding": "utf-8-sig",
        "format": "csv",
        "mediatype": "text/csv",
        "dialect": {"delimiter": dialect.delimiter, "lineTerminator": "\r\n"},
        "schema": schema,
    }


def fields(table: str, row_type: type, dialect: Dialect) -> list[dict[str, Any]]:
    types, closed = column_types(row_type), closed_fields(row_type)
    found = []
    for name in columns(row_type):
        field: dict[str, Any] = {"name": name, "type": TYPES[types[name]], "description": meaning(table, name)}
        if types[name] is float:
            field["decimalChar"] = dialect.decimal
        if name in closed:
            field["constraints"] = {"enum": [str(word) for word in closed[name]]}
        found.append(field)
    return found
