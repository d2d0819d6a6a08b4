"""Common nouns that stand for those who speak, and what they say of them: number, gender, kind."""

from __future__ import annotations

from spacy.tokens import Token

PRONOUNS = {
    "he": ("person", "m"), "him": ("person", "m"), "she": ("person", "f"), "her": ("person", "f"),
    "they": ("group", ""), "them": ("group", ""), "it": ("group", ""),
    "who": ("any", ""), "which": ("any", ""), "himself": ("person", "m"), "herself": ("person", "f"),
}  # fmt: skip
MASCULINE = frozenset(
    "mr mr. sir brother father son man husband uncle boy grandfather nephew king prince spokesman chairman "
    "businessman policeman fisherman clergyman imam mullah mawlawi maulvi sheikh congressman".split()
)
FEMININE = frozenset(
    "ms ms. mrs mrs. miss sister mother daughter woman wife aunt girl grandmother niece queen princess spokeswoman "
    "chairwoman businesswoman policewoman housewife widow congresswoman".split()
)
TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir gen gen. col col. lt lt. maj maj. capt capt. sgt sgt. sen "
    "sen. rep rep. gov gov. hon mullah mawlawi maulvi sheikh sayyid haji imam ayatollah engineer ustad".split()
)
STATEMENTS = frozenset(
    "statement message tweet post letter report update communique communiqué note email memo release announcement "
    "video audio recording caption notice declaration article version press posting decree leaflet fatwa ruling "
    "document transcript".split()
)
# Statements that only carry what somebody says in them.
RECORDS = frozenset("transcript recording video audio footage clip tape caption".split())
# How a reporter takes up what was said: ", a claim that the army rejects".
COMMENTED = frozenset(
    "claim accusation allegation charge figure number toll account version statement assertion promise denial "
    "description suggestion report".split()
)
GROUPS = frozenset(
    "group movement organisation organization alliance coalition militia force forces army agency ministry "
    "government council party network faction company institute office mission bank court union command committee "
    "commission department bureau board parliament side sides team teams club hospital police body charity "
    "broadcaster newspaper channel outlet service family".split()
)
GROUP_WORDS = frozenset(
    "group movement organisation organization alliance militia force body party network side".split()
)
GROUP_TYPES = frozenset({"armed_group", "government", "military", "organization", "media", "people"})
PERSON_ENDINGS = ("man", "woman", "er", "or", "ist", "ian", "ee", "ant", "ent", "person", "chief", "general", "guard")
PEOPLE = frozenset(
    "official minister spokesman spokeswoman spokesperson commander resident fighter witness doctor nurse teacher "
    "analyst governor president director leader general colonel captain major lieutenant sergeant soldier officer "
    "policeman villager shopkeeper farmer miner driver elder relative brother sister father mother son daughter man "
    "woman boy girl researcher expert historian journalist reporter correspondent lawmaker senator deputy mayor "
    "head chief diplomat ambassador envoy secretary adviser advisor aide worker activist survivor victim refugee "
    "student professor lawyer judge prosecutor trader merchant cleric mullah imam surgeon pilot guard militant "
    "insurgent rebel veteran neighbour neighbor widow uncle cousin nephew niece husband wife friend colleague "
    "chairman chairwoman founder manager engineer economist scholar author writer photographer editor negotiator "
    "mediator coordinator representative prisoner detainee lady gentleman youth teenager child patient medic "
    "paramedic member clerk shepherd guide coach nomad midwife porter cook carpenter tailor smuggler hostage "
    "passenger mourner protester player captive recruit deserter jurist physician dentist pharmacist candidate "
    "aunt grandfather grandmother bride groom".split()
)
# How a rank before a name is taken up again: "Col. Omar ... the colonel".
RANKS = {
    "gen.": "general", "gen": "general", "col.": "colonel", "col": "colonel", "lt.": "lieutenant", "maj.": "major",
    "capt.": "captain", "sgt.": "sergeant", "cmdr.": "commander", "dr.": "doctor", "dr": "doctor",
    "prof.": "professor", "sen.": "senator", "gov.": "governor", "rep.": "representative", "mawlawi": "cleric",
    "sheikh": "sheikh", "king": "king", "prince": "prince", "bishop": "bishop", "pope": "pope",
}  # fmt: skip
# What ends like a person's trade and is none.
THINGS = frozenset(
    "river water winter summer quarter corner border number order power paper newspaper letter centre center matter "
    "dinner chapter other another whether rather either neither over under after ever never however together shelter "
    "helicopter computer register weather theatre corridor door floor harbour harbor motor sector error terror horror "
    "colour color labour labor humor humour honour honor factor mirror tractor vector disaster list mist consist exist "
    "fist wrist twist least east west human answer offer cover tower flower october november december september "
    "charter manner cluster counter banner poster toner silver timber wonder mortar tenor trailer fibre crater bunker "
    "container tanker transfer encounter surrender murder slaughter laughter anger danger hunger".split()
)
OFFICES = frozenset(
    "minister governor mayor spokesman spokeswoman spokesperson chief commissioner director head deputy secretary "
    "ambassador diplomat envoy prosecutor cleric".split()
)


def is_person_noun(word: str) -> bool:
    """Whether a lower-case word in the singular stands for a person: a known noun, or one with a person's ending."""
    if word in PEOPLE:
        return True
    return len(word) > 4 and word.endswith(("er", "or", "ist", "man", "person")) and word not in THINGS | GROUPS


def singular(noun: str) -> str:
    """The singular of a regular plural, lower case: "officials" to "official", "parties" to "party"."""
    noun = noun.lower()
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    if noun == "men" or noun.endswith(("men", "women")):
        return noun[:-2] + "an"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def gender(word: str) -> str:
    """m, f or "" where the word doesn't tell."""
    word = word.lower()
    return "m" if word in MASCULINE else "f" if word in FEMININE else ""


def kind_of(noun: Token) -> str:
    """person | group | statement | thing, of a common noun; else name."""
    if noun.pos_ != "NOUN":
        return "name"
    word = singular(noun.lower_)
    if word in STATEMENTS:
        return "statement"
    if word in GROUPS or noun.lower_ in GROUPS:
        return "group"
    return "person" if is_person_noun(word) else "thing"
