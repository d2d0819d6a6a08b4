"""The forms of reported speech, in the order of their documentation; a form is one module and one line here.

Each module has an ``ID``, which stands in the reasons or the rule of a row, and a docstring that is its page: what it
reads, examples, what it is not. Its examples with their gold are in tests/quotation_sentences.py under the same id.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

from pipeline.quotations.contents.forms import (
    according_to,
    aside,
    blocks,
    described,
    fronted,
    gerund_content,
    headlines,
    infinitive,
    noun_cue,
    object_phrase,
    plain,
    relative,
    reported_clause,
)
from pipeline.quotations.marks import interviews, posts, signatures, transcripts
from pipeline.quotations.speakers import carried, nearest


@dataclass(frozen=True, slots=True)
class Form:
    """A form of reported speech. doc: its docstring; module: the full name of the module that defines it."""

    id: str
    doc: str
    module: str


def form(module: ModuleType) -> Form:
    return Form(module.ID, (module.__doc__ or "").strip(), module.__name__)


FORMS: tuple[Form, ...] = tuple(
    map(
        form,
        (
            # without marks, by the grammar of a cue
            reported_clause,
            fronted,
            aside,
            relative,
            infinitive,
            gerund_content,
            object_phrase,
            described,
            noun_cue,
            according_to,
            plain,
            # by the layout
            headlines,
            blocks,
            transcripts,
            interviews,
            posts,
            signatures,
            # in marks, without a cue of the table
            nearest,
            carried,
        ),
    )
)
