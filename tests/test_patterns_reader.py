"""The pattern files: what is read, and what is refused in which words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pattern_folders import ACTORS, CODES, CUES, LAYOUT, MEANS, PLACES, QUANTITIES, Files, line, write_patterns

from pipeline.errors import PatternFaults
from pipeline.patterns import read_patterns, shipped_patterns

Write = Callable[[Files], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a folder called patterns with the given files over otherwise empty ones; None leaves a file out."""
    monkeypatch.chdir(tmp_path)

    return write_patterns


def faults(folder: Path) -> list[str]:
    with pytest.raises(PatternFaults) as caught:
        read_patterns(folder)
    return str(caught.value).split("\n")


def test_an_actor_has_its_name_among_its_variants(write: Write) -> None:
    actors = ACTORS + "dara-omid,Dara Omid,person,press,Dara Omeed | D. Omid,Omid,any_case,a reporter\n"
    omid = read_patterns(write({"actors.csv": actors})).entities["dara-omid"]
    assert (omid.label, omid.type, omid.side, omid.match, omid.note) == (
        "ACTOR",
        "person",
        "press",
        "any_case",
        "a reporter",
    )
    assert omid.variants == ("Dara Omid", "Dara Omeed", "D. Omid")
    assert omid.short == ("Omid",)
    assert (omid.file, omid.line) == ("patterns/actors.csv", 2)


def test_a_place_has_its_code_and_coordinates(write: Write) -> None:
    places = PLACES + "vale,Vale,province,ZZ01,35.5,-69.25,,,,,\nford,Ford,village,,,,vale,,,,\n"
    read = read_patterns(write({"places.csv": places})).entities
    assert (read["vale"].p_code, read["vale"].latitude, read["vale"].longitude) == ("ZZ01", 35.5, -69.25)
    assert (read["ford"].within, read["ford"].latitude, read["ford"].longitude) == ("vale", None, None)


def test_a_country_has_its_code(write: Write) -> None:
    files = {"places.csv": PLACES + "vale,Vale,country,,,,,,,,\n", "country_codes.csv": CODES + "vale,VAL,\n"}
    assert read_patterns(write(files)).entities["vale"].iso3 == "VAL"


def test_a_word_of_a_means_counts_in_its_plural_too(write: Write) -> None:
    (word,) = read_patterns(write({"means.csv": MEANS + "Drone strike,drone,\n"})).means
    assert (word.id, word.forms, word.means) == ("means:drone strike", ("drone strike", "drone strikes"), "drone")


@pytest.mark.parametrize("name", ["means.csv", "country_codes.csv"])
def test_a_folder_without_a_table_of_events_is_lent_the_shipped_one(write: Write, name: str) -> None:
    read = read_patterns(write({name: None, "places.csv": PLACES + "mali,Mali,country,,,,,,,,\n"}))
    assert read.means if name == "means.csv" else read.entities["mali"].iso3 == "MLI"


def test_every_rule_has_its_file_and_line(write: Write) -> None:
    folder = write(
        {
            "actors.csv": ACTORS + "omid,Omid,person,,,,,\n",
            "toll.jsonl": "\n" + line(label="KILLED", pattern="shot dead", id="shot-dead"),
            "reporting_cues.csv": CUES + "mumble,verb,neutral,quote,,\n",
            "boilerplate.csv": LAYOUT + "layout-end,exact,Ends,boilerplate,yes,\n",
            "conventions/plain.csv": QUANTITIES + "umpteen,20,20,,\n",
        }
    )
    assert read_patterns(folder).places == {
        "omid": ("patterns/actors.csv", 2),
        "shot-dead": ("patterns/toll.jsonl", 2),
        "cue:mumble": ("patterns/reporting_cues.csv", 2),
        "layout-end": ("patterns/boilerplate.csv", 2),
        "plain:umpteen": ("patterns/conventions/plain.csv", 2),
    }


def test_an_empty_high_is_not_bounded(write: Write) -> None:
    conventions = read_patterns(write({"conventions/plain.csv": QUANTITIES + "Umpteen,20,21,,\n"})).conventions
    quantity = conventions["plain"]["umpteen"]
    assert (quantity.low, quantity.best, quantity.high) == (20, 21, None)


