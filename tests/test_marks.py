"""Quotation marks are paired paragraph by paragraph, whatever their kind, and an odd one costs only its paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quotations.marks.pairing import pair_marks
from pipeline.quotations.page import Marked


def paragraphs(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            found.append((start + line.index(body), start + line.index(body) + len(body)))
        start += len(line)
    return found


def pair(text: str) -> list[Marked]:
    return pair_marks(text, paragraphs(text))


def inside(text: str) -> list[str]:
    return [text[m.inner_start : m.inner_end] for m in pair(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("“We hold it,” he said.", ["We hold it,"], id="curly"),
        pytest.param('"We hold it," he said.', ["We hold it,"], id="straight"),
        pytest.param("''We hold it,'' he said.", ["We hold it,"], id="two single marks as one double"),
        pytest.param("``We hold it,'' he said.", ["We hold it,"], id="backticks"),
        pytest.param("„Wir bleiben“, sagte er.", ["Wir bleiben"], id="German"),
        pytest.param("„We hold it”, he said.", ["We hold it"], id="Polish"),
        pytest.param("« We hold it », he said.", [" We hold it "], id="French"),
        pytest.param("»We hold it«, he said.", ["We hold it"], id="guillemets pointing inwards"),
        pytest.param("‘We hold it,’ he said.", ["We hold it,"], id="single curly"),
        pytest.param("'We hold it,' he said.", ["We hold it,"], id="single straight"),
        pytest.param('""We hold it,"" he said.', ["We hold it,"], id="doubled, as left by a CSV file"),
        pytest.param("“We hold it,“ he said.", ["We hold it,"], id="closed with an opening glyph"),
        pytest.param("”We hold it,” he said.", ["We hold it,"], id="opened with a closing glyph"),
        pytest.param('“We hold it," he said.', ["We hold it,"], id="curly and straight mixed"),
        pytest.param('"We hold it"—so he said—"still."', ["We hold it", "still."], id="against dashes"),
        pytest.param('He said:"We hold it."', ["We hold it."], id="no space before"),
        pytest.param('"Hold it,"he said, "hold."', ["Hold it,", "hold."], id="no space after"),
    ],
)
def test_marks_of_every_kind_are_paired(text: str, words: list[str]) -> None:
    assert inside(text) == words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The fighters' losses and the villagers' homes weren't counted.", id="apostrophes"),
        pytest.param("The fighters’ losses and the villagers’ homes weren’t counted.", id="curly apostrophes"),
        pytest.param("In the '90s and the boys' school of '78.", id="years"),
        pytest.param("In the ‘90s it was the boys’ school.", id="a year with the wrong glyph"),
        pytest.param('A 6" pipe was found.', id="inches"),
        pytest.param("He is 6'2\" tall.", id="feet and inches"),
        pytest.param("At 34°12'N, 69°10'E.", id="minutes of arc"),
        pytest.param("Rock 'n' roll was banned.", id="an elision"),
        pytest.param('The field was empty: "".', id="an empty pair"),
        pytest.param("", id="empty text"),
    ],
)
def test_what_is_no_quotation_mark_pairs_with_nothing(text: str) -> None:
    assert inside(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            '"He is 6\'2" tall," she said.', ["He is 6'2\" tall,"], id="inches inside a quotation close nothing"
        ),
        pytest.param("‘The boys’ toys are gone,’ she said.", ["The boys’ toys are gone,"], id="a possessive inside"),
        pytest.param("'It's the boys' fault,' she said.", ["It's the boys' fault,"], id="straight, with possessives"),
        pytest.param("“He said ‘go’ and we went,” she said.", ["He said ‘go’ and we went,"], id="single in double"),
        pytest.param("‘He said “go” and we went,’ she said.", ["He said “go” and we went,"], id="double in single"),
        pytest.param('"The "Front" is not holding them," she said.', ['The "Front" is not holding them,'], id="same"),
        pytest.param("''He told me, 'Go away.'''", ["He told me, 'Go away.'"], id="three marks in a row"),
        pytest.param("“Go,” and “come,” he said.", ["Go,", "come,"], id="two beside each other"),
    ],
)
def test_only_outermost_quotations_are_given(text: str, words: list[str]) -> None:
    assert inside(text) == words


@pytest.mark.parametrize(
    ("text", "words", "continues"),
    [
        pytest.param("“We came.\n\n“We left.”", ["We came.", "We left."], [False, True], id="mark repeated"),
        pytest.param("“We came.”\n\n“We left.”", ["We came.", "We left."], [False, False], id="two quotations"),
        pytest.param("“We came.\n\nWe left.”", ["We came.", "We left."], [False, True], id="mark not repeated"),
        pytest.param(
            "“We came,” he said. “We ate.\n\n“We slept.\n\n“We left.”",
            ["We came,", "We ate.", "We slept.", "We left."],
            [False, False, True, True],
            id="three paragraphs",
        ),
        pytest.param("“We came.\n\nThey left.", ["We came."], [False], id="closing mark lost"),
        pytest.param(
            '"We came.\nWe ate.\nWe left," she said.\nIt rained.',
            ["We came.", "We ate.", "We left,"],
            [False, True, True],
            id="a sentence a line",
        ),
        pytest.param(
            '"We came.\nThey ate.\n"We left," she said.', ["We came.", "We left,"], [False, False], id="opened anew"
        ),
        pytest.param("They met. “We came.\n\n“We left,” he said.", ["We came.", "We left,"], [False, True], id="late"),
    ],
)
def test_a_quotation_over_paragraphs_gives_one_stretch_each(text: str, words: list[str], continues: list[bool]) -> None:
    assert inside(text) == words
    assert [m.continues for m in pair(text)] == continues


def test_a_lost_closing_mark_loses_only_its_own_quotation() -> None:
    assert inside('He said: "We came. "We left," she said.')[-1] == "We left,"


BALANCED = [
    "“We hold the ridge,” said the commander. “We have food.”",
    '"Nobody came," a resident said.',
    "He called it ‘a lie’ and left.",
    "Nothing was said that day.",
    "The '90s were the boys' years.",
    '"The "Front" is not here," she said.',
]


@given(
    st.lists(st.sampled_from(BALANCED), min_size=1, max_size=6),
    st.sampled_from("“”\"‘’'„«»"),
    st.data(),
)
def test_an_odd_mark_costs_at_most_its_own_paragraph(lines: list[str], mark: str, data: st.DataObject) -> None:
    hurt = data.draw(st.integers(0, len(lines) - 1))
    at = data.draw(st.integers(0, len(lines[hurt])))
    broken = [*lines[:hurt], lines[hurt][:at] + mark + lines[hurt][at:], *lines[hurt + 1 :]]

    def by_line(written: list[str]) -> list[list[str]]:
        text = "\n\n".join(written)
        borders = paragraphs(text)
        found = pair_marks(text, borders)
        return [[text[m.inner_start : m.inner_end] for m in found if s <= m.start < e] for s, e in borders]

    whole, odd = by_line(lines), by_line(broken)
    if len(whole) == len(odd):
        assert whole[:hurt] + whole[hurt + 1 :] == odd[:hurt] + odd[hurt + 1 :]


@given(st.text(alphabet="ab 5,.!?\n“”\"‘’'„«»`-—", max_size=80))
def test_stretches_are_in_order_within_their_paragraphs_and_hold_a_word(text: str) -> None:
    borders = paragraphs(text)
    found = pair_marks(text, borders)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for m in found:
        assert m.start <= m.inner_start <= m.inner_end <= m.end
        assert any(s <= m.start and m.end <= e for s, e in borders)
        assert any(c.isalnum() for c in text[m.inner_start : m.inner_end])
