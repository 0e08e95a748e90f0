"""How good summaries and headlines are, beside the first sentences of the text and beside other summarizers.

    python tests/quality/score_summaries.py DATA [--split dev] [--only SET] [--without SRC] [--peers [PYTHON]]
                                                 [--json | --markdown | --into docs/summaries.md]

DATA is a folder with three sets, files of packed JSON Lines for the split asked for; what is not there is left out:

- cnndm.SPLIT.jsonl.gz: articles with summaries that people wrote: `src` (where the article was taken from), `text` and
  `refs`, whose first counts.
- allsides.SPLIT.jsonl.gz: stories with `docs` (articles of different houses, each with `title` and the opening `text`),
  and the `title` and the summary (`refs`) that an editor gave the story.
- bbc.SPLIT.jsonl.gz: articles with `text` and their `title`.

The tables: articles as they are; the same with dirt (summary_dirt.py), cleaned by digest; stories, of which digest is
told which articles belong together; headlines of stories whose articles have titles; headlines made for texts without.
Everything of digest comes from ``digest process`` (summary_runs.py). ROUGE is times 100. ``verbatim`` is the share of
sentences that stand in the text given, ``placed`` of those that stand where their offsets say. Lead-3 is the first
three sentences, by the same splitter as digest's. With --peers come sumy, summa and newspaper4k, which PYTHON has
(this interpreter if it is not named); how to get them stands in summary_peers.py. With --into the tables take the
place of those in a document.
"""

import argparse
import dataclasses
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))  # for when this file is run by its path
from quality.summary_dirt import PLACES, dirtied
from quality.summary_figures import (
    Figures,
    Rouge,
    ahead,
    first_characters,
    headline_rows,
    lead,
    mean,
    means,
    split,
    summary_rows,
)
from quality.summary_peers import summarized
from quality.summary_runs import TO_HEADLINES, Text, Told, told_of_articles, told_of_stories
from quality.summary_tables import Row, Table, as_json, as_markdown, as_text, renewed

Records = Sequence[dict[str, Any]]
SETS = ("cnndm", "allsides", "bbc")
WORDS = 72
"""The words that summaries are cut to where the budget is to be the same for all."""
NOTHING = Told("", (), "")


