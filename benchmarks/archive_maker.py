"""A made archive of dispatches whose stories and incidents are known, to any size, always the same for one seed.

    python benchmarks/archive_maker.py --stories 1000 > archive.jsonl

Each story has a first article and its rewrites: reprints with cuts, copy-edits, rewrites in other words with altered
quotations, and versions with a new toll. Two agencies may write of one incident (two stories, one incident), and one of
them may quote a sentence that the other has too. Half of the incidents have a look-alike: the same wording about a
neighbouring village on a neighbouring day, with other people, other words in marks and mostly another toll.

Sentences are grown from the templates of ``archive_sentences.jsonl``: ``{a|b}`` is a choice, ``<name>`` a fact. An
article is the facts of its incident and the choices of its story; a rewrite makes most of the choices anew, a copy-edit
a few of them, a reprint none.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path


@dataclass(frozen=True)
class MadeArticle:
    """An article with its truth: ``story`` and ``incident`` are keys, ``kind`` how it came from the story's first.

    killed, wounded: what the article prints of the incident; rival_killed: by the other side, None where not told.
    figures, names, quotations: what a perfect reader would find in it.
    """

    article_id: str
    title: str
    date: str
    text: str
    story: str
    incident: str
    kind: str  # first | reprint | copy-edit | rewrite | version
    village: str
    killed: int
    wounded: int
    rival_killed: int | None
    figures: tuple[str, ...]
    names: tuple[str, ...]
    quotations: tuple[str, ...]


@dataclass(frozen=True)
class Incident:
    key: str
    day: date
    facts: dict[str, str]
    killed: int
    wounded: int
    rival_killed: int | None


@dataclass(frozen=True)
class Choices:
    """The branches of one story's sentences."""

    seed: str

    def branch(self, slot: str, size: int) -> int:
        return number_of(self.seed, slot) % size

    def altered(self, chance: random.Random, share: float, only: tuple[str, ...] = ("",)) -> Choices:
        """The same with that share of branches drawn anew; ``only``: of slots that begin so."""
        return AlteredChoices(str(chance.getrandbits(48)), self, share, only)