def test_a_cue_without_forms_is_inflected_and_one_with_forms_is_not(write: Write) -> None:
    cues = CUES + "mumble,verb,neutral,quote clause,,\nswear,verb,promise,clause,swears | swore | sworn | swearing,\n"
    mumble, swear = read_patterns(write({"reporting_cues.csv": cues})).cues
    assert mumble.forms == ("mumble", "mumbles", "mumbled", "mumbling")
    assert mumble.takes == ("quote", "clause")
    assert swear.forms == ("swear", "swears", "swore", "sworn", "swearing")


def test_a_second_part_of_a_cue_has_a_rule_id_of_its_own(write: Write) -> None:
    cues = CUES + "vow,verb,promise,clause,,\nvow,noun,promise,clause,,\n"
    verb, noun = read_patterns(write({"reporting_cues.csv": cues})).cues
    assert (verb.id, noun.id) == ("cue:vow", "cue:vow:noun")
    assert noun.forms == ("vow", "vows")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + ACTORS.encode() + b"omid,Omid,person,,,,,\n", id="a BOM"),
        pytest.param((ACTORS + "omid,Omid,person,,,,,\n").replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(f"\n{ACTORS}\n,,,,,,,\nomid,Omid,person,,,,,\n\n,,,,,,,\n".encode(), id="blank lines"),
        pytest.param((ACTORS.strip() + ",,\nomid,Omid,person,,,,,,,\n").encode(), id="empty trailing columns"),
        pytest.param(
            b"name,id,type,side,variants,short,match,note\nOmid,omid,person,,,,,\n", id="columns in another order"
        ),
        pytest.param((ACTORS + "omid,Omid,person\n").encode(), id="empty cells left out at the end"),
        pytest.param((ACTORS + '"omid",  Omid ,person,,,,,\n').encode(), id="quotes and spaces"),
        pytest.param((ACTORS + "omid,Omid,person,,,,,\n").replace("\n", "\r").encode(), id="CR"),
        pytest.param((ACTORS + "omid,Omid,person,,,,,\n").replace(",", ";").encode(), id="semicolons"),
        pytest.param((ACTORS + "omid,Omid,person,,,,,\n").replace(",", "\t").encode(), id="tabs"),
        pytest.param(("sep=;\n" + ACTORS + "omid,Omid,person,,,,,\n").replace(",", ";").encode(), id="a line sep="),
        pytest.param((ACTORS + "omid,Omid,person,,,,,\n").replace(",", "\t").encode("utf-16"), id="Unicode text"),
        pytest.param(
            (ACTORS + "omid,Omid,person,,,,,\n").replace(",", ";").replace("\n", "\r\n").encode("utf-8-sig"),
            id="all at once",
        ),
    ],
)
def test_what_spreadsheets_write_is_read(write: Write, content: bytes) -> None:
    read = read_patterns(write({"actors.csv": content}))
    assert [(e.id, e.name, e.type) for e in read.entities.values()] == [("omid", "Omid", "person")]


def test_the_lines_of_a_file_that_begins_with_sep_are_counted_from_its_first(write: Write) -> None:
    found = faults(write({"actors.csv": "sep=;\n" + (ACTORS + "omid,,person,,,,,\n").replace(",", ";")}))
    assert found == ["patterns/actors.csv:3: omid has no name, give the name that the tables shall show"]


def test_windows_1252_is_read_with_a_warning_where_it_can_be_nothing_else(write: Write) -> None:
    read = read_patterns(write({"actors.csv": (ACTORS + "zoe,Zoé’s Band,armed_group,,,,,\n").encode("cp1252")}))
    assert read.entities["zoe"].name == "Zoé’s Band"
    assert [str(warning) for warning in read.warnings] == [
        "patterns/actors.csv:2: not UTF-8 but Windows-1252, and read as that from 'Zoé' on; "
        "save the file as UTF-8 ('CSV UTF-8')"
    ]


