"""Which articles may be one story: pairs that share a band of MinHash, or enough of what few articles have.

The first route finds texts that share most of their words, the second those that share rare items: runs of three
words, names and figures, words in marks. Both are keys, and a band weighs as much as three items.

The permutations are drawn here and not by datasketch: they are a few lines of numpy over hashes that are there already,
and importing it costs half a second, also where there is one article.
"""

from __future__ import annotations

import zlib
from functools import cache

import numpy as np

from pipeline.stories.article_signatures import Hashes, Signature, shingles_of
from pipeline.stories.neighbours import Shared

BANDS, ROWS = 20, 4  # a pair with half of its shingles in common shares a band in 3 of 4 cases
SAMPLE = 6  # one in so many shingles is an item
ITEMS = 48  # shingles of an article that are items, at most
ENOUGH = 3  # items that make a pair a candidate; a band does alone


@cache
def permutations(number: int) -> tuple[Hashes, Hashes]:
    """Odd factors and offsets that permute 32-bit numbers, as datasketch's MinHash draws them.

    Its import alone would cost a run half a second.
    """
    drawn = np.random.RandomState(1)
    factors = drawn.randint(0, 1 << 31, number, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, drawn.randint(0, 1 << 32, number, dtype=np.uint32)


def minhash_bands(shingles: Hashes) -> Hashes:
    """A hash for each band; none for a text without shingles."""
    if not len(shingles):
        return np.empty(0, np.uint32)
    factors, offsets = permutations(BANDS * ROWS)
    values = (shingles[:, None] * factors + offsets).min(axis=0).reshape(BANDS, ROWS)
    return np.array([zlib.crc32(row.tobytes(), band) for band, row in enumerate(values)], np.uint32)


def rare_items(signature: Signature) -> Hashes:
    """A sample of its shingles, the same words always drawn, and what it has of names, figures and quotations."""
    shingles = signature.shingles
    drawn = shingles[shingles % SAMPLE == 0][:ITEMS]
    figures = [zlib.crc32(f.encode("utf-8")) for f in signature.figures[:8]]
    named = [zlib.crc32(f"{name} {figure}".encode()) for name in signature.names[:12] for figure in figures[:3]]
    spoken = shingles_of(signature.quotations.words)
    return np.concatenate((drawn, np.array(named, np.uint32), spoken[:ITEMS]))


def story_keys(signature: Signature) -> Shared:
    bands = minhash_bands(signature.shingles)
    keys, places = np.unique(np.concatenate((bands, rare_items(signature))), return_index=True)
    return Shared(keys, np.where(places < len(bands), ENOUGH, 1).astype(np.uint8))
