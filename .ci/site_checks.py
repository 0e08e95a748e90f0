"""Build the sites, run every checker over them, and tell one line a check; .ci/site-checks calls this."""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from checkers import html_validate, linkinator, nu_html_checker, weights
from in_browser import axe, lighthouse
from newsletters import caniemail, nu_newsletters
from sites import SAMPLE, SITES, Site, built_and_served

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
WAY_OUT = "To see the pages: .ci/site-checks --keep FOLDER, then `digest serve` in one of its sites."
MOST_SHOWN = 40
CHECKS: dict[str, Callable[[list[Site]], Iterable[str]]] = {
    "weights": weights,
    "html-validate": html_validate,
    "nu-html-checker": nu_html_checker,
    "linkinator": linkinator,
    "caniemail": caniemail,
    "nu-newsletters": nu_newsletters,
    "axe": partial(axe, chromium=CHROMIUM),
    "lighthouse": lambda sites: lighthouse([site for site in sites if site.name in (SAMPLE, "everyday")], CHROMIUM),
}


def main() -> int:
    """Run the checks asked for; 1 if anything was found."""
    asked = _arguments()
    bad = 0
    with ExitStack() as stack:
        scratch = Path(asked.keep or stack.enter_context(tempfile.TemporaryDirectory())).resolve()
        sites = []
        for name in asked.sites:
            started = time.monotonic()
            try:
                sites.append(stack.enter_context(built_and_served(name, scratch)))
            except subprocess.CalledProcessError as error:
                command = " ".join(map(str, error.cmd[1:]))
                print(f"BAD   build of {name}: `{command}` ended with {error.returncode}; see {scratch / name}")
                bad += 1
            else:
                print(
                    f"ok    build of {name}: {len(sites[-1].pages())} pages ({time.monotonic() - started:.0f} s)",
                    flush=True,
                )
        for name in asked.only:
            bad += _told(name, sites)
    if bad:
        print(WAY_OUT, "One check alone: --only NAME.")
    return min(bad, 1)


def _told(name: str, sites: list[Site]) -> bool:
    started = time.monotonic()
    found = 0
    for found, line in enumerate(CHECKS[name](sites), start=1):
        if found <= MOST_SHOWN:
            print(f"      {line}", flush=True)
    rest = f", the first {MOST_SHOWN} above" if found > MOST_SHOWN else ", above" if found else ""
    print(f"{'BAD  ' if found else 'ok   '} {name}: {found} findings{rest} ({time.monotonic() - started:.0f} s)")
    sys.stdout.flush()
    return bool(found)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=".ci/site-checks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=CHECKS, default=list(CHECKS), help="the checks to run")
    parser.add_argument("--sites", nargs="+", choices=SITES, default=list(SITES), help="the sites to check")
    parser.add_argument("--keep", help="an empty folder in which the sites stay")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