@pytest.mark.parametrize("cells", ['"35,5","-69,25"', "35.5,-69.25"], ids=["commas", "points"])
def test_a_decimal_comma_is_a_decimal_point(write: Write, cells: str) -> None:
    read = read_patterns(write({"places.csv": f"{PLACES}vale,Vale,province,ZZ01,{cells},,,,,\n"})).entities["vale"]
    assert (read.latitude, read.longitude) == (35.5, -69.25)


def test_a_row_of_a_convention_may_say_how_many_multiple_is(write: Write) -> None:
    conventions = read_patterns(write({"conventions/plain.csv": QUANTITIES + "multiple,2,3.0,,\n"})).conventions
    assert conventions["plain"]["multiple"].best == 3


def test_letters_and_accents_apart_are_composed(write: Write) -> None:
    read = read_patterns(write({"actors.csv": ACTORS + "eren,Ere\u0301n,person,,,,,\n"}))
    assert read.entities["eren"].name == "Erén"


def test_the_digest_depends_on_names_and_bytes_only(write: Write, tmp_path: Path) -> None:
    folder = write({"actors.csv": ACTORS + "omid,Omid,person,,,,,\n"})
    here, absolute = read_patterns(folder), read_patterns(tmp_path / "patterns")
    assert here.sha256 == absolute.sha256
    (folder / "actors.csv").write_text(ACTORS + "omid,Omid,person,,,,,x\n")
    assert read_patterns(folder).sha256 != here.sha256


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"places.csv": None},
            ["patterns/places.csv: no such file, add it (a header line alone will do)"],
            id="file missing",
        ),
        pytest.param(
            {"conventions/plain.csv": None},
            ["patterns/conventions: no convention here, add one such as acled.csv"],
            id="no convention",
        ),
        pytest.param(
            {"actors.csv": ""},
            [f"patterns/actors.csv: empty, begin it with the header line '{ACTORS.strip()}'"],
            id="empty",
        ),
        pytest.param(
            {"actors.csv": (ACTORS + "eren,\u0415\u0440\u0435\u043d,person,,,,,\n").encode("cp1251")},
            ["patterns/actors.csv:2: byte 0xC5 is not UTF-8, save the file as UTF-8 ('CSV UTF-8')"],
            id="not UTF-8",
        ),
        pytest.param(
            {"actors.csv": ACTORS + "om\0id,Omid,person,,,,,\n"},
            ["patterns/actors.csv:2: a NUL byte, save the file as UTF-8 text"],
            id="NUL",
        ),
        pytest.param(
            {"actors.csv": ACTORS.replace("variants", "varients")},
            [
                "patterns/actors.csv:1: column 'variants' is missing, add it (its cells may be empty if not needed)",
                "patterns/actors.csv:1: unknown column 'varients', did you mean 'variants'?",
            ],
            id="column misspelt",
        ),
        pytest.param(
            {"actors.csv": ACTORS.replace("note", "note,colour")},
            [
                "patterns/actors.csv:1: unknown column 'colour', the columns are "
                "id, name, type, side, variants, short, match, note, and if need be spelling, valid_from, valid_to"
            ],
            id="column too many",
        ),
        pytest.param(
            {"actors.csv": ACTORS.replace("note", "note,id")},
            ["patterns/actors.csv:1: column 'id' stands twice, remove one"],
            id="column twice",
        ),
        pytest.param(
            {"actors.csv": ACTORS + "omid,Omid, Dara,person,,,,,\nzari,Zari,person,,,,,,x\n"},
            [
                "patterns/actors.csv:2: 9 cells for 8 columns, put quotes around a cell that holds a comma",
                "patterns/actors.csv:3: 9 cells for 8 columns, put quotes around a cell that holds a comma",
            ],
            id="cells don't fit",
        ),
        pytest.param(
            {"actors.csv": ACTORS + 'omid,"Omid,person,,,,,\nzari,Zari,person,,,,,\n'},
            [
                "patterns/actors.csv:2: a quotation mark is not closed or stands inside a cell, "
                "close it or write it twice"
            ],
            id="quote left open",
        ),
        pytest.param(
            {"actors.csv": ACTORS + 'omid,Omid,person,,,,,"two\nlines"\nzari,Zari,persn,,,,,\n'},
            ["patterns/actors.csv:4: type 'persn' is unknown, did you mean 'person'?"],
            id="lines are counted through cells of several lines",
        ),
        pytest.param(
            {"actors.csv": ACTORS + "omid,Omid,,,,,,\n"},
            [
                "patterns/actors.csv:2: type is empty, use one of "
                "person, armed_group, government, military, organization, media, people"
            ],
            id="no type",
        ),
        pytest.param(
            {"actors.csv": ACTORS + "omid,,person,,,,,\n,Zari,person,,,,,\nZari K,Zari,person,,,,,\n"},
            [
                "patterns/actors.csv:2: omid has no name, give the name that the tables shall show",
                "patterns/actors.csv:3: id is empty, give the row one such as 'first-brigade'",
                "patterns/actors.csv:4: id 'Zari K' is not lower-case words joined by hyphens, "
                "write it like 'first-brigade'",
            ],
            id="no name, no id, bad id",
        ),
        pytest.param(
            {"actors.csv": ACTORS + "omid,Omid,person,,,,caseless,\n"},
            ["patterns/actors.csv:2: match 'caseless' is unknown, use any_case or leave it empty"],
            id="bad match",
        ),
        pytest.param(
            {
                "actors.csv": ACTORS
                + "omid,Omid,person,,Omid | D. Omid | D. Omid | Omid’s,D. Omid,,\nzari,Zari,person,,Zary; Zari | …,,,\n"
            },
            [
                "patterns/actors.csv:2: short 'D. Omid' repeats a form in variants, remove it",
                "patterns/actors.csv:2: variants 'D. Omid' repeats a form in variants, remove it",
                "patterns/actors.csv:2: variants 'Omid' repeats the name itself, remove it",
                "patterns/actors.csv:2: variants 'Omid’s' is a possessive, which the bare form finds too, remove it",
                "patterns/actors.csv:3: variants 'Zary; Zari' holds a semicolon, separate forms with ' | '",
                "patterns/actors.csv:3: variants '…' has no letter or digit, remove it",
            ],
            id="forms repeated, ill separated, wordless",
        ),
        pytest.param(
            {"actors.csv": ACTORS + "omid,Dara Omid,person,,,,,\nzari,Zari,person,,Dara Omid,,,\n"},
            ["patterns/actors.csv:3: 'Dara Omid' is a variant of both omid and zari; keep it under one"],
            id="a variant under two actors",
        ),
        pytest.param(
            {"actors.csv": ACTORS + "league,LEAGUE,armed_group,,,,,\nband,The Band,armed_group,,League,,any_case,\n"},
            ["patterns/actors.csv:3: 'LEAGUE' is a variant of both league and band; keep it under one"],
            id="a variant under two actors, in any case",
        ),
        pytest.param(
            {
                "actors.csv": ACTORS + "omid,Omid,person,,,,,\nomid,Omeed,person,,,,,\n",
                "places.csv": PLACES + "omid,Omidabad,city,,,,,,,,\n",
            },
            [
                "patterns/actors.csv:3: id 'omid' stands in patterns/actors.csv:2 too, rename one",
                "patterns/places.csv:2: id 'omid' stands in patterns/actors.csv:2 too, rename one",
            ],
            id="duplicate ids",
        ),
        pytest.param(
            {
                "places.csv": PLACES
                + "vale,Vale,valley,,95,6o,,,,,\nford,Ford,village,,1.5,,,,,,\nkot,Kot,city,,nan,1,,,,,\n"
            },
            [
                "patterns/places.csv:2: latitude 95 is out of range, it must lie between -90 and 90",
                "patterns/places.csv:2: longitude '6o' is not a number, write decimal degrees such as 35.27",
                "patterns/places.csv:3: ford has only one of latitude and longitude, give both or neither",
                "patterns/places.csv:4: latitude nan is out of range, it must lie between -90 and 90",
            ],
            id="coordinates",
        ),
        pytest.param(
            {"places.csv": PLACES + "vale,Vale,valley,,,,valee,,,,\nford,Ford,village,,,,moon,,,,\n"},
            [
                "patterns/places.csv:2: within 'valee' is no id of a place, did you mean 'vale'?",
                "patterns/places.csv:3: within 'moon' is no id of a place, add its row or leave the cell empty",
            ],
            id="within an unknown place",
        ),
        pytest.param(
            {
                "places.csv": PLACES
                + "vale,Vale,valley,,,,ford,,,,\nford,Ford,village,,,,vale,,,,\nkot,Kot,city,,,,ford,,,,\n"
            },
            [
                "patterns/places.csv:2: places lie within each other (vale within ford within vale), break the ring",
                "patterns/places.csv:3: places lie within each other (ford within vale within ford), break the ring",
            ],
            id="a ring of places",
        ),
        pytest.param(
            {"means.csv": MEANS + ",drone,\nquad,dron,\nsniper,shooting,\nSniper,mine,\n"},
            [
                "patterns/means.csv:2: word is empty, write a word of a means, such as 'shelling'",
                "patterns/means.csv:3: means 'dron' is unknown, did you mean 'drone'?",
                "patterns/means.csv:5: 'sniper' stands in line 4 too, remove one",
            ],
            id="means",
        ),
        pytest.param(
            {
                "places.csv": PLACES + "vale,Vale,country,,,,,,,,\nford,Ford,city,,,,,,,,\n",
                "country_codes.csv": CODES + "vale,VAL,\nford,FOR,\nvale,VAX,\nvale,Vl,\n",
            },
            [
                "patterns/country_codes.csv:3: id 'ford' is no country of places.csv, add its row first",
                "patterns/country_codes.csv:4: vale or VAX stands in line 2 too, remove one",
                "patterns/country_codes.csv:5: iso3 'Vl' is not three capital letters, write it like AFG",
            ],
            id="codes of countries",
        ),
        pytest.param(
            {"actor.csv": ACTORS},
            ["patterns/actor.csv: no pattern file of this name is read, did you mean 'actors.csv'?"],
            id="misnamed file",
        ),
        pytest.param(
            {"conventions/mine.ods": b"PK"},
            ["patterns/conventions/mine.ods: conventions are read from .csv and .xlsx files, save it as one"],
            id="a spreadsheet among the conventions",
        ),
        pytest.param(
            {"toll.jsonl": '{"label": "KILLED"\n\n["KILLED"]\n{"id": "a", "id": "b"}\n'},
            [
                "patterns/toll.jsonl:1: no JSON (Expecting ',' delimiter at character 19), write one object a line",
                'patterns/toll.jsonl:3: not an object, write {"label": ..., "pattern": ..., "id": ...}',
                "patterns/toll.jsonl:4: key 'id' stands twice in one object, remove one",
            ],
            id="lines that are no objects",
        ),
        pytest.param(
            {"toll.jsonl": line(label="KILED", patern="x", id="") + line(pattern=7)},
            [
                "patterns/toll.jsonl:1: id is '', name the entity or the rule",
                "patterns/toll.jsonl:1: label 'KILED' is unknown, did you mean 'KILLED'?",
                "patterns/toll.jsonl:1: pattern is missing, add it",
                "patterns/toll.jsonl:1: unknown key 'patern', did you mean 'pattern'?",
                "patterns/toll.jsonl:2: id is missing, add it",
                "patterns/toll.jsonl:2: label is missing, add it",
                "patterns/toll.jsonl:2: pattern is 7, write a text or a list of tokens",
            ],
            id="keys and labels",
        ),
        pytest.param(
            {
                "toll.jsonl": line(label="KILLED", pattern="shot", id="shot") * 2
                + line(label="WOUNDED", pattern="hit", id="shot")
            },
            [
                "patterns/toll.jsonl:2: the same pattern stands in line 1, remove one",
                "patterns/toll.jsonl:3: id 'shot' has label KILLED in patterns/toll.jsonl:1, rename one",
            ],
            id="patterns and rule ids twice",
        ),
        pytest.param(
            {
                "actors.csv": ACTORS + "omid,Omid,person,,,,,\n",
                "more.jsonl": line(label="ACTOR", pattern="the scribe", id="omed")
                + line(label="PLACE", pattern="Omidabad", id="omid")
                + line(label="KILLED", pattern="slain", id="omid"),
            },
            [
                "patterns/more.jsonl:1: id 'omed' stands in no row of actors.csv, did you mean 'omid'?",
                "patterns/more.jsonl:2: id 'omid' is the ACTOR of patterns/actors.csv:2, give it that label",
                "patterns/more.jsonl:3: id 'omid' is that of patterns/actors.csv:2, name the rule otherwise",
            ],
            id="ids of entities",
        ),
        pytest.param(
            {
                "reporting_cues.csv": CUES
                + "mumble,vreb,sure,quote claus,,\n,verb,neutral,,,\nhum,verb,neutral,quote,,\nHum,verb,claim,quote,,\n"
            },
            [
                "patterns/reporting_cues.csv:2: part 'vreb' is unknown, did you mean 'verb'?",
                "patterns/reporting_cues.csv:2: stance 'sure' is unknown, use one of neutral, claim, denial, promise, "
                "demand, position, judgement",
                "patterns/reporting_cues.csv:2: takes 'claus' is unknown, did you mean 'clause'?",
                "patterns/reporting_cues.csv:3: lemma is empty, fill it or remove the row",
                "patterns/reporting_cues.csv:3: takes is empty, "
                "say what may follow '': quote, clause, infinitive, object, as",
                "patterns/reporting_cues.csv:5: the verb 'hum' stands in line 4 too, remove one",
            ],
            id="cues",
        ),
        pytest.param(
            {"conventions/plain.csv": QUANTITIES + "umpteen,20,12,,\nloads,ten,,,\nloads,,5,,\nLoads,,6,,\n"},
            [
                "patterns/conventions/plain.csv:2: 'umpteen': low, best and high fall, write them in rising order",
                "patterns/conventions/plain.csv:3: low 'ten' is not a whole number, "
                "write digits only or leave it empty",
                "patterns/conventions/plain.csv:4: 'loads' stands in line 3 too, remove one",
                "patterns/conventions/plain.csv:5: 'loads' stands in line 3 too, remove one",
            ],
            id="conventions",
        ),
        pytest.param(
            {
                "boilerplate.csv": LAYOUT
                + "end,prefix,Ends,boilerplate,yep,\nfin,exact,,title,,\nx,exact,X,caption,,\nx,exact,Y,caption,,\n"
            },
            [
                "patterns/boilerplate.csv:2: match 'prefix' is unknown, use one of exact, starts, ends, contains",
                "patterns/boilerplate.csv:2: rest 'yep' is unknown, use yes or no",
                "patterns/boilerplate.csv:3: role 'title' is unknown, use one of boilerplate, caption, heading",
                "patterns/boilerplate.csv:3: text is empty, fill it or remove the row",
                "patterns/boilerplate.csv:5: id 'x' stands in line 4 too, rename one",
            ],
            id="boilerplate",
        ),
    ],
)
def test_a_faulty_file_is_refused_with_place_cause_and_remedy(
    write: Write, files: dict[str, str | bytes | None], expected: list[str]
) -> None:
    assert faults(write(files)) == expected


