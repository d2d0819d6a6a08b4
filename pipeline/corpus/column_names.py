"""Which column of a table is which: the one that is asked for, else the one that is called so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.corpus.article import Columns, line_of
from pipeline.errors import UsageError

# Names of columns in small letters with _ between words, the surer first.
NAMES = {
    "id": "id article_id doc_id document_id news_id story_id uuid guid url link uri".split(),
    "text": "text full_text fulltext article_text body body_text article_body main_text maintext content article "
    "story".split(),
    "date": "date published publication_date published_date date_published publish_date published_at pub_date pubdate "
    "article_date date_publish datetime day".split(),
    "title": "title headline heading article_title".split(),
}  # fmt: skip
OPTIONS = {"id": "--id-column", "text": "--text-column", "date": "--date-column", "title": "--title-column"}


def settled(table: str, columns: Columns, names: Sequence[str]) -> Columns:
    """The columns with the names that this table has for them, "" where it has none.

    Raises UsageError where a column that is asked for is missing or there twice, and where no column is the text.
    """
    found: dict[str, Any] = {what: getattr(columns, what) or recognised(what, names) for what in OPTIONS}
    for what, option in OPTIONS.items():
        asked = getattr(columns, what)
        name = found[what] or ("text" if what == "text" else "")
        if name and not is_there(name, names):
            has = line_of(", ".join(names)) or "none"
            raise UsageError(f"{table} has no column {name!r} (its columns: {has}); name one with {option}")
        if names.count(name) > 1:
            other = f"name another with {option}" if not asked else "name another"
            raise UsageError(f"{table} has two columns {name!r}; rename one of them, or {other}")
    return replace(columns, **found)


def recognised(what: str, names: Sequence[str]) -> str:
    """The column that is called as such columns are, in whatever letters; "" without one."""
    by_key = {key(name): name for name in reversed(names)}
    return next((by_key[known] for known in NAMES[what] if known in by_key), "")


def key(name: str) -> str:
    """ "Published At", "published-at", "publishedAt" → "published_at"."""
    parted = "".join(
        f"_{c}" if c.isupper() and before.islower() else c for before, c in zip(" " + name, name, strict=False)
    )
    return "_".join(parted.replace("-", " ").replace("_", " ").lower().split())


def is_there(name: str, names: Sequence[str]) -> bool:
    """Whether the table has the column, or one that the path "content.body" begins in."""
    return name in names or any(name.startswith(f"{first}.") for first in names)


def looked_up(cells: Mapping[str, Any], name: str) -> Any:
    """The cell of a column, or of the field that a path leads to; None where it is missing.

    A number in a path counts the items of a list from 0: "texts.0.body".
    """
    if name in cells:
        return cells[name]
    first, _, rest = name.partition(".")
    while rest and first not in cells:
        more, _, rest = rest.partition(".")
        first = f"{first}.{more}"
    value = cells.get(first) if rest else None
    if isinstance(value, list):
        value = {str(at): item for at, item in enumerate(value)}
    return looked_up(value, rest) if isinstance(value, Mapping) else None


def header_names(cells: Sequence[Any]) -> list[str]:
    """The names in a header, line breaks and blanks in them as one blank."""
    return [" ".join(str("" if cell is None else cell).split()) for cell in cells]


def base_name(path: Path) -> str:
    """A file's name without its suffix, also without two: "news.csv.gz" → "news"."""
    name = path.name
    if name.lower().endswith(".gz"):
        name = name[:-3]
    return name.rpartition(".")[0] or name
