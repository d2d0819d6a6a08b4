"""What rows depend on besides their articles: what is installed here, to the bytes, and patterns and convention."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline import __version__

BLANK = "blank"
PROGRAM = Path(__file__).parent.parent


def installed(model: str) -> dict[str, Any]:
    """As run.json says it."""
    return {
        "wireledger": __version__,
        "program_sha256": folder_sha256(PROGRAM),
        "python": platform.python_version(),
        "spacy": version("spacy"),
        "model": {"name": model, **model_facts(model)},
    }


def model_facts(name: str) -> dict[str, str]:
    """Version and checksum of an installed model package or of a model's folder; nothing for "blank" or no model."""
    if not name or name == BLANK:
        return {}
    from spacy.util import get_package_path, is_package

    in_folder = (Path(name) / "meta.json").is_file()
    if not (in_folder or is_package(name)):
        return {}
    try:
        facts = {"version": version(name)}
    except PackageNotFoundError:
        facts = {}
    return {**facts, "sha256": folder_sha256(Path(name) if in_folder else get_package_path(name))}


def folder_sha256(folder: Path) -> str:
    """Of all files of a package or a model, with their names; not of what Python compiles of them."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def telling(said: Mapping[str, Any]) -> dict[str, str]:
    """What of it must be the same for the rows to be the same, a few words each: of Python the first two numbers, of a
    model's folder its bytes wherever it lies."""
    model = said.get("model") or {}
    called = (Path(str(model.get("name"))).name, model.get("version", ""), model.get("sha256", "")[:8])
    return {
        "wireledger": " ".join(filter(None, (str(said.get("wireledger")), said.get("program_sha256", "")[:8]))),
        "Python": ".".join(str(said.get("python")).split(".")[:2]),
        "spaCy": str(said.get("spacy")),
        "the model": " ".join(filter(None, called)),
    }


def row_conditions(said: Mapping[str, Any]) -> dict[str, str]:
    """What a run's rows depend on besides its articles, as its run.json says it, a few words each."""
    return {
        **telling(said),
        "the patterns": str((said.get("patterns") or {}).get("sha256"))[:12],
        "the convention": str(said.get("convention")),
    }


def difference(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The first thing that differs: its name, and what each has of it."""
    return next(((name, one[name], other.get(name, "")) for name in one if one[name] != other.get(name, "")), None)