def test_all_faults_of_all_files_come_at_once_in_order(write: Write) -> None:
    folder = write(
        {
            "places.csv": PLACES + "vale,Vale,dale,,,,,,,,\n",
            "actors.csv": ACTORS + "omid,Omid,person,,,,,\n" * 11 + "zari,Zari,person,,,,exact,\n",
            "toll.jsonl": "{}\n",
        }
    )
    found = faults(folder)
    assert [f.split(": ")[0] for f in found] == [
        *(f"patterns/actors.csv:{n}" for n in range(3, 14)),
        "patterns/places.csv:2",
        *["patterns/toll.jsonl:1"] * 3,
    ]


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        pytest.param(None, "patterns/actors.csv: no such file", id="missing"),
        pytest.param(b"", "patterns/actors.csv: empty", id="empty"),
        pytest.param(
            (ACTORS + "omid,Omid,person,,,,,\n").replace(",", "/"),
            "patterns/actors.csv:1: 'id/name/type/side/variants/short/match/note' is no header",
            id="slashes",
        ),
        pytest.param(ACTORS.replace("side,", ""), "patterns/actors.csv:1: column 'side' is missing", id="header"),
        pytest.param(
            ACTORS.encode() + b"omid,Om\x81d,person,,,,,\n", "patterns/actors.csv:2: byte 0x81", id="encoding"
        ),
        pytest.param(ACTORS + 'omid,"Omid,person\n', "patterns/actors.csv:2: a quotation mark", id="open quotation"),
        pytest.param(ACTORS + "omid,Omid,person,,,,,,x\n", "patterns/actors.csv:2: 9 cells", id="a row too long"),
        pytest.param(ACTORS + "omid,,person,,,,,\n", "patterns/actors.csv:2: omid has no name", id="no name"),
    ],
)
def test_an_id_is_not_missed_where_its_row_could_not_be_read(
    write: Write, actors: str | bytes | None, expected: str
) -> None:
    found = faults(write({"actors.csv": actors, "more.jsonl": line(label="ACTOR", pattern="the Omids", id="omid")}))
    assert found[0].startswith(expected)
    assert not [fault for fault in found if "more.jsonl" in fault]


