"""Calls digest as a user does: a process of its own, looked at from outside."""

import os
import subprocess
import sys
from pathlib import Path


def digest(*arguments: str, site: Path, given: str | None = None, **environment: str) -> subprocess.CompletedProcess:
    """Run ``digest`` with these arguments in the folder ``site``."""
    command = [sys.executable, "-m", "digest", *arguments]
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", **environment}
    return subprocess.run(command, cwd=site, capture_output=True, text=True, check=False, input=given, env=env)


def python(code: str) -> subprocess.CompletedProcess:
    """Run a few lines of Python in a fresh process."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
