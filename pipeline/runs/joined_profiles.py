"""The profiles' tables of several runs, drafted anew from the incidents of all: each article by its run's patterns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.exports.profiles import PROFILES, profile_of
from pipeline.exports.profiles.profile import Profile
from pipeline.patterns import PatternSet, read_patterns
from pipeline.runs.outputs import OutputFolder
from pipeline.runs.run import add_events
from pipeline.tables.article_tables import ArticleTables


@dataclass(frozen=True, slots=True)
class JoinedProfiles:
    """patterns: by run. notes: why there are no such tables, where runs have them."""

    profiles: Sequence[Profile]
    patterns: Mapping[Path, PatternSet]
    notes: tuple[str, ...] = ()

    @property
    def tables(self) -> dict[str, type]:
        return {profile.name: profile.row_type for profile in self.profiles}

    def add(self, written: OutputFolder, run: Path, result: ArticleTables) -> None:
        for profile in self.profiles:
            add_events(written, profile, result, self.patterns[run])


NO_PROFILES = JoinedProfiles((), {})


def profiles_of(records: Mapping[Path, Mapping[str, Any]], *, asked: str = "") -> JoinedProfiles:
    """records: what each run's run.json says. A table that any of them wrote, or that is asked for, is written for all.

    Raises UsageError where there is no such profile, or where its table is asked for and can't be drafted.
    """
    names = {name.removesuffix(".csv") for record in records.values() for name in record["tables"]} | {asked}
    if asked:
        profile_of(asked)
    found = [profile for name, profile in PROFILES.items() if name in names]
    if not found:
        return NO_PROFILES
    patterns = {run: patterns_of(record["patterns"]) for run, record in records.items()}
    known = {run: read for run, read in patterns.items() if read}
    tables = " and ".join(f"{profile.name}.csv" for profile in found)
    lost = [records[run]["patterns"]["folder"] for run in records if run not in known]
    notes = tuple(
        f"{folder} no longer holds the patterns of its run, without which {tables} can't be drafted"
        for folder in dict.fromkeys(lost)
    )
    if notes and asked:
        raise UsageError(f"{notes[0]}; put them back as they were, or leave --profile out")
    return JoinedProfiles((), {}, notes) if notes else JoinedProfiles(found, known)


def patterns_of(said: Mapping[str, str]) -> PatternSet | None:
    """The patterns that a run had, where its folder still holds them."""
    folder = Path(said["folder"])
    found = read_patterns(folder) if folder.is_dir() else None
    return found if found and found.sha256 == said["sha256"] else None
