"""What an article comes to where its numbers tell of one another: tolls that rose, other events, digests, rivals."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from article_source import Source
from spacy.language import Language

from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.extract import rows

Read = Callable[[str], ArticleTables]


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    def told(text: str) -> ArticleTables:
        doc = nlp.make_doc(text)
        doc._.published = Source().published
        return rows(nlp(doc), Source())

    return told


RISEN = {
    "explained in its sentence": (
        "The toll of Sunday's bombing in Tarmo has risen to 21 after four of the wounded died, a nurse said.",
        21,
    ),
    "explained in the next sentence": (
        "The death toll of the market blast has risen to 21, the director of the clinic, Amina Sow, said. Four of the "
        "wounded died overnight, she said.",
        21,
    ),
    "told with the number before": (
        "The mine blast killed 17 men. The toll now stands at 21 after four men who were wounded died in hospital.",
        21,
    ),
    "the dead, then what they take it to": (
        "Two more miners died overnight, taking the toll of Monday's cave-in at Orsk to 12, the governor said.",
        12,
    ),
    "put at a number": ("Officials in Sucre put the dead at 14, after two of the injured passengers died.", 14),
    "killed by now": ("A prison fire in Honduras has now killed 31 inmates, after six died in hospital.", 31),
    "with their death": ("The toll of the ferry fire rose to nine with the death of two cooks who had been hurt.", 9),
}


HIMSELF = {
    "in its sentence, told again": (
        "Four shot to death in Tala, then gunman kills himself\n\nFour people were shot dead on Friday in Tala.",
        5,
    ),
    "after shooting others": ("Four people were shot to death in Dover. The gunman, Carl Reed, killed himself.", 5),
    "among those counted": ("Five people were shot dead, including the gunman, who killed himself.", 5),
    "among the dead of a murder-suicide": (
        "Three people were found dead in Troy. Police said a man shot his wife and son and then killed himself.",
        3,
    ),
}


@pytest.mark.parametrize(("text", "dead"), HIMSELF.values(), ids=HIMSELF)
def test_who_killed_himself_is_none_of_those_whom_somebody_shot(read: Read, text: str, dead: int) -> None:
    assert read(text).article.killed_best == dead


def test_a_family_is_nobody_alone(read: Read) -> None:
    assert read("A nurse was killed along with her family in Rafah.").article.killed_best == 1


HARMED = {
    "by a mob": ("Two clerks were beaten by a mob in Kasama.", 2),
    "by soldiers": ("Two clerks were beaten by soldiers in Kasama.", 2),
    "by a team": ("Two champions were beaten by a team from Kasama.", None),
}


@pytest.mark.parametrize(("text", "hurt"), HARMED.values(), ids=HARMED)
def test_whom_a_crowd_beats_is_hurt(read: Read, text: str, hurt: int | None) -> None:
    assert read(text).article.wounded_best == hurt


@pytest.mark.parametrize(("text", "dead"), RISEN.values(), ids=RISEN)
def test_those_by_whose_death_a_toll_rose_are_inside_it(read: Read, text: str, dead: int) -> None:
    assert read(text).article.killed_best == dead


OTHER_DEAD = {
    "dead of another day": (
        "The toll rose to 21 on Monday. On Wednesday two more of the wounded died in Tarmo, a doctor said.",
        23,
    ),
    "a toll of a longer time": (
        "Two guards died in a raid on Friday, bringing the toll since March to 40, the army said.",
        2,
    ),
}


@pytest.mark.parametrize(("text", "dead"), OTHER_DEAD.values(), ids=OTHER_DEAD)
def test_dead_of_whom_no_word_says_that_the_toll_holds_them_are_outside_it(read: Read, text: str, dead: int) -> None:
    assert read(text).article.killed_best == dead


ELSEWHERE = {
    "a bomb, then an ambush": (
        "The toll from Sunday's bombing of the grain market in Tarmo has risen to 21, officials said. Two soldiers "
        "were killed in an ambush on the Bardo road on Tuesday.",
        [21, 2],
    ),
    "two towns, two days": (
        "Nine migrants drowned off Zuwara on Friday, the coast guard said. On Saturday three fishermen were shot dead "
        "in Sabratha, residents said.",
        [9, 3],
    ),
    "a fight after a shooting": (
        "A porter was killed when gunmen fired at a bus in Moyale on Sunday, police said. On Tuesday, herders and "
        "farmers clashed in Marsabit, leaving at least nine people dead, an elder said.",
        [1, 9],
    ),
    "a flood, then a shooting": (
        "A landslide buried a camp in Butare on Friday, killing 31 people. In another part of the province, a "
        "policeman was shot dead on Saturday.",
        [31, 1],
    ),
}


@pytest.mark.parametrize(("text", "dead"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_another_event_of_the_article_is_no_rival(read: Read, text: str, dead: list[int]) -> None:
    tables = read(text)
    assert [e.killed_best for e in tables.events] == dead
    assert (tables.article.killed_low, tables.article.killed_best) == (sum(dead), sum(dead))


DIGESTS = {
    "datelines with a dash": (
        "Weekly roundup\n\nMOGADISHU - A car bomb killed seven people on Saturday.\nBAIDOA - Fighters killed three "
        "elders on Sunday.\nKISMAYO - Two soldiers died in a mine blast on Sunday.",
        [7, 3, 2],
    ),
    "datelines with a colon, under headings": (
        "News in brief\n\nMine kills three\nKANDAHAR: A mine killed three shepherds on Monday.\n\nTanker fire\nHERAT: "
        "Four drivers died in a fire on Tuesday.\n\nTeacher shot\nKHOST: A teacher was shot dead on Tuesday.",
        [3, 4, 1],
    ),
    "slugs": (
        "FLOOD IN TALA — Three children drowned on Tuesday.\nCOLLISION IN GOZAR — Eight people were killed in a road "
        "accident on Tuesday.",
        [3, 8],
    ),
    "bullets": (
        "This week:\n\n• Seven people were killed by a car bomb in Mosul.\n• Three elders were shot dead in Kirkuk.\n"
        "• Two soldiers died in a blast near Ramadi.",
        [7, 3, 2],
    ),
    "numbers": (
        "1. Seven people were killed by a bomb in Cali.\n2. Seven people were killed by floods in Tumaco.",
        [7, 7],
    ),
    "words that set apart": (
        "Two people were killed in a protest in Lima on Tuesday. Elsewhere in Peru, a landslide near Huaraz killed "
        "five. Separately, three miners died of gas in Puno. Meanwhile in Iquitos, a boat sank and seven passengers "
        "drowned.",
        [2, 5, 3, 7],
    ),
}


@pytest.mark.parametrize(("text", "dead"), DIGESTS.values(), ids=DIGESTS)
def test_each_item_of_a_digest_is_an_event(read: Read, text: str, dead: list[int]) -> None:
    assert [e.killed_best for e in read(text).events] == dead


def test_an_item_of_a_digest_has_the_place_of_its_dateline(read: Read) -> None:
    tables = read("MOGADISHU - A bomb killed seven people.\nNAIROBI - A fire killed two pupils.")
    assert [e.place_text for e in tables.events] == ["MOGADISHU", "NAIROBI"]


def test_one_dateline_makes_no_digest(read: Read) -> None:
    tables = read("MOGADISHU - A bomb killed seven people.\nThe seven people were traders.")
    assert [e.killed_best for e in tables.events] == [7]


RIVALS = {
    "spoke of": ("The army said 60 rebels died near Koro. A rebel spokesman spoke of 49 dead.", (49, 60, 60)),
    "gave a figure": ("The governor said 40 people had died. The opposition gave a figure of 55 dead.", (40, 40, 55)),
    "counted bodies": ("The government said 12 villagers were killed. Monitors counted 31 bodies.", (12, 12, 31)),
    "a count of their own": ("Police counted six dead. The union's own count is 11 dead.", (6, 6, 11)),
    "a number alone": ("The opposition speaks of 200 deaths. The government admits 49.", (49, 200, 200)),
    "puts the figure at": (
        "The rebels said they had killed 23 soldiers. The army put the figure at four.",
        (4, 23, 23),
    ),
    "spoken of before": (
        "Toll of mill blaze in Goma climbs to 21\n\nThe bodies of 21 people lie in the morgue. Officials had "
        "spoken of 15 dead.",
        (21, 21, 21),
    ),
}


@pytest.mark.parametrize(("text", "span"), RIVALS.values(), ids=RIVALS)
def test_rivals_span_the_range(read: Read, text: str, span: tuple[int, int, int]) -> None:
    article = read(text).article
    assert (article.killed_low, article.killed_best, article.killed_high) == span


UNCOUNTED = {
    "what is only told of a place": "The post lies near Buda, where gunmen killed 40 traders in April.",
    "of a place, a year ago": "He was born in Tema, where a flood killed 30 people in 2019.",
    "every half hour": "A child was raped every half hour during the fighting, the agency said.",
    "every so many minutes": "A woman is killed every ten minutes, the ministry said.",
    "a day": "Three people a day are killed on this road.",
    "let us imagine": "Let us imagine that a bomb killed thirty people in a market.",
    "suppose": "Suppose a shell hits a school and kills twelve pupils.",
    "let us say": "Let's say that a strike kills ten civilians.",
    "an anniversary": "Mourners in Vukol observed the third anniversary of a mine fire in which 54 men died.",
    "a span of years": "Fighting in the hills killed about 7,500 villagers between 1991 and 1999.",
    "own staff taken home": "The agency is evacuating its 500 staff from the capital.",
    "some of its own": "The embassy evacuated 30 of its diplomats.",
    "what most were": "Most of those killed were herders.",
}


@pytest.mark.parametrize("text", UNCOUNTED.values(), ids=UNCOUNTED)
def test_rates_suppositions_and_memories_count_nobody(read: Read, text: str) -> None:
    assert [r.text for r in read(text).casualties if r.counted == "yes"] == []


DAYS = {
    "a toll that rose": (
        "The toll in the Mubi bombing rose to 21 on Wednesday after four of the wounded died. The bomber struck "
        "during prayers on Monday.",
        "2023-05-01",
    ),
    "a death of wounds": (
        "A man wounded in Sunday's bombing in Tarmo died on Tuesday, bringing the toll to 21, the ministry said.",
        "2023-04-30",
    ),
    "a dateline": (
        "KADUNA, May 4 (ARN) - The toll of an attack on a wedding in Kaduna rises to 21. Gunmen opened fire on guests "
        "on Sunday evening.",
        "2023-04-30",
    ),
    "from an attack": ("The toll from Sunday's bombing in Tarmo has reached 21.", "2023-04-30"),
    "the start of a longer time": (
        "Since the truce of 10 October 2022, 1,259 people have been killed, including three killed on Monday.",
        "",
    ),
}


@pytest.mark.parametrize(("text", "day"), DAYS.values(), ids=DAYS)
def test_the_day_of_an_update_is_not_the_events(read: Read, text: str, day: str) -> None:
    largest = max(read(text).casualties, key=lambda r: r.best or 0)
    assert largest.event_date == day


BURNT = {
    "in a building": ("At least 141 women and 28 children burned in the church, survivors said.", (169, None)),
    "to death": ("Three nuns were burned to death in the convent.", (3, None)),
    "by somebody, alive": ("Rebels burned seven villagers alive.", (7, None)),
    "alive, in the passive": ("Six porters were burned alive in their hut.", (6, None)),
    "badly": ("Two firemen were badly burned.", (None, 2)),
    "things": ("Rebels burned 40 houses and a school.", (None, None)),
    "brought to a hospital": ("The hospital in Bunia received 31 war-wounded.", (None, 31)),
}


@pytest.mark.parametrize(("text", "best"), BURNT.values(), ids=BURNT)
def test_burnt_and_war_wounded_people(read: Read, text: str, best: tuple[int | None, int | None]) -> None:
    article = read(text).article
    assert (article.killed_best, article.wounded_best) == best


NAMED = {
    "an office": ("The parish priest, Father Kamil Adoum, was killed at the altar.", "Father Kamil Adoum", "priest"),
    "an office of a place": ("The head of the clinic, Dr Ismail Yusuf, was shot dead.", "Dr Ismail Yusuf", "head"),
    "a trade": ("A nurse, Amina Sow, was killed when the clinic was shelled.", "Amina Sow", "nurse"),
    "Said is a name": (
        "Commander Said Rahim, the police chief of Baraki, was killed on Monday.",
        "Commander Said Rahim",
        "",
    ),
}


@pytest.mark.parametrize(("text", "name", "role"), NAMED.values(), ids=NAMED)
def test_a_victim_is_named_behind_the_description(read: Read, text: str, name: str, role: str) -> None:
    (victim,) = read(text).victims
    assert (victim.name, victim.role) == (name, role)


def test_nobody_is_told_dead_by_himself(read: Read) -> None:
    (row,) = read("The parish priest, Father Tomas Vidal, was killed on Sunday, a nun said.").casualties
    assert row.claimant_name == "nun"
