"""Definite descriptions and words that stand for a noun: "the colonel", "the alliance", "another", "a second"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotations import Mention
from pipeline.language.en.classes import words
from pipeline.mentions.name_words import is_title
from pipeline.quotations.cues.speaking_nouns import (
    GROUP_WORDS,
    GROUPS,
    OFFICES,
    RANKS,
    gender,
    is_person_noun,
    singular,
)
from pipeline.quotations.identity.antecedents import Antecedent
from pipeline.quotations.identity.cast import Cast
from pipeline.quotations.identity.namings import Naming

PARTICULAR = words("identity.particular")
OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she"}
ALONE = words("identity.alone")
UNSAID = frozenset({"", "one", "another"})  # what stands for a noun that isn't said
ORDINALS = words("identity.ordinals")
PLURAL = words("identity.plural")
OUTLETS = words("identity.outlets")
OUTLET_KINDS = words("identity.outlet_kinds")
BODIES = words("identity.bodies")
HEARD = 6  # the last who spoke, among whom a body that is taken up is sought
PRESS = "media"
STATE = ("government", "military", PRESS)
OF_NO_STATE = words("identity.of_no_state")
OF_STATE = (
    words("mentions.police") | words("mentions.forces") | words("mentions.state") | words("mentions.media") | {"court"}
)


def leaves_noun_out(words: Sequence[str]) -> bool:
    """Whether a speaker is printed without a noun: "another", "one", "the other", "a second"."""
    if len(words) == 1:
        return words[0] in ALONE
    return len(words) == 2 and words[0] in ("a", "the", "yet") and words[1] in ORDINALS | {"another"}


def with_noun(cast: Cast, words: Sequence[str], start: int) -> str:
    """ "another" with what it is another of: "another resident"; the words alone where nothing before tells."""
    said = words[-1]
    noun = noun_before(cast, start)
    if not noun:
        return said
    if said == "others":
        return f"other {plural_of(noun)}"
    return f"{said} {plural_of(noun) if said in PLURAL else noun}"


def noun_before(cast: Cast, start: int) -> str:
    """The noun, singular, of the last described person or people before."""
    for c in reversed(cast.candidates):
        if c.start < start and c.noun not in UNSAID and not c.pronoun and (c.kind == "person" or c.plural):
            return c.noun
    return ""


def plural_of(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def taken_up(cast: Cast, head: int, words: Sequence[str], start: int) -> Mention | Antecedent | None:
    """Whom "the minister", "the agency" or "the group" takes up again; None where nobody fits.

    head: token of the noun; words: of the phrase, lower case; start: its first character.
    """
    lower = cast.text.lower[head]
    noun = lower if lower in GROUPS or lower in BODIES else singular(lower)
    if (is_person_noun(noun) or gender(noun) or noun in RANKS.values()) and noun not in GROUPS:
        return person_taken_up(cast, noun, head, words, start) if noun == lower else None
    for mention in reversed(cast.before(start)):
        if not cast.person(mention) and noun in kinds(mention.entity_name) and len(words) == 2:
            return mention
    if noun in GROUPS or noun in BODIES or noun in OUTLET_KINDS:
        return group_taken_up(cast, noun, head, words, start)
    return None


def kinds(name: str) -> set[str]:
    """The words of a name of several: its kind is among them, "Ministry" of "Mali's Ministry of Mines"."""
    words = name.lower().split()
    return set(words) if len(words) > 1 else set()


def group_taken_up(cast: Cast, noun: str, head: int, words: Sequence[str], start: int) -> Mention | Antecedent | None:
    extra = modifiers(words, noun)
    same = [c for c in cast.candidates if c.noun == noun and c.end < start and c.kind == "group"]
    same = [c for c in same if "and" not in wording(cast, c)]  # "the police", not "police and protesters"
    if cast.text.lower[head] == noun:
        same = [c for c in same if not c.plural]
    same = [c for c in same if extra <= wording(cast, c) and wording(cast, c) - {noun, "the"} > extra]
    proper = proper_words(cast, start, head) & extra
    nearest = later(last_naming(cast, noun, extra, proper, head), same[-1] if same else None)
    if nearest is not None or extra:
        return nearest
    if noun in BODIES | OUTLET_KINDS:
        body = last_body(cast, noun, start)
        if body is not None:
            return body
    if noun in OUTLETS:
        outlets = [m for m in cast.before(start) if m.entity_type == PRESS]
        if outlets:
            return outlets[-1]
    return last_group(cast, noun, start) if noun in GROUP_WORDS else None


def last_group(cast: Cast, noun: str, start: int) -> Antecedent | None:
    """The group of the last sentence before that tells of one: its subject, else the only one named in it."""
    groups = [c for c in cast.candidates if c.start < start and c.kind == "group" and not c.plural]
    groups = [c for c in groups if may_be_called(cast, c, noun) and (c.rank or not c.noun)]
    sentence = cast.text.sentence
    near = [c for c in groups if sentence[c.token] == sentence[groups[-1].token]]
    subjects = [c for c in near if c.rank]
    if subjects:
        return subjects[-1]
    names = {cast.text.text[c.start : c.end] for c in near}
    if len(names) == 1:
        return near[-1]
    return next((c for c in reversed(groups) if c.rank), None)


def may_be_called(cast: Cast, c: Antecedent, noun: str) -> bool:
    """Whether a group may be called by a noun for groups: the state's own bodies and the press are no "movement"."""
    if noun not in OF_NO_STATE:
        return True
    mention = cast.covering(c.start, c.end)
    return c.noun not in OF_STATE and (mention is None or mention.entity_type not in STATE)


