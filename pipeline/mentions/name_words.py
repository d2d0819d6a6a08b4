"""Words that stand beside names, and how names are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady madam "
    "president vice-president ex-president premier minister chancellor senator senators sen representative rep reps "
    "delegate del congressman congresswoman speaker leader governor gov mayor ambassador secretary lawmaker "
    "spokesman spokeswoman spokesperson chairman chairwoman director judge justice attorney inspector commissioner "
    "king queen prince princess sheikh shaikh "
    "imam ayatollah hojatoleslam mullah mawlawi maulvi mawlana maulana molvi mufti qari qazi hafiz haji hajji "
    "ustad ustaz pope cardinal archbishop bishop father sister reverend rev pastor "
    "general gen lieutenant lt colonel col major maj captain capt commander cmdr commandant brigadier brig marshal "
    "admiral adm sergeant sgt corporal cpl private pvt chief officer superintendent supt constable warden "
    "engineer eng agent detective reporter correspondent photographer analyst activist witness resident villager "
    "former late acting deputy interim vice first prime foreign interior defence defense".split()
)
# Titles that say more of another word than of who follows: "former Zarkot policeman", "chief Zarkot negotiator".
MODIFIERS = frozenset(
    "former late acting deputy interim vice first prime foreign interior defence defense chief private justice".split()
)
# At the end of a capitalised phrase, a post and no name: "the acting Relief Coordinator".
POST_NOUNS = frozenset(
    "coordinator mayor governor spokesman spokeswoman spokesperson minister ambassador envoy president chairman "
    "chairwoman director secretary commissioner commander prosecutor senator representative rapporteur candidate "
    "chancellor superintendent administrator manager adviser advisor correspondent".split()
)
PERSON_NOUNS = frozenset(
    "man woman boy girl farmer shepherd teacher doctor nurse surgeon driver shopkeeper trader merchant student "
    "widow widower elder cleric imam priest preacher lawyer judge professor lecturer researcher analyst expert "
    "economist historian activist journalist reporter editor writer author poet singer photographer soldier "
    "fighter officer policeman policewoman colonel general captain commander lawmaker politician diplomat official "
    "resident villager refugee survivor witness mechanic engineer baker tailor labourer laborer worker volunteer "
    "medic midwife coordinator spokesman spokeswoman spokesperson head leader founder owner fellow scholar scientist "
    "veteran guard grandmother grandfather father mother brother sister son daughter cousin uncle aunt nephew".split()
)
GROUP_NOUNS = frozenset(
    "agency alliance army assembly association authority battalion board brigade brigades bureau cabinet caucus "
    "club coalition command commission committee company congress corporation corps council court department "
    "directorate dispatch federation forces forum foundation front gazette guard guards herald initiative institute "
    "institution international league legion militia ministry mission monitor movement network news observatory office "
    "organisation organization parliament party police post programme program project regiment senate "
    "service services society times tribune trust union university watch wire".split()
)
LEADING_GROUP_NOUNS = frozenset(
    "ministry department university center centre committee council union association institute office commission "
    "bureau bank board organization organisation federation".split()
)
ARTICLES = frozenset("a an the".split())
# Capitalised, and named often, but neither actors nor places: channels, languages, weapons, clocks, captions.
# An actors.csv row makes any of them an actor.
NO_NAMES = frozenset(
    "twitter telegram whatsapp facebook youtube instagram tiktok snapchat reddit linkedin signal viber weibo vkontakte "
    "pashto dari farsi urdu swahili amharic "
    "kalashnikov kalashnikovs ak-47 ak-47s ak47 humvee humvees toyota hilux rpg grad katyusha stinger himars bayraktar "
    "utc gmt a.m p.m am pm covid covid-19 internet brexit "
    "photo photos caption image video credit file read source".split()
) | {"photo credit", "file photo", "image credit", "read more", "social media", "full text", "correction appended"}
# After "in" a language, elsewhere a people.
LANGUAGES = frozenset(
    "arabic english russian french turkish burmese persian kurdish ukrainian hebrew spanish chinese somali".split()
)
# Part of the name when it is all there is beside one word: "Mullah Janan", "Pope Francis".
CLERICAL = frozenset(
    "mullah mawlawi maulvi mawlana maulana molvi mufti qari haji hajji pope sheikh shaikh ayatollah".split()
)
PARTICLES = frozenset("al el bin ibn bint abu abd de del dela della di da dos la le van von der den ten ter wa".split())
SUFFIXES = frozenset("jr sr ii iii iv phd md".split())
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
SPEECH = frozenset(
    "said says told added described warned claimed denied confirmed announced insisted explained stated argued noted "
    "recalled tweeted vowed".split()
)
# After these a full name is background: "the son of the late guerrilla commander ..."
KINSHIP = frozenset(
    "son daughter brother sister father mother wife husband widow nephew cousin uncle late slain assassinated".split()
)


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """A word for comparison: no accents, small letters, straight apostrophe."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.replace("’", "'").casefold()


def is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in TITLES


def surname_forms(name: tuple[str, ...]) -> list[tuple[str, ...]]:
    """How a person's surname may stand alone, as folded tokens; empty for a name of one word.

    name: the folded tokens of a full name, hyphens as tokens of their own:
    (nabil, hasan, al, -, quaety) gives (al, -, quaety) and (quaety,).
    """
    end = len(name)
    while end and (name[end - 1].rstrip(".") in SUFFIXES or name[end - 1] == ","):
        end -= 1
    start = end - 1
    while start >= 2 and name[start - 1] == "-":  # a double-barrelled or prefixed surname
        start -= 2
    first = start
    while first >= 2 and name[first - 1] in PARTICLES:
        first -= 1
    if first < 1 or all(part.rstrip(".") in TITLES for part in name[:first]):
        return []
    forms = [name[first:end]]
    if name[first] in PARTICLES:
        bare = first
        while bare < end - 1 and (name[bare] in PARTICLES or name[bare] == "-"):
            bare += 1
        forms.append(name[bare:end])
    return [form for form in forms if form and len(form[-1]) > 1]
