"""An act in -ing that somebody denies.

Examples:

    The army denied [killing civilians].
    Darband: miners deny [looting the depot].

Not this form: a participle that tells how it was said ("said, adding that ..."), and an infinitive ("vowed to fight").
"""

from __future__ import annotations

from pipeline.quotations.contents.forms.infinitive import bounds, complements, is_gerund, is_to
from pipeline.quotations.contents.sayings import Content, Found, Saying

ID = "indirect:gerund"


def find(saying: Saying) -> Found:
    verb = next((c for c in complements(saying) if is_to(c) or is_gerund(c)), None)
    return (Content(*bounds(saying, verb), ID),) if verb is not None and not is_to(verb) else None
