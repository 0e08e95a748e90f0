"""What a command costs: processor seconds and peak memory of a child process, and tables of it."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Cost:
    """Of one run: user + system seconds of all its processes, and the largest memory in MB."""

    seconds: float
    megabytes: float


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end and say what it cost; its words go nowhere.

    It may keep its compiled modules, as an installed program does, whatever the environment says.

    Raises:
        RuntimeError: it failed; its last words are in the message.
    """
    words = folder / "words.log"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with words.open("wb") as log:
        child = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}:\n{words.read_text()[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def digest_build(site: Path) -> Cost:
    """A build by the command line, as a publisher would run it."""
    return run([sys.executable, "-m", "digest", "build"], site)


def pelican_build(site: Path) -> Cost:
    """A plain Pelican build with Pelican's own settings and theme."""
    return run([sys.executable, "-m", "pelican", "content", "-o", "output"], site)


def row(name: str, cost: Cost, yardstick: Cost) -> str:
    """One line of a table, with the share of Pelican's processor time."""
    share = cost.seconds / yardstick.seconds
    return f"{name:<34} {cost.seconds:>8.2f} s {share:>8.2f} {cost.megabytes:>7.0f} MB"


def heading(first: str) -> str:
    """The names of the columns."""
    return f"{first:<34} {'CPU':>10} {'/Pelican':>8} {'peak':>10}"
