"""Which language a text is in: English by its function words, else asked of a model, which is loaded only then."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.corpus.libraries import guarded
from pipeline.language.en.classes import words

ENGLISH = "en"
LOOKED_AT = 6_000  # characters, from the beginning
FEWEST_WORDS = 40
FEWEST_LETTERS = 200  # of a text in a writing without blanks between words
CERTAIN = 0.16  # share of function words above which a text is English: English news has .3, other languages under .05
SURE = 0.9  # of the model, to set a text aside
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FUNCTION_WORDS = words("corpus.function_words")

NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean",
    "ku": "Kurdish", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str:
    """The language as ISO 639-1; "" where the text is too short to tell."""
    head = text[:LOOKED_AT]
    said = WORD.findall(head)
    if len(said) < FEWEST_WORDS and sum(map(len, said)) < FEWEST_LETTERS:
        return ""
    if sum(word.lower() in FUNCTION_WORDS for word in said) >= CERTAIN * len(said):
        return ENGLISH
    language, sure = model().classify(" ".join(said))
    return str(language) if sure >= SURE else ENGLISH


@cache
def model() -> Any:
    """py3langid's, with probabilities."""
    with guarded("the languages' model"):
        from importlib.resources import files

        from py3langid.langid import LanguageIdentifier  # loaded only for a text that may not be English

        path = files("py3langid") / "data" / "model.npz.xz"
        return LanguageIdentifier.from_model_file(str(path), norm_probs=True)


def named(language: str) -> str:
    """ "Spanish (es)"."""
    return f"{NAMES[language]} ({language})" if language in NAMES else f"the language {language!r}"
