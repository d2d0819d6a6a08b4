"""Random edits of a folder of pattern files, such as analysts make in a spreadsheet: for tests that hold for any edit."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
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


def random_edit(folder: Path, random: Random, words: list[str]) -> str:
    """Change some rows of one file, and say what was done. words: of the texts, for names and nouns to add.

    The edit need not be sound: the reader may refuse it.
    """
    if random.random() < 0.15:
        return edit_lines(folder / random.choice(JSONL), random)
    name = random.choice(list(CHOICES))
    rows = read(folder / name)
    done = [random.choice(EDITS)(rows, name, random, words) for _ in range(random.choice([1, 1, 1, 2, 5]))]
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


def remove(rows: Rows, name: str, random: Random, words: list[str]) -> str:
    row = rows.pop(random.randrange(len(rows)))
    return f"remove {next(iter(row.values()))}"


def choose(rows: Rows, name: str, random: Random, words: list[str]) -> str:
    row = random.choice(rows)
    column = random.choice(list(CHOICES[name]))
    row[column] = random.choice(CHOICES[name][column])
    return f"{next(iter(row.values()))}: {column} = {row[column]}"


def add_form(rows: Rows, name: str, random: Random, words: list[str]) -> str:
    column = next((c for c in random.sample(LISTS, len(LISTS)) if c in rows[0]), "")
    if not column:
        return choose(rows, name, random, words)
    row, word = random.choice(rows), random.choice(words)
    row[column] = f"{row[column]} | {word}" if row[column] else word
    return f"{next(iter(row.values()))}: {column} + {word}"


def drop_form(rows: Rows, name: str, random: Random, words: list[str]) -> str:
    filled = [(row, column) for row in rows for column in LISTS if row.get(column)]
    if not filled:
        return choose(rows, name, random, words)
    row, column = random.choice(filled)
    forms = row[column].split(" | ")
    gone = forms.pop(random.randrange(len(forms)))
    row[column] = " | ".join(forms)
    if column == "variants" and random.random() < 0.5 and "short" in row:
        row["short"] = f"{row['short']} | {gone}" if row["short"] else gone
    return f"{next(iter(row.values()))}: {column} - {gone}"


def add_row(rows: Rows, name: str, random: Random, words: list[str]) -> str:
    row = dict(random.choice(rows))
    first = next(iter(row))
    word = random.choice(words)
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


def shuffle(rows: Rows, name: str, random: Random, words: list[str]) -> str:
    random.shuffle(rows)
    return "shuffle"


def rename(rows: Rows, name: str, random: Random, words: list[str]) -> str:
    row = random.choice(rows)
    if "name" not in row or "id" not in row:
        return choose(rows, name, random, words)
    old, row["id"] = row["id"], row["id"] + "-renamed"
    return f"rename {old}"


Act = Callable[[Rows, str, Random, list[str]], str]
EDITS: list[Act] = [remove, choose, choose, add_form, add_form, drop_form, add_row, add_row, shuffle, rename]
