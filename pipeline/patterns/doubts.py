"""What the pattern files may say but hardly mean: told as warnings, since it may be meant after all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.errors import Fault
from pipeline.patterns.entries import Cue, Entity

# Words that no name should be alone: the first however they are written, the second in small letters, since "Front"
# may well be a name.
ORDINARY = frozenset(
    "a about after again against all also am an and any april are around as at august away back be because been "
    "before being between both but by can close could day days dead death december did do does done down during "
    "each early east else ever every february few fire first for former found free friday from full further gave "
    "get go good great had half has have he her here high him his home how however i if in into is it its january "
    "july june just killed know land large last late later lead least left less life like little local long low "
    "made main make man many march may me men might monday month more most much must my near need never new next "
    "night no none north not november now october of off old on once one only open or other others our out over own "
    "past people place power put quite rather right same saturday say second see seen september set several shall "
    "she short should side since small so some soon south still such sunday take than that the their them then "
    "there these they this those three through thursday time to today together tomorrow tuesday two under until up "
    "upon us used very was way we wednesday week well were west what when where which while who whole whom whose "
    "why will with within without woman women word work world would wounded year years yesterday yet you young".split()
)
NOUNS = frozenset(
    "area army attack bank base battle blast bomb border bridge camp capital center centre chief city civilians "
    "clash coalition command commander commission committee council country court crisis deputy district doctor "
    "eastern elders embassy enemy family fighter fighters force forces foreign front general government governor "
    "group guard guards gunmen head highway hills hospital injured insurgents island journalist king law leader "
    "leaders market media meeting message militants military militia minister ministry mission mosque mountain "
    "mountains movement nation national northern office officer officers official officials opposition palace "
    "parliament party pass peace police post president press prison province rebel rebels refugees regime region "
    "reporter reports residents resistance river road school secretary security service shrine soldier soldiers "
    "southern spokesman spokesperson spokeswoman state statement station street students talks team tower town "
    "troops tunnel union united university valley village villages war western witness witnesses workers".split()
)


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