def test_a_container_is_not_missed_where_its_row_could_not_be_read(write: Write) -> None:
    rows = "ford,Ford,village,,,,vale,,,,\nvale,Vale,valley,,,,,,,,,x\n"
    assert [fault.split(": ")[0] for fault in faults(write({"places.csv": PLACES + rows}))] == ["patterns/places.csv:3"]


def test_ids_are_still_checked_against_the_other_table_and_beside_other_faults(write: Write) -> None:
    folder = write(
        {
            "actors.csv": None,
            "places.csv": PLACES + "vale,Vale,dale,,,,,,,,\n",
            "more.jsonl": line(label="PLACE", pattern="the Ford", id="ford"),
        }
    )
    assert faults(folder)[1:] == [
        "patterns/more.jsonl:1: id 'ford' stands in no row of places.csv, add its row first",
        "patterns/places.csv:2: type 'dale' is unknown, did you mean 'valley'?",
    ]


@pytest.mark.parametrize(
    "row", ["omid;Omid;person;;;;;", "omid;Omid;person;;;;;a trader, now abroad", "omid;Omid;person;;;;;,,,,,,,"]
)
def test_a_row_pasted_with_semicolons_says_so(write: Write, row: str) -> None:
    found = faults(write({"actors.csv": f"{ACTORS}zari,Zari,person,,,,,a; b\n{row}\n"}))
    assert found == ["patterns/actors.csv:3: cells are separated by semicolons, put commas between them"]


