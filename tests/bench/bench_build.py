"""Whole builds and publishing alone, against plain Pelican on the same articles in the same run."""

import argparse
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from generate import SOURCES, articles, write_for_digest, write_for_pelican
from measure import Cost, digest_build, heading, pelican_build, row

MARKS = {"cold publish": 0.45, "publish, nothing changed": 0.10, "publish, one changed": 0.12}
"""Of Pelican's processor time, for 5,000 articles."""
CONFIG = """[site]
title = "Benchmark"
url = "https://benchmark.example"
"""


def measured(site: Path, *, whole: bool) -> Iterator[tuple[str, Cost]]:
    """The costs of building a site in its different states; each is a run of its own."""
    cold = digest_build(site)  # also what fills the cache
    if whole:
        yield "cold build", cold
    _forget_output(site)
    yield "cold publish", digest_build(site)
    yield "publish, nothing changed", digest_build(site)
    _change_one(site)
    yield "one changed, with its analysis", digest_build(site)
    _forget_output(site, keep_previous=True)
    yield "publish, one changed", digest_build(site)


def _forget_output(site: Path, *, keep_previous: bool = False) -> None:
    """Take the published site and what is known of it away; or put the one before in its place.

    By links, so that it shares its unchanged files with the site before, as it does between builds.
    """
    state, output, kept = site / ".digest", site / "output", site / "kept"
    if keep_previous:
        shutil.rmtree(output)
        shutil.copytree(kept, output, copy_function=os.link)
        shutil.copy2(site / "kept.json", state / "site.json")
        return
    shutil.rmtree(output)
    (state / "site.json").unlink()


def _change_one(site: Path) -> None:
    """Remember the site as it is, then change a word in its newest article."""
    shutil.copytree(site / "output", site / "kept", copy_function=os.link)
    shutil.copy2(site / ".digest" / "site.json", site / "kept.json")
    file = site / "content" / f"{SOURCES[0].lower().replace(' ', '-')}.jsonl"
    *others, last = file.read_text(encoding="utf-8").splitlines()
    article = json.loads(last)
    article["text"] += " And that was that."
    file.write_text("\n".join([*others, json.dumps(article)]) + "\n", encoding="utf-8")


def bench(folder: Path, number: int, days: int, *, whole: bool) -> None:
    """Print the table for one number of articles."""
    made = articles(number, days)
    write_for_digest(made, folder / "digest")
    write_for_pelican(made, folder / "pelican")
    (folder / "digest" / "digest.toml").write_text(CONFIG, encoding="utf-8")
    pelican = pelican_build(folder / "pelican")
    print(heading(f"{number:,} articles over {days} days"))
    print(row("plain Pelican", pelican, pelican), flush=True)
    for name, cost in measured(folder / "digest", whole=whole):
        mark = f"   mark {MARKS[name]:.2f}" if name in MARKS and number >= 5000 else ""
        print(row(name, cost, pelican) + mark, flush=True)
    files = [sum(path.is_file() for path in (folder / site / "output").rglob("*")) for site in ("pelican", "digest")]
    print(f"files: Pelican {files[0]:,}, digest {files[1]:,}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--publish-only", action="store_true", help="leave the cold build out of the table")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it there")
    given = parser.parse_args(arguments)
    for number in given.articles:
        with tempfile.TemporaryDirectory() as temporary:
            folder = (given.keep or Path(temporary)) / str(number)
            bench(folder, number, given.days, whole=not given.publish_only)


if __name__ == "__main__":
    main()
