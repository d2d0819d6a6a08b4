"""Learn what speaks for two events being one incident, from articles of which it is known what they are about.

Weights are learnt over all sets together, and each set is measured by itself, by weights that have seen neither
article's incident. Terms that few articles of a corpus tell, days and distances, are held near what a reader expects.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from pipeline.incidents import pair_scores
from pipeline.incidents.article_events import events_of
from pipeline.incidents.blocking import keys, sought
from pipeline.incidents.clusters import LOOSE, clusters, parts
from pipeline.incidents.event_evidence import EventEvidence
from pipeline.incidents.incident_rows import StoryAccount, incident_row
from pipeline.incidents.link_terms import terms
from pipeline.training.linking_corpus import FOLDS, Row, fold_of, known_results, truth_of
from pipeline.training.logit import calibration, logistic

Pair = tuple[EventEvidence, EventEvidence]
Odds = npt.NDArray[np.float64]
Judged = tuple[float, bool]  # a joined pair's probability, and whether it is right
PENALTY = 1.0
HELD = 10.0  # the penalty of terms whose weight EXPECTED says
GIVEN = {"day: told by one": -1.0}  # not learnt: of a report in parts it is mostly the first that tells the day
CARE = 0.6  # off the log-odds of the confidence: better a doubt too many
LEAST = (0.5, 0.7, 0.8, 0.9, 0.95)  # confidences of which is told how many are right
UNLIKELY = -20.0
EXPECTED = {
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


@dataclass
class KnownEvents:
    """The events of a set's articles. incident: by article; killed: by incident, lowest and highest, where known."""

    incident: dict[str, str] = field(default_factory=dict)
    killed: dict[str, tuple[int, int]] = field(default_factory=dict)
    events: list[EventEvidence] = field(default_factory=list)
    accounts: dict[str, StoryAccount] = field(default_factory=dict)

    @property
    def together(self) -> int:
        """The pairs of articles about one incident."""
        return sum(n * (n - 1) // 2 for n in Counter(self.incident.values()).values())


def train_incidents(tables: Sequence[Path], runs: Sequence[Path], say: Callable[[str], None]) -> dict[str, float]:
    """Weights by term, with the calibration of the confidence; say: where the held-out measures are told."""
    sets = known_sets(truth_of(tables, wanted=("incident",)), runs)
    incident = {article: key for known in sets.values() for article, key in known.incident.items()}
    pairs = {name: list(known_pairs(known)) for name, known in sets.items()}
    every = [pair for some in pairs.values() for pair in some]
    right = np.array([incident[one.article_id] == incident[other.article_id] for one, other in every], dtype=float)
    named, shown = matrix([[t for t in terms(one, other) if t not in GIVEN] for one, other in every])
    odds = held_out(every, incident, shown, right, named)
    judged: dict[str, list[Judged]] = {}
    for name, known in sets.items():
        own, odds = odds[: len(pairs[name])], odds[len(pairs[name]) :]
        judged[name] = measured(name, known, pairs[name], own, say)
    slope, offset = hardest(list(judged.values()))
    for name, some in judged.items():
        for least in LEAST:
            sure = [one for p, one in some if confident(p, slope, offset) >= least]
            say(f"{name}: at confidence {least} and more {sum(sure)} of {len(sure)} pairs are right")
    learnt = dict(zip(named, learn(shown, right, named), strict=True)) | GIVEN
    weights = learnt | {pair_scores.SLOPE: slope, pair_scores.OFFSET: offset}
    return {term: round(weight, 2) + 0.0 for term, weight in weights.items()}


def known_sets(truth: Mapping[str, Row], runs: Sequence[Path]) -> dict[str, KnownEvents]:
    """What runs found of the articles, set by set. An incident of a set is none of another's."""
    sets: dict[str, KnownEvents] = {}
    for row, result in known_results(runs, truth):
        known = sets.setdefault(row["set"], KnownEvents())
        article, incident = result.article, f"{row['set']} {row['incident']}"
        known.incident[article.article_id] = incident
        if row.get("killed_low"):
            known.killed[incident] = (int(row["killed_low"]), int(row.get("killed_high") or row["killed_low"]))
        for event, account in events_of(article, result.events, result.casualties, result.victims, result.mentions):
            known.events.append(event)
            known.accounts[event.event_id] = StoryAccount(account, article.story_id or article.article_id, 1.0, "")
    return sets


def known_pairs(known: KnownEvents) -> Iterator[Pair]:
    """All pairs of events of two articles of which it is known whether they are one: of one incident's articles only
    the events that these are about."""
    for one, other in combinations(known.events, 2):
        apart = known.incident[one.article_id] != known.incident[other.article_id]
        if one.article_id != other.article_id and (apart or (one.lead and other.lead)):
            yield one, other


def matrix(said: Sequence[Sequence[str]]) -> tuple[list[str], csr_matrix]:
    named = [pair_scores.EVERY, *sorted({term for row in said for term in row} | set(EXPECTED) - {pair_scores.EVERY})]
    column = {term: at for at, term in enumerate(named)}
    places = [(at, column[term]) for at, row in enumerate(said) for term in (pair_scores.EVERY, *row)]
    rows, columns = zip(*places, strict=True)
    return named, csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(said), len(named)))


