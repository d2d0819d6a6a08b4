"""Rows made of a gazetteer: spellings, names that may stand alone, points, codes, and what is there already."""

from __future__ import annotations

import pytest

from pipeline.groundwork.place_rows import PlaceTable, add_country
from pipeline.groundwork.place_spellings import is_common, key_of, plain, spellings, without_kind
from pipeline.groundwork.world_places import CountryPlaces, Division, Town

BASE = {
    "type": "country", "id": "sudan", "name": "Sudan", "p_code": "", "latitude": "", "longitude": "", "within": "",
    "variants": "", "short": "",
}  # fmt: skip


def division(key: int, name: str, *, level: int = 1, parent: int | None = None, kind: str = "State", iso: str = "",
             aliases: tuple[str, ...] = ()) -> Division:  # fmt: skip
    return Division(key, name, aliases, kind if level == 1 else "", level, parent, iso)


def town(key: int, name: str, people: int, *divisions: int, latitude: float = 10.0, longitude: float = 20.0) -> Town:
    return Town(key, name, people, latitude, longitude, divisions)


def table(divisions=(), towns=(), *, rows=()):
    """The rows that a country's places add to those given, by id."""
    made = PlaceTable()
    for row in (BASE, *({**BASE, "within": "sudan", **row} for row in rows)):
        made.add(row)
    towns = sorted(towns, key=lambda each: -each.population)
    add_country(made, CountryPlaces("SDN", "Sudan", tuple(divisions), tuple(towns)), "sudan")
    return {key: row for key, row in made.rows.items() if key != "sudan"}


@pytest.mark.parametrize(
    ("name", "spelt"),
    [("Abū Zabad", "Abu Zabad"), ("Łódź", "Lodz"), ("'Ārdamatā", "Ardamata"), ("Grande’Anse", "Grande'Anse")],
)
def test_a_name_is_spelt_in_the_letters_of_english(name: str, spelt: str):
    assert plain(name) == spelt


def test_spellings_in_another_script_are_left_out():
    assert spellings(["Kassala", "كسلا", "Ka|ssala"]) == ["Kassala"]


def test_what_stands_in_brackets_is_no_part_of_a_name_and_a_stroke_parts_two():
    assert spellings(["Haute-Sangha / Mambéré", "Beni (ville)"]) == ["Haute-Sangha", "Mambere", "Mambéré", "Beni"]


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Bakhmut Raion", "Bakhmut"), ("Territoire de Beni", "Beni"), ("District", "District"), ("Red Sea", "Red Sea")],
)
def test_the_noun_for_a_division_is_no_part_of_its_name(name: str, bare: str):
    assert without_kind(name) == bare


def test_articles_and_hyphens_make_no_other_place():
    assert {key_of(name) for name in ("El Fasher", "Al-Fasher", "Fasher District", "al Fāsher")} == {"fasher"}


@pytest.mark.parametrize("name", ["Ali", "Villager", "Bo", "Northern", "Smile"])
def test_ordinary_words_given_names_and_two_letters_may_not_stand_alone(name: str):
    assert is_common(name)


def test_a_division_has_its_codes_and_the_point_of_its_largest_town():
    rows = table(
        [division(1, "Gezira", iso="SD-GZ")], [town(9, "Madani", 300_000, 1, latitude=14.4012, longitude=33.52)]
    )
    row = rows["gezira"]
    assert (row["type"], row["p_code"], row["within"]) == ("province", "SD15", "sudan")
    assert (row["latitude"], row["longitude"]) == ("14.401", "33.520")
    assert row["note"] == "ISO 3166-2 SD-GZ; its point is Madani"


def test_a_town_takes_a_name_before_its_division_does():
    rows = table([division(1, "Kassala", aliases=("Kassala State",))], [town(9, "Kassala", 400_000, 1)])
    assert (rows["kassala"]["type"], rows["kassala-state"]["name"]) == ("city", "Kassala state")
    assert rows["kassala"]["within"] == "kassala-state"


def test_a_division_takes_a_name_before_a_small_town_elsewhere_does():
    rows = table([division(1, "Ituri"), division(2, "Tshopo")], [town(9, "Ituri", 2_000, 2)])
    assert (rows["ituri"]["type"], rows["ituri-in-tshopo"]["name"]) == ("province", "Ituri in Tshopo")


def test_a_spelling_that_only_the_division_has_goes_to_the_town_of_that_name():
    rows = table(
        [division(1, "Darfur"), division(2, "Al Fasher", level=2, parent=1)], [town(9, "El Fasher", 500_000, 1)]
    )
    assert rows["el-fasher"]["variants"] == "Al Fasher"
    assert rows["al-fasher-district"]["name"] == "Al Fasher district"


def test_of_two_towns_of_one_name_the_larger_is_meant_by_it_alone():
    rows = table(
        [division(1, "East"), division(2, "Upland")], [town(8, "Kulbus", 5_000, 2), town(9, "Kulbus", 9_000, 1)]
    )
    assert [(r["name"], r["note"]) for r in rows.values() if r["type"] == "city"] == [
        ("Kulbus", "GeoNames 9"),
        ("Kulbus in Upland", "GeoNames 8"),
    ]


def test_a_town_that_is_called_as_people_are_needs_its_division_beside_it():
    row = table([division(1, "Upland")], [town(9, "Ali", 5_000, 1)])["ali-in-upland"]
    assert (row["name"], row["variants"], row["short"]) == ("Ali in Upland", "", "Ali")


def test_a_division_is_shown_by_its_english_name():
    row = table([division(1, "Ḩalab", kind="Province", aliases=("Aleppo Governorate", "محافظة حلب"))])["aleppo"]
    assert row["name"] == "Aleppo"
    assert "Halab" in row["variants"].split(" | ")


def test_a_row_that_is_there_is_given_what_it_lacks_and_no_second_row():
    rows = table(
        [division(1, "North Darfur", iso="SD-DN")],
        [town(9, "Al Fāshir", 500_000, 1, latitude=13.628, longitude=25.349)],
        rows=[
            {"id": "north-darfur", "name": "North Darfur", "type": "province"},
            {"id": "el-fasher", "name": "El Fasher", "type": "city", "latitude": "13.63", "longitude": "25.35"},
        ],
    )
    assert list(rows) == ["north-darfur", "el-fasher"]
    assert (rows["north-darfur"]["p_code"], rows["north-darfur"]["latitude"]) == ("SD02", "13.628")
    assert rows["el-fasher"]["variants"] == "Al Fashir | Al Fāshir"


def test_no_form_stands_under_two_rows():
    second = [division(3, "Beni", level=2, parent=1), division(4, "Beni", level=2, parent=2)]
    towns = [town(7, "Beni", 90_000, 1, 3), town(8, "Beni", 3_000, 2, 4), town(9, "Nord", 2_000, 2)]
    rows = table([division(1, "Nord"), division(2, "Sud"), *second], towns)
    forms = [form for r in rows.values() for form in (r["name"], *filter(None, r["variants"].split(" | ")))]
    assert sorted(forms) == sorted(set(forms))
    assert len(rows) == 7


def test_an_id_that_actors_have_is_not_given_to_a_place():
    made = PlaceTable(ids=frozenset(["white-house"]))
    assert made.add_named({"type": "city"}, ["White House"], apart="") == "white-house-2"
