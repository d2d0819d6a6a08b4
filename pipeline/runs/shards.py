"""Parts of a corpus that runs of their own can do, on any machine: the third of sixteen is "3/16".

Parts follow one another in the order of the articles, so that each is a stretch of the tables of one run, and are as
long as each other within one article. Every run of a part reads the same input, and says in run.json which it was.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from pipeline.corpus import Corpus
from pipeline.errors import UsageError

WRITTEN_SHARD = re.compile(r"0*(\d{1,9})/0*(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Shard:
    """number: from 1."""

    number: int = 1
    of: int = 1

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    def cut(self, corpus: Corpus) -> dict[str, Any] | None:
        """Leave only this part in the corpus. What run.json says of it: the part, and of which articles it is one;
        None where it is all."""
        if self.of == 1:
            return None
        every, count = articles_hash(corpus), len(corpus)
        corpus.entries = corpus.entries[count * (self.number - 1) // self.of : count * self.number // self.of]
        return {"number": self.number, "of": self.of, "of_articles": count, "of_sha256": every}


WHOLE = Shard()


def shard_of(said: str) -> Shard:
    """The part that "3/16" names; "": all. Raises UsageError."""
    if not said:
        return WHOLE
    found = WRITTEN_SHARD.fullmatch(said.strip())
    number, of = (int(part) for part in found.groups()) if found else (0, 0)
    if not 1 <= number <= of:
        raise UsageError(f"no part {said!r}; write --shard 3/16 for the third of sixteen, from 1/16 to 16/16")
    return Shard(number, of)


def articles_hash(corpus: Corpus) -> str:
    """Of the articles' ids and paths: the same for runs that found the same."""
    digest = hashlib.sha256()
    for entry in corpus.entries:
        digest.update(f"{entry.article_id}\x1f{entry.path}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
