"""The environment of the other engines, made when it is first needed."""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

_WANTED = Path(__file__).resolve().parent / "rivals.txt"


def interpreter(folder: Path) -> Path | None:
    """The interpreter of the environment in `folder`, made anew where it is not as `rivals.txt` asks.

    None, and a word about it, if they cannot be installed: then only our own side is measured.
    """
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    stamp = folder / "installed"
    wanted = hashlib.sha256(_WANTED.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return python
    venv.create(folder, clear=True, with_pip=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]
    done = subprocess.run([*command, str(_WANTED)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"(The other engines could not be installed: {done.stderr.strip()[-300:]})", file=sys.stderr)
        return None
    stamp.write_text(wanted, "utf-8")
    return python
