"""The gender of each person named in an article, as its nouns and pronouns tell it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.annotations import Mention
from pipeline.quotations.cues.speaking_nouns import gender
from pipeline.quotations.identity.antecedents import Antecedent
from pipeline.quotations.identity.cast import Cast


def learn_genders(
    cast: Cast,
    candidates: Sequence[Antecedent],
    *,
    resolve: Callable[[int, int], str],
    named: Callable[[Mention], str],
) -> None:
    """Give each name the gender of its noun, else of the pronouns that can only mean it: one person is near.

    resolve: the name of who stands at some characters; named: that of a mention's bearer.
    """
    nouns = [c for c in candidates if c.kind == "person" and not c.pronoun]
    persons = [c for c in nouns if not c.noun]
    names = {c.token: resolve(c.start, c.end) for c in nouns}
    sentence = cast.text.sentence
    known: dict[str, str] = {names[c.token]: c.gender for c in reversed(persons) if c.gender}
    for n in cast.namings:
        if gender(n.noun):
            known.setdefault(named(n.mention), gender(n.noun))
    for c in candidates:
        if c.pronoun and c.kind == "person" and c.rank:
            here = sentence[c.token]
            near = {names[p.token] for p in nouns if here - 1 <= sentence[p.token] and p.token < c.token}
            if len(near) == 1:
                known.setdefault(near.pop(), c.gender)
    for token, sex in cast.owners:
        near = {names[p.token] for p in nouns if sentence[p.token] == sentence[token] and p.token < token}
        if len(near) == 1:
            known.setdefault(near.pop(), sex)
    for c in persons:
        c.gender = c.gender or known.get(names[c.token], "")
