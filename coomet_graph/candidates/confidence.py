"""How sure it is that two entries are one work: a logistic model whose few weights are kept as data."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coomet_graph.candidates.comparing import SIGNS
from coomet_graph.errors import ParameterError


@dataclass(frozen=True, slots=True)
class Model:
    """A weight for each sign, in the order of SIGNS, and the one that is there without any."""

    intercept: float
    weights: tuple[float, ...]

    def confidences(self, signs: Sequence[Sequence[float]]) -> list[float]:
        """The confidence of each pair, from 0 to 1, to four places."""
        if not signs:
            return []
        score = np.asarray(signs, dtype=np.float64) @ np.asarray(self.weights) + self.intercept
        return [round(float(each), 4) for each in 1 / (1 + np.exp(-np.clip(score, -60, 60)))]

    def shares(self, signs: Sequence[float]) -> dict[str, float]:
        """What each sign of a pair adds to its confidence or takes from it, in log odds."""
        return {name: weight * value for name, weight, value in zip(SIGNS, self.weights, signs, strict=True)}


def read_model(path: Path) -> Model:
    """The model in a TOML file. Raises ParameterError if that is not right."""
    try:
        said = tomllib.loads(path.read_text("utf-8"))
        weights: Mapping[str, float] = said["weights"]
        return Model(float(said["intercept"]), tuple(float(weights[name]) for name in SIGNS))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ParameterError(
            f"{path}: this is no file of weights ({error}); python -m benchmarks.candidates writes one.",
            f"{path}: это не файл весов ({error}); его записывает python -m benchmarks.candidates.",
        ) from error
