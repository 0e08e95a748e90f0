"""The three taggers that are on by default against YAKE on the same texts, in one run.

    python tests/bench/bench_tagging.py [--data FILE_OR_FOLDER] [--peer PYTHON] [--texts N] [--rounds N]

The texts are generated (generate.py), or the `text` of each object of a file of JSON Lines, packed or not (of a
folder: keyphrases.train.jsonl.gz in it); texts that are not English are left out. The taggers get articles whose
language is noted, in batches, one tagger after the other, as a build asks them. YAKE (pip install yake; under the GPL,
so it is no part of digest) lives in the interpreter PYTHON and has its own defaults: English, up to three words,
twenty phrases. Each round takes other texts, and the lists are read before, for texts that are none of these: so
nothing is remembered but what a run remembers of the words it met. Both run as a build does, which collects no cycles
of garbage. Printed are texts per second of processor time, the
median of the rounds, the ratio, and each tagger's share.
"""

import argparse
import gc
import gzip
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generate import articles

from digest.model import Article, Note, Raw
from digest.registry import Reference, load

LAYERS = ("topics", "entities", "keyphrases")
PEER = Path(__file__).with_name("yake_peer.py")
BATCH, DAYS = 64, 30
MARK = 5.0
"""How many times as fast as YAKE the three together are to be."""


def texts_of(data: Path | None, number: int) -> list[str]:
    """The English texts of a file or a folder, or so many generated ones."""
    if data is None:
        return ["\n".join(made.paragraphs) for made in articles(number, DAYS)]
    path = data / "keyphrases.train.jsonl.gz" if data.is_dir() else data
    rows = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode("utf-8")
    records = [json.loads(row) for row in rows.splitlines() if row.strip()]
    return [record["text"] for record in records if record.get("lang", "en") == "en"][:number]


def layer(name: str) -> Any:
    """The shipped plugin of this name."""
    return load(Reference(name, "shipped", f"digest_plugins.{name}")).value


def ours(plugins: dict[str, Any], texts: Sequence[str]) -> dict[str, float]:
    """Processor seconds of each tagger."""
    given = [Article(Raw(text), str(i), notes=(Note("language", "en"),)) for i, text in enumerate(texts)]
    seconds = dict.fromkeys(plugins, 0.0)
    for first in range(0, len(given), BATCH):
        batch = given[first : first + BATCH]
        for name, plugin in plugins.items():
            reads = getattr(plugin, "reads", ())
            shown = [one.with_notes(tuple(note for note in one.notes if note.kind in reads)) for one in batch]
            start = time.process_time()
            answers = [tuple(notes) for notes in plugin.tag(shown)]
            seconds[name] += time.process_time() - start
            batch = [one.with_notes(one.notes + got) for one, got in zip(batch, answers, strict=True)]
    return seconds


def peer(python: str, texts: Sequence[str]) -> float:
    """Processor seconds of YAKE in the interpreter that has it.

    Raises:
        SystemExit: it cannot run there; the text says why.
    """
    done = subprocess.run([python, str(PEER)], input=json.dumps(texts), capture_output=True, check=False, text=True)
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it said nothing"]
        raise SystemExit(f"YAKE cannot run with {python}: {said[-1]} (pip install yake, and name it with --peer)")
    return float(json.loads(done.stdout)["seconds"])


def bench(texts: Sequence[str], python: str, rounds: int) -> None:
    """Take turns, so that both meet the same noise of the machine."""
    gc.disable()
    plugins = {name: layer(name) for name in LAYERS}
    ours(plugins, texts_of(None, 4))
    seconds: dict[str, list[float]] = {name: [] for name in (*LAYERS, "together", "YAKE")}
    for turn in range(rounds):
        own = texts[turn::rounds]
        took = ours(plugins, own)
        took |= {"together": sum(took.values()), "YAKE": peer(python, own)}
        for name, second in took.items():
            seconds[name].append(second / len(own))
    words = statistics.mean(len(text.split()) for text in texts)
    print(f"{len(texts)} texts of {words:.0f} words in {rounds} rounds")
    median = {name: statistics.median(own) for name, own in seconds.items()}
    for name in (*LAYERS, "together", "YAKE"):
        share = f"{median[name] / median['together']:8.0%} of the three" if name in LAYERS else ""
        print(f"{name:12} {1 / median[name]:8.0f} texts/s{share}")
    ratios = [one / two for one, two in zip(seconds["YAKE"], seconds["together"], strict=True)]
    print(f"{statistics.median(ratios):.1f} times as fast as YAKE (the mark is {MARK:g})")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="take the texts of this file, or of this folder")
    parser.add_argument("--peer", default=sys.executable, metavar="PYTHON", help="the interpreter that has YAKE")
    parser.add_argument("--texts", type=int, default=240)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(arguments)
    bench(texts_of(given.data, given.texts), given.peer, given.rounds)


if __name__ == "__main__":
    main()
