"""Whose "the statement", "it" or "she" is: who spoke last by the grammar. The name is that of the text's last row."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import QUOTATIONS, Quotation, load

STATEMENTS = {
    "who spoke in the sentence before": (
        "The junta said two villages had been searched. “Nine bandits fled,” the statement added.",
        "junta",
    ),
    "not the quotation's own subject": (
        "The junta said two villages had been searched. Nine bandits were arrested, the statement added.",
        "junta",
    ),
    "who spoke in a statement": (
        "In a communique, the Taliban accused the drivers of smuggling. “The lorries will burn,” the communique said.",
        "Taliban",
    ),
    "whose statement it was": (
        "The union's statement denied that men were missing. Police said two were held. “All are here,” the statement"
        " said.",
        "union",
    ),
    "not who only did something": (
        "The rebels burned a bridge. “The road is open,” the communique said.",
        "communique",
    ),
    "a person who spoke": (
        "Colonel Jamal Tarzi denied that his men had fired. “We were asleep,” the statement said.",
        "Jamal Tarzi",
    ),
    "a person who spoke for an army": (
        "In a statement, army spokesman Colonel Jamal Tarzi said that recruits had combed a forest. Six other gunmen"
        " were “silenced”, the statement added.",
        "Jamal Tarzi",
    ),
}
PRONOUNS = {
    "it, who spoke last": (
        "The Pentagon denied the report. The Danish military said one guard was hurt. “Our men are safe,” it wrote.",
        "Danish military",
    ),
    "she, one of several": (
        "The minister, Jamal Tarzi, said nothing. One of the students said she was learning at home. Her father agreed,"
        " she said, because she liked books.",
        "One of the students",
    ),
    "he, not whom he was asked about": (
        "Asked about Jamal Tarzi, the governor shrugged. “God knows,” he said.",
        "governor",
    ),
    "she, not her mother": ("Leyla Barakzoy called her mother, Zahra. “I told her to go,” she said.", "Leyla Barakzoy"),
    "she, not a sister lost": ("Leyla Barakzoy lost a sister. “I had gone to the well,” she said.", "Leyla Barakzoy"),
    "she, not her husband": (
        "Fatima Barakzoy fled with the children. Her husband, Abdi, stayed. “He has goats,” she said.",
        "Fatima Barakzoy",
    ),
    "she, whose son it was": (
        "Anna Horvat's son, Marko, was at school. “I heard the jet first,” she said.",
        "Anna Horvat",
    ),
    "it, in its own message": ("The Taliban met. In a message on its channel, it said the road was shut.", "Taliban"),
    "he, not whom he was asked about in his sentence": (
        "Paul Nkunda, a minister, said all was well. Asked about Colonel Bisengi, he said a trial would follow.",
        "Paul Nkunda",
    ),
    "he, nobody inside the marks": (
        "An official in Charikar, Mullah Satar Nomani, denied that any of his men had died. “Two boys were hurt, one of"
        " them by a stone,” he told reporters.",
        "Satar Nomani",
    ),
    "another, after one": (
        "“We ran,” said one resident. One said the bridge was gone. Another said he had seen six bodies.",
        "another resident",
    ),
    "he, nobody in a headline": (
        "The Baker of Kunduz\n\nBy Anna Horvat\n\nWhen Ustad Ghafoor spoke, it was of flour. “Good,” he said.",
        "Ghafoor",
    ),
    "he, who it was": ("It was the mayor, now in Paris, who warned them. “They laughed,” he said.", "mayor"),
    "she, by her given name": (
        "“I slept,” said Leyla Barakzoy, 29. Her sister Shirin disagreed: “You sang.” Leyla laughed. “Maybe,” she"
        " said.",
        "Leyla Barakzoy",
    ),
}
CASES = {**STATEMENTS, **PRONOUNS}


@pytest.mark.parametrize(("text", "name"), CASES.values(), ids=CASES.keys())
def test_the_last_row_names_its_speaker(nlp: Language, text: str, name: str) -> None:
    assert load(nlp(text), QUOTATIONS, Quotation)[-1].speaker_name == name