def test_a_form_may_name_an_actor_and_a_place(write: Write) -> None:
    folder = write(
        {"actors.csv": ACTORS + "vale-gov,Vale,government,,,,,\n", "places.csv": PLACES + "vale,Vale,country,,,,,,,,\n"}
    )
    assert set(read_patterns(folder).entities) == {"vale-gov", "vale"}


def test_a_short_form_may_be_shared_and_be_a_full_form_elsewhere(write: Write) -> None:
    actors = ACTORS + "dara-omid,D. Omid,person,,,Omid,,\nzari-omid,Zari Omid,person,,,Omid,,\nomid,Omid,person,,,,,\n"
    assert set(read_patterns(write({"actors.csv": actors})).entities) == {"dara-omid", "zari-omid", "omid"}


def test_a_missing_folder_is_one_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert faults(Path("nowhere")) == ["nowhere: no such folder of pattern files, name one that holds actors.csv"]


def test_editors_lock_files_are_passed_over(write: Write) -> None:
    folder = write({"~$actors.xlsx": b"x", ".~lock.actors.csv#": b"x", ".hidden.csv": b"x", "README.md": b"x"})
    assert read_patterns(folder).entities == {}


def test_the_shipped_patterns_are_sound() -> None:
    patterns = read_patterns(shipped_patterns())
    labels = {entity.label for entity in patterns.entities.values()}
    assert labels == {"ACTOR", "PLACE"}
    assert patterns.cues
    assert patterns.conventions


