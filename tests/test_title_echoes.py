"""Titles are cleaned in a whole run: learned among the articles of a source, shown everywhere, remembered exactly."""

import json
import shutil
from pathlib import Path

from building import built, engine, make_site, output, write
from commands import digest

from digest.model import Article, Raw
from digest.report import Report
from digest.stages.enrich import enrich

PLUGINS = ("read-text", "site-name", "language")
EVENTS = {
    "river": "The river rose by two metres on Monday, the water board said. Schools stay closed until Friday.",
    "court": "The court opened on Tuesday in its new house, a clerk told reporters. The old one will be a museum.",
    "harbour": "A ship left the harbour on Wednesday with grain on board. Two more wait for better weather.",
    "bakery": "A baker opened a shop beside the old mill. Bread is sold there from six in the morning.",
    "bridge": "The bridge in the north of the town stays closed for a year. Engineers found cracks in two pillars.",
}
TAIL = " | Tide & Town"
SPY = '''
from dataclasses import dataclass
from typing import ClassVar
from digest import Note, hookimpl

@dataclass(frozen=True)
class Spy:
    """Tells what echoes it is shown."""
    version: ClassVar[int] = 1
    reads: ClassVar[tuple[str, ...]] = ("echo",)

    @hookimpl
    def describe(self, articles):
        for article in articles:
            yield [Note("notice", note.text, type=note.type) for note in article.noted("echo")]

    @hookimpl
    def tag(self, articles):
        for article in articles:
            yield [Note("keyphrase", note.text) for note in article.noted("echo")]
'''


def files(names: list[str], tail: str = TAIL, source: str = "ttn") -> dict[str, str]:
    """Articles of one source, each with a title of its own."""
    return {
        f"{name}.txt": f"Title: News of the {name}{tail}\nSource: {source}\nDate: 2024-08-14\n\n{EVENTS[name]}"
        for name in names
    }


def anew(report: Report) -> int:
    """How often site-name was called."""
    tally = report.tallies["describe", "site-name"]
    return tally.asked - tally.cached


def titles(site: Path) -> list[str]:
    """The titles that ``digest process`` puts out for the content of a site."""
    done = digest("process", "content", site=site)
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["title"] for line in done.stdout.splitlines()]


def test_a_folder_of_one_source_comes_out_with_bare_titles(tmp_path: Path) -> None:
    site = make_site(tmp_path, files(list(EVENTS)), plugins=("...",))
    assert titles(site) == [f"News of the {name}" for name in sorted(EVENTS)]


def test_pages_and_feeds_show_the_bare_title_alone(tmp_path: Path) -> None:
    site = make_site(tmp_path, files(list(EVENTS)), plugins=("...",))
    built(site)
    shown = {name: content.decode() for name, content in output(site).items() if name.endswith((".html", ".xml"))}
    assert "News of the river" in shown["index.html"]
    assert [name for name, text in shown.items() if "Tide &amp; Town" in text or "Tide & Town" in text] == []


def test_addresses_do_not_depend_on_it(tmp_path: Path) -> None:
    one = make_site(tmp_path / "one", files(list(EVENTS)), plugins=("...",))
    two = make_site(tmp_path / "two", files(list(EVENTS)), plugins=("...", "-site-name"))
    built(one)
    built(two)
    assert sorted(output(one)) == sorted(output(two))


def test_an_unchanged_build_asks_nothing(tmp_path: Path) -> None:
    site = make_site(tmp_path, files(list(EVENTS)), plugins=PLUGINS)
    built(site)
    assert built(site).calls == 0


def test_one_more_article_asks_about_that_one_alone(tmp_path: Path) -> None:
    names = list(EVENTS)
    site = make_site(tmp_path, files(names[:4]), plugins=PLUGINS)
    built(site)
    make_site(tmp_path, files(names), plugins=PLUGINS)
    assert anew(built(site)) == 1


def test_what_a_further_article_teaches_reaches_the_earlier_ones_as_in_a_fresh_build(tmp_path: Path) -> None:
    names = list(EVENTS)
    site = make_site(tmp_path / "site", files(names[:2]), plugins=PLUGINS)
    built(site)
    assert titles(site)[0].endswith(TAIL)
    make_site(site, files(names[:3]), plugins=PLUGINS)
    assert anew(built(site)) == 3
    shutil.copytree(site, tmp_path / "fresh", ignore=shutil.ignore_patterns("output", ".digest"))
    built(tmp_path / "fresh", frozen=True)
    assert output(site) == output(tmp_path / "fresh")
    assert not [title for title in titles(site) if title.endswith(TAIL)]


def test_echoes_are_shown_to_describers_that_read_them_and_to_nobody_after_them(tmp_path: Path) -> None:
    write(tmp_path / "plugins" / "spy.py", SPY)
    site = make_site(tmp_path, {}, plugins=("read-text", "spy"))
    stated = [Article(Raw("A text.", title=f"News of the {name}{TAIL}", source="ttn"), name) for name in EVENTS]
    with engine(site) as made:
        done = enrich(made, stated)
    noted = [[(note.kind, note.type, note.text) for note in article.notes] for article in done]
    assert noted == [[("notice", "title-end", "Tide & Town")]] * len(EVENTS)


def test_the_title_as_stated_stays(tmp_path: Path) -> None:
    site = make_site(tmp_path, {}, plugins=PLUGINS)
    with engine(site) as made:
        (done,) = enrich(made, [Article(Raw("A text.", title="News of the river | Nova", source="Nova"), "a")])
    assert (done.raw.title, done.title, done.title_made) == ("News of the river | Nova", "News of the river", False)


def test_a_title_with_other_words_than_the_stated_one_is_refused(tmp_path: Path) -> None:
    wrong = SPY.replace(
        'Note("notice", note.text, type=note.type) for note in article.noted("echo")', 'Note("title", "X")'
    )
    write(tmp_path / "plugins" / "spy.py", wrong)
    site = make_site(tmp_path, {}, plugins=("read-text", "spy"))
    with engine(site) as made:
        (done,) = enrich(made, [Article(Raw("A text.", title="News of the river"), "a")])
    assert done.title == "News of the river"
    assert "which is not in the stated one" in str(made.report.problems[0])
