"""How well events of several articles are brought together: pairwise F1, cross-validated by incident.

    wireledger run ARTICLES.jsonl --id-column doc_id --text-column text -o TABLES
    python benchmarks/incidents.py ARTICLES.jsonl TABLES SET [--also ARTICLES.jsonl TABLES SET] [--write]

A line of ARTICLES says with ``story`` which incident the article is about and with ``set`` what it belongs to, and may
say with ``totals`` how many its incident killed; none of it is shown to the linkage. Several sets are learnt from
together, and judged one by one. ``--write`` learns the weights from all of them and writes them where the package reads
them. Terms of PRIOR are held near what it says: days and distances, which few articles of the sets tell.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from pipeline.incidents import pair_scores
from pipeline.incidents.article_events import events_of
from pipeline.incidents.blocking import keys, sought
from pipeline.incidents.clusters import LOOSE, clusters, parts
from pipeline.incidents.event_evidence import EventEvidence
from pipeline.incidents.incident_rows import StoryAccount, incident_row
from pipeline.incidents.link_terms import terms
from pipeline.runs.written_results import results_of
from pipeline.tables.extract import ArticleTables
from pipeline.training.logit import calibration, logistic

Judged = tuple[float, bool]
FOLDS = 10
PENALTY = 1.0
HELD = 10.0  # the penalty of terms whose weight PRIOR says
GIVEN = {"day: told by one": -1.0}  # not learnt: of a report in halves it is mostly the first that tells the day
CARE = 0.4  # off the log-odds of the confidence: better a doubt too many
WEIGHTS = Path(pair_scores.__file__).parent / "link_weights.csv"
PRIOR = {
    "(every pair)": 0.0,
    "day: the same": 1.0,
    "day: next to each other": 0.3,
    "day: within three": -2.0,
    "day: within a week": -3.0,
    "day: apart": -6.0,
    "day: after it was told": -4.0,
    "told: within a day": 0.8,
    "told: within a week": 0.0,
    "told: within a month": -2.0,
    "told: apart": -5.0,
    "place: the same point": 0.7,
    "place: within 10 km": 0.0,
    "place: within 40 km": -1.0,
    "place: within 150 km": -3.0,
    "place: far apart": -5.0,
    "place: one holds the other": 0.0,
    "region: another": -2.0,
    "hand: the same": 0.2,
    "hand: of another side": -1.5,
    "victims: several names in common": 4.0,
    "victims: a name in common": 3.0,
    "victims: named by the other": 2.0,
    "victims: others, all named": -2.0,
}  # log-odds


@dataclass(frozen=True)
class Known:
    """A set of events of which it is known which are one.

    story: by article. killed: by incident, the lowest and the highest that its record gives. accounts: by event.
    """

    name: str
    story: dict[str, str]
    killed: dict[str, Sequence[int]]
    events: list[EventEvidence]
    accounts: dict[str, StoryAccount]

    @cached_property
    def leads(self) -> set[str]:
        """The events that articles are about."""
        return {event.event_id for event in self.events if event.lead}

    @property
    def together(self) -> int:
        """The pairs of articles about one incident."""
        return sum(n * (n - 1) // 2 for n in Counter(self.story.values()).values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("known", nargs=3, metavar=("ARTICLES", "TABLES", "SET"))
    parser.add_argument("--also", nargs=3, action="append", default=[], metavar=("ARTICLES", "TABLES", "SET"))
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    sets = [read(*said) for said in (asked.known, *asked.also)]
    story = {article: incident for one in sets for article, incident in one.story.items()}
    pairs = [known_pairs(one.events, one.story) for one in sets]
    every = [pair for some in pairs for pair in some]
    right = np.array([story[one.article_id] == story[other.article_id] for one, other in every], dtype=float)
    named, shown = matrix([[t for t in terms(one, other) if t not in GIVEN] for one, other in every])
    odds = cross_validated(every, story, shown, right, named)
    judged: list[list[Judged]] = []
    at = 0
    for one, some in zip(sets, pairs, strict=True):
        judged.append(measure(one, some, odds[at : at + len(some)]))
        at += len(some)
    most = max(map(len, judged))
    slope, offset = calibration([each for some in judged for each in some * round(most / max(len(some), 1))])
    offset -= CARE
    for one, some in zip(sets, judged, strict=True):
        tell(one.name, some, slope, offset)
    if asked.write:
        learnt = learn(shown, right, named)
        rows = [
            *zip(named, learnt, strict=True),
            *GIVEN.items(),
            (pair_scores.SLOPE, slope),
            (pair_scores.OFFSET, offset),
        ]
        with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(["term", "weight"])
            table.writerows((term, f"{weight:.2f}") for term, weight in sorted(rows))


def read(articles: str, tables: str, name: str) -> Known:
    lines = [json.loads(line) for line in Path(articles).read_text(encoding="utf-8").splitlines()]
    said = {line["doc_id"]: line for line in lines if line["set"] == name}
    story = {article: f"{name} {line['story']}" for article, line in said.items()}
    counted = {story[article]: line.get("totals", {}).get("killed") for article, line in said.items()}
    killed = {incident: told for incident, told in counted.items() if told}
    known = Known(name, story, killed, [], {})
    for result in results_of(Path(tables)):
        if isinstance(result, ArticleTables) and (row := result.article).article_id in story:
            for event, account in events_of(row, result.events, result.casualties, result.victims, result.mentions):
                known.events.append(event)
                known.accounts[event.event_id] = StoryAccount(account, row.story_id or row.article_id, 1.0, "")
    return known


def known_pairs(events: Sequence[EventEvidence], story: dict[str, str]) -> list[tuple[EventEvidence, EventEvidence]]:
    """All pairs of events of two articles of which it is known whether they are one: of one incident's articles only
    the events that these are about."""
    return [
        (one, other)
        for one, other in combinations(events, 2)
        if one.article_id != other.article_id
        and (story[one.article_id] != story[other.article_id] or (one.lead and other.lead))
    ]


def matrix(said: Sequence[Sequence[str]]) -> tuple[list[str], csr_matrix]:
    named = [pair_scores.EVERY, *sorted({term for row in said for term in row} | set(PRIOR) - {pair_scores.EVERY})]
    column = {term: at for at, term in enumerate(named)}
    places = [(at, column[term]) for at, row in enumerate(said) for term in (pair_scores.EVERY, *row)]
    rows, columns = zip(*places, strict=True)
    return named, csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(said), len(named)))


def learn(shown: csr_matrix, right: np.ndarray, named: Sequence[str]) -> list[float]:
    drawn = np.array([PRIOR.get(term, 0.0) for term in named])
    penalty = np.array([0.01 if term == pair_scores.EVERY else HELD if term in PRIOR else PENALTY for term in named])
    return logistic(shown, right, np.ones(len(right)), drawn=drawn, penalty=penalty)


def cross_validated(
    pairs: Sequence[tuple[EventEvidence, EventEvidence]],
    story: dict[str, str],
    shown: csr_matrix,
    right: np.ndarray,
    named: Sequence[str],
) -> np.ndarray:
    """Log-odds by weights that have seen neither article's incident."""
    incidents = sorted(set(story.values()))
    random.Random(1).shuffle(incidents)
    fold = {incident: at % FOLDS for at, incident in enumerate(incidents)}
    folds = np.array([[fold[story[event.article_id]] for event in pair] for pair in pairs])
    odds = np.full(len(pairs), -20.0)
    for left_out in range(FOLDS):
        held = (folds == left_out).any(axis=1)
        weights = np.array(learn(shown[np.flatnonzero(~held)], right[~held], named))
        odds[held] = np.maximum(odds[held], shown[np.flatnonzero(held)] @ weights)
    return odds


