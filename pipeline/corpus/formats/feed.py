"""RSS and Atom feeds as they were saved: an article an entry, its headline before its text. Nothing is fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.corpus.article import Manuscript, UnreadableError
from pipeline.corpus.encodings import codec_name
from pipeline.corpus.first_bytes import mistaken
from pipeline.corpus.formats.kinds import LARGE, SeriesFormat
from pipeline.corpus.formats.web_page import headed
from pipeline.corpus.libraries import guarded
from pipeline.corpus.markup import text_of_html

WHAT = "a feed"
HEAD, TAIL = 4_096, 200  # bytes
BEGINS = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b")
ENDS = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>")
ADDRESS = re.compile(r"(?:https?|tag):(?://)?", re.I)
OFF = {"sanitize_html": True, "resolve_relative_uris": False}


def articles(data: bytes) -> Iterator[tuple[str, Manuscript | UnreadableError]]:
    """Each entry that has a text. Raises UnreadableError where the file is no feed."""
    if not data.strip():
        raise UnreadableError("empty", "holds nothing; leave it out")
    if wrong := mistaken(data, WHAT):
        raise wrong
    if not BEGINS.search(data.replace(b"\0", b"")[:HEAD]):
        raise UnreadableError("wrong suffix", "is neither RSS nor Atom; leave it out, or save it as text")
    if b"<!ENTITY" in data:
        raise UnreadableError("damaged", "defines entities of its own, as no feed does; save the feed again")
    with guarded(WHAT):
        import feedparser  # loaded only where it is needed

        feed = feedparser.parse(io.BytesIO(data), **OFF)  # never the bytes themselves: it would take them for a path
        cut = not ENDS.search(data.replace(b"\0", b"")[-TAIL:])
        entries = feed.entries[:-1] if cut else feed.entries
        encoding = codec_name(feed.get("encoding") or "utf-8")
        found = [(name_of(entry), manuscript(entry, encoding)) for entry in entries]
    yield from found
    if cut:
        yield "", UnreadableError("damaged", f"breaks off after {len(found):,} whole entries; save the feed again")
    elif not found:
        raise UnreadableError("empty", "is a feed without entries; leave it out")


def name_of(entry: Mapping[str, Any]) -> str:
    """What tells the entry from all others: its own id, else its address, without what every address begins with."""
    return ADDRESS.sub("", " ".join(str(entry.get("id") or entry.get("link") or "").split()), count=1)


def manuscript(entry: Mapping[str, Any], encoding: str) -> Manuscript | UnreadableError:
    """An entry's text: the longest that it has."""
    bodies = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary", "")]
    body = max((text_of_html(source) for source in bodies if source), key=len, default="")
    title = " ".join(text_of_html(entry.get("title", "")).split())
    if not body.strip() and not title:
        return UnreadableError("empty", "is an entry without text; leave it out")
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return Manuscript(
        headed(title, body),
        title=title,
        date=f"{when[0]:04}-{when[1]:02}-{when[2]:02}" if when else str(entry.get("published", "")),
        author=" ".join(str(entry.get("author", "")).split()),
        encoding=encoding,
    )


FORMAT = SeriesFormat("feed", (".rss", ".atom", ".xml"), articles, LARGE)
