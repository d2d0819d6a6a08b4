"""Markdown: one article a file; its marks stay in the text, and the layout knows them."""

from __future__ import annotations

from pipeline.corpus.formats.kinds import TextFormat
from pipeline.corpus.formats.plain_text import decode_markdown

FORMAT = TextFormat("Markdown", (".md",), decode_markdown)