def measure(known: Known, pairs: Sequence[tuple[EventEvidence, EventEvidence]], odds: np.ndarray) -> list[Judged]:
    """Print what comes of the odds of a set; return each joined pair's probability, and whether it is right."""
    filed = {event.event_id: keys(event) for event in known.events}
    looks = {event.event_id: sought(event) for event in known.events}
    article = {event.event_id: event.article_id for event in known.events}
    said = {ids(pair): value for pair, value in zip(pairs, odds, strict=True)}
    met = {ids(pair) for pair in pairs if filed[pair[0].event_id] & looks[pair[1].event_id]}

    def odds_of(one: str, other: str) -> float:
        return max(pair_scores.FLOOR, said.get((min(one, other), max(one, other)), pair_scores.FLOOR))

    likely = {pair: said[pair] for pair in met if said[pair] >= LOOSE}
    groups = []
    for part in parts(likely):
        within = {pair: value for pair, value in likely.items() if pair[0] in set(part)}
        groups += clusters(part, within, odds_of, lambda a, b: article[a] == article[b])
    groups += [[event] for event in article if not any(event in pair for pair in likely)]
    joined = [pair for group in groups for pair in combinations(group, 2)]
    right = [known.story[article[one]] == known.story[article[other]] for one, other in joined]
    found = {tuple(sorted((article[a], article[b]))) for (a, b), one in zip(joined, right, strict=True) if one}
    precision, recall = sum(right) / max(len(right), 1), len(found) / max(known.together, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{known.name}: {len(known.story)} articles, {len(known.events)} events; {len(met)} of {len(pairs)} compared")
    print(f"  pairs joined: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    tell_killed(known, groups)
    return [(1 / (1 + np.exp(-odds_of(*pair))), one) for pair, one in zip(joined, right, strict=True)]


def tell_killed(known: Known, groups: Sequence[Sequence[str]]) -> None:
    """Print of how many incidents the killed are right, by the group with most of its articles; none told is nobody."""
    found: dict[str, list[str]] = {}
    for group in groups:
        for incident in {known.story[known.accounts[event].account.event.article_id] for event in group}:
            if own(known, group, incident) > own(known, found.get(incident, ()), incident):
                found[incident] = list(group)
    right = 0
    for incident, (low, high) in known.killed.items():
        told = [known.accounts[event] for event in found.get(incident, ())]
        right += low <= (incident_row("", told).killed_best or 0) <= high
    if known.killed:
        print(f"  killed exact: {right} of {len(known.killed)} incidents ({right / len(known.killed):.3f})")


def own(known: Known, group: Sequence[str], incident: str) -> tuple[int, int]:
    """How many of a group's events an incident's articles are about, and how many of these tell of its dead."""
    own = [known.accounts[event].account.event for event in group if event in known.leads]
    own = [event for event in own if known.story[event.article_id] == incident]
    return len(own), sum(event.killed_best is not None for event in own)


def tell(name: str, judged: Sequence[Judged], slope: float, offset: float) -> None:
    for least in (0.5, 0.7, 0.8, 0.9, 0.95):
        sure = [one for p, one in judged if 1 / (1 + np.exp(-slope * np.log(p / (1 - p)) - offset)) >= least]
        print(
            f"{name}: at confidence {least} and more {sum(sure)} of {len(sure)} are right ({np.mean(sure or [0]):.3f})"
        )


def ids(pair: tuple[EventEvidence, EventEvidence]) -> tuple[str, str]:
    one, other = sorted(event.event_id for event in pair)
    return one, other


if __name__ == "__main__":
    main()
