"""A trigger as a predicate: whether it takes an object, which of its victims make a figure, and in which words."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.casualties.sentence.direction import right_victims
from pipeline.casualties.sentence.phrases import NUMBERED, ORDINALS, TIMES, Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.reflexives import is_antecedent, reflexive_text
from pipeline.casualties.sentence.triggers import Trigger, voice
from pipeline.language.en.classes import words

LOSING = words("casualties.losing")  # whose subject names the victims of a bare number
LONGEST_TEXT = 12  # words between a subject and its trigger that a row's text may hold
PERIODS = words("casualties.periods")
TARGETS = words("casualties.targets")
GAMES = words("casualties.games")
CARE = frozenset({"hospital", "hospitals", "clinic", "infirmary"})
PRECAUTIONS = words("casualties.precautions")
COUNTED_ONLY = words("casualties.counted_only")


def takes_object(reading: Reading, trigger: Trigger) -> bool:
    """Whether the trigger looks right, at an object: "killing two men", "killed five people", "was killed" not."""
    if trigger.intransitive or trigger.frame not in ("gerund", "verb", "participle"):
        return False
    if trigger.frame == "gerund":
        return True
    if trigger.frame == "verb":
        whole = trigger.end - trigger.start > 1
        return not whole or bool(right_victims(reading, trigger)) or has_object(reading, trigger)
    return voice(reading.words, trigger) != "passive" and bool(right_victims(reading, trigger))


def has_object(reading: Reading, trigger: Trigger) -> bool:
    """Whether a phrase other than a time follows the trigger at once."""
    phrase = reading.starting.get(trigger.end)
    if phrase is None:
        return False
    if reading.text(phrase.start) in TIMES or reading.text(phrase.head) in PERIODS:
        return False
    return not phrase.bare


def definite(reading: Reading, trigger: Trigger) -> bool:
    """Whether the trigger only names those known already: "the dead", "the wounded"."""
    return any(p.head == trigger.core and p.det == "the" and p.start < trigger.start for p in reading.phrases)


def predicate_rank(reading: Reading, trigger: Trigger, phrase: Phrase, looks: str) -> str:
    """The rank of a victim of the trigger; "" where one of REFUSALS applies and the phrase makes no figure.

    looks: where the phrase stands: left | right | apart (joined after the predicate).
    """
    rank = reading.rank(phrase, trigger)
    if trigger.frame == "unhurt" and rank:
        rank = "zero"
    return "" if not rank or any(refuses(reading, trigger, phrase, rank, looks) for refuses in REFUSALS) else rank


def _no_flight(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "he left home", "200 soldiers left the town": neither one person nor soldiers who march are displaced."""
    if trigger.effect != "displaced":
        return False
    if rank == "single":
        return True
    named = range(phrase.start, reading.extent(phrase))
    marched = any(reading.nouns.is_combatant(reading.text(i)) for i in named)
    return marched and not reading.text(trigger.core).startswith("displac")


