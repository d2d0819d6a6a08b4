"""What annotated attributions teach of the readings of a cue."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from pipeline.components.quote_attribution import QuoteAttribution
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.quotations.page import Page
from pipeline.runs.assemble import DEFAULT_MODEL, Settings, build
from pipeline.training.reading_training import FOLDS, end_lessons, lessons, train_readings
from pipeline.training.speaker_training import Attribution

SPEAKERS = ["Rasul", "Sorabi", "Walizada", "Farrokh", "Haidar", "Nuri", "Tarin", "Noori"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build(Settings(DEFAULT_MODEL, str(shipped_patterns()), "acled"), read_patterns(shipped_patterns()))


def annotated(marked: str, nlp: Language) -> tuple[Page, list[Attribution]]:
    """A page and its attribution: the <source>, the *cue* and the [content] of a sentence, where it has them."""
    text = re.sub(r"[<>*\[\]]", "", marked)
    spans = [
        [(at, at + len(word)) for word in re.findall(kind, marked) for at in [text.index(word)]]
        for kind in (r"<(.+?)>", r"\[(.+?)\]", r"\*(.+?)\*")
    ]
    component = nlp.get_pipe("quote_attribution")
    assert isinstance(component, QuoteAttribution)
    return component.page(nlp(text)), [Attribution(*spans)] if spans[2] else []


def right(marked: str, nlp: Language) -> list[str]:
    """What a sentence with one cue teaches to be right: "nothing", or the kinds of readings."""
    page, told = annotated(marked, nlp)
    (lesson,) = lessons(0, page, told)
    kinds = [next((t for t in row if t.startswith("content grammar")), "other") for row in lesson.rows[1:]]
    return [kind for kind, is_right in zip(["nothing", *kinds], lesson.right, strict=True) if is_right]


RIGHT = {
    "the reading that is the annotated content": (
        "<The doctor> *said* [the ward was full and the roof leaked].",
        "content grammar clause",
    ),
    "another reading than the grammar's": ("<The doctor> *said* [the ward was full] and the roof leaked.", "other"),
    "nothing, of a cue that is not annotated": ("The doctor said the ward was full.", "nothing"),
    "nothing, where no reading is the annotated content": (
        "The ward was full [of wounded men]. <The doctor> *confirmed* three deaths.",
        "nothing",
    ),
}


@pytest.mark.parametrize(("sentence", "taught"), RIGHT.values(), ids=RIGHT.keys())
def test_right_is(sentence: str, taught: str, nlp: Language) -> None:
    assert right(sentence, nlp)[0] == taught


def test_words_in_marks_are_told_from_elsewhere_so_nothing_is_right_too(nlp: Language) -> None:
    taught = right("<The mayor> *said* the mill was [“a ruin and a shame”].", nlp)
    assert taught[0] == "nothing"
    assert len(taught) > 1


ENDS = {
    "before an aside": "<The doctor> *said* [the ward was full], a claim that nobody believed.",
    "where the sentence ends": "<The doctor> *said* [the ward was full, with men on every bed].",
}


@pytest.mark.parametrize("sentence", ENDS.values(), ids=ENDS.keys())
def test_the_end_of_the_annotated_content_is_right(sentence: str, nlp: Language) -> None:
    page, told = annotated(sentence, nlp)
    (lesson,) = end_lessons(0, page, told, {"content grammar clause": 3.0})
    assert sum(lesson.right) == 1
    here = "end at , " if sentence == ENDS["before an aside"] else "end over , "
    assert any(term.startswith(here) for term in lesson.rows[lesson.right.index(True)])


def test_a_content_that_is_not_annotated_teaches_nothing_about_ends(nlp: Language) -> None:
    page, _ = annotated("<The doctor> *said* [the ward was full], a claim that nobody believed.", nlp)
    assert list(end_lessons(0, page, [], {})) == []


def test_each_quotation_is_told_by_weights_that_have_not_seen_its_page(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [annotated(f"<{name}> *said* [the mill was “a ruin and a shame”].", nlp) for name in SPEAKERS]
    seen: list[set[int]] = []

    def learn(taught, *_, **__):
        numbers = {lesson.document for lesson in taught}
        if numbers not in seen[-1:]:  # of readings and of their ends
            seen.append(numbers)
        return {"cue": 3.0}

    monkeypatch.setattr("pipeline.training.reading_training.learn_few", learn)
    train_readings(documents)
    everyone = set(range(len(documents)))
    assert seen == [*(everyone - set(range(fold, len(documents), FOLDS)) for fold in range(FOLDS)), everyone]
    assert [page.text[t.start : t.end] for page, _ in documents for (t,) in page.tellers.values()] == SPEAKERS