def test_reading_tables_loads_no_spacy() -> None:
    code = "import sys, pipeline.patterns; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def warnings(folder: Path) -> list[str]:
    return [str(warning) for warning in read_patterns(folder).warnings]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"actors.csv": ACTORS + "omid,Dara Omid,person,,Omeed Dara,Omid\n"},
            [
                "patterns/actors.csv:2: 6 cells for 8 columns, so 'Omid' was read as short; "
                "add the missing comma, or end the row with commas"
            ],
            id="a row of an actor",
        ),
        pytest.param(
            {"conventions/plain.csv": QUANTITIES + "dozens,12,12\n"},
            [
                "patterns/conventions/plain.csv: no row for several, few, many, handful, tens, scores, hundreds, "
                "thousands, millions, whose figures have no numbers then; add them",
                "patterns/conventions/plain.csv:2: 3 cells for 5 columns, so '12' was read as best; "
                "add the missing comma, or end the row with commas",
            ],
            id="a row of a convention",
        ),
        pytest.param({"actors.csv": ACTORS + "omid,Dara Omid,person,,,,,\n"}, [], id="no cell missing"),
        pytest.param(
            {"actors.csv": ACTORS.rstrip() + ",,\nomid,Dara Omid,person,,,,,\n"}, [], id="trailing columns missing"
        ),
    ],
)
def test_a_row_with_too_few_cells_is_doubted(
    write: Write, files: dict[str, str | bytes | None], expected: list[str]
) -> None:
    assert warnings(write(files)) == expected


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param(
            "person,,,Said,,", "short 'Said' is an ordinary word, which articles that name Dara Omid", id="cue"
        ),
        pytest.param(
            "person,,,Will,,", "short 'Will' is an ordinary word, which articles that name Dara Omid", id="any"
        ),
        pytest.param("person,,front,,,", "variants 'front' is an ordinary word, which every article", id="variant"),
        pytest.param("person,,,WHO,any_case,", "short 'WHO' is an ordinary word, which articles", id="letter case"),
    ],
)
def test_a_form_that_is_an_ordinary_word_is_doubted(write: Write, cells: str, said: str) -> None:
    cues = CUES + "say,verb,neutral,quote clause,say | says | said,\n"
    (found,) = warnings(write({"actors.csv": f"{ACTORS}omid,Dara Omid,{cells}\n", "reporting_cues.csv": cues}))
    assert found.startswith(f"patterns/actors.csv:2: {said}")
    assert found.endswith(" would give to omid; write more words")


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param("organization,,,WHO,,", id="an acronym"),
        pytest.param("armed_group,,,Front,,", id="a noun with a capital"),
        pytest.param("armed_group,,,the front,,", id="several words"),
        pytest.param("people,,villagers,,,", id="a people"),
    ],
)
def test_a_form_that_may_well_be_meant_is_not_doubted(write: Write, cells: str) -> None:
    assert warnings(write({"actors.csv": f"{ACTORS}omid,Dara Omid,{cells}\n"})) == []


@pytest.mark.parametrize(
    ("second", "doubted"),
    [
        pytest.param("second,Torab,person,rebels,,,,", True, id="its name"),
        pytest.param("second,Nasir Torab,person,army,Torab,,,", True, id="a variant, of another side"),
        pytest.param("second,Nasir Torab,person,rebels,Torab,,,", False, id="a variant, of the same side"),
        pytest.param("second,Nasir Torab,person,army,,Torab,,", False, id="a short form"),
    ],
)
def test_a_short_form_that_is_somebody_elses_full_form_is_doubted(write: Write, second: str, doubted: bool) -> None:
    found = warnings(write({"actors.csv": f"{ACTORS}first,Haji Torab,person,rebels,,Torab,,\n{second}\n"}))
    message = (
        "patterns/actors.csv:2: short 'Torab' is a full form of second (patterns/actors.csv:3), "
        "which articles that name Haji Torab would give to first; remove it from one"
    )
    assert found == ([message] if doubted else [])


def test_the_shipped_patterns_raise_no_doubt() -> None:
    assert read_patterns(shipped_patterns()).warnings == ()
