"""Folders of pattern files for tests: all tables, empty but for what a test is about."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from pipeline.patterns import shipped_patterns

ACTORS = "id,name,type,side,variants,short,match,note\n"
PLACES = "id,name,type,p_code,latitude,longitude,within,variants,short,match,note\n"
CUES = "lemma,part,stance,takes,forms,note\n"
LAYOUT = "id,match,text,role,rest,note\n"
QUANTITIES = "word,low,best,high,note\n"
PEOPLE = "word,plural,status,party,gender,number,note\n"
THINGS = "word,plural,number,kind,note\n"
WORDS = "id,effect,word,forms,kind,looks,victims,not_before,only_before,note\n"
MEANS = "word,means,note\n"
CODES = "id,iso3,note\n"
NAMES = "name,gender,note\n"
COUNTRIES = "place,words,capital,side,note\n"
EMPTY = {
    "actors.csv": ACTORS,
    "places.csv": PLACES,
    "means.csv": MEANS,
    "country_codes.csv": CODES,
    "reporting_cues.csv": CUES,
    "boilerplate.csv": LAYOUT,
    "conventions/plain.csv": QUANTITIES,
    "people.csv": PEOPLE,
    "things.csv": THINGS,
    "casualty_words.csv": WORDS,
}
Files = dict[str, str | bytes | None]


def write_patterns(files: Files, folder: Path = Path("patterns")) -> Path:
    """Write a folder with the given files over otherwise empty ones; None leaves a file out."""
    for name, content in {**EMPTY, **files}.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def shipped_without_names(folder: Path) -> Path:
    """A copy of the shipped folder without its actors and places: with its many names the gazetteer takes its time."""
    copy = Path(shutil.copytree(shipped_patterns(), folder))
    for name, header in (("actors", ACTORS), ("places", PLACES)):
        (copy / f"{name}.csv").write_text(header, encoding="utf-8")
        (copy / f"{name}.jsonl").unlink()
    return copy


def line(**entry: object) -> str:
    """One line of a .jsonl file."""
    return json.dumps(entry, ensure_ascii=False) + "\n"
