"""Which articles may be one story: pairs that share a band of MinHash, or enough of what few articles have.

The first route finds texts that share most of their words, the second those that share rare items: runs of three
words, names and figures, words in marks. Of an item that many articles have, each is paired with its next neighbours in
time only; so the number of pairs grows with the number of articles, whatever the articles are.

The permutations are drawn here and not by datasketch: they are a few lines of numpy over hashes that are there already,
and importing it costs half a second, also where there is one article.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.stories.article_signatures import Hashes, Signature, shingles_of

Pairs = npt.NDArray[np.int64]  # one number a pair: first * 2**32 + second, first < second

BANDS, ROWS = 20, 4  # a pair with half of its shingles in common shares a band in 3 of 4 cases
FEW = 24  # articles with one item that are all paired
NEIGHBOURS = 8  # in time, of an item that more have
SAMPLE = 6  # one in so many shingles is an item
ITEMS = 48  # shingles of an article that are items, at most
SHARED_ITEMS = 3  # that make a pair a candidate


@cache
def permutations(number: int) -> tuple[Hashes, Hashes]:
    """Odd factors and offsets that permute 32-bit numbers, as datasketch's MinHash draws them.

    Its import alone would cost a run half a second.
    """
    drawn = np.random.RandomState(1)
    factors = drawn.randint(0, 1 << 31, number, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, drawn.randint(0, 1 << 32, number, dtype=np.uint32)


def minhash_bands(signatures: Sequence[Signature]) -> Iterator[Hashes]:
    """Of each band the hashes of all articles."""
    factors, offsets = permutations(BANDS * ROWS)
    bands = np.zeros((len(signatures), BANDS), np.uint32)
    for number, signature in enumerate(signatures):
        if len(signature.shingles):
            values = (signature.shingles[:, None] * factors + offsets).min(axis=0).reshape(BANDS, ROWS)
            bands[number] = [zlib.crc32(row.tobytes()) for row in values]
    empty = np.array([not len(s.shingles) for s in signatures])
    for band in bands.T:
        yield np.where(empty, np.arange(len(band), dtype=np.uint32), band)


def rare_items(signature: Signature) -> Hashes:
    """A sample of its shingles, the same words always drawn, and what it has of names, figures and quotations."""
    shingles = signature.shingles
    drawn = shingles[shingles % SAMPLE == 0][:ITEMS]
    figures = [zlib.crc32(f.encode("utf-8")) for f in signature.figures[:8]]
    named = [zlib.crc32(f"{name} {figure}".encode()) for name in signature.names[:12] for figure in figures[:3]]
    spoken = shingles_of(signature.quotations.words)
    return np.concatenate((drawn, np.array(named, np.uint32), spoken[:ITEMS]))


def candidate_pairs(signatures: Sequence[Signature]) -> Pairs:
    """Each pair once, sorted. signatures: in time, so that neighbours in the list are neighbours in time."""
    if len(signatures) < 2:
        return np.empty(0, np.int64)
    near = [paired(band, np.arange(len(band)), FEW) for band in minhash_bands(signatures)]
    items = [rare_items(s) for s in signatures]
    owners = np.repeat(np.arange(len(items)), [len(i) for i in items])
    return np.unique(np.concatenate((*near, often_paired(np.concatenate(items), owners))))


def paired(items: Hashes, owners: npt.NDArray[Any], few: int) -> Pairs:
    """The pairs of owners of each item: all of them up to so many, else each with its next neighbours."""
    order = np.lexsort((owners, items))
    items, owners = items[order], owners[order].astype(np.int64)
    starts = np.flatnonzero(np.r_[True, items[1:] != items[:-1]])
    sizes = np.diff(np.r_[starts, len(items)])
    size = np.repeat(sizes, sizes)
    found = []
    for step in range(1, few):
        reach = np.flatnonzero((items[step:] == items[:-step]) & ((size[:-step] <= few) | (step <= NEIGHBOURS)))
        if not len(reach):
            break
        found.append((owners[reach] << 32) + owners[reach + step])
    pairs: Pairs = np.concatenate(found) if found else np.empty(0, np.int64)
    of_two: Pairs = pairs[(pairs >> 32) != (pairs & 0xFFFFFFFF)]
    return of_two


def often_paired(items: Hashes, owners: npt.NDArray[Any]) -> Pairs:
    """Pairs with enough items in common; the items are taken in slices, so that memory is bounded."""
    whole: Pairs = np.empty(0, np.int64)
    counts = np.empty(0, np.int64)
    slices = 1 + len(items) // 2_000_000
    for number in range(slices):
        mine = items % slices == number if slices > 1 else slice(None)
        pairs, seen = np.unique(paired(items[mine], owners[mine], FEW), return_counts=True)
        merged, where = np.unique(np.concatenate((whole, pairs)), return_inverse=True)
        counts = np.bincount(where, np.concatenate((counts, seen))).astype(np.int64)
        whole = merged
    often: Pairs = whole[counts >= SHARED_ITEMS]
    return often
