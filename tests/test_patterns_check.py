"""Faults as they are seen in the wild, one a folder: each is told in these words and with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pattern_folders import (
    ACTORS,
    CODES,
    COUNTRIES,
    CUES,
    LAYOUT,
    MEANS,
    NAMES,
    PEOPLE,
    PLACES,
    QUANTITIES,
    THINGS,
    WORDS,
    Files,
    line,
    write_patterns,
)
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.patterns.reader import inspect_patterns, read_patterns
from pipeline.patterns.shipped import shipped_patterns

DATED = ACTORS.replace("note", "valid_from,valid_to,note")
VAGUE = "few several many handful tens dozens scores hundreds thousands millions".split()


def actors(*rows: str) -> str:
    return ACTORS + "".join(f"{row}\n" for row in rows)


def places(*rows: str) -> str:
    return PLACES + "".join(f"{row}\n" for row in rows)


def convention(*more: str, without: str = "") -> str:
    """A convention with a row for each vague word but one, and further rows."""
    rows = [f"{word},3,3,,\n" for word in VAGUE if word != without]
    return QUANTITIES + "".join([*rows, *(f"{row}\n" for row in more)])


def regex(expression: str) -> str:
    return line(label="KILLED", pattern=[{"LOWER": {"REGEX": expression}}], id="toll")


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Files], Path]:
    monkeypatch.chdir(tmp_path)
    return write_patterns


FAULTY: list[tuple[str, Files, list[str]]] = [
    (
        "a zero-width space in a name",
        {"actors.csv": actors("omid,Dara\u200b Omid,person,,,,,")},
        [
            (
                "patterns/actors.csv:2: name 'Dara Omid' holds an invisible character (U+200B) and would never "
                "match, type it anew"
            ),
        ],
    ),
    (
        "a soft hyphen in a variant",
        {"actors.csv": actors("omid,Dara Omid,person,,Da\u00adra O.,,,")},
        [
            (
                "patterns/actors.csv:2: variants 'Dara O.' holds an invisible character (U+00AD) and would "
                "never match, type it anew"
            ),
        ],
    ),
    (
        "a mark of writing direction in an id",
        {"actors.csv": actors("omid\u200e,Dara Omid,person,,,,,")},
        [
            (
                "patterns/actors.csv:2: id 'omid' holds an invisible character (U+200E) and would never match, "
                "type it anew"
            ),
            (
                "patterns/actors.csv:2: id 'omid\\u200e' is not lower-case words joined by hyphens, write it "
                "like 'first-brigade'"
            ),
        ],
    ),
    (
        "a byte order mark in the middle",
        {"places.csv": places("vale,\ufeffVale,valley,,,,,,,,")},
        [
            (
                "patterns/places.csv:2: name 'Vale' holds an invisible character (U+FEFF) and would never "
                "match, type it anew"
            ),
        ],
    ),
    (
        "a Cyrillic letter in a Latin word",
        {"actors.csv": actors("league,Hill Lеague,armed_group,,,,,")},
        [
            ("patterns/actors.csv:2: name 'Lеague' has Cyrillic letters that look like Latin ones, type 'League'"),
        ],
    ),
    (
        "a Greek letter in a Latin word",
        {"actors.csv": actors("league,Hill League,armed_group,,Hill Lεague,,,")},
        [
            ("patterns/actors.csv:2: variants 'Lεague' has Greek letters that look like Latin ones, type it anew"),
        ],
    ),
    (
        "an acronym in Cyrillic look-alikes",
        {"actors.csv": actors("league,Hill League,armed_group,,the НС of Hill,,,")},
        [
            "patterns/actors.csv:2: variants 'НС' has Cyrillic letters that look like Latin ones, type 'HC'",
        ],
    ),
    (
        "letters of another width",
        {"actors.csv": actors("league,Hill League,armed_group,,ＨＬ fighters,,,")},
        [
            (
                "patterns/actors.csv:2: variants 'ＨＬ' is written in letters of another width or joined ones, "
                "write 'HL'"
            ),
        ],
    ),
    (
        "letters joined by a typesetter",
        {"actors.csv": actors("league,Hill League,armed_group,,Hill ﬁghters,,,")},
        [
            (
                "patterns/actors.csv:2: variants 'ﬁghters' is written in letters of another width or joined "
                "ones, write 'fighters'"
            ),
        ],
    ),
    (
        "UTF-8 read as Windows-1252 and saved again",
        {"actors.csv": actors("eren,ErÃ©n Omid,person,,,,,")},
        [
            (
                "patterns/actors.csv:2: name 'ErÃ©n Omid' is UTF-8 that was read as another encoding and saved "
                "again, write 'Erén Omid'"
            ),
        ],
    ),
    (
        "a curly apostrophe broken in the same way",
        {"actors.csv": actors("league,Workersâ€™ League,armed_group,,,,,")},
        [
            (
                "patterns/actors.csv:2: name 'Workersâ€™ League' is UTF-8 that was read as another encoding and "
                "saved again, write 'Workers’ League'"
            ),
        ],
    ),
    (
        "UTF-8 read as Mac Roman",
        {"places.csv": places("vale,Val√©e,valley,,,,,,,,")},
        [
            (
                "patterns/places.csv:2: name 'Val√©e' is UTF-8 that was read as another encoding and saved "
                "again, write 'Valée'"
            ),
        ],
    ),
    (
        "a letter lost in saving",
        {"actors.csv": actors("eren,Er\ufffdn Omid,person,,,,,")},
        [
            "patterns/actors.csv:2: name 'Er�n Omid' has lost a letter (U+FFFD) in saving, type it anew",
        ],
    ),
    (
        "a letter lost to a question mark",
        {"actors.csv": actors("eren,Er?n Omid,person,,,,,")},
        [
            (
                "warning: patterns/actors.csv:2: name 'Er?n Omid' has a question mark within a word, a letter "
                "lost in saving; type it again"
            ),
        ],
    ),
    (
        "a character as web pages write it",
        {"actors.csv": actors("sons,Omid &amp; Sons,organization,,,,,")},
        [
            (
                "patterns/actors.csv:2: name 'Omid &amp; Sons' holds a character in the writing of web pages, "
                "write 'Omid & Sons'"
            ),
        ],
    ),
    (
        "a token pattern with a look-alike",
        {"toll.jsonl": line(label="KILLED", pattern=[{"LOWER": "ѕlain"}], id="toll")},
        [
            (
                "patterns/toll.jsonl:1: token 1: 'LOWER': 'ѕlain' has Cyrillic letters that look like Latin "
                "ones, type 'slain'"
            ),
        ],
    ),
    (
        "a text pattern with a zero-width space",
        {"toll.jsonl": line(label="KILLED", pattern="shot\u200b dead", id="toll")},
        [
            (
                "patterns/toll.jsonl:1: 'shot dead' holds an invisible character (U+200B) and would never "
                "match, type it anew"
            ),
        ],
    ),
    (
        "a date that was a name",
        {"actors.csv": actors("third,03-Jan,armed_group,,,,,")},
        [
            (
                "patterns/actors.csv:2: name '03-Jan' is a date that the spreadsheet made of what was typed, "
                "format the column as text and type it again"
            ),
        ],
    ),
    (
        "a date with its year among variants",
        {"actors.csv": actors("third,Third of January,armed_group,,1/3/2021,,,")},
        [
            (
                "patterns/actors.csv:2: variants '1/3/2021' is a date that the spreadsheet made of what was "
                "typed, format the column as text and type it again"
            ),
        ],
    ),
    (
        "a month and a year",
        {"actors.csv": actors("may,May Movement,armed_group,,May-68,,,")},
        [
            (
                "patterns/actors.csv:2: variants 'May-68' is a date that the spreadsheet made of what was "
                "typed, format the column as text and type it again"
            ),
        ],
    ),
    (
        "a bare number as a name",
        {"actors.csv": actors("unit,313,military,,,,,")},
        [
            (
                "patterns/actors.csv:2: name '313' is a bare number, which would be found wherever the number "
                "stands, write more words"
            ),
        ],
    ),
    (
        "a number in powers of ten",
        {"actors.csv": actors("unit,Unit 12E5,military,,1.2E+06,,,")},
        [
            (
                "patterns/actors.csv:2: variants '1.2E+06' is a bare number, which would be found wherever the "
                "number stands, write more words"
            ),
        ],
    ),
    (
        "an error of a formula",
        {"actors.csv": actors("omid,#NAME?,person,,,,,")},
        [
            (
                "patterns/actors.csv:2: name '#NAME?' is an error that the spreadsheet shows for a formula, "
                "type the name"
            ),
        ],
    ),
    (
        "a formula",
        {"actors.csv": actors("omid,=B2,person,,,,,")},
        [
            "patterns/actors.csv:2: name '=B2' is a formula, type what it should show",
        ],
    ),
    (
        "an empty cell as a data frame writes it",
        {"actors.csv": actors("omid,Dara Omid,person,,nan,,,")},
        [
            "patterns/actors.csv:2: variants 'nan' stands for a name that is not known, leave it out",
        ],
    ),
    (
        "a placeholder",
        {"actors.csv": actors("omid,Dara Omid,person,,N/A,,,")},
        [
            "patterns/actors.csv:2: variants 'N/A' stands for a name that is not known, leave it out",
        ],
    ),
    (
        "a spreadsheet under the name of a table",
        {"actors.csv": b"PK\x03\x04rest"},
        [
            "patterns/actors.csv: a spreadsheet under the name of a .csv file, save it as CSV (UTF-8)",
        ],
    ),
    (
        "a web page under the name of a table",
        {"actors.csv": "<!DOCTYPE html>\n<title>Sign in</title>\n"},
        [
            "patterns/actors.csv: a web page under the name of a table, download the file itself",
        ],
    ),
    (
        "Windows-1251",
        {"actors.csv": actors("omid,Омид,person,,,,,").encode("cp1251")},
        [
            "patterns/actors.csv:2: byte 0xCE is not UTF-8, save the file as UTF-8 ('CSV UTF-8')",
        ],
    ),
    (
        "UTF-8 and Windows-1252 in one file",
        {"actors.csv": actors("eren,Erén Omid,person,,,,,").encode() + "zoe,Zoé Omid,person,,,,,\n".encode("cp1252")},
        [
            "patterns/actors.csv:3: byte 0xE9 is not UTF-8, save the file as UTF-8 ('CSV UTF-8')",
        ],
    ),
    (
        "Windows-1252",
        {"actors.csv": actors("eren,Erén Omid,person,,,,,").encode("cp1252")},
        [
            (
                "warning: patterns/actors.csv:2: not UTF-8 but Windows-1252, and read as that from 'Erén' on; "
                "save the file as UTF-8 ('CSV UTF-8')"
            ),
        ],
    ),
    (
        "a title above the header",
        {"actors.csv": "My actors,,,,,,,\n" + actors("omid,Dara Omid,person,,,,,")},
        [
            (
                "patterns/actors.csv:1: 'My actors' is no header, begin the file with the line "
                "'id,name,type,side,variants,short,match,note'"
            ),
        ],
    ),
    (
        "no header",
        {"actors.csv": "omid,Dara Omid,person,,,,,\n"},
        [
            (
                "patterns/actors.csv:1: 'omid,Dara Omid,person' is no header, begin the file with the line "
                "'id,name,type,side,variants,short,match,note'"
            ),
        ],
    ),
    (
        "the header again in the middle",
        {"actors.csv": actors("omid,Dara Omid,person,,,,,") + ACTORS},
        [
            "patterns/actors.csv:3: the header line again, remove it",
        ],
    ),
    (
        "marks of a merge",
        {"actors.csv": actors("<<<<<<< HEAD", "omid,Dara Omid,person,,,,,", "=======", ">>>>>>> mine")},
        [
            (
                "patterns/actors.csv:2: a mark of two versions that were not merged, keep one version and "
                "remove the marks"
            ),
        ],
    ),
    (
        "a cell too few",
        {"actors.csv": actors("omid,Dara Omid,person,Omid")},
        [
            (
                "warning: patterns/actors.csv:2: 4 cells for 8 columns, so 'Omid' was read as side; add the "
                "missing comma, or end the row with commas"
            ),
        ],
    ),
    (
        "a comma without quotation marks",
        {"actors.csv": actors("omid,Dara Omid,person,,,,,a trader, now abroad")},
        [
            "patterns/actors.csv:2: 9 cells for 8 columns, put quotes around a cell that holds a comma",
        ],
    ),
    (
        "a row pasted with semicolons",
        {"actors.csv": actors("omid;Dara Omid;person;;;;;")},
        [
            "patterns/actors.csv:2: cells are separated by semicolons, put commas between them",
        ],
    ),
    (
        "a quotation mark that stays open",
        {"actors.csv": actors('omid,"Dara Omid,person,,,,,')},
        [
            (
                "patterns/actors.csv:2: a quotation mark is not closed or stands inside a cell, close it or "
                "write it twice"
            ),
        ],
    ),
    (
        "a text file that was to be a table",
        {"actors.csv.txt": "x"},
        [
            "patterns/actors.csv.txt: not read because of its name, call it 'actors.csv'",
        ],
    ),
    (
        "a copy of a convention",
        {"conventions/plain (1).csv": QUANTITIES},
        [
            (
                "warning: patterns/conventions/plain (1).csv: is read although its name is that of a copy; "
                "remove or rename it"
            ),
        ],
    ),
    (
        "a copy of a phrase file",
        {
            "toll.jsonl": line(label="KILLED", pattern="shot dead", id="toll"),
            "toll - Copy.jsonl": line(label="KILLED", pattern="shot dead", id="toll"),
        },
        [
            ("warning: patterns/toll - Copy.jsonl: is read although its name is that of a copy; remove or rename it"),
            (
                "warning: patterns/toll - Copy.jsonl:1: the same pattern stands in patterns/toll.jsonl:1; "
                "remove one, or the file that is a copy"
            ),
        ],
    ),
    (
        "a table misnamed",
        {"place.csv": PLACES},
        [
            "patterns/place.csv: no pattern file of this name is read, did you mean 'places.csv'?",
        ],
    ),
    (
        "several names parted by commas",
        {"actors.csv": actors('omid,Dara Omid,person,,"Dara Omeed, Dora Omid",,,')},
        [
            (
                "warning: patterns/actors.csv:2: variants 'Dara Omeed, Dora Omid' holds a comma; if it is "
                "several forms, separate them with ' | '"
            ),
        ],
    ),
    (
        "several names parted by a semicolon",
        {"actors.csv": actors("omid,Dara Omid,person,,Dara Omeed; Dora Omid,,,")},
        [
            ("patterns/actors.csv:2: variants 'Dara Omeed; Dora Omid' holds a semicolon, separate forms with ' | '"),
        ],
    ),
    (
        "several names parted by a slash",
        {"actors.csv": actors("omid,Dara Omid,person,,Dara Omeed / Dora Omid,,,")},
        [
            (
                "warning: patterns/actors.csv:2: variants 'Dara Omeed / Dora Omid' holds a slash; if it is "
                "several forms, separate them with ' | '"
            ),
        ],
    ),
    (
        "several names parted by a line break",
        {"actors.csv": actors('omid,Dara Omid,person,,"Dara Omeed\nDora Omid",,,')},
        [
            (
                "patterns/actors.csv:2: variants 'Dara Omeed Dora Omid' has a line break within, separate forms "
                "with ' | '"
            ),
        ],
    ),
    (
        "a bar that is none",
        {"actors.csv": actors("omid,Dara Omid,person,,Dara Omeed ¦ Dora Omid,,,")},
        [
            (
                "patterns/actors.csv:2: variants 'Dara Omeed ¦ Dora Omid' holds '¦' (U+00A6), which is not the "
                "bar that separates forms, write '|'"
            ),
        ],
    ),
    (
        "a remark in brackets",
        {"actors.csv": actors("omid,Dara Omid,person,,Omid Dara (the elder),,,")},
        [
            (
                "warning: patterns/actors.csv:2: variants 'Omid Dara (the elder)' has brackets, which would "
                "have to stand in the article; move what is a remark to the note"
            ),
        ],
    ),
    (
        "a wildcard",
        {"actors.csv": actors("league,Hill League,armed_group,,Leagu*,,,")},
        [
            (
                "warning: patterns/actors.csv:2: variants 'Leagu*' looks like a search pattern, but each "
                "character stands for itself; list the spellings"
            ),
        ],
    ),
    (
        "a regular expression as a form",
        {"actors.csv": actors("league,Hill League,armed_group,,Hill League[rs],,,")},
        [
            (
                "warning: patterns/actors.csv:2: variants 'Hill League[rs]' looks like a search pattern, but "
                "each character stands for itself; list the spellings"
            ),
        ],
    ),
    (
        "a form in quotation marks",
        {"actors.csv": actors("omid,Dara Omid,person,,“the Lion”,,,")},
        [
            (
                "warning: patterns/actors.csv:2: variants '“the Lion”' stands in quotation marks, which would "
                "have to stand in the article; remove them"
            ),
        ],
    ),
    (
        "a form that ends with a comma",
        {"actors.csv": actors('omid,Dara Omid,person,,"D. Omid,",,,')},
        [
            "warning: patterns/actors.csv:2: variants 'D. Omid,' begins or ends with a mark; remove it",
        ],
    ),
    (
        "a single letter",
        {"actors.csv": actors("omid,Dara Omid,person,,D,,,")},
        [
            (
                "warning: patterns/actors.csv:2: variants 'D' is a single letter, which would be found wherever "
                "it stands; write more"
            ),
        ],
    ),
    (
        "a whole sentence",
        {
            "actors.csv": actors(
                "omid,Dara Omid,person,,the man who came down from the hills in spring with his seven goats,,,"
            )
        },
        [
            (
                "warning: patterns/actors.csv:2: variants 'the man who came down from the hills in spring with "
                "his seven goats' has 14 words, which no article repeats; write the name alone"
            ),
        ],
    ),
    (
        "an ordinary word",
        {"actors.csv": actors("omid,Dara Omid,person,,,Will,,")},
        [
            (
                "warning: patterns/actors.csv:2: short 'Will' is an ordinary word, which articles that name "
                "Dara Omid would give to omid; write more words"
            ),
        ],
    ),
    (
        "a possessive",
        {"actors.csv": actors("omid,Dara Omid,person,,Dara Omid's,,,")},
        [
            (
                'patterns/actors.csv:2: variants "Dara Omid\'s" is a possessive, which the bare form finds too, '
                "remove it"
            ),
        ],
    ),
    (
        "a form twice",
        {"actors.csv": actors("omid,Dara Omid,person,,D. Omid | D. Omid,,,")},
        [
            "patterns/actors.csv:2: variants 'D. Omid' repeats a form in variants, remove it",
        ],
    ),
    (
        "a form of two rows",
        {"actors.csv": actors("omid,Dara Omid,person,,D. Omid,,,", "zari,Zari Omid,person,,D. Omid,,,")},
        [
            "patterns/actors.csv:3: 'D. Omid' is a variant of both omid and zari; keep it under one",
        ],
    ),
    (
        "two spellings under two ids",
        {"actors.csv": actors("omid,Mohammad Omid,person,,,,,", "omeed,Muhammad Omeed,person,,,,,")},
        [
            (
                "warning: patterns/actors.csv:3: 'Muhammad Omeed' is spelt like 'Mohammad Omid' of omid "
                "(patterns/actors.csv:2); keep both under one id, or tell them apart by more words"
            ),
        ],
    ),
    (
        "two spellings of one village",
        {"places.csv": places("pul,Sar-e Pul,village,,,,,,,,", "pol,Sar-i-Pol,village,,,,,,,,")},
        [
            (
                "warning: patterns/places.csv:3: 'Sar-i-Pol' is spelt like 'Sar-e Pul' of pul "
                "(patterns/places.csv:2); keep both under one id, or tell them apart by more words"
            ),
        ],
    ),
    (
        "an id with capitals",
        {"actors.csv": actors("Dara_Omid,Dara Omid,person,,,,,")},
        [
            (
                "patterns/actors.csv:2: id 'Dara_Omid' is not lower-case words joined by hyphens, write it like "
                "'first-brigade'"
            ),
        ],
    ),
    (
        "an id twice",
        {"actors.csv": actors("omid,Dara Omid,person,,,,,", "omid,Zari Omid,person,,,,,")},
        [
            "patterns/actors.csv:3: id 'omid' stands in patterns/actors.csv:2 too, rename one",
        ],
    ),
    (
        "no name",
        {"actors.csv": actors("omid,,person,,,,,")},
        [
            "patterns/actors.csv:2: omid has no name, give the name that the tables shall show",
        ],
    ),
    (
        "a type one letter off",
        {"actors.csv": actors("omid,Dara Omid,persn,,,,,")},
        [
            "patterns/actors.csv:2: type 'persn' is unknown, did you mean 'person'?",
        ],
    ),
    (
        "a side one letter off",
        {
            "actors.csv": actors(
                *(f"m{n},Member {'ABCDE'[n]}. Omid,person,rebels,,,," for n in range(5)),
                "omid,Dara Omid,person,rebles,,,,",
            )
        },
        [
            ("warning: patterns/actors.csv:7: side 'rebles' is nearly 'rebels', which 5 rows have; did you mean that?"),
        ],
    ),
    (
        "a side in other letter case",
        {
            "actors.csv": actors(
                "omid,Dara Omid,person,hill_men,,,,",
                "zari,Zari Omid,person,hill_men,,,,",
                "ada,Ada Omid,person,Hill-Men,,,,",
            )
        },
        [
            (
                "warning: patterns/actors.csv:4: side 'Hill-Men' is nearly 'hill_men', which 2 rows have; did "
                "you mean that?"
            ),
        ],
    ),
    (
        "a match that is none",
        {"actors.csv": actors("omid,Dara Omid,person,,,,yes,")},
        [
            "patterns/actors.csv:2: match 'yes' is unknown, use any_case or leave it empty",
        ],
    ),
    (
        "a spelling that is none",
        {"actors.csv": "id,name,type,side,variants,short,match,spelling,note\nomid,Dara Omid,person,,,,,fold,\n"},
        [
            "patterns/actors.csv:2: spelling 'fold' is unknown, did you mean 'folded'?",
        ],
    ),
    (
        "a day that is none",
        {"actors.csv": DATED + "omid,Dara Omid,person,,,,,15/08/2021,,\n"},
        [
            "patterns/actors.csv:2: valid_from '15/08/2021' is no day, write it like 2021-08-15",
        ],
    ),
    (
        "days in the wrong order",
        {"actors.csv": DATED + "omid,Dara Omid,person,,,,,2021-08-15,2020-01-01,\n"},
        [
            ("patterns/actors.csv:2: valid_from 2021-08-15 is after valid_to 2020-01-01, put the earlier day first"),
        ],
    ),
    (
        "latitude and longitude exchanged",
        {"places.csv": places("kabul,Kabul,city,,34.53,69.17,,,,,", "ford,Ford,village,,69.2,34.6,kabul,,,,")},
        [
            (
                "warning: patterns/places.csv:3: ford lies 4,401 km from kabul (patterns/places.csv:2), which "
                "holds it, exchanged 8 km; exchange latitude and longitude"
            ),
        ],
    ),
    (
        "a point on another continent",
        {"places.csv": places("kabul,Kabul,city,,34.53,69.17,,,,,", "ford,Ford,village,,34.6,-69.2,kabul,,,,")},
        [
            (
                "warning: patterns/places.csv:3: ford lies 11,193 km from kabul (patterns/places.csv:2), which "
                "holds it; mend the coordinates or within"
            ),
        ],
    ),
    (
        "a digit wrong in a point",
        {
            "places.csv": places(
                "hold,Hold,province,,34.5,69.1,,,,,",
                *(f"v{n},Village {'ABCD'[n]}a,village,,34.{n + 3},69.{n + 1},hold,,,," for n in range(4)),
                "ford,Ford,village,,31.5,69.2,hold,,,,",
            )
        },
        [
            (
                "warning: patterns/places.csv:7: ford lies 334 km from hold (patterns/places.csv:2), which "
                "holds it; mend the coordinates or within"
            ),
        ],
    ),
    (
        "zero for an unknown point",
        {"places.csv": places("ford,Ford,village,,0,0,,,,,")},
        [
            (
                "warning: patterns/places.csv:2: ford lies at 0, 0, in the sea; leave both cells empty where no "
                "point is known"
            ),
        ],
    ),
    (
        "a point out of range",
        {"places.csv": places("ford,Ford,village,,345.3,69.17,,,,,")},
        [
            "patterns/places.csv:2: latitude 345.3 is out of range, it must lie between -90 and 90",
        ],
    ),
    (
        "degrees and minutes",
        {"places.csv": places("ford,Ford,village,,34°31'N,69°10'E,,,,,")},
        [
            'patterns/places.csv:2: latitude "34°31\'N" is not a number, write decimal degrees such as 35.27',
            'patterns/places.csv:2: longitude "69°10\'E" is not a number, write decimal degrees such as 35.27',
        ],
    ),
    (
        "only one coordinate",
        {"places.csv": places("ford,Ford,village,,34.53,,,,,,")},
        [
            "patterns/places.csv:2: ford has only one of latitude and longitude, give both or neither",
        ],
    ),
    (
        "a container that is unknown",
        {"places.csv": places("vale,Vale,valley,,,,,,,,", "ford,Ford,village,,,,vael,,,,")},
        [
            "patterns/places.csv:3: within 'vael' is no id of a place, did you mean 'vale'?",
        ],
    ),
    (
        "places within each other",
        {"places.csv": places("vale,Vale,valley,,,,ford,,,,", "ford,Ford,village,,,,vale,,,,")},
        [
            ("patterns/places.csv:2: places lie within each other (vale within ford within vale), break the ring"),
            ("patterns/places.csv:3: places lie within each other (ford within vale within ford), break the ring"),
        ],
    ),
    (
        "a province within a village",
        {"places.csv": places("vale,Vale,province,,,,ford,,,,", "ford,Ford,village,,,,,,,,")},
        [
            "warning: patterns/places.csv:2: the province vale lies within the village ford; mend within",
        ],
    ),
    (
        "a code of two places",
        {"places.csv": places("vale,Vale,district,AF0101,,,,,,,", "ford,Ford,district,AF0101,,,,,,,")},
        [
            "warning: patterns/places.csv:3: p_code AF0101 is that of vale in line 2 too; mend one",
        ],
    ),
    (
        "a word gone from a convention",
        {"conventions/plain.csv": convention(without="dozens")},
        [
            (
                "warning: patterns/conventions/plain.csv: no row for dozens, whose figures have no numbers "
                "then; add them"
            ),
        ],
    ),
    (
        "a word that no quantity has",
        {"conventions/plain.csv": convention("umpteen,3,3,,")},
        [
            (
                "warning: patterns/conventions/plain.csv:12: 'umpteen' is no vague quantity that is read, so "
                "its row never counts; the words are several, few, many, handful, tens, dozens, scores, "
                "hundreds, thousands, millions, numerous, multiple, countless, innumerable, number, numbers, "
                "before hundred or thousand too"
            ),
        ],
    ),
    (
        "numbers that fall",
        {"conventions/plain.csv": convention("dozens,24,12,,", without="dozens")},
        [
            ("patterns/conventions/plain.csv:11: 'dozens': low, best and high fall, write them in rising order"),
        ],
    ),
    (
        "a number with its thousands parted",
        {"conventions/plain.csv": convention('thousands,"1,000",,,', without="thousands")},
        [
            (
                "patterns/conventions/plain.csv:11: low '1,000' is not a whole number, write digits only or "
                "leave it empty"
            ),
        ],
    ),
    (
        "cue forms parted by commas",
        {"reporting_cues.csv": CUES + 'mumble,verb,neutral,quote,"mumbles, mumbled",\n'},
        [
            "patterns/reporting_cues.csv:2: forms 'mumbles, mumbled' holds ',', separate words with ' | '",
        ],
    ),
    (
        "what a cue takes, misspelt",
        {"reporting_cues.csv": CUES + "mumble,verb,neutral,quote claus,,\n"},
        [
            "patterns/reporting_cues.csv:2: takes 'claus' is unknown, did you mean 'clause'?",
        ],
    ),
    (
        "an effect in small letters",
        {"casualty_words.csv": WORDS + "killed-slay,killed,slay,,verb,,,,,\n"},
        [
            "patterns/casualty_words.csv:2: effect 'killed' is unknown, did you mean 'KILLED'?",
        ],
    ),
    (
        "a casualty word of two words",
        {"casualty_words.csv": WORDS + "killed-gun,KILLED,gun down,,verb,,,,,\n"},
        [
            (
                "patterns/casualty_words.csv:2: 'gun down' is more than one word, write it as a pattern of "
                "casualty_phrases.jsonl"
            ),
            (
                "patterns/casualty_words.csv:2: 'gunned down' is more than one word, write it as a pattern of "
                "casualty_phrases.jsonl"
            ),
            (
                "patterns/casualty_words.csv:2: 'gunning down' is more than one word, write it as a pattern of "
                "casualty_phrases.jsonl"
            ),
            (
                "patterns/casualty_words.csv:2: 'guns down' is more than one word, write it as a pattern of "
                "casualty_phrases.jsonl"
            ),
        ],
    ),
    (
        "a word for people and things",
        {"people.csv": PEOPLE + "herder,,civilian,,,,\n", "things.csv": THINGS + "herder,,,other,\n"},
        [
            "patterns/things.csv:2: 'herder' stands in patterns/people.csv:2 too, remove one",
            "patterns/things.csv:2: 'herders' stands in patterns/people.csv:2 too, remove one",
        ],
    ),
    (
        "a line that every line is",
        {"boilerplate.csv": LAYOUT + "ad,contains,ad,boilerplate,,\n"},
        [
            (
                "warning: patterns/boilerplate.csv:2: text 'ad' with match contains would take nearly every "
                "line; write more of it"
            ),
        ],
    ),
    (
        "a gender misspelt",
        {"given_names.csv": NAMES + "Dara,M,\n"},
        [
            "patterns/given_names.csv:2: gender 'M' is unknown, did you mean 'm'?",
        ],
    ),
    (
        "a capital that is no place",
        {
            "places.csv": places("vale,Vale,country,,,,,,,,"),
            "country_codes.csv": CODES + "vale,VAL,\n",
            "countries.csv": COUNTRIES + "vale,Valer,ford,,\n",
        },
        [
            "patterns/countries.csv:2: capital 'ford' is no id of places.csv, add the place or mend the id",
        ],
    ),
    (
        "a country code in small letters",
        {"places.csv": places("vale,Vale,country,,,,,,,,"), "country_codes.csv": CODES + "vale,val,\n"},
        [
            "patterns/country_codes.csv:2: iso3 'val' is not three capital letters, write it like AFG",
        ],
    ),
    (
        "means misspelt",
        {"means.csv": MEANS + "car bomb,bom,\n"},
        [
            "patterns/means.csv:2: means 'bom' is unknown, did you mean 'bomb'?",
        ],
    ),
    (
        "no JSON",
        {"toll.jsonl": "{'label': 'KILLED'}\n"},
        [
            (
                "patterns/toll.jsonl:1: no JSON (Expecting property name enclosed in double quotes at character "
                "2), write one object a line"
            ),
        ],
    ),
    (
        "a list of patterns in one file",
        {"toll.jsonl": "[\n" + line(label="KILLED", pattern="shot dead", id="toll") + "]\n"},
        [
            "patterns/toll.jsonl:1: no JSON (Expecting value at character 2), write one object a line",
            "patterns/toll.jsonl:3: no JSON (Expecting value at character 1), write one object a line",
        ],
    ),
    (
        "a label in small letters",
        {"toll.jsonl": line(label="killed", pattern="shot dead", id="toll")},
        [
            "patterns/toll.jsonl:1: label 'killed' is unknown, did you mean 'KILLED'?",
        ],
    ),
    (
        "capitals where small letters are compared",
        {"toll.jsonl": line(label="KILLED", pattern=[{"LOWER": "Slain"}], id="toll")},
        [
            (
                "patterns/toll.jsonl:1: token 1: 'LOWER': 'Slain' has capitals and would never match, write "
                "'slain' (or use ORTH)"
            ),
        ],
    ),
    (
        "a hyphen within a token",
        {"toll.jsonl": line(label="KILLED", pattern=[{"LOWER": "blood-bath"}], id="toll")},
        [
            (
                "patterns/toll.jsonl:1: token 1: 'LOWER': 'blood-bath' is several tokens and would never match, "
                'write {"LOWER": "blood"}, {"LOWER": "-"}, {"LOWER": "bath"}'
            ),
        ],
    ),
    (
        "nothing but optional tokens",
        {"toll.jsonl": line(label="KILLED", pattern=[{"LOWER": "dead", "OP": "*"}], id="toll")},
        [
            (
                "patterns/toll.jsonl:1: every token is optional and the pattern can match nothing, let one "
                "stand without '?', '*' or '!'"
            ),
        ],
    ),
    (
        "a pattern twice",
        {"toll.jsonl": line(label="KILLED", pattern="shot dead", id="toll") * 2},
        [
            "patterns/toll.jsonl:2: the same pattern stands in line 1, remove one",
        ],
    ),
    (
        "an id that is no actor",
        {"more.jsonl": line(label="ACTOR", pattern="the Omids", id="omid")},
        [
            "patterns/more.jsonl:1: id 'omid' stands in no row of actors.csv, add its row first",
        ],
    ),
    (
        "a regular expression with nested repeats",
        {"toll.jsonl": regex("^(a+)+$")},
        [
            (
                "patterns/toll.jsonl:1: token 1: 'LOWER' REGEX '^(a+)+$' repeats a group that itself repeats, "
                "which can take for ever, simplify it"
            ),
        ],
    ),
    (
        "one with overlapping alternatives",
        {"toll.jsonl": regex("^(a|aa)+$")},
        [
            (
                "patterns/toll.jsonl:1: token 1: 'LOWER' REGEX '^(a|aa)+$' can be tried in too many ways on a "
                "word such as 'aaaaaaaaaaaaaaaa…', which can take for ever, simplify it"
            ),
        ],
    ),
    (
        "one with many optional letters",
        {"toll.jsonl": regex("(a?){30}b")},
        [
            (
                "patterns/toll.jsonl:1: token 1: 'LOWER' REGEX '(a?){30}b' can be tried in too many ways on a "
                "word such as 'aaaaaaa', which can take for ever, simplify it"
            ),
        ],
    ),
    (
        "one with alternatives that overlap in words",
        {"toll.jsonl": regex("^(ab|abab|c)*$")},
        [
            (
                "patterns/toll.jsonl:1: token 1: 'LOWER' REGEX '^(ab|abab|c)*$' can be tried in too many ways "
                "on a word such as 'ccababababababab…', which can take for ever, simplify it"
            ),
        ],
    ),
    (
        "one with many open repeats",
        {"toll.jsonl": regex("^(.*a){12}$")},
        [
            (
                "patterns/toll.jsonl:1: token 1: 'LOWER' REGEX '^(.*a){12}$' can be tried in too many ways on a "
                "word such as 'aaaaaaaaaaaaaaaa…', which can take for ever, simplify it"
            ),
        ],
    ),
    (
        "one that looks ahead",
        {"toll.jsonl": regex("^(?=(a|a)*b)kill")},
        [
            (
                "patterns/toll.jsonl:1: token 1: 'LOWER' REGEX '^(?=(a|a)*b)kill' can be tried in too many ways "
                "on a word such as 'aaaaaaaaaaaaaaaa…', which can take for ever, simplify it"
            ),
        ],
    ),
    (
        "one with an immense count",
        {"toll.jsonl": regex("^kill.{1,5000}$")},
        [
            (
                "patterns/toll.jsonl:1: token 1: 'LOWER' REGEX '^kill.{1,5000}$' repeats too much, which can "
                "take for ever, simplify it"
            ),
        ],
    ),
    (
        "one that is broken",
        {"toll.jsonl": regex("^kill(ed")},
        [
            (
                "patterns/toll.jsonl:1: token 1: 'LOWER' REGEX '^kill(ed' is no regular expression (missing ), "
                "unterminated subpattern at position 5), mend it"
            ),
        ],
    ),
]


@pytest.mark.parametrize(("files", "expected"), [pytest.param(files, told, id=name) for name, files, told in FAULTY])
def test_a_fault_of_the_wild_is_told_with_its_line(
    write: Callable[[Files], Path], files: Files, expected: list[str]
) -> None:
    found = inspect_patterns(write(files))
    assert [*map(str, found.faults), *(f"warning: {warning}" for warning in found.warnings)] == expected


def test_an_error_in_the_first_cell_is_no_remark(write: Callable[[Files], Path]) -> None:
    found = inspect_patterns(write({"actors.csv": actors("#NAME?,Dara Omid,person,,,,,", "# mine")}))
    assert [str(fault) for fault in found.faults] == [
        "patterns/actors.csv:2: id '#NAME?' is not lower-case words joined by hyphens, write it like 'first-brigade'"
    ]


def test_there_are_eighty_and_more() -> None:
    assert len({name for name, _, _ in FAULTY}) >= 80


def test_faults_and_warnings_come_together_in_order_of_place(write: Callable[[Files], Path]) -> None:
    write({"actors.csv": actors("omid,Dara Omid,persn,,,,,", "zari,Zari Omid,person,,Z,,,")})
    result = CliRunner().invoke(app, ["patterns", "check", "patterns"])
    assert result.exit_code == 1
    assert result.stdout == (
        "patterns/actors.csv:2: type 'persn' is unknown, did you mean 'person'?\n"
        "patterns/actors.csv:3: warning: variants 'Z' is a single letter, "
        "which would be found wherever it stands; write more\n"
    )
    assert result.stderr == "patterns: 1 fault, 1 warning\n"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param([], 0, id="warnings alone are sound"),
        pytest.param(["--strict"], 1, id="but not when strict"),
        pytest.param(["--quiet"], 0, id="and are not shown when quiet"),
    ],
)
def test_the_exit_code_tells_of_faults(write: Callable[[Files], Path], options: list[str], code: int) -> None:
    write({"actors.csv": actors("zari,Zari Omid,person,,Z,,,")})
    result = CliRunner().invoke(app, ["patterns", "check", "patterns", *options])
    assert result.exit_code == code
    assert bool(result.stdout) == ("--quiet" not in options)


def test_the_shipped_patterns_are_checked_where_none_are_named() -> None:
    result = CliRunner().invoke(app, ["patterns", "check", "--strict"])
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_missing_folder_is_a_fault(write: Callable[[Files], Path]) -> None:
    result = CliRunner().invoke(app, ["patterns", "check", "nowhere"])
    assert result.exit_code == 1
    assert result.stdout == "nowhere: no such folder of pattern files, name one that holds actors.csv\n"


def test_the_same_bytes_are_read_once(write: Callable[[Files], Path]) -> None:
    folder = write({"actors.csv": actors("omid,Dara Omid,person,,,,,")})
    first = read_patterns(folder)
    assert read_patterns(folder) is first
    write({"actors.csv": actors("omid,Dora Omid,person,,,,,")})
    assert read_patterns(folder).entities["omid"].name == "Dora Omid"


def test_the_shipped_patterns_raise_no_doubt_at_all() -> None:
    found = inspect_patterns(shipped_patterns())
    assert (found.faults, found.warnings) == ((), ())
