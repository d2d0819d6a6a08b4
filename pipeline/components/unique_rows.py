"""Each distinct word of a batch embedded once: a model's embedding knows nothing of a word's neighbours.

Of ten thousand words three in four have occurred before in the same batch, and to embed them is a third of the model's
sums. The rows are the same, so that tags, trees and names are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model
from thinc.types import Ragged

BEGINS = ["extract_features", "list2ragged"]  # the layers of an embedding before those of its sums
ENDS = "ragged2list"
NAME = "unique_rows"
ODD = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], dtype="uint64")  # to mix a row's values


def with_unique_rows(model: Model[Any, Any]) -> None:
    """Let each embedding of a model that has the known layers work on distinct rows; others are left alone."""
    for node in model.walk():
        names = [layer.name for layer in node.layers]
        if names[:2] == BEGINS and names[-1] == ENDS and NAME not in names:
            node.layers[2:-1] = [Model(NAME, forward, layers=node.layers[2:-1], ops=node.ops)]


def forward(model: Model[Any, Any], words: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    """The layers' output for prediction; nothing can be learnt through it."""
    first, places = distinct(words.data)
    sizes: Any = np.array([len(first)], dtype="int32")
    rows: Any = Ragged(words.data[first], sizes)
    for layer in model.layers:
        rows = layer.predict(rows)
    return Ragged(rows.data[places], words.lengths), lambda gradient: gradient


def distinct(rows: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Where each distinct row is first, and for every row the number of its like among those."""
    keys = np.zeros(len(rows), dtype="uint64")
    for number in range(rows.shape[1]):
        keys = (keys ^ (keys >> np.uint64(29))) * ODD[number % len(ODD)] + rows[:, number]
    _, first, places = np.unique(keys, return_index=True, return_inverse=True)
    if not np.array_equal(rows[first][places], rows):  # two rows with one key
        return np.arange(len(rows)), np.arange(len(rows))
    return first, places
