"""List English words that seldom are names: texts in, plugins/data/common_words.txt out.

    python tests/quality/list_common_words.py DATA [-o plugins/data/common_words.txt]

DATA is a folder with ``topics.train.jsonl.gz``: JSON Lines of ``source``, ``title`` and ``text``. Only sources whose
licence lets lists of words be shipped are read. The model of names looks words up in this list, so train it again after.
"""

import argparse
import gzip
import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SOURCES = ("masakhane-eng", "huffpost")
WORD = re.compile(r"(?<![\w'’-])[A-Za-z]{3,}(?![\w'’-])")
BEGINS = re.compile(r"(?:^|[.!?\"“:]\s*)$")
BEFORE = 3  # characters before a word that tell whether a sentence begins with it
TIMES, SHARE = 4, 0.5
"""A word is written small at least so many times, and more than this many times for each time with a capital."""


def read_texts(folder: Path) -> Iterator[str]:
    """The texts of the sources that are read."""
    with gzip.open(folder / "topics.train.jsonl.gz", "rt", encoding="utf-8") as stream:
        yield from (row["text"] for row in map(json.loads, stream) if row["source"] in SOURCES)


def common_words(texts: Iterator[str]) -> list[str]:
    """The words in alphabetical order."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for match in WORD.finditer(text):
            word = match.group()
            if word.islower():
                small[word] += 1
            elif not BEGINS.search(text[max(0, match.start() - BEFORE) : match.start()]):
                capital[word.lower()] += 1
    return sorted(word for word, n in small.items() if n >= TIMES and n > capital[word] * SHARE)


def main() -> None:
    """Read and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    default = Path(__file__).parents[2] / "plugins" / "data" / "common_words.txt"
    parser.add_argument("-o", "--output", type=Path, default=default)
    options = parser.parse_args()
    words = common_words(read_texts(options.data))
    options.output.write_text(textwrap.fill(" ".join(words), 120) + "\n", encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
