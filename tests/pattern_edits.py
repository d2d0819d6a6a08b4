"""Random edits of a folder of pattern files, as analysts make them in a spreadsheet: for what must hold for any."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

Rows = list[dict[str, str]]
CHOICES = {
    "actors.csv": {
        "type": ["person", "armed_group", "government", "military", "organization", "media", "people"],
        "side": ["taliban", "resistance", "press", "", "a-new-side"],
        "match": ["", "any_case"],
    },
    "places.csv": {
        "type": ["country", "province", "district", "city", "valley", "other"],
        "match": ["", "any_case"],
        "p_code": ["", "AF99", "XX01"],
        "within": ["", "afghanistan", "kabul-province", "parwan"],
    },
    "reporting_cues.csv": {
        "stance": ["neutral", "claim", "denial", "promise", "demand", "position"],
        "takes": ["quote", "quote clause", "clause", "quote clause infinitive object as"],
        "part": ["verb", "noun"],
    },
    "casualty_words.csv": {"looks": ["", "left", "both"], "victims": ["", "any", "known", "human"]},
    "people.csv": {
        "status": ["", "combatant", "civilian", "official"],
        "party": ["", "state", "irregular", "adverse"],
        "number": ["", "plural", "collective"],
    },
    "things.csv": {"kind": ["time", "measure", "vehicle", "place", "other"], "number": ["", "mass"]},
    "given_names.csv": {"gender": ["m", "f", "either"]},
    "countries.csv": {"side": ["", "international", "a-new-side"], "capital": ["", "kabul"]},
    "means.csv": {"means": ["bomb", "shooting", "unknown", "drone"]},
    "conventions/acled.csv": {"low": ["1", "2"], "best": ["40"], "high": ["", "400"]},
    "boilerplate.csv": {"match": ["exact", "starts", "contains"], "role": ["boilerplate", "caption", "heading"]},
}
JSONL = ("actors.jsonl", "places.jsonl", "casualty_phrases.jsonl")
LISTS = ("variants", "short", "forms", "plural", "words")


def random_edit(folder: Path, random: Random, text: str) -> str:
    """Change some rows of one file, and say what was done.

    text: of the articles; most edits are of rows that they hold a word of.

    The edit need not be sound: the reader may refuse it.
    """
    if random.random() < 0.15:
        return edit_lines(folder / random.choice(JSONL), random)
    name = random.choice(list(CHOICES))
    rows = read(folder / name)
    done = [random.choice(EDITS)(rows, name, random, text) for _ in range(random.choice([1, 1, 1, 2, 5]))]
    write(folder / name, rows)
    return f"{name}: {'; '.join(done)}"


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@cache
def words_of(text: str) -> tuple[str, ...]:
    """Names and words that may become rows."""
    names = re.findall(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+", text) + re.findall(r"\b[A-Z]\w+\b", text)
    return tuple(sorted({*names, *re.findall(r"\b[a-z]{4,}\b", text)}))


def pick(rows: Rows, random: Random, text: str) -> dict[str, str]:
    """A row, mostly one that says something that stands in the text."""
    if random.random() < 0.8:
        for row in random.sample(rows, min(len(rows), 300)):
            if holds(text, row.get("name") or next(iter(row.values()))):
                return row
    return random.choice(rows)


def holds(text: str, cell: str) -> bool:
    return any(re.search(rf"\b{re.escape(form)}\b", text) for form in cell.split(" | "))


def edit_lines(path: Path, random: Random) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    number = random.randrange(len(lines))
    entry = json.loads(lines[number])
    act = random.choice(["remove", "shuffle", "reword", "use"])
    if act == "remove":
        del lines[number]
    elif act == "shuffle":
        random.shuffle(lines)
    elif act == "use" and path.name == "casualty_phrases.jsonl":
        lines[number] = json.dumps({**entry, "kind": random.choice(["verb", "noun", "state"])})
    elif isinstance(entry["pattern"], list):
        entry["pattern"] = entry["pattern"][1:] or entry["pattern"]
        lines[number] = json.dumps(entry)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"{path.name}: {act} line {number + 1}"


def remove(rows: Rows, name: str, random: Random, text: str) -> str:
    row = pick(rows, random, text)
    rows.remove(row)
    return f"remove {next(iter(row.values()))}"


def choose(rows: Rows, name: str, random: Random, text: str) -> str:
    row = pick(rows, random, text)
    column = random.choice(list(CHOICES[name]))
    row[column] = random.choice(CHOICES[name][column])
    return f"{next(iter(row.values()))}: {column} = {row[column]}"


def add_form(rows: Rows, name: str, random: Random, text: str) -> str:
    column = next((c for c in random.sample(LISTS, len(LISTS)) if c in rows[0]), "")
    if not column:
        return choose(rows, name, random, text)
    row, word = pick(rows, random, text), random.choice(words_of(text))
    row[column] = f"{row[column]} | {word}" if row[column] else word
    return f"{next(iter(row.values()))}: {column} + {word}"


def drop_form(rows: Rows, name: str, random: Random, text: str) -> str:
    filled = [(row, column) for row in rows for column in LISTS if row.get(column)]
    if not filled:
        return choose(rows, name, random, text)
    row, column = random.choice([(r, c) for r, c in filled if holds(text, r[c])] or filled)
    forms = row[column].split(" | ")
    gone = forms.pop(random.randrange(len(forms)))
    row[column] = " | ".join(forms)
    if column == "variants" and random.random() < 0.5 and "short" in row:
        row["short"] = f"{row['short']} | {gone}" if row["short"] else gone
    return f"{next(iter(row.values()))}: {column} - {gone}"


def add_row(rows: Rows, name: str, random: Random, text: str) -> str:
    row = dict(pick(rows, random, text))
    first = next(iter(row))
    word = random.choice(words_of(text))
    row[first] = (
        word.lower().replace(" ", "-") if first == "id" else word if name == "given_names.csv" else word.lower()
    )
    if "name" in row and first == "id":
        row |= {"name": word, "variants": "", "short": word.split()[-1] if " " in word else ""}
    if "text" in row:
        row["text"] = word
    for column in ("forms", "plural", "words"):
        if column in row:
            row[column] = ""
    rows.insert(random.randrange(len(rows)), row)
    return f"add {row}"


def shuffle(rows: Rows, name: str, random: Random, text: str) -> str:
    random.shuffle(rows)
    return "shuffle"


def rename(rows: Rows, name: str, random: Random, text: str) -> str:
    row = pick(rows, random, text)
    if "name" not in row or "id" not in row:
        return choose(rows, name, random, text)
    old, row["id"] = row["id"], row["id"] + "-renamed"
    return f"rename {old}"


Act = Callable[[Rows, str, Random, str], str]
EDITS: list[Act] = [remove, choose, choose, add_form, add_form, drop_form, add_row, add_row, shuffle, rename]
