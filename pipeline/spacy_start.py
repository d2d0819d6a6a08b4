"""spaCy without its command line.

``import spacy`` takes the function ``info`` from spaCy's command line, and so loads all its commands, a project
manager and three HTTP clients: a tenth of what a run needs before its first article.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import Any

COMMANDS = "spacy.cli"
INFO = "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy, if nobody has; its commands are loaded when they are asked for, as ``spacy.cli`` or ``spacy.info``.

    What spaCy finds in their place is the standard library's lazy module, and of ``info`` one that calls the true one.
    """
    if "spacy" in sys.modules:
        return
    package = find_spec("spacy")
    spec = PathFinder.find_spec(COMMANDS, package.submodule_search_locations if package else None)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    commands, stand_in = module_from_spec(spec), ModuleType(INFO)
    vars(stand_in)["info"] = info
    sys.modules |= {COMMANDS: commands, INFO: stand_in}
    spec.loader.exec_module(commands)
    try:
        import spacy
    finally:
        del sys.modules[INFO]
    vars(spacy)["cli"] = commands


def info(*asked: Any, **options: Any) -> Any:
    """spaCy's own."""
    from spacy.cli.info import info as own

    return own(*asked, **options)
