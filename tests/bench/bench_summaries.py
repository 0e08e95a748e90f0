"""The summarizer that is on by default against LexRank of sumy on the same articles, in one run.

    python tests/bench/bench_summaries.py [--data FILE.jsonl.gz] [--peers PYTHON]

The articles are generated (generate.py), or the `text` of each object of a packed file of JSON Lines. They are clean
already, and the plugin does nothing but summarize. It finds the sentences itself; sumy, which lives in the
interpreter PYTHON (pip install sumy numpy), gets them found, so that its splitting costs nothing here. Each round has
other words in the texts, so that what is remembered of a text is of no use. Printed are articles per second of
processor time, the median of several rounds, and the ratio.
"""

import argparse
import gzip
import json
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generate import articles

from digest.config import DEFAULT_PLUGINS
from digest.model import Article, Raw
from digest.registry import Reference, load
from digest.text.sentences import sentences

sys.path.append(str(Path(__file__).parents[1]))
from quality.summary_peers import summarized

OWN = "digest"
PEERS = ("sumy LexRank, 3 sentences", "sumy TextRank, 3 sentences")
DAYS = 30


def texts_of(data: Path | None, number: int) -> list[str]:
    """The texts of a file, or so many generated ones."""
    if data is None:
        return ["\n".join(made.paragraphs) for made in articles(number, DAYS)]
    with gzip.open(data, "rt", encoding="utf-8") as rows:
        return [json.loads(row)["text"] for row in rows][:number]


def changed(text: str, turn: int) -> str:
    """The text with another word near the end of each sentence."""
    for start, stop in reversed(sentences(text)):
        place = text.rfind(" ", start, stop)
        text = text if place < 0 else f"{text[:place]} {turn}x{text[place:]}"
    return text


def summarizer() -> Any:
    """The first plugin that summarizes of those that are on by default."""
    found = (load(Reference(name, "shipped", f"digest_plugins.{name.replace('-', '_')}")) for name in DEFAULT_PLUGINS)
    return next(plugin.value for plugin in found if hasattr(plugin.value, "summarize"))


def ours(plugin: Any, texts: Sequence[str]) -> float:
    """Processor seconds of the plugin."""
    given = [Article(Raw(text, language="en"), str(i)) for i, text in enumerate(texts)]
    start = time.process_time()
    list(plugin.summarize(given))
    return time.process_time() - start


def bench(texts: Sequence[str], python: str, rounds: int) -> None:
    """Take turns, so that all meet the same noise of the machine."""
    plugin = summarizer()
    ours(plugin, texts)
    seconds: dict[str, list[float]] = {name: [] for name in (OWN, *PEERS)}
    for turn in range(rounds):
        own = [changed(text, turn) for text in texts]
        seconds[OWN].append(ours(plugin, own))
        split = [[text[start:stop] for start, stop in sentences(text)] for text in own]
        for name, answer in summarized(python, split, PEERS).items():
            if "problem" in answer:
                raise SystemExit(f"{name} cannot run with {python}: {answer['problem']} (pip install sumy numpy)")
            seconds[name].append(answer["seconds"])
    words = statistics.mean(len(text.split()) for text in texts)
    lines = statistics.mean(map(len, split))
    print(f"{len(texts)} articles of {words:.0f} words and {lines:.0f} sentences, median of {rounds} rounds")
    fast = {name: len(texts) / statistics.median(own) for name, own in seconds.items()}
    for name, speed in fast.items():
        ratio = f"{fast[OWN] / speed:8.1f}" if name in PEERS else ""
        print(f"{name:28} {speed:8.0f} articles/s{ratio}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="take the texts of this file")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="the interpreter that has sumy")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(arguments)
    bench(texts_of(given.data, given.articles), given.peers, given.rounds)


if __name__ == "__main__":
    main()
