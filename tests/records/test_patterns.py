# ruff: noqa: E501 - examples are quoted whole
"""No pattern of the readers takes more than linear time to speak of, whatever it is given."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

# Run in a process of its own: a pattern that backtracks without end cannot be stopped from inside.
SCRIPT = r"""
import importlib, pkgutil, re, signal
import coomet_graph.records as room
# Passages have single spaces, so pieces of nothing but spaces do not occur.
PIECES = ["a", "A", "a ", "1", "1.", "2021", "2021 ", "2021-", "-", "– ", "(", "(2021,", ",", ", ", ";", ".", "...", "/",
          "TC 4", "TC 4, ", "TC 1.1 – ", "SCs 4.1, ", "item 1, ", "item 44 of ", "Ind-e.1, ", "the ", "of the ", "A.", "A.B. ", "BY, ",
          "at least ", "at least 2 x ", "expected that ", "taken into account ", "moved to ", "works ", "Works are ", "is ", "(x", "e.g. ",
          "according to a ", "word-", "Vice-President responsible for ", "COOMET ", "Ж", "а", "ТК ", "\"", "No. ", "program "]
patterns = {}
for info in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    module = importlib.import_module(info.name)
    for name, value in vars(module).items():
        many = value if isinstance(value, tuple) else (value,)
        for index, each in enumerate(many):
            each = each[0] if isinstance(each, tuple) and each else each
            if isinstance(each, re.Pattern):
                patterns[f"{info.name}.{name}.{index}"] = each
assert len(patterns) > 40, len(patterns)
slow = []


def stop(*_):
    raise TimeoutError


signal.signal(signal.SIGVTALRM, stop)
for name, pattern in patterns.items():
    for piece in PIECES:
        text = (piece * (SIZE // len(piece) + 1))[:SIZE] + "!"
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            pattern.match(text), pattern.fullmatch(text)
            for found in pattern.finditer(text):
                pass
        except TimeoutError:
            slow.append((name, piece))
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
assert not slow, slow
"""


def test_near_matches_end_in_time() -> None:
    script = SCRIPT.replace("SIZE", "15000").replace("SECONDS", "2")
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, timeout=900
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
