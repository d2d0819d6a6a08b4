"""The names of an article that no pattern knows: by the text's own signs, or by the model's entities."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.mentions.abbreviations import Abbreviation
from pipeline.mentions.candidates import Run
from pipeline.mentions.coded_names import coded_names
from pipeline.mentions.declared_bodies import declared_bodies, declared_organizations, declared_peoples
from pipeline.mentions.declared_places import PLACE_NOUNS, declared_places
from pipeline.mentions.hits import Hit, Typed
from pipeline.mentions.listed_places import listed_places
from pipeline.mentions.model_names import named_in_context, typed_name
from pipeline.mentions.name_types import weighed
from pipeline.mentions.name_words import folded
from pipeline.mentions.onomasticon import Onomasticon
from pipeline.mentions.persons import given_led, led, nicknamed, titled


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What the patterns say of one article: full names, possible short forms, and what comes of both."""

    full: list[Hit]
    short: list[Hit]
    sure: list[Hit]
    explained: list[str]
    abbreviations: list[Abbreviation]
    credited: set[int]  # tokens of bylines and credits


def is_adjective(doc: Doc, name: Typed, onomasticon: Onomasticon) -> bool:
    """Whether a name is only a word for a country's own: "Nepali" is no place, and a people only as "the Nepali"."""
    text = doc[name.start : name.end].text
    if folded(text) not in onomasticon.peoples:
        return False
    plural = text.endswith(("s", "men")) or (name.start > 0 and doc[name.start - 1].lower_ == "the")
    return name.label == "PLACE" or (name.type == "people" and not plural)


def unknown_names(
    doc: Doc,
    everywhere: list[Run],
    runs: list[Run],
    ents: list[tuple[int, int, str]],
    known: KnownNames,
    onomasticon: Onomasticon,
) -> list[Typed]:
    """The names among an article's runs, by the text's own signs or the model's entities. runs: those in question."""
    told = known.explained
    persons = [*given_led(doc, told, onomasticon), *titled(doc, known.full)]
    taken = {i for name in persons for i in range(name.start, name.end)}
    names = [
        *declared_places(doc, everywhere, told),
        *listed_places(doc, everywhere, PLACE_NOUNS),
        *declared_bodies(doc, everywhere),
        *declared_peoples(doc, runs),
        *declared_organizations(doc, told),
        *nicknamed(doc, told),
        *coded_names(doc, told),
    ]
    entity_of = {i: number for number, (start, end, _) in enumerate(ents) for i in range(start, end)}
    for number, (start, end, label) in enumerate(ents):
        others = {i for i in range(max(0, start - 8), end + 8) if entity_of.get(i, number) != number}
        name = typed_name(doc, start, end, label, told, others)
        if name is None:
            continue
        own = name.type == "person" and not told[name.start]  # not "Kyiv Vitali Klitschko"
        if own or taken.isdisjoint(range(name.start, name.end)):
            names.append(name)
    names = [*persons, *(n for n in names if n.type != "organization" or taken.isdisjoint(range(n.start, n.end)))]
    names = [n for n in names if not is_adjective(doc, n, onomasticon)]
    names += list(led(doc, runs, names))
    said = {i for name in names for i in range(name.start, name.end)}
    names += named_in_context(doc, [run for run in runs if said.isdisjoint(range(run.start, run.end))])
    places = {i for hit in known.sure if hit.label == "PLACE" for i in range(hit.start, hit.end)}
    places |= {i for name in names if name.label == "PLACE" for i in range(name.start, name.end)}
    return weighed(doc, names, everywhere, told, places)