def read(folder: Path, name: str, without: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The objects of a file of the folder; none if it is not there."""
    path = folder / f"{name}.jsonl.gz"
    if not path.exists():
        print(f"{path} is not there and is left out", file=sys.stderr)
        return []
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [record for row in rows if (record := json.loads(row)).get("src") not in without]


def proof(told: Sequence[Told]) -> Figures:
    """The share of all sentences whose offsets are right."""
    return {"placed": 100 * mean([float(right) for one in told for right in one.placed])}


def of_articles(rouge: Rouge, records: Records, peers: str | None) -> Iterator[Table]:
    """Summaries of clean articles and of the same with dirt."""
    texts, wanted = [record["text"] for record in records], [record["refs"][0] for record in records]
    told = told_of_articles([Text(text) for text in texts])
    ours = summary_rows(rouge, wanted, texts, [list(one.summary) for one in told])
    others: dict[str, Sequence[list[str]] | str] = {
        "lead-3": [lead(text) for text in texts],
        f"lead-3, at most {WORDS} words": [lead(text, words=WORDS) for text in texts],
        "first sentence": [lead(text, 1) for text in texts],
    }
    if peers:
        answers = summarized(peers, [split(text) for text in texts])
        others |= {name: answer.get("summaries") or answer["problem"] for name, answer in answers.items()}
    rows = [Row("digest", means(ours) | proof(told))]
    for name, got in others.items():
        if isinstance(got, str):
            rows.append(Row(name, problem=got))
        else:
            theirs = summary_rows(rouge, wanted, texts, got)
            rows.append(Row(name, means(theirs) | ahead(ours, theirs)))
    yield Table("Articles as they are", len(records), rows)
    yield with_dirt(rouge, wanted, texts, ours)


def with_dirt(rouge: Rouge, wanted: Sequence[str], texts: Sequence[str], clean: Sequence[Figures]) -> Table:
    """Summaries of the articles when they come with dirt, and what that costs."""
    dirty = dirtied(texts)
    told = told_of_articles([Text(one.text) for one in dirty])
    ours = summary_rows(rouge, wanted, [one.text for one in dirty], [list(one.summary) for one in told])
    plain = summary_rows(rouge, wanted, texts, [lead(text) for text in texts])
    theirs = summary_rows(rouge, wanted, [one.text for one in dirty], [lead(one.text) for one in dirty])

    def row(name: str, got: Sequence[Figures], before: Sequence[Figures], figures: Figures) -> Row:
        return Row(name, means(got) | figures | {"lost R1": means(before)["R1"] - means(got)["R1"]})

    rows = [row("digest", ours, clean, proof(told))]
    parts = {f"teasers {place}": [one.place == place for one in dirty] for place in PLACES}
    parts["text in one line"] = [one.one_line for one in dirty]
    parts["text in paragraphs"] = [not one.one_line for one in dirty]
    for name, chosen in parts.items():
        if some := [i for i, right in enumerate(chosen) if right]:
            own = proof([told[i] for i in some])
            rows.append(row(f"digest, {name}", [ours[i] for i in some], [clean[i] for i in some], own))
    rows.append(row("lead-3 of the dirty text", theirs, plain, {}))
    return Table("The same with byline, photo line, credits and four teasers broken off", len(texts), rows)


def of_stories(rouge: Rouge, records: Records) -> Iterator[Table]:
    """Summaries and headlines of stories."""
    articles = [Text(d["text"], d["title"], str(i)) for i, record in enumerate(records) for d in record["docs"]]
    found = told_of_stories(articles)
    told = [found.get(str(i), NOTHING) for i in range(len(records))]
    wanted = [record["refs"][0] for record in records]
    texts = ["\n".join(d["text"] for d in record["docs"]) for record in records]
    ours = summary_rows(rouge, wanted, texts, [list(one.summary) for one in told])
    firsts = [[line for d in record["docs"] for line in lead(d["text"], 1)] for record in records]
    leads = {
        "lead-3 of the first article": [lead(record["docs"][0]["text"]) for record in records],
        "first sentence of each article": firsts,
        f"first sentences, at most {WORDS} words": [lead("\n".join(lines), words=WORDS) for lines in firsts],
    }
    rows = [Row("digest", means(ours) | proof(told))]
    for name, got in leads.items():
        theirs = summary_rows(rouge, wanted, texts, got)
        rows.append(Row(name, means(theirs) | ahead(ours, theirs)))
    yield Table("Stories of three articles", len(records), rows)
    first = [record["docs"][0]["title"] for record in records]
    title = "Headlines of stories whose articles have titles"
    yield headlines(rouge, Table(title, len(records), (), "R1 recall"), records, told, {"first title": first})


def headlines(
    rouge: Rouge, empty: Table, records: Records, told: Sequence[Told], others: dict[str, Sequence[str]]
) -> Table:
    """The table filled with headlines beside the titles of the records."""
    wanted = [record["title"] for record in records]
    ours = headline_rows(rouge, wanted, [one.title for one in told])
    rows = [Row("digest", means(ours))]
    for name, got in others.items():
        theirs = headline_rows(rouge, wanted, got)
        rows.append(Row(name, means(theirs) | ahead(ours, theirs, empty.measure)))
    return dataclasses.replace(empty, rows=rows)


def made_headlines(rouge: Rouge, title: str, records: Records) -> Table:
    """Headlines made for texts that come without, beside the beginning of the text."""
    told = told_of_articles([Text(record["text"]) for record in records], TO_HEADLINES)
    first = [first_characters("".join(lead(record["text"], 1))) for record in records]
    return headlines(rouge, Table(title, len(records), (), "RL"), records, told, {"first 75 characters": first})


def of_set(name: str, records: Records, peers: str | None) -> Iterator[Table]:
    """The tables of one set."""
    rouge = Rouge()
    if name == "cnndm":
        yield from of_articles(rouge, records, peers)
    elif name == "allsides":
        yield from of_stories(rouge, records)
        singles = [doc for record in records for doc in record["docs"]]
        yield made_headlines(rouge, "Headlines made for untitled openings of many houses", singles)
    else:
        yield made_headlines(rouge, "Headlines made for untitled articles of BBC News", records)


def main() -> None:
    """Print the tables, as text each when it is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--only", action="append", choices=SETS, metavar="SET", help=f"one of {', '.join(SETS)}")
    parser.add_argument("--without", action="append", default=[], metavar="SRC", help="leave out what has this `src`")
    parser.add_argument("--peers", nargs="?", const=sys.executable, metavar="PYTHON")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--into", type=Path, metavar="DOCUMENT")
    given = parser.parse_args()
    done: list[Table] = []
    for name in given.only or SETS:
        records = read(given.folder, f"{name}.{given.split}", given.without)
        for table in of_set(name, records, given.peers) if records else ():
            done.append(table)
            if not given.json:
                print((as_markdown if given.markdown else as_text)([table]), end="\n\n", flush=True)
    if given.json:
        print(json.dumps(as_json(done), indent=1))
    if given.into:
        given.into.write_text(renewed(given.into.read_text(encoding="utf-8"), done), encoding="utf-8")


if __name__ == "__main__":
    main()
