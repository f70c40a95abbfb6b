"""What the reading of anybody's files may take: only what is large may cost much, and nothing without end."""

from dataclasses import dataclass

# A dense page of a PDF has 1.2 kB and takes 0.2 s of a slow and busy core: three times that is allowed.
_SECONDS, _BYTES_A_SECOND = 60.0, 2_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """The time that a process may take for files of some size."""

    seconds: float
    """Of computing, on all cores together: not of waiting for others."""
    clock: float
    """By the clock: the backstop, and the only limit of time on Windows."""

    @classmethod
    def of(cls, size: int, most: float, patience: float) -> "Allowance":
        """60 s and another for every 2 kB of `size`, at most `most`; by the clock `patience` times that."""
        seconds = min(most, _SECONDS + size / _BYTES_A_SECOND)
        return cls(seconds, seconds * patience)
