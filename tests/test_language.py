"""The tables of word classes: read whole, each class once, asked for by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.language.en import classes
from pipeline.language.en.classes import listed, words
from pipeline.language.en.numerals import values


def test_a_class_is_asked_for_by_name():
    assert "friday" in words("weekdays")


def test_the_order_of_a_row_is_kept():
    assert listed("months").index("march") == 2


def test_a_class_that_no_table_has_is_an_error():
    with pytest.raises(KeyError, match="weekdayz"):
        words("weekdayz")


def test_every_class_is_asked_for_somewhere():
    code = "\n".join(p.read_text(encoding="utf-8") for p in Path(classes.__file__).parents[2].rglob("*.py"))
    unused = [name for name in classes.classes() if f'"{name}"' not in code]
    assert unused == []


def test_number_words_have_their_values():
    assert (values("unit")["twelve"], values("tens")["forty"], values("scale")["dozen"]) == (12, 40, 12)


def test_a_kind_of_numbers_that_is_none_is_an_error():
    with pytest.raises(KeyError, match="fraction"):
        values("fraction")
