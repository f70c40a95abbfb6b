"""Vectors of entries: what each has of words, things or bodies, the rare ones weighing more."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Vector = Mapping[str, float]


def rarity(bags: Iterable[Iterable[str]]) -> dict[str, float]:
    """How much each feature tells: the more, the fewer of the bags have it."""
    counts: Counter[str] = Counter()
    number = 0
    for bag in bags:
        number += 1
        counts.update(set(bag))
    return {each: _rarity(number, count) for each, count in counts.items()}


def rarest(number: int) -> float:
    """How much a feature tells that one of so many bags has."""
    return _rarity(number, 1)


def _rarity(number: int, having: int) -> float:
    return math.log((number + 1) / (having + 0.5))


@dataclass(frozen=True, slots=True)
class Space:
    """Vectors as rows of a matrix over the features that any of them has, and their lengths."""

    features: tuple[str, ...]
    rows: Matrix
    lengths: Matrix

    @classmethod
    def of(cls, vectors: Sequence[Vector]) -> "Space":
        """The space of these vectors."""
        features = tuple(sorted({name for vector in vectors for name in vector}))
        column = {name: at for at, name in enumerate(features)}
        rows = np.zeros((len(vectors), len(features)), dtype=np.float32)
        for row, vector in enumerate(vectors):
            for name, weight in vector.items():
                rows[row, column[name]] = weight
        return cls(features, rows, np.sqrt((rows**2).sum(axis=1, dtype=np.float64)).astype(np.float32))


def cosines(ones: Space, others: Space) -> Matrix:
    """How alike each of the ones is to each of the others, from 0 to 1."""
    left, right = _shared(ones, others)
    dots: Matrix = left @ right.T
    return _quotient(dots, ones.lengths[:, None] * others.lengths[None, :])


def held(ones: Space, others: Space, more: float) -> Matrix:
    """The part of each of the ones that the other has as well, from 0 to 1.

    It is as if each had a feature of the weight `more` besides, which the other has not: where there is but
    one, that it is the same tells little.
    """
    left, right = _shared(ones, others)
    dots: Matrix = (left**2) @ (right > 0).astype(np.float32).T
    return _quotient(dots, (ones.lengths**2)[:, None] + np.float32(more**2))


def apart(alike: Matrix, ones: Space, others: Space) -> Matrix:
    """1 where both have something of a kind and nothing of it in common, else 0."""
    both = (ones.lengths > 0)[:, None] & (others.lengths > 0)[None, :]
    return (both & (alike <= 0)).astype(np.float32)


def _shared(ones: Space, others: Space) -> tuple[Matrix, Matrix]:
    """Both over the features that both have."""
    place = {name: at for at, name in enumerate(others.features)}
    both = [(at, place[name]) for at, name in enumerate(ones.features) if name in place]
    return ones.rows[:, [at for at, _ in both]], others.rows[:, [at for _, at in both]]


def _quotient(above: Matrix, below: Matrix) -> Matrix:
    wide = np.broadcast_to(below, above.shape)
    result = np.zeros(above.shape, dtype=np.float32)
    np.divide(above, wide, out=result, where=wide > 0)
    return np.minimum(result, 1.0)
