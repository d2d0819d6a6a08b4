"""A model's windows of words in pieces that the processor's cache holds.

Layer by layer the model lays each word beside its two neighbours, multiplies, takes the largest of three and levels
the row out. For a batch at once that writes and reads some fifty megabytes a layer; by a few hundred rows it stays
in the cache. The sums are the same, in the same order, so that tags, trees and names are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model

Array = npt.NDArray[np.float32]
PARTS = ["expand_window", "maxout", "layernorm", "dropout"]
NAME = "windows_in_pieces"
ROWS = 384  # a multiple of 96: BLAS then adds in the order in which it adds a whole batch, to the last bit
TINY = 1e-08  # thinc's, against a division by zero


def with_windows_in_pieces(model: Model[Any, Any]) -> None:
    """Let each layer of the known kind work in pieces; others are left alone."""
    for node in model.walk():
        if len(node.layers) != 1 or not node.name.startswith("residual("):
            continue
        parts = list(leaves(node.layers[0]))
        if [part.name for part in parts] == PARTS and parts[0].attrs["window_size"] == 1:
            node.layers[0] = Model(NAME, forward, layers=parts, ops=node.ops)


def leaves(model: Model[Any, Any]) -> Iterator[Model[Any, Any]]:
    """The layers that have no layers, in order."""
    if not model.layers:
        yield model
    for layer in model.layers:
        yield from leaves(layer)


def forward(model: Model[Any, Any], rows: Array, is_train: bool) -> tuple[Array, Callable[[Any], Any]]:
    """The layers' output for prediction; nothing can be learnt through it."""
    _, maxout, layernorm, _ = model.layers
    weights: Any = maxout.get_param("W")
    bias: Any = maxout.get_param("b").ravel()
    scale: Any = layernorm.get_param("G")
    shift: Any = layernorm.get_param("b")
    size, pieces, reach = weights.shape
    factors = weights.reshape(size * pieces, reach).T
    width = rows.shape[1]
    padded = np.zeros((len(rows) + 2, width), dtype="float32")
    padded[1:-1] = rows
    windows = np.lib.stride_tricks.as_strided(padded, (len(rows), reach), padded.strides)
    found = np.empty((len(rows), size), dtype="float32")
    for start in range(0, len(rows), ROWS):
        summed = np.ascontiguousarray(windows[start : start + ROWS]) @ factors
        summed += bias
        largest: Array = summed[:, ::pieces]
        for piece in range(1, pieces):
            largest = np.maximum(largest, summed[:, piece::pieces])
        away: Any = largest - largest.mean(axis=1, keepdims=True)
        spread = np.add.reduce(away * away, axis=1, keepdims=True) / np.float32(size) + TINY
        away *= spread ** (-1.0 / 2.0)
        away *= scale
        np.add(away, shift, out=found[start : start + ROWS])
    return found, lambda gradient: gradient