@dataclass(frozen=True)
class AlteredChoices(Choices):
    base: Choices
    share: float
    only: tuple[str, ...]

    def branch(self, slot: str, size: int) -> int:
        mine = number_of(self.seed, slot)
        if slot.startswith(self.only) and mine % 1000 < self.share * 1000:
            return (mine // 1000) % size
        return self.base.branch(slot, size)


def number_of(*parts: str) -> int:
    """A number of 31 bits or so that looks random and is the same on every machine."""
    mixed = zlib.crc32("\x1f".join(parts).encode()) * 0x9E3779B1 & 0xFFFFFFFFFFFF
    return (mixed ^ mixed >> 15) * 0x85EBCA6B >> 11 & 0x7FFFFFFF


COUNTRIES = {
    "Afghanistan": (
        ("Wardak", "Logar", "Kunar", "Faryab", "Helmand", "Nimroz"),
        ("Taliban fighters", "army", "Defence Ministry"),
    ),
    "Mali": (
        ("Mopti", "Gao", "Segou", "Menaka"),
        ("armed men on motorcycles", "army", "Ministry of Territorial Administration"),
    ),
    "Yemen": (("Marib", "Taiz", "Hajjah", "Shabwa"), ("Houthi fighters", "coalition", "Information Ministry")),
    "Somalia": (("Bay", "Gedo", "Hiran", "Mudug"), ("al-Shabab fighters", "army", "Ministry of Internal Security")),
    "Myanmar": (("Sagaing", "Kayah", "Chin", "Magway"), ("resistance fighters", "military", "Information Ministry")),
    "Sudan": (
        ("Blue Nile", "Kordofan", "Gezira", "Kassala"),
        ("Rapid Support Forces", "army", "Foreign Ministry"),
    ),
}
VILLAGE_HEADS = "Bar Da Far Gul Han Jal Ka Lo Mir Na Or Pa Qal Ra Sar Ta Ush Va Wa Yar Zin Che Dor Sha Tol Bir".split()
VILLAGE_MIDDLES = "ba da ga ja ka la ma na ra sha ta wa za ri ni lu mo du ke ghe re to zu vi".split()
VILLAGE_TAILS = "bad dara gan kot lam mesh nor pur rud shan tal war zai khel mar din sol var neh qar".split()
GIVEN = (
    "Aslam Bashir Daud Emal Farhad Ghani Hamed Idris Jawad Karim Latif Murad Nasir Omar Parwiz Qasem Rahim Sabir Tahir "
    "Usman Wahid Yusuf Zaher Amina Bilqis Djeneba Esther Fatou Habiba Khadija Layla Mariam Nadia Rokia Salma Zainab"
).split()
SURNAME_HEADS = "Ab As Ba Be Da Do Fa Gha Ha Is Ja Ka Le Ma Mo Na Or Pa Qa Ra Sa Ta Va Wa Ya Za Ki No Ru Te".split()
SURNAME_MIDDLES = "da fi ga hi ka li ma ne ra si ta wa za lo mu re".split()
SURNAME_TAILS = "bari deh far gul kai lami mand nani parsa rzai soor tani wal yar zada dou".split()
ROLES = {
    "official": ("provincial police spokesman", "district governor", "deputy governor", "provincial council member"),
    "rival": ("a spokesman for the {group}", "the {group} spokesman", "a {group} official"),
    "doctor": ("a doctor at the {hospital}", "the director of the {hospital}", "a nurse at the {hospital}"),
    "witness": ("a shopkeeper", "a farmer", "a teacher", "a mother of four", "a driver", "an elder of the village"),
}
MEANS = {
    "airstrike": (
        "{an air strike|an air raid|a strike from the air|bombs dropped by a warplane}",
        "{hit|struck|flattened|tore through}",
        "{a wedding party|a row of mud houses|a school yard|the weekly market|a mosque|a grain store}",
    ),
    "bomb": (
        "{a roadside bomb|a bomb|an explosive device|a blast}",
        "{hit|struck|ripped through|destroyed}",
        "{a minibus|a crowded tea house|a police van|a vegetable market|a line of trucks|a fuel station}",
    ),
    "shelling": (
        "{shelling|mortar fire|artillery fire|a volley of mortar rounds}",
        "{hit|struck|rained down on|tore into}",
        "{a camp for displaced families|a row of shops|a clinic|a bus station|several houses|a bakery}",
    ),
    "raid": (
        "{an attack by gunmen|a raid by gunmen|an assault by armed men|gunfire}",
        "{hit|overran|swept through|emptied}",
        "{a police post|a checkpoint|a village school|an army outpost|a customs house|a mining camp}",
    ),
}


def templates(kind: str) -> dict[str, tuple[str, ...]]:
    """Templates by name, in the order of the file: of a story's moves, the words in marks, or a paper's footers."""
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    names = dict.fromkeys(row["name"] for row in rows if row["kind"] == kind)
    return {name: tuple(row["template"] for row in rows if row["name"] == name) for name in names}


SENTENCES = Path(__file__).with_name("archive_sentences.jsonl")
MOVES = templates("move")
QUOTES = templates("quote")
TITLES = (
    "<killed> {killed|dead} as <means> <hits> <village>",
    "{Dozens of casualties|Death toll at <killed>} after {attack|blast|violence} in <province>",
    "<village>: <killed> {dead|killed}, <wounded> {injured|wounded}",
    "<province> {mourns|counts its dead} after {attack|violence} in <village>",
)
AGENCIES = ("AFP", "Reuters", "AP", "Xinhua", "dpa", "Anadolu", "")
PAPERS = ("", "", "", *templates("footer")["footer"])
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIRST_DAY = date(2019, 1, 7)


def person(chance: random.Random) -> str:
    surname = chance.choice(SURNAME_HEADS) + chance.choice(SURNAME_MIDDLES) + chance.choice(SURNAME_TAILS)
    return f"{chance.choice(GIVEN)} {surname}"


def place(chance: random.Random) -> str:
    return chance.choice(VILLAGE_HEADS) + chance.choice(VILLAGE_MIDDLES) + chance.choice(VILLAGE_TAILS)


def new_incident(chance: random.Random, key: str) -> Incident:
    country = chance.choice(list(COUNTRIES))
    provinces, (group, _, ministry) = COUNTRIES[country]
    hospital = f"{place(chance)} hospital"
    day = FIRST_DAY + timedelta(days=chance.randrange(1800))
    means, hit, target = MEANS[chance.choice(list(MEANS))]
    facts = {
        "country": country,
        "province": chance.choice(provinces),
        "district": place(chance),
        "village": place(chance),
        "road": place(chance),
        "km": str(chance.randrange(4, 90)),
        "houses": str(chance.randrange(5, 200)),
        "tents": str(chance.randrange(2, 90) * 10),
        "children": str(chance.randrange(2, 6)),
        "hospital": hospital,
        "group": group,
        "ministry": ministry,
        "official": person(chance),
        "official_role": chance.choice(ROLES["official"]),
        "rival": person(chance),
        "rival_role": chance.choice(ROLES["rival"]).replace("{group}", group),
        "doctor": person(chance),
        "doctor_role": chance.choice(ROLES["doctor"]).replace("{hospital}", hospital),
        "witness": person(chance),
        "witness_role": chance.choice(ROLES["witness"]),
        "means": means,
        "hit": hit,
        "target": chance.choice(target.strip("{}").split("|")),
    }
    killed = chance.choice((3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 15, 17, 19, 22, 26, 31, 43))
    rival = chance.randrange(1, killed) if chance.random() < 0.5 else None
    return Incident(key, day, facts, killed, killed + chance.randrange(1, 30), rival)


def look_alike(incident: Incident, chance: random.Random, key: str) -> Incident:
    """The neighbouring village on a neighbouring day; the spokesman is often the same, the toll now and then."""
    changed = {"village": place(chance), "road": place(chance), "witness": person(chance), "doctor": person(chance)}
    if chance.random() < 0.5:
        changed["official"] = person(chance)
    for name, least, most in (("houses", 5, 200), ("km", 4, 90), ("tents", 2, 90)):
        changed[name] = str(chance.randrange(least, most))
    killed = incident.killed if chance.random() < 0.2 else chance.randrange(2, 40)
    day = incident.day + timedelta(days=chance.choice((-2, -1, 1, 2)))
    return Incident(key, day, incident.facts | changed, killed, killed + chance.randrange(1, 30), None)


def grown(template: str, facts: dict[str, str], choices: Choices, slot: str) -> str:
    """The template with its facts, which may hold choices themselves, and its choices, from the innermost out."""
    steps = count()
    while True:
        text = re.sub(r"<(\w+)>", lambda m: facts[m[1]], template)
        text = re.sub(r"\{([^{}]*)\}", lambda m: chosen(m[1], choices, f"{slot}.{next(steps)}"), text)
        if text == template:
            return text
        template = text


def chosen(inside: str, choices: Choices, slot: str) -> str:
    branches = inside.split("|")
    return branches[choices.branch(slot, len(branches))]


@dataclass(frozen=True)
class Telling:
    """How a story is told: the moves it makes, its agency, and the choices of its words."""

    key: str
    moves: tuple[str, ...]
    agency: str
    choices: Choices
    quote_choices: Choices


def new_telling(key: str, chance: random.Random, style: Choices | None = None) -> Telling:
    """style: another story's words, for a look-alike; its quotations are never the same."""
    plain = chance.random() < 0.1
    quoted = {"official_quote", "official_more", "doctor", "witness"}
    moves = [m for m in MOVES if m == "lead" or chance.random() < (0 if plain and m in quoted else 0.8)]
    return Telling(
        key,
        tuple(moves),
        chance.choice(AGENCIES),
        style or Choices(f"{key}w{chance.random()}"),
        Choices(f"{key}q{chance.random()}"),
    )


def article(
    incident: Incident, telling: Telling, *, number: int, day: date, kind: str, words: Choices, quoted: Choices,
    moves: tuple[str, ...], paper: str,
) -> MadeArticle:  # fmt: skip
    """The text from its moves; the lead takes the toll of the incident as it stands."""
    facts = dict(incident.facts)
    facts |= {
        "killed": str(incident.killed),
        "wounded": str(incident.wounded),
        "rival_killed": str(incident.rival_killed),
        "weekday": WEEKDAYS[incident.day.weekday()],
        "next_weekday": WEEKDAYS[(incident.day.weekday() + 2) % 7],
        "official_last": facts["official"].split()[-1],
    }
    facts["means"] = grown(facts["means"], facts, words, "means")
    facts["Means"] = facts["means"][0].upper() + facts["means"][1:]
    facts["hit"] = grown(facts["hit"], facts, words, "hit")
    facts["hits"] = "hits"
    for name, ways in QUOTES.items():
        which = telling.quote_choices.branch(name, len(ways))  # what is said stays, its words may change
        facts[name] = grown(ways[which], facts, quoted, name)
    facts["rival_line"] = facts["q5"]
    moves = tuple(m for m in moves if m != "rival" or incident.rival_killed is not None)
    sentences = []
    for move in moves:
        ways = MOVES[move]
        sentences.append(grown(ways[words.branch(move, len(ways))], facts, words, move))
    keeps_dateline = telling.agency and (kind in ("first", "reprint") or words.branch("dateline", 2))
    dateline = f"{facts['village'].upper()}, {facts['country']} ({telling.agency}) — " if keeps_dateline else ""
    body = [dateline + sentences[0], *sentences[1:]]
    text = "\n\n".join(sentence[0].upper() + sentence[1:] for sentence in body) + (f"\n\n{paper}" if paper else "")
    title = grown(TITLES[words.branch("title", len(TITLES))], facts, words, "title")
    return MadeArticle(
        article_id=f"{telling.key}_{number}",
        title=title[0].upper() + title[1:],
        date=day.isoformat(),
        text=text,
        story=telling.key,
        incident=incident.key,
        kind=kind,
        village=facts["village"],
        killed=incident.killed,
        wounded=incident.wounded,
        rival_killed=incident.rival_killed if "rival" in moves else None,
        **found(text, incident, facts),
    )


def found(text: str, incident: Incident, facts: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """What a reader finds in a text: figures with their effect, normalised names, words in marks."""
    names = [facts[n] for n in ("village", "district", "province", "group", "official", "rival", "doctor", "witness")]
    names = [name for name in names if name in text or name.split()[-1] in text]
    figures = [f"killed {incident.killed}", f"wounded {incident.wounded}"]
    figures += [f"killed {m[1]}" for m in re.finditer(r"(?:only|no more than|dead at|killed) (\d+)", text)]
    return {
        "figures": tuple(dict.fromkeys(figures)),
        "names": tuple(dict.fromkeys(names)),
        "quotations": tuple(q.rstrip(",.") for q in re.findall(r"“([^”]*)”", text)),
    }


KINDS = ("reprint", "copy-edit", "rewrite", "rewrite", "version")


def told(incident: Incident, telling: Telling, chance: random.Random, rewrites: int) -> Iterator[MadeArticle]:
    """The first article and its rewrites, one of each kind in turn."""
    first_day = incident.day + timedelta(days=chance.choice((0, 0, 1)))
    words, quoted, moves = telling.choices, telling.quote_choices, telling.moves

    def written(number: int, kind: str, of: Incident = incident, **changed: object) -> MadeArticle:
        late = 0 if kind == "first" else chance.choice((0, 0, 1)) + (kind == "version")
        given = {"words": words, "quoted": quoted, "moves": moves, "paper": chance.choice(PAPERS)} | changed
        return article(of, telling, number=number, day=first_day + timedelta(days=late), kind=kind, **given)  # type: ignore[arg-type]

    yield written(0, "first")
    for number in range(1, rewrites + 1):
        kind = KINDS[(number - 1) % len(KINDS)]
        kept = tuple(m for m in moves if m == "lead" or chance.random() < 0.85)
        if kind == "reprint":
            yield written(number, kind, moves=moves[: max(3, len(moves) - chance.randrange(4))])
        elif kind == "copy-edit":
            yield written(number, kind, words=words.altered(chance, 0.15))
        elif kind == "rewrite":
            yield written(
                number,
                kind,
                words=words.altered(chance, chance.choice((0.7, 0.9))),
                quoted=quoted.altered(chance, 0.25),
                moves=swapped(kept, chance),
            )
        else:
            more = chance.randrange(1, 9)
            of = replace(incident, killed=incident.killed + more, wounded=incident.wounded + chance.randrange(3))
            yield written(number, kind, of=of, words=words.altered(chance, 0.3), moves=kept)


def swapped(moves: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
    """Two neighbours after the lead change places, as rewriters do."""
    if len(moves) < 4:
        return moves
    at = chance.randrange(1, len(moves) - 1)
    return (*moves[:at], moves[at + 1], moves[at], *moves[at + 2 :])


def stories(seed: int = 0) -> Iterator[tuple[Incident, Telling]]:
    """Without end: an incident's story, at times a second agency's, at times a look-alike's."""
    chance = random.Random(seed)
    keys = (f"s{n:06d}" for n in count())
    incidents = (f"i{n:06d}" for n in count())
    while True:
        incident = new_incident(chance, next(incidents))
        telling = new_telling(next(keys), chance)
        yield incident, telling
        if chance.random() < 0.3:
            yield second_report(incident, telling, chance, next(keys))
        if chance.random() < 0.5:
            yield (
                look_alike(incident, chance, next(incidents)),
                new_telling(next(keys), chance, style=telling.choices),
            )


def second_report(incident: Incident, first: Telling, chance: random.Random, key: str) -> tuple[Incident, Telling]:
    """Another agency's own story of the incident: other witnesses, its own wording, at times its own count.

    In every second one the official says to both what he said first.
    """
    changed = {"witness": person(chance), "doctor": person(chance), "houses": str(chance.randrange(5, 200))}
    killed = incident.killed + (chance.randrange(1, 4) if chance.random() < 0.4 else 0)
    other = replace(incident, facts=incident.facts | changed, killed=killed)
    telling = new_telling(key, chance)
    if chance.random() < 0.5:
        own_words = first.quote_choices.altered(chance, 1.0, ("q2", "q3", "q4", "q5"))
        telling = replace(telling, quote_choices=own_words)
    return other, telling


def as_read(made: MadeArticle, *, missed: float) -> MadeArticle:
    """As a reader finds it who misses that share of its figures, names and quotations."""
    chance = random.Random(made.article_id)

    def seen(things: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(thing for thing in things if chance.random() >= missed)

    return replace(made, figures=seen(made.figures), names=seen(made.names), quotations=seen(made.quotations))


def make_archive(number: int, *, rewrites: int = 5, seed: int = 0) -> Iterator[MadeArticle]:
    """The articles of so many stories, story by story; what is longer begins with what is shorter."""
    for incident, telling in islice(stories(seed), number):
        yield from told(incident, telling, random.Random(f"{seed} {telling.key}"), rewrites)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--rewrites", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--missed", type=float, default=0.0, help="share of what is found that a reader misses")
    options = parser.parse_args()
    for made in make_archive(options.stories, rewrites=options.rewrites, seed=options.seed):
        sys.stdout.write(json.dumps(asdict(as_read(made, missed=options.missed)), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
