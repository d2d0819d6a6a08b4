"""Changes as one HTML page that needs no other file and asks no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from pipeline.tables.records import TABLES
from pipeline.workbench.change_lists import EMPTY, MadeBy, counts, nobody
from pipeline.workbench.changes import Change, Kind

STYLE = """\
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #222; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: .35rem .6rem; }
tr { border-top: 1px solid #ddd; }
.words { font-weight: 600; }
.sentence, .by { color: #666; font-size: .9em; }
.appears, ins { color: #176b2c; }
.vanishes, del { color: #a01818; }
.changes { color: #8a5a00; }
"""


def page(changes: Sequence[Change], *, title: str, notes: Sequence[str] = (), made_by: MadeBy = nobody) -> str:
    """The whole page. notes: sentences below the title. All text is escaped: articles and patterns are strangers'."""
    return "".join(parts(changes, title, notes, made_by))


def parts(changes: Sequence[Change], title: str, notes: Sequence[str], made_by: MadeBy) -> Iterator[str]:
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield "<!DOCTYPE html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
    yield from (f"<p>{escape(note)}</p>\n" for note in notes)
    if not changes:
        yield "<p>No row of any table differs.</p>\n"
    for table in [*TABLES, *sorted({c.table for c in changes} - TABLES.keys())]:
        if found := [change for change in changes if change.table == table]:
            yield f"<h2>{escape(table)}.csv: {escape(counts(found))}</h2>\n<table>\n"
            yield "<tr><th></th><th>article</th><th>words</th><th>what</th></tr>\n"
            yield from (entry(change, made_by(change)) for change in found)
            yield "</table>\n"
    yield "</body>\n</html>\n"


def entry(change: Change, made_by: Sequence[str]) -> str:
    cells = "".join(f"<div>{cell(change.kind, *told)}</div>" for told in change.cells)
    sentence = f"<div class='sentence'>{escape(change.sentence)}</div>" if change.sentence else ""
    by = "".join(f"<div class='by'>by {escape(place)}</div>" for place in made_by)
    return (
        f"<tr><td class='{change.kind}'>{change.kind}</td><td>{escape(change.article_id)}</td>"
        f"<td class='words'>{escape(change.words)}</td><td>{cells}{sentence}{by}</td></tr>\n"
    )


def cell(kind: Kind, column: str, old: str, new: str) -> str:
    if kind == Kind.CHANGES:
        return f"{escape(column)}: <del>{escape(old) or EMPTY}</del> → <ins>{escape(new) or EMPTY}</ins>"
    return f"{escape(column)} {escape(old or new)}"
