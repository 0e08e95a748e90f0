"""Processor time of writing topic feeds, beside Pelican's own feed writer with the same words in the same run."""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pelican.contents import Article, Author, Tag
from pelican.settings import DEFAULT_CONFIG, configure_settings
from pelican.writers import Writer

from digest.publish.feeds.values import ATOM, JSON, RSS, Feed, Item
from digest.publish.feeds.written import Writers

URL, START = "https://example.org", datetime(2025, 1, 1, tzinfo=UTC)
SENTENCE = (
    "The council of {place} voted on Tuesday for a new bridge over the river, and {number} people came to see it."
)
PELICAN = {RSS: "rss", ATOM: "atom"}


def item(number: int) -> Item:
    """An article with a summary of three sentences."""
    said = SENTENCE.format(place=f"Alder {number % 97}", number=number)
    page = f"{URL}/articles/report-{number}/"
    content = "".join(f'<p><a href="{page}#s{n}">{said}</a></p>' for n in range(1, 4)) + "<p>Source: The Paper</p>"
    date = (START + timedelta(minutes=number)).isoformat()
    topics = ((f"Topic {number % 7}", f"{URL}/topics/{number % 7}/"),)
    return Item(
        f"tag:example.org,2025:articles/{number}",
        f"Report {number}",
        page,
        date,
        said,
        content,
        "",
        ("Ann Lee",),
        topics,
    )


def feed(topic: int, file: str, items: Sequence[Item]) -> Feed:
    """The feed of a topic."""
    page = f"{URL}/topics/{topic}/"
    return Feed(
        f"tag:example.org,2025:feeds/{topic}", page + file, f"Topic {topic}", page, "All", "en", "All", tuple(items)
    )


def pelican_article(of: Item, settings: dict[str, object]) -> Article:
    """The same as Pelican's content object."""
    metadata = {
        "title": of.title,
        "date": datetime.fromisoformat(of.date),
        "summary": of.description,
        "tags": [Tag(label, settings) for label, _ in of.topics],
        "authors": [Author(name, settings) for name in of.authors],
        "slug": of.title.lower().replace(" ", "-"),
    }
    return Article(of.content, metadata, settings, f"{of.title}.md", {"generated_content": {}, "static_content": {}})


def seconds(work: Callable[[], None]) -> float:
    """Processor seconds of doing it."""
    start = time.process_time()
    work()
    return time.process_time() - start


def bench(feeds: int, size: int, shared: int, rounds: int) -> None:
    """Write feeds both ways in turn and print the best of each; every item is in ``shared`` feeds."""
    items = [item(number) for number in range(feeds * size // shared)]
    held = [[items[(topic * size + n) % len(items)] for n in range(size)] for topic in range(feeds)]
    with tempfile.TemporaryDirectory() as folder:
        settings = configure_settings(
            {**DEFAULT_CONFIG, "SITEURL": URL, "FEED_DOMAIN": URL, "TIMEZONE": "UTC", "PATH": folder, "PLUGINS": []}
        )
        contents = {one.name: pelican_article(one, settings) for one in items}

        def by_pelican(file: str) -> None:
            writer = Writer(folder, settings)
            for topic, some in enumerate(held):
                elements = [contents[one.name] for one in some]
                writer.write_feed(
                    elements,
                    {"SITEURL": URL, "SITENAME": "All", "FEED_DOMAIN": URL},
                    f"{topic}.{file}",
                    feed_type=PELICAN[file],
                )

        def by_digest(file: str) -> None:
            writers = Writers()
            for topic, some in enumerate(held):
                Path(folder, f"own-{topic}-{file}").write_bytes(writers.write(file, feed(topic, file, some)))

        print(f"{feeds} feeds of {size} items, each item in {shared}")
        for file in (RSS, ATOM, JSON):
            own = theirs = float("inf")
            for _ in range(rounds):
                own = min(own, seconds(lambda file=file: by_digest(file)))
                theirs = min(theirs, seconds(lambda file=file: by_pelican(file if file in PELICAN else RSS)))
            print(
                f"{file:<10} digest {own:6.2f} s   Pelican's {'RSS' if file == JSON else file} {theirs:6.2f} s   ratio {own / theirs:5.2f}"
            )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--items", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(arguments)
    for shared in (1, 4):
        bench(given.feeds, given.items, shared, given.rounds)


if __name__ == "__main__":
    main()
