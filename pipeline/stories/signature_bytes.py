"""A signature as bytes and back, for a database: a line of JSON for what is short, then the hashes in a row.

Numbers are little-endian, so that the bytes are the same on every machine.
"""

from __future__ import annotations

import json

import numpy as np
import numpy.typing as npt

from pipeline.stories.article_signatures import Signature, Sketch

NUMBERS = np.dtype("<u4")


def packed(signature: Signature) -> bytes:
    s = signature
    sketches = (s.sentences.words, s.sentences.sizes, s.quotations.words, s.quotations.sizes)
    arrays: tuple[npt.NDArray[np.generic], ...] = (s.shingles, *sketches, s.facts, s.lead, s.names)
    sizes = [len(array) for array in arrays]
    head = json.dumps([s.article_id, s.date, s.day, s.figures, s.agency, s.credit, sizes], ensure_ascii=False)
    hashes = np.concatenate(arrays).astype(NUMBERS).tobytes()
    return head.encode("utf-8", "surrogatepass") + b"\n" + hashes


def unpacked(data: bytes) -> Signature:
    head, _, hashes = data.partition(b"\n")
    article_id, date, day, figures, agency, credit, sizes = json.loads(head.decode("utf-8", "surrogatepass"))
    numbers = np.frombuffer(hashes, NUMBERS).astype(np.uint32, copy=False)
    ends = np.cumsum(sizes)[:-1]
    shingles, told, told_sizes, spoken, spoken_sizes, facts, lead, names = np.split(numbers, ends)
    return Signature(
        article_id=article_id,
        date=date,
        day=day,
        shingles=shingles,
        sentences=Sketch(told, told_sizes.astype(np.int32)),
        quotations=Sketch(spoken, spoken_sizes.astype(np.int32)),
        facts=facts,
        lead=lead,
        names=names,
        figures=tuple(figures),
        agency=agency,
        credit=credit,
    )
