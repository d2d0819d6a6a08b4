"""Short articles that tell of the same dead more than once, or of different dead: invented reports, by phenomenon.

They stand in claim_articles.jsonl. Each figure of killed people is told in text order: its claim group, its number, and
what it is where it isn't a main figure that counts. Rows of one group are read side by side; the counted figures of
different groups are added. The counting weights learn from them too (docs/training.md), so the tests hold the table to
what it was taught; how it does on what it wasn't is measured in folds when it is learnt.
"""

from __future__ import annotations

import json
from pathlib import Path

LINES = (Path(__file__).parent / "claim_articles.jsonl").read_text(encoding="utf-8").splitlines()
KILLED: dict[str, str] = {told["text"]: told["told"]["killed"] for told in map(json.loads, LINES)}

# Weighed otherwise.
NOT_YET = ("A raid on Borno village of Gana killed six people, residents",)
