"""Regular inflection of reporting verbs and nouns."""

from __future__ import annotations

import pytest

from pipeline.language.en.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    "forms",
    [
        pytest.param("claim claims claimed claiming", id="plain"),
        pytest.param("argue argues argued arguing", id="final e"),
        pytest.param("agree agrees agreed agreeing", id="final ee"),
        pytest.param("reply replies replied replying", id="consonant and y"),
        pytest.param("say says sayed saying", id="vowel and y, irregular past left to the table"),
        pytest.param("stress stresses stressed stressing", id="sibilant"),
        pytest.param("echo echoes echoed echoing", id="consonant and o"),
        pytest.param("lie lies lied lying", id="ie"),
        pytest.param("quip quips quipped quipping", id="qu is no vowel"),
        pytest.param("slam slams slammed slamming", id="one syllable doubles"),
        pytest.param("vow vows vowed vowing", id="w never doubles"),
        pytest.param("tweet tweets tweeted tweeting", id="two vowels don't double"),
        pytest.param("admit admits admitted admitting", id="stress on the last syllable doubles"),
        pytest.param("utter utters uttered uttering", id="stress elsewhere doesn't"),
        pytest.param("signal signals signaled signaling signalled signalling", id="final l both ways"),
        pytest.param("panic panics panicked panicking", id="final c"),
    ],
)
def test_a_verb_inflects(forms: str) -> None:
    lemma = forms.split()[0]
    assert verb_forms(lemma) == tuple(forms.split())


def test_the_first_word_of_a_phrasal_verb_inflects() -> None:
    assert verb_forms("point out") == ("point out", "points out", "pointed out", "pointing out")


@pytest.mark.parametrize(
    ("lemma", "plural"), [("claim", "claims"), ("testimony", "testimonies"), ("address", "addresses")]
)
def test_a_noun_has_a_plural(lemma: str, plural: str) -> None:
    assert noun_forms(lemma) == (lemma, plural)
