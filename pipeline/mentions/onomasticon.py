"""What the tables know of names: the gender a given name tells, and what countries and their peoples are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pipeline.mentions.name_words import folded, is_title
from pipeline.patterns.entries import Country


@dataclass(frozen=True, slots=True)
class Onomasticon:
    """Given names and countries, ready to be looked up; all keys folded."""

    given: Mapping[str, str] = field(default_factory=dict)  # -> m, f, or "" where both bear it
    countries: Mapping[str, Country] = field(default_factory=dict)  # by place id
    peoples: Mapping[str, Country] = field(default_factory=dict)  # by "malian", "south sudanese"
    capitals: Mapping[str, Country] = field(default_factory=dict)  # by the capital's place id

    @classmethod
    def of(cls, given: Mapping[str, str], countries: Iterable[Country]) -> Onomasticon:
        known = list(countries)
        return cls(
            given={folded(name): gender for name, gender in given.items()},
            countries={country.place: country for country in known},
            peoples={folded(word): country for country in known for word in country.words},
            capitals={country.capital: country for country in known if country.capital},
        )

    def gender(self, name: str) -> str:
        """m or f by the first word of a name that is no title, "" where the table doesn't tell."""
        first = next((word for word in name.split() if not is_title(word)), "")
        key = folded(first)
        return self.given.get(key, "") or self.given.get(key.split("-")[0], "")

    def is_given(self, word: str) -> bool:
        key = folded(word)
        return key in self.given or key.split("-")[0] in self.given

    def stored(self) -> dict[str, Any]:
        """Plain values that ``of`` takes again, once the countries are made of them."""
        return {"given": dict(self.given), "countries": [asdict(c) for c in self.countries.values()]}

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> Onomasticon:
        return cls.of(stored["given"], [Country(**{**c, "words": tuple(c["words"])}) for c in stored["countries"]])
