"""How good topics, keyphrases, tags, entities and their aliases are, beside the marks that they are to reach.

    python tests/quality/score_tagging.py DATA [--split dev] [--only PART,...] [--json | --markdown | --into DOCUMENT]

DATA is a folder with these files of JSON Lines, packed (.jsonl.gz) or not; what is not there is left out:

- topics.SPLIT: `id`, `source`, `title`, `text`, and `iptc`, the top-level IPTC topic as a slug, or null.
- keyphrases.SPLIT: `id`, `source`, `lang`, `text`, `keys`; the set that has topics too is also one of topics.
- publisher_tags.SPLIT: `id`, `title`, `text`, and `keys`, the publisher's own tags.
- ner.SPLIT: `id`, `source`, `tokens`, and `tags` ("B-PER", "I-PER", "O").
- aliases.SPLIT: `type`, and `aliases`, all names of one thing.

Everything comes from ``digest process --only describe,tag``, called as a function (tagging_runs.py). Topics are scored
by the first topic: forced (least = 0) and as they come out. Phrases are
compared as stems. Of entities count the same tokens and type (PER, LOC, ORG); "boundary" leaves types aside: of all
names, MISC among them, on both sides; of PER, LOC and ORG on both sides; of PER, LOC and ORG among all found. Aliases
are pairs of names of one type that get one id when all names of the list are resolved together.
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))  # for when this file is run by its path
from quality.tagging_parts import PARTS
from quality.tagging_tables import Measured, as_json, as_markdown, as_text, renewed


def parts(text: str) -> list[str]:
    """The parts that a list with commas names.

    Raises:
        argparse.ArgumentTypeError: one of them is none.
    """
    named = [name.strip() for name in text.split(",")]
    for name in named:
        if name not in PARTS:
            raise argparse.ArgumentTypeError(f"{name} is no part (known: {', '.join(PARTS)})")
    return named


def main() -> None:
    """Print the figures, as text those of each part when they are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--only", type=parts, default=list(PARTS), metavar="PART,...", help=", ".join(PARTS))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--into", type=Path, metavar="DOCUMENT")
    given = parser.parse_args()
    done: list[Measured] = []
    for name in given.only:
        rows = list(PARTS[name](given.folder, given.split))
        done += rows
        if rows and not (given.json or given.markdown):
            print(as_text(rows), end="\n\n", flush=True)
    if given.json:
        print(json.dumps(as_json(done), indent=1))
    if given.markdown:
        print(as_markdown(done))
    if given.into:
        given.into.write_text(renewed(given.into.read_text(encoding="utf-8"), done), encoding="utf-8")


if __name__ == "__main__":
    main()
