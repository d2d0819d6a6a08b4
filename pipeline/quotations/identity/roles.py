"""Whom a description means that no name stands beside: somebody named elsewhere, or the only person in play."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.annotations import Mention
from pipeline.language.en.classes import words
from pipeline.mentions.name_words import is_title
from pipeline.quotations.cues.speaking_nouns import OFFICES, RANKS, gender, is_person_noun
from pipeline.quotations.identity.apposed_nouns import may_be_person
from pipeline.quotations.identity.cast import Cast
from pipeline.quotations.identity.descriptions import modifiers

PERSONAL = words("identity.personal")  # what befell somebody, or whose kin he is
CORRESPONDENTS = words("identity.correspondents")
YOUNGER = words("identity.younger")
ELDER = words("identity.elder")
YOUNGER_KIN = words("identity.younger_kin")
ELDER_KIN = words("identity.elder_kin")
BROADER = {  # by the noun that takes them up
    "officer": words("identity.broader.officer"),
    "nun": words("identity.broader.nun"),
    "priest": words("identity.broader.priest"),
    "cleric": words("identity.broader.cleric"),
    "lawmaker": words("identity.broader.lawmaker"),
    "politician": words("identity.broader.politician"),
    "soldier": words("identity.broader.soldier"),
    "monarch": words("identity.broader.monarch"),
    "official": words("identity.broader.official"),
    "diplomat": words("identity.broader.diplomat"),
    "commander": words("identity.broader.commander"),
    "doctor": words("identity.broader.doctor"),
}
MORE_OFFICES = words("identity.offices")
SENTENCES_BACK = 3
SENTENCES_ON = 2


def named_elsewhere(cast: Cast, noun: str, said: Sequence[str], start: int) -> Mention | None:
    """The one person whom the article names by a noun and by all that "a U.N. envoy" says of it, later or before."""
    extra = modifiers(said, noun) - {"a", "an"}
    allowed = {noun} | BROADER.get(noun, frozenset())
    found = [n for n in cast.namings if n.noun in allowed and extra <= n.spread]
    bearers = {n.mention.entity_id or cast.fullest.get(n.mention.entity_name, n.mention.entity_name) for n in found}
    if len(bearers) != 1 or not cast.person(found[0].mention):
        return None
    first = min(found, key=lambda n: n.token)
    definite = said[0] not in ("a", "an", "one")
    return first.mention if extra or (definite and first.mention.start < start) else None


def is_one_of(cast: Cast, mention: Mention, proper: Set[str]) -> bool:
    """Whether the article tells of somebody what names a description holds: "the Malian woman" is a Malian."""
    return not proper or any(n.mention.entity_name == mention.entity_name and proper <= n.spread for n in cast.namings)


def only_person(cast: Cast, noun: str, start: int, proper: Set[str] = frozenset()) -> Mention | None:
    """The only person in play where "the widow" or "the survivor" speaks: named, fitting, near, and no other.

    An office or a rank may always be somebody new's, what befell somebody is told of whom the text speaks.
    """
    if is_office(noun) or not (noun in PERSONAL or is_person_noun(noun)):
        return None
    sentence = cast.text.sentence
    here = sentence[cast.text.token_at(start)]
    near = [
        m for m in cast.before(start) if cast.person(m) and here - sentence[cast.text.tokens(m)[0]] <= SENTENCES_BACK
    ]
    near = [m for m in near if not cast.text.quoted[cast.text.tokens(m)[0]]]
    names = {m.entity_id or cast.fullest.get(m.entity_name, m.entity_name) for m in near}
    if len(names) != 1 or not is_one_of(cast, near[-1], proper):
        return None
    sex = gender(noun)
    return None if sex and near[-1].gender and near[-1].gender != sex else near[-1]


def named_next(cast: Cast, start: int, sex: str) -> Mention | None:
    """Who is named first in full in the sentence after: "..., the mother said. Fatima Diallo, 34, fled ..."."""
    sentence = cast.text.sentence
    here = sentence[cast.text.token_at(start)]
    for mention in cast.actors:
        if mention.start <= start:
            continue
        first, _ = cast.text.tokens(mention)
        if sentence[first] > here + SENTENCES_ON:
            return None
        if sentence[first] == here or cast.text.quoted[first] or not cast.person(mention):
            continue
        subject = cast.text.doc[first : first + len(mention.entity_name.split())].root.dep_ in (
            "nsubj",
            "attr",
            "nsubjpass",
        )
        full = len(mention.entity_name.split()) > 1
        fits = not (sex and mention.gender and mention.gender != sex)
        return mention if subject and full and fits else None
    return None


def own_correspondent(cast: Cast, said: Sequence[str], start: int) -> Mention | None:
    """Whom "our correspondent" means: the last person before who is called an outlet's own or its reporter."""
    if said[0] not in ("our", "its") or not CORRESPONDENTS & set(said):
        return None
    named = {n.mention.start for n in cast.namings if n.noun in CORRESPONDENTS}
    for mention in reversed(cast.before(start)):
        if cast.person(mention) and (mention.start in named or is_outlets_own(cast, mention)):
            return mention
    return None


def is_outlets_own(cast: Cast, mention: Mention) -> bool:
    """Whether an outlet's name and 's stand before: "Al Jazeera's Imran Khan"."""
    first, _ = cast.text.tokens(mention)
    if first < 2 or cast.text.lower[first - 1] not in ("'s", "’s"):
        return False
    owner = cast.covering(cast.text.idx[first - 2], cast.text.idx[first - 2] + 1)
    return owner is not None and owner.entity_type == "media"


def of_one_family(cast: Cast, named: Mention, said: Sequence[str]) -> Mention | None:
    """Who of those with a surname "the elder Lone" or "the younger Lone" is, by kinship; None for other phrases."""
    young, old = bool(YOUNGER & set(said)), bool(ELDER & set(said))
    if young == old:
        return None
    surname = named.entity_name.split()[-1]
    family = {m.entity_name: m for m in reversed(cast.actors) if m.entity_name.split()[-1:] == [surname]}
    family = {name: m for name, m in family.items() if len(name.split()) > 1}
    if len(family) != 2:
        return None
    kin = YOUNGER_KIN if young else ELDER_KIN
    other = ELDER_KIN if young else YOUNGER_KIN
    nouns = {name: {n.noun for n in cast.namings if n.mention.entity_name == name} for name in family}
    own = [name for name in family if nouns[name] & kin] or [n for n in family if not nouns[n] & other]
    return family[own[0]] if len(own) == 1 else None


def is_office(noun: str) -> bool:
    """Whether a noun is an office's or a rank's: it may always be somebody new's."""
    return noun not in PERSONAL and (
        noun in OFFICES or noun in RANKS.values() or noun in MORE_OFFICES or is_title(noun)
    )


def is_description(noun: str) -> bool:
    """Whether a noun may describe a person at all."""
    return is_person_noun(noun) or may_be_person(noun)
