"""The constructions of the house, by their ids: what each reads, and where its code stands."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import pipeline

ROOT = Path(pipeline.__file__).parent.parent


class Defining(Protocol):
    """A module that is a construction: its docstring says what it reads."""

    @property
    def ID(self) -> str: ...
    @property
    def __file__(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Described:
    """A construction's id, its docstring and its module's path from the project's root."""

    id: str
    doc: str
    path: str

    @property
    def place(self) -> str:
        """``file:line`` of the id in the code."""
        lines = (ROOT / self.path).read_text(encoding="utf-8").splitlines()
        number = next((n for n, line in enumerate(lines, start=1) if re.search(rf'=.*"{re.escape(self.id)}"', line)), 1)
        return f"{self.path}:{number}"


def described(modules: Sequence[Defining]) -> tuple[Described, ...]:
    """The entries of modules that each define one construction, in their order."""
    return tuple(
        Described(module.ID, inspect.getdoc(module) or "", Path(str(module.__file__)).relative_to(ROOT).as_posix())
        for module in modules
    )


@cache
def sections() -> tuple[tuple[str, tuple[Described, ...]], ...]:
    """(title, constructions) of each room that has any, as docs/constructions.md tells them.

    Another room's are a pair here: its title, and its entries in the order in which they are asked.
    """
    from pipeline.casualties.constructions.registry import CONSTRUCTIONS
    from pipeline.quotations.reporting_forms import FORMS

    return (
        ("Casualty figures", described(CONSTRUCTIONS)),
        ("Forms of reported speech", tuple(Described(f.id, f.doc, f.module.replace(".", "/") + ".py") for f in FORMS)),
    )


@cache
def by_id() -> Mapping[str, Described]:
    return {entry.id: entry for _, entries in sections() for entry in entries}
