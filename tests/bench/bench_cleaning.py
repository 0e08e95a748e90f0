"""Cleaning and describing plain texts against trafilatura on the same articles as web pages, in one run.

The articles are those of the sample site. As web pages they stand in a frame of menus, share bars, teasers and scripts;
as plain texts they come with the lines of that frame that a reader would copy along. What trafilatura needs depends on
the elements of a page. The default is the median of the pages that EcoIndex has measured (693: github.com/cnumr/
ecoindex_reference); the median front page of a news site has 1,714 (HTTP Archive, March 2023: briangrinstead.com/blog/
httparchive-analysis-of-news-homepages). Printed are articles per second of processor time, the median of several
rounds, and the ratio.
"""

import argparse
import html
import re
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from digest.build import engine_for
from digest.config import read_config
from digest.model import Article, Raw
from digest.report import Report
from digest.stages.clean import clean
from digest.stages.collect import admitted, find_files, raws
from digest.stages.enrich import enrich

REPO = Path(__file__).resolve().parents[2]
MENU = (
    "Home News World Politics Business Technology Science Health Sport Culture Travel Opinion Video Newsletters".split()
)
ABOVE = ["By Jane Example", "3 June 2024, 10:15 am", "Share on Facebook", "Tweet"]
BELOW = [
    "Read more: Ten bridges to see",
    "Sign up for our daily newsletter",
    "© 2024 The Example. All rights reserved.",
]
SCRIPT = "window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}"


COPIES = 10
"""How often each plain text is cleaned in a round, each time with other lines."""
ELEMENT = re.compile(r"<[a-z]")
CARD_ELEMENTS = 4


def copied(text: str, copy: int) -> str:
    """The text with a word more in each line, so that what is remembered of a line is of no use for its copies."""
    return "\n".join(line.replace(" ", f" {copy}x ", 1) for line in text.split("\n"))


def page(article: Raw, elements: int, kilobytes: int) -> str:
    """The article as a web page of about this many elements and this size."""
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in article.text.split("\n") if line.strip())
    menu = "".join(f'<li class="nav-item"><a href="/{name.lower()}/">{name}</a></li>' for name in MENU)
    teaser = (
        '<div class="card"><a href="/x"><h3>Ten bridges to see before you are forty</h3></a><p>Some are old…</p></div>'
    )
    before = (
        f"<!DOCTYPE html><html lang='en'><head><title>{html.escape(article.title)}</title></head><body>"
        f"<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{html.escape(article.title)}</h1>"
        f"{''.join(f'<div class=meta>{line}</div>' for line in ABOVE)}<div class='article-body'>"
    )
    after = (
        f"</div>{''.join(f'<aside>{line}</aside>' for line in BELOW)}</article></main><footer><ul>{menu}</ul></footer>"
    )
    room = kilobytes * 1024 - len(before) - len(paragraphs) - len(after)
    cards = teaser * ((elements - len(ELEMENT.findall(before + paragraphs + after))) // CARD_ELEMENTS)
    scripts = f"<script>{SCRIPT * (max(0, room - len(cards)) // len(SCRIPT))}</script>"
    return f"{before}{paragraphs}{after}<section class='more'>{cards}</section>{scripts}</body></html>"


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def bench(number: int, elements: int, kilobytes: int, rounds: int) -> None:
    """Take turns, so that both meet the same noise of the machine."""
    import trafilatura

    config = read_config(REPO)
    with engine_for(config, Report(), keep=False) as engine:
        found = [raw for raw in raws(engine, list(find_files(config, engine))) if len(raw.text) > 500][:number]
    pages = [page(raw, elements, kilobytes) for raw in found]
    texts = [
        Raw("\n".join([*ABOVE, copied(raw.text, copy), *BELOW]), path=f"{n}-{copy}.txt")
        for copy in range(COPIES)
        for n, raw in enumerate(found)
    ]

    def ours() -> list[Article]:
        with engine_for(config, Report(), keep=False) as engine:  # a fresh one has nothing to remember
            articles = [article for raw in texts if (article := admitted(engine, raw))]
            return enrich(engine, clean(engine, articles), ("describe",))

    def theirs() -> list[str | None]:
        return [trafilatura.extract(one, favor_precision=True, with_metadata=True) for one in pages]

    ours(), theirs()
    digest, peer = zip(*((seconds(ours), seconds(theirs)) for _ in range(rounds)), strict=True)
    mean = sum(map(len, pages)) / len(pages) / 1024
    fast, slow = len(texts) / statistics.median(digest), len(found) / statistics.median(peer)
    tags = sum(len(ELEMENT.findall(one)) for one in pages) / len(pages)
    print(f"{len(found)} articles, pages of {tags:.0f} elements and {mean:.0f} KB, median of {rounds} rounds")
    print(f"digest, plain text: clean and describe {fast:8.0f} articles/s")
    print(f"trafilatura, HTML: text and metadata   {slow:8.0f} articles/s")
    print(f"ratio                                  {fast / slow:8.1f}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--elements", type=int, default=693)
    parser.add_argument("--kilobytes", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(arguments)
    bench(given.articles, given.elements, given.kilobytes, given.rounds)


if __name__ == "__main__":
    main()
