"""An article that is about one death of another time: court news of a killing tells of nobody else.

"Two marshals were arrested on charges of murder in a boy's death … accused of fatally shooting Hadi Noor": told as
what was before, yet it is what the article reports.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.casualties.ledger.choices import Choices
from pipeline.casualties.ledger.states import NEW, OTHER_TIME, SAME, State
from pipeline.casualties.ledger.walk import Path

LEAST = 2  # sentences that tell of it
LEAD = 2  # sentences, in one of which it is told first


def with_only_death(choices: Choices, path: Path) -> Path:
    """The reading with its one dead as news, where all that it tells is that one, in the lead and again."""
    figures = choices.figures
    numbers = [s.entry.number for s in path.steps]
    if not path.steps or any(s.option.kind != OTHER_TIME or figures.sizes[s.entry.number] != 1 for s in path.steps):
        return path
    sentences = {s.entry.sentence for s in path.steps}
    if len(sentences) < LEAST or min(sentences) > LEAD:
        return path
    if any(figures.against(one, other) for k, other in enumerate(numbers) for one in numbers[:k]):
        return path
    state, steps = State(), []
    for step in path.steps:
        option = replace(step.option, kind=SAME if state.groups else NEW, group=0 if state.groups else -1)
        steps.append(replace(step, option=option, before=state))
        state = state.after(step.entry, 1, option)
    return Path(tuple(steps), path.score, state)
