"""Articles per second of each stage and each plugin, on one core, nothing in the cache."""

import argparse
import dataclasses
import shutil
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from generate import articles, write_for_digest

from digest.build import Options, build
from digest.config import read_config

MOMENT = datetime(2025, 1, 1, tzinfo=UTC)


def bench(site: Path, number: int, days: int) -> None:
    """Build a site once and print what its report says of the time."""
    write_for_digest(articles(number, days), site)
    config = read_config(site)
    serial = dataclasses.replace(config, build=dataclasses.replace(config.build, executor="serial"))
    report = build(serial, Options(now=MOMENT))
    shutil.rmtree(site / "output")
    print(f"{number:,} articles over {days} days, one core\n")
    print(f"{'stage':<34} {'seconds':>8} {'articles/s':>11}")
    for stage, seconds in report.seconds.items():
        print(_row(stage, seconds, number))
    print(f"\n{'hook and plugin':<34} {'seconds':>8} {'articles/s':>11}")
    for tally in report.tallies.values():
        failed = f"   {tally.failed} failed" if tally.failed else ""
        print(_row(f"{tally.hook} {tally.plugin}", tally.seconds, number) + failed)
    for problem in report.problems[:5]:
        print(problem)


def _row(name: str, seconds: float, number: int) -> str:
    return f"{name:<34} {seconds:>8.2f} {number / max(seconds, 0.005):>11,.0f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--days", type=int, default=90)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        bench(Path(temporary), given.articles, given.days)


if __name__ == "__main__":
    main()
