"""Plain text and Markdown: one article a file."""

from __future__ import annotations

from pipeline.corpus.article import decode
from pipeline.corpus.formats.kinds import TextFormat

FORMAT = TextFormat("plain text", (".txt", ".md"), decode)
