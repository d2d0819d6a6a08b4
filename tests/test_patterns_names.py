"""given_names.csv and countries.csv: what they say, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.mentions.onomasticon import Onomasticon
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.patterns.name_tables import read_countries, read_given_names
from pipeline.patterns.source import Source


@pytest.fixture(scope="module")
def names() -> Onomasticon:
    shipped = read_patterns(shipped_patterns())
    return Onomasticon.of(shipped.given_names, shipped.countries)


def source(tmp_path: Path, text: str) -> Source:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return Source(path, "table.csv")


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Fatima Keita", "f"),
        ("Captain Omar Diallo", "m"),
        ("Jean-Pierre Ndayi", "m"),
        ("Ines Cabal", "f"),
        ("Inés Cabal", "f"),
        ("Kim Robin", ""),
        ("Zzyx Omid", ""),
    ],
)
def test_a_given_name_tells_a_gender_or_none(names: Onomasticon, name: str, gender: str):
    assert names.gender(name) == gender


def test_what_is_stored_comes_back(names: Onomasticon):
    assert Onomasticon.restored(names.stored()) == names


def test_faults_of_given_names_name_line_and_remedy(tmp_path: Path):
    table = source(tmp_path, "name,gender,note\nOmar,male,\nomar,m,\nAda,f,\nAda,m,\n")
    assert read_given_names(table) == {"Ada": "f"}
    assert [str(fault) for fault in table.faults] == [
        "table.csv:2: gender 'male' is unknown, use one of m, f, either",
        "table.csv:3: name 'omar' is no given name, write one word with a capital",
        "table.csv:5: 'Ada' stands in line 4 too, keep one, 'either' if both bear it",
    ]


def test_faults_of_countries_name_line_and_remedy(tmp_path: Path):
    table = source(tmp_path, "place,words,capital,side,note\nmali,Malian,gao,,\nchad,Malian | Chadian,,,\n")
    assert read_countries(table, {"mali", "chad"}) == []
    assert [str(fault) for fault in table.faults] == [
        "table.csv:2: capital 'gao' is no id of places.csv, add the place or mend the id",
        "table.csv:3: 'Malian' stands in line 2 too, keep one",
    ]
