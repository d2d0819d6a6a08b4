"""What the pattern files may say but hardly mean: told as warnings, since it may be meant after all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.errors import Fault
from pipeline.language.en.classes import words
from pipeline.patterns.entries import Cue, Entity

# Words that no name should be alone: the first however they are written, the second in small letters, since "Front"
# may well be a name.
ORDINARY = words("patterns.ordinary") | words("weekdays") | words("months")
NOUNS = words("patterns.ordinary_nouns")


def doubts(entities: Sequence[Entity], cues: Sequence[Cue]) -> Iterator[Fault]:
    """Forms that are ordinary words, and short forms that are the full form of somebody else."""
    words = ORDINARY | {form for cue in cues for form in cue.forms if " " not in form}
    owners: dict[tuple[str, str], list[Entity]] = {}
    for entity in entities:
        for form in entity.variants:
            owners.setdefault((entity.label, form), []).append(entity)
    for entity in entities:
        if entity.type != "people":  # "villagers" and the like are meant
            yield from _ordinary(entity, words)
        for form in entity.short:
            for other in owners.get((entity.label, form), ()):
                # Of one side, a wider and a narrower row may share a form: the article decides between them.
                if other.id != entity.id and (form == other.name or not other.side or other.side != entity.side):
                    yield _shared(entity, form, other)


def _ordinary(entity: Entity, words: frozenset[str]) -> Iterator[Fault]:
    reach = (
        ("variants", entity.variants, "every article"),
        ("short", entity.short, f"articles that name {entity.name}"),
    )
    for column, forms, where in reach:
        for form in forms:
            loose = entity.match == "any_case"
            ordinary = form.casefold() in words and (loose or not form.isupper())
            if ordinary or (form.casefold() in NOUNS and (loose or form.islower())):
                message = (
                    f"{column} {form!r} is an ordinary word, which {where} would give to {entity.id}; write more words"
                )
                yield Fault(entity.file, entity.line, message)


def _shared(entity: Entity, form: str, other: Entity) -> Fault:
    message = (
        f"short {form!r} is a full form of {other.id} ({other.file}:{other.line}), "
        f"which articles that name {entity.name} would give to {entity.id}; remove it from one"
    )
    return Fault(entity.file, entity.line, message)
