"""A corpus of a few articles for runs in parts and on clusters, with patterns that load at once."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from pattern_folders import PLACES, write_patterns

from pipeline.patterns import shipped_patterns
from pipeline.runs.run import Request

SHIPPED = ("reporting_cues.csv", "casualty_words.csv", "casualty_phrases.jsonl", "people.csv", "conventions/acled.csv")
SOME_PLACES = """\
afghanistan,Afghanistan,country,,33.9391,67.7099,,,,,
baghlan,Baghlan,province,AF09,36.1789,68.7453,afghanistan,,,,
kabul,Kabul,city,,34.5281,69.1723,afghanistan,,,any_case,
"""

TEXTS = {
    "dam": "Gunmen shot dead six guards at a dam near Kabul on Tuesday, the governor's office said.",
    "bus": "“Nobody warned us,” said Laleh Tavana, a bus driver from Herat. Two passengers were wounded.",
    "empty": " ",
    "fair": "The fair in Ghazni closed early. Its stalls stood open all night.",
    "kiln": "Police in Kabul said five brickmakers died when a kiln fell. “It was old,” Rafi Sohrabi, a foreman, said.",
    "mine": "Nine miners died in Baghlan on Friday. A doctor said ten did. The ministry: twelve dead.",
    "quay": "=1+1 people, a clerk wrote, “were lost”; the port's spokesman denied that anyone had drowned.",
    "raid": "Raiders killed four herders near Kabul on Sunday, elders said.\nThe army said “three of ours” were hurt.",
    "road": "A mine on the road killed at least 11 villagers, said Dr. Omid Farhang of the clinic in Herat.",
}


def corpus(folder: Path) -> Path:
    """The texts as a table, with a row that has no id; so what a run reads is no plain text."""
    rows = [{"id": name, "text": text, "day": f"2021-03-{n:02d}"} for n, (name, text) in enumerate(TEXTS.items(), 1)]
    rows.insert(2, {"id": "", "text": "Nobody's text.", "day": ""})
    table = folder / "news.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return table


def few_patterns(folder: Path) -> Path:
    """The shipped words for casualties and speech, three places and no actors."""
    made = write_patterns({"places.csv": PLACES + SOME_PLACES}, folder / "patterns")
    for name in SHIPPED:
        shutil.copy(shipped_patterns() / name, made / name)
    return made


def request(folder: Path, output: str) -> Request:
    """What all of them run: relative to the folder, so that run.json tells of no machine."""
    return Request((folder / "news.jsonl",), folder / output, folder / "patterns", "blank", "acled", profile="ucdp")


def written(folder: Path) -> dict[str, bytes]:
    """The bytes of all files of a run but run.json, by their names below the folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "run.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
