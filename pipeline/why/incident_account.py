"""Which incident a figure's event belongs to, and why, in a plain sentence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.tables.csv_tables import read

NAMED = 5  # articles


def incident_account(row: Mapping[str, str], folder: Path) -> list[tuple[str, str]]:
    """As (label, sentence); nothing where its article alone tells of the incident, or the run knew of none."""
    incident_id, path = row.get("incident_id", ""), folder / "events.csv"
    if not incident_id or not path.exists():
        return []
    events = [event for event in read(path) if event.get("incident_id") == incident_id]
    others = [event["article_id"] for event in events if event["article_id"] != row["article_id"]]
    because = next((e["linked_because"] for e in events if e["event_id"] == row["event_id"]), "")
    if not others or not because:
        return []
    named = ", ".join(others[:NAMED]) + (f" and {len(others) - NAMED} more" if len(others) > NAMED else "")
    return [("incident", f"{incident_id}, told of in {named} too; the nearest is one with it because {because}")]