def learn(shown: csr_matrix, right: Odds, named: Sequence[str]) -> list[float]:
    drawn = np.array([EXPECTED.get(term, 0.0) for term in named])
    held = dict.fromkeys(EXPECTED, HELD) | {pair_scores.EVERY: 0.01}
    penalty = np.array([held.get(term, PENALTY) for term in named])
    return logistic(shown, right, np.ones(len(right)), drawn=drawn, penalty=penalty)


def held_out(
    pairs: Sequence[Pair], incident: Mapping[str, str], shown: csr_matrix, right: Odds, named: Sequence[str]
) -> Odds:
    """Log-odds by weights that have seen neither article's incident."""
    folds = np.array([[fold_of(incident[event.article_id]) for event in pair] for pair in pairs])
    odds = np.full(len(pairs), UNLIKELY)
    for fold in range(FOLDS):
        held = (folds == fold).any(axis=1)
        weights = np.array(learn(shown[np.flatnonzero(~held)], right[~held], named))
        odds[held] = np.maximum(odds[held], shown[np.flatnonzero(held)] @ weights)
    return odds


def measured(
    name: str, known: KnownEvents, pairs: Sequence[Pair], odds: Odds, say: Callable[[str], None]
) -> list[Judged]:
    """Tell what comes of the odds of a set; return what is to be said of each joined pair."""
    article = {event.event_id: event.article_id for event in known.events}
    said = {ids(pair): float(value) for pair, value in zip(pairs, odds, strict=True)}

    def odds_of(one: str, other: str) -> float:
        return max(pair_scores.FLOOR, said.get((min(one, other), max(one, other)), pair_scores.FLOOR))

    groups = grouped(known, {pair: said[pair] for pair in met(known, pairs)}, odds_of)
    joined = [pair for group in groups for pair in combinations(group, 2)]
    right = [known.incident[article[one]] == known.incident[article[other]] for one, other in joined]
    found = {tuple(sorted((article[a], article[b]))) for (a, b), one in zip(joined, right, strict=True) if one}
    precision, recall = sum(right) / max(len(right), 1), len(found) / max(known.together, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    say(f"{name}: {len(known.incident)} articles, pairs: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    if known.killed:
        exact = sum(low <= told <= high for (low, high), told in killed_told(known, groups))
        say(f"{name}: killed exact in {exact} of {len(known.killed)} incidents ({exact / len(known.killed):.3f})")
    return [(1 / (1 + np.exp(-odds_of(*pair))), one) for pair, one in zip(joined, right, strict=True)]


def met(known: KnownEvents, pairs: Iterable[Pair]) -> set[tuple[str, str]]:
    """The pairs that linking compares at all."""
    filed = {event.event_id: keys(event) for event in known.events}
    looks = {event.event_id: sought(event) for event in known.events}
    return {ids(pair) for pair in pairs if filed[pair[0].event_id] & looks[pair[1].event_id]}


def grouped(
    known: KnownEvents, compared: Mapping[tuple[str, str], float], odds_of: Callable[[str, str], float]
) -> list[list[str]]:
    """The set's events in their incidents, as linking finds them."""
    article = {event.event_id: event.article_id for event in known.events}
    likely = {pair: value for pair, value in compared.items() if value >= LOOSE}
    groups = []
    for part in parts(likely):
        within = {pair: value for pair, value in likely.items() if pair[0] in set(part)}
        groups += clusters(part, within, odds_of, lambda a, b: article[a] == article[b])
    linked = {event for pair in likely for event in pair}
    return groups + [[event] for event in article if event not in linked]


def killed_told(known: KnownEvents, groups: Sequence[Sequence[str]]) -> Iterator[tuple[tuple[int, int], int]]:
    """Of each incident what is known of its dead and what the group with most of its articles tells; none is nobody."""
    found: dict[str, Sequence[str]] = {}
    for group in groups:
        for incident in {known.incident[known.accounts[event].account.event.article_id] for event in group}:
            if own(known, group, incident) > own(known, found.get(incident, ()), incident):
                found[incident] = group
    for incident, ends in known.killed.items():
        row = incident_row("", [known.accounts[event] for event in found.get(incident, ())])
        yield ends, row.killed_best or 0


def own(known: KnownEvents, group: Sequence[str], incident: str) -> tuple[int, int]:
    """How many of a group's events an incident's articles are about, and how many of these tell of its dead."""
    leads = {event.event_id for event in known.events if event.lead and known.incident[event.article_id] == incident}
    told = [known.accounts[event].account.event for event in group if event in leads]
    return len(told), sum(event.killed_best is not None for event in told)


def hardest(judged: Sequence[Sequence[Judged]]) -> tuple[float, float]:
    """Slope and offset of the confidence, by the set on which they promise least: what is easily told apart in one set
    of articles may not be in the user's."""
    found = [calibration(some) for some in judged if 0 < sum(right for _, right in some) < len(some)]
    found = [(slope, round(offset - CARE, 3)) for slope, offset in found] or [(1.0, -CARE)]
    return min(found, key=lambda by: sum(confident(p, *by) >= 0.9 for some in judged for p, _ in some))


def confident(probability: float, slope: float, offset: float) -> float:
    odds = np.log(probability / (1 - probability))
    return float(1 / (1 + np.exp(-slope * odds - offset)))


def ids(pair: Pair) -> tuple[str, str]:
    one, other = sorted(event.event_id for event in pair)
    return one, other