def _only_described(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "guards killed in May": a trigger without a finite verb describes an uncounted plural."""
    if rank != "plural":
        return False
    if trigger.frame in ("gerund", "state"):
        return True
    if looks == "right":
        return trigger.frame != "verb" and reading.kind(trigger.start - 1) not in "NPOXRC"
    return not trigger.intransitive and voice(reading.words, trigger) != "passive"


def _only_lost(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "he lost", "lost supporters"; not "he lost his life"."""
    if rank not in ("single", "plural") or trigger.end - trigger.start > 1:
        return False
    return reading.text(trigger.core) in LOSING and (rank == "plural" or looks == "left")


def _takes_things(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "the man captured": a verb that takes things too needs a finite form for an uncounted victim before it."""
    if rank not in ("single", "plural") or trigger.end - trigger.start > 1:
        return False
    bare = trigger.strict and looks == "left" and trigger.frame == "participle" and not trigger.intransitive
    return bare and voice(reading.words, trigger) == "bare"


def _held_close(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "held the girl"."""
    return rank != "counted" and looks == "right" and reading.text(trigger.core) == "held"


def _hurt_him(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "it still hurt him"."""
    return phrase.pronoun and trigger.strict and looks == "right"


def _hurt_himself(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "The baker hurt himself"."""
    return rank != "counted" and trigger.strict and looks == "right" and is_antecedent(phrase, trigger)


def _uncounted(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "buried her father", "the mayor fell"."""
    return rank != "counted" and reading.text(trigger.core) in COUNTED_ONLY


CROWDS = frozenset({"mob", "crowd", "gang", "patrol", "squad"})  # "beaten by a mob"; a team or a crew may play


def _beaten_in_a_game(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "The champion was beaten in the final", "The rider was beaten by a length", "Omid Dara was beaten by Karim"."""
    if reading.text(trigger.core) not in ("beaten", "beat"):
        return False
    agent = reading.starting.get(trigger.end + 1) if reading.text(trigger.end) == "by" else None
    people = agent is None or agent.head in reading.groups or reading.text(agent.head) in CROWDS
    if not people and agent is not None and not _people(reading, agent):
        return True
    return any(reading.text(i) in GAMES for i in range(trigger.end, trigger.end + 6)) or (
        phrase.named and (agent is None or agent.named) and trigger.end - trigger.start == 1
    )


def _flight_unnumbered(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "The survivors fled": an uncounted flight or shot tells no figure, nor do people who are "being killed"."""
    if rank != "plural":
        return False
    unnumbered = trigger.effect == "displaced" or trigger.rule_id in ("wounded-shot", "wounded-shooting")
    return unnumbered or (looks == "left" and reading.text(trigger.start - 1) == "being")


def _first_of_its_kind(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "It made him the highest officer killed": a predicate that only ranks somebody among others."""
    ranked = range(phrase.start, phrase.head)
    best = any(reading.text(i).endswith("est") or reading.text(i) in (*ORDINALS, "first", "most") for i in ranked)
    bare = looks == "left" and trigger.frame == "participle" and voice(reading.words, trigger) == "bare"
    return rank == "single" and phrase.det == "the" and best and bare and phrase.start > 0


def _one_of_several_groups(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "One of the worst terrorist groups was destroyed": one group, not one person."""
    inner = reading.of_phrase(phrase) if phrase.bare else None
    head = reading.text(inner.head) if inner is not None else ""
    return head.endswith("s") and head.removesuffix("s") in NUMBERED | {"cell", "organisation"}


def _only_aimed_at(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "Two patrols were shot at", "Two men shot at a car"; not "was shot at a market"."""
    if reading.text(trigger.core) != "shot" or reading.text(trigger.end) != "at":
        return False
    aim = reading.starting.get(trigger.end + 1)
    if aim is None or aim.pronoun or (reading.rank(aim) in ("counted", "plural", "single") and not aim.named):
        return True
    return voice(reading.words, trigger) != "passive" and reading.text(aim.head) in TARGETS


def _only_looked_over(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "The boy was taken to a hospital as a precaution"."""
    aims = {reading.text(i) for i in range(trigger.end, trigger.end + 5)}
    return reading.text(trigger.end - 1) in CARE and bool(aims & PRECAUTIONS)


def _fell_over(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> bool:
    """ "One woman fell and hurt her knee": only fighters fall dead."""
    return (
        reading.text(trigger.core) == "fell"
        and reading.nouns.is_person(reading.text(phrase.head))
        and not (reading.nouns.is_combatant(reading.text(phrase.head)))
    )


def _people(reading: Reading, phrase: Phrase) -> bool:
    return phrase.bare or reading.nouns.is_person(reading.text(phrase.head))


# What makes no figure of a phrase that the trigger looks at; each has its case in its docstring.
REFUSALS: tuple[Callable[[Reading, Trigger, Phrase, str, str], bool], ...] = (
    _no_flight, _only_described, _only_lost, _takes_things, _held_close, _hurt_him, _hurt_himself, _uncounted,
    _beaten_in_a_game, _only_aimed_at, _flight_unnumbered,
    _first_of_its_kind, _one_of_several_groups, _only_looked_over, _fell_over,
)  # fmt: skip


def stated_in(reading: Reading, trigger: Trigger, phrase: Phrase, rank: str, looks: str) -> tuple[int, int]:
    """The words of a row's text: the phrase, with its predicate where that stands close."""
    if looks == "right" and is_antecedent(phrase, trigger):
        return reflexive_text(reading, phrase, trigger)
    start, end = phrase.start, reading.extent(phrase)
    if looks == "left":
        return _with_predicate(reading, trigger, rank, start, end)
    return (trigger.start, end) if looks == "right" and _close(reading, trigger.end, start) else (start, end)


def _with_predicate(reading: Reading, trigger: Trigger, rank: str, start: int, end: int) -> tuple[int, int]:
    """The words that state a subject's figure: subject and predicate, or where they stand far apart one of them."""
    if _close(reading, end, trigger.start):
        return start, max(end, trigger.end)
    last = _item_after(reading, end)
    if last is None and trigger.start - end <= LONGEST_TEXT:
        return start, trigger.end
    numbered = rank == "counted" or (rank == "zero" and trigger.frame != "unhurt")  # "no people", not who is unhurt
    if last is not None or numbered:
        return start, end
    first = trigger.start
    while reading.kind(first - 1) in "XRT" or reading.kind(first - 1) == "V":
        first -= 1
    return first, trigger.end


def _close(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but auxiliaries, adverbs and short modifiers stand between words start and end."""
    between = range(start, end)
    return len(between) <= 8 and not any(
        reading.kind(i) in ",;:().-MCS" or i in reading.firing or reading.kind(i) == "V" for i in between
    )


def _item_after(reading: Reading, at: int) -> int | None:
    """Where a further item of a list follows a phrase that ends at ``at``; None where none does."""
    at = reading.after_modifiers(at)
    if reading.kind(at) == ",":
        at += 1
    if reading.kind(at) == "C" or reading.joiner(at) is not None:
        return at
    return at if at in reading.starting and reading.starting[at].quantity else None
