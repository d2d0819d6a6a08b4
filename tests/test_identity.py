"""Who speaks, by name: roles, surnames, kin, bodies, and those who only carry words. The last row names the speaker."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import QUOTATIONS, Quotation, load
from pipeline.corpus import Article
from pipeline.runs.batch import Annotator
from pipeline.tables.article_tables import ArticleTables

CASES = {
    "a trade with an age": (
        "Temir Abenov, 58, a falconer from Torgai, lost his barn. “The birds knew first,” the falconer said.",
        "Temir Abenov",
    ),
    "the second of two named": (
        "The mayor, Ivan Horvat, and the abbot of Lisna, Petro Melnyk, met. “We share one well,” said the abbot.",
        "Petro Melnyk",
    ),
    "the widow, the only person in play": (
        "Aisha Dauda buried him at noon. “He owed nobody,” the widow said.",
        "Aisha Dauda",
    ),
    "a sister is the nun": ("Sister Clara Mbeki keeps the keys. “They knock at night,” the nun said.", "Clara Mbeki"),
    "an office may be somebody new's": ("Aisha Dauda fled. “The road is shut,” the mayor said.", "mayor"),
    "a common noun before a name": ("“We dug with spoons,” stoker Pavlo Hrytsenko said.", "Pavlo Hrytsenko"),
    "an office and its place before a name": (
        "President of Zambia Joseph Banda said the dam would hold.",
        "Joseph Banda",
    ),
    "an apposition that takes the verb": (
        "Speaking in Juba, Peter Lado, coordinator for relief in the valley, said “nobody came”.",
        "Peter Lado",
    ),
    "the first of two surnames": (
        "Julia Ospina Duarte runs the clinic. “We have no gauze,” Ospina said.",
        "Julia Ospina Duarte",
    ),
    "the younger": (
        "Rashid Mir, 70, and his son Yusuf Mir keep bees. “I want a tractor,” the younger Mir said.",
        "Yusuf Mir",
    ),
    "the rank tells": (
        "Colonel Samir Rahal and his niece, the judge Lina Rahal, disagree. Colonel Rahal said the camp was empty.",
        "Samir Rahal",
    ),
    "the dead don't speak": (
        "Jorge Nunes was killed at dawn. His sister, Marta Nunes, ran out. “I saw the truck,” Nunes said.",
        "Marta Nunes",
    ),
    "who shoots back is not who spoke": (
        "Judge Lina Rahal asked the clerk, Omar Diallo, for it. “It burned,” he said. “It did not,” she shot back.",
        "Lina Rahal",
    ),
    "a pair doesn't swallow its first member": (
        "Police and protesters fought until dark. “They threw stones,” said the police.",
        "police",
    ),
    "a name behind a noun that no list has": (
        "In the view of the poet, Nay Win Oo, the truce was “a comma”.",
        "Nay Win Oo",
    ),
    "whose answer it was": (
        "Asked who had shut the valve, the engineer pointed up. “Not me,” was his only answer.",
        "engineer",
    ),
    "a nickname behind its noun": (
        "“The gun is older than me,” said a gunner with the nickname “Owl”, who is 22.",
        "gunner with the nickname “Owl”",
    ),
    "a hyphen within a given name": (
        "“There are three” -- Jean-Bosco Kabila counted them -- “and none is ours.”",
        "Jean-Bosco Kabila",
    ),
    "a verb that opens the sentence": ("Said Marta Nunes: “They took him from the bus.”", "Marta Nunes"),
    "one of them": (
        "Governor Ivan Horvat came. “The state is here,” Horvat told bakers. “It has no flour,” one of them answered.",
        "one of them",
    ),
    "an outlet that speaks for itself": (
        "Chad fired on the town. “They were sent to the front”, added KTNA.",
        "KTNA",
    ),
    "a label in capitals": (
        "KYIV MAYOR OLENA BONDAR: The lights are back.\n\nMALE: And the heating?\n\nBONDAR: By Sunday.",
        "Olena Bondar",
    ),
    "a given name tells she": (
        "Captain Omar Diallo stopped the bus of the singer Fatima Keita. “He wanted my papers,” she said.",
        "Fatima Keita",
    ),
    "a given name chooses nobody over a noun": (
        "Asked about Omar Diallo, the governor shrugged. “God knows,” he said.",
        "governor",
    ),
    "named in the next sentence": (
        "“I won't leave the herd,” he said. Sergeant Pavlo Hrytsenko, 31, has 40 goats.",
        "Pavlo Hrytsenko",
    ),
    "a nickname": (
        "Commander Pavlo Hrytsenko is 30. He was dubbed “Stork” at school. “I can't fly,” Stork said.",
        "Pavlo Hrytsenko",
    ),
    "our correspondent": (
        "Al Jazeera's Nadia Rahal, reporting from Taiz, said shells fell. Our correspondent said the port was shut.",
        "Nadia Rahal",
    ),
    "an outlet only carries it": (
        "The sergeant told a visitor that the raid was “a lesson”, according to the Evening Ledger newspaper.",
        "sergeant",
    ),
    "the agency is the body that spoke": (
        "CNN has asked for comment. Half the wells are dry, according to the World Food Programme. “We need trucks,” "
        "the agency said.",
        "World Food Programme",
    ),
    "a ministry is taken up by its kind": (
        "Peru's Ministry of Foreign Affairs said it was informed. “We are watching,” the ministry said.",
        "Peru's Ministry of Foreign Affairs",
    ),
    "a statement goes on with who spoke last": (
        "The premier's office issued a statement. The Hill Front denied it. “We were not there,” it said on its "
        "channel. “We have no boats,” the statement continued.",
        "Hill Front",
    ),
    "one person called they": (
        "The Hill Front met on Monday. Another blogger said the gate was shut. “We have no boats,” they wrote.",
        "Another blogger",
    ),
    "an official of the other side": (
        "The Malian army says it killed the rebels' chief Pavlo Hrytsenko. A Malian army official said it was late.",
        "Malian army official",
    ),
    "whom an event makes speak": (
        "The raid on the port prompted the Hill Front to issue a statement, saying the truce was over.",
        "Hill Front",
    ),
    "a figure named later": (
        "Shells fell, a leading opposition figure said. Leading opposition figure, Pavlo Hrytsenko, said they fell at "
        "noon. “We counted nine,” a leading opposition figure said.",
        "Pavlo Hrytsenko",
    ),
    "figures from a body": (
        "Nearly 900 families were displaced, according to figures from the United Nations.",
        "United Nations",
    ),
}  # fmt: skip


def speakers(nlp: Language, text: str) -> list[Quotation]:
    return load(nlp(text), QUOTATIONS, Quotation)


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_the_last_row_names_its_speaker(nlp: Language, text: str, expected: str):
    assert speakers(nlp, text)[-1].speaker_name == expected


def test_a_no_break_space_is_a_space_in_a_name(nlp: Language):
    text = "“No,” said Commander Pavlo\xa0Hrytsenko."
    article = Article("a", "a.txt", text, "", "", "", plain=True)
    tables = Annotator(nlp).annotate([article])[0]
    assert isinstance(tables, ArticleTables)
    quote = tables.quotes[0]
    assert (quote.speaker_name, quote.speaker_text) == ("Pavlo Hrytsenko", "Commander Pavlo\xa0Hrytsenko")


@pytest.mark.parametrize(
    ("sure", "unsure"),
    [
        pytest.param(
            "“He owed nobody,” Aisha Dauda said.",
            "Aisha Dauda buried him at noon. “He owed nobody,” the widow said.",
            id="the only person in play",
        ),
        pytest.param("“He owed nobody,” a clerk said.", "“He owed nobody,” the clerk said.", id="a clerk nobody named"),
    ],
)
def test_a_name_that_is_less_sure_has_less_confidence(nlp: Language, sure: str, unsure: str):
    assert speakers(nlp, sure)[-1].confidence > speakers(nlp, unsure)[-1].confidence
