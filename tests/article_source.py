"""What rows are told of an article that no file holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    article_id: str = "a"
    path: str = "a.txt"
    title: str = ""
    published: str = "2023-05-04"
    published_from: str = "metadata"
    author: str = ""
    format: str = "plain text"
    encoding: str = "utf-8"
    language: str = "en"