def last_body(cast: Cast, noun: str, start: int) -> Mention | None:
    """The last body that spoke before, where it may be what the noun says; an outlet for an outlet's noun only."""
    for first, last in reversed([p for p in cast.heard if p[1] <= start][-HEARD:]):
        for mention in reversed(cast.inside(first, last)):
            outlet = noun in OUTLET_KINDS
            kind = mention.entity_type in ((PRESS, "organization") if outlet else ("organization", "armed_group"))
            if kind and not cast.person(mention) and (outlet or mention.entity_type != PRESS):
                return mention
    return None


def person_taken_up(cast: Cast, noun: str, head: int, words: Sequence[str], start: int) -> Mention | Antecedent | None:
    extra = modifiers(words, noun)
    proper = proper_words(cast, start, head) & extra
    nouns = {noun} | (OFFICES if noun == "official" else set())
    printed = " ".join(words)
    for allowed in ({noun}, nouns):
        same = [c for c in cast.candidates if c.noun in allowed and c.end < start and not c.plural]
        unnamed = [
            c
            for c in same
            if c.token not in cast.named_at
            and extra <= wording(cast, c)
            and cast.text.text[c.start : c.end].lower() != printed
        ]
        named = [n for word in sorted(allowed) if (n := last_naming(cast, word, extra, proper, head))]
        nearest = later(max(named, key=lambda n: n.token, default=None), unnamed[-1] if unnamed else None)
        if nearest is not None:
            return nearest
    bearers = [n for n in cast.namings if n.noun == noun and n.agrees(extra, proper)]
    return bearers[0].mention if len({n.mention.entity_id or n.mention.entity_name for n in bearers}) == 1 else None


def last_naming(cast: Cast, noun: str, extra: set[str], proper: set[str], head: int) -> Naming | None:
    """The last name before a token that belongs to a noun, where what more the description says stood there too."""
    found = [n for n in cast.namings if n.noun == noun and n.token < head and n.agrees(extra, proper)]
    return found[-1] if found else None


def proper_words(cast: Cast, start: int, head: int) -> set[str]:
    """The names before a description's noun, lower case: of a people, a side or a body, "the [Malian] official"."""
    doc = cast.text.doc
    within = range(cast.text.token_at(start) + 1, head)
    return {part for i in within if doc[i].text[0].isupper() for part in (doc[i].lower_, *doc[i].lower_.split("-"))}


def later(naming: Naming | None, candidate: Antecedent | None) -> Mention | Antecedent | None:
    """The one of the two that stands last."""
    if naming is None or (candidate is not None and candidate.token > naming.token):
        return candidate
    return naming.mention


def modifiers(words: Sequence[str], noun: str) -> set[str]:
    """What a description says beside its noun and its article."""
    said = {word.removesuffix("'s").removesuffix("’s") for word in words if not word.endswith("-year-old")}
    said -= PARTICULAR | OWNERS.keys() | {noun, "s", "of", "in", "for", "own"}
    return {word for word in said if not is_title(word)} if is_title(noun) else said  # "the major general"


def wording(cast: Cast, c: Antecedent) -> set[str]:
    said = cast.text.text[c.start : c.end].lower().split()
    return {word.removesuffix("'s").removesuffix("’s") for word in said}
