"""The engine asks in batches, shows a plugin only what it reads, and remembers by what it showed."""

import dataclasses
from pathlib import Path

from building import NOW, THREE, collected, engine, make_site, write

from digest.build import Options, build
from digest.config import read_config
from digest.model import Article, Note
from digest.pipeline import seen

SPY = '''
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from digest import Note, hookimpl

@dataclass(frozen=True)
class Spy:
    """Writes down what it is asked.

    notebook: the file to write to.
    """
    version: ClassVar[int] = 1
    reads: ClassVar[tuple[str, ...]] = ("topic",)
    notebook: str = ""

    @hookimpl
    def tag(self, articles):
        with open(self.notebook, "a") as notebook:
            notebook.write(f"{len(articles)} {[note.kind for a in articles for note in a.notes]}\\n")
        for article in articles:
            yield [Note("keyphrase", article.raw.title)]
'''


def spied(root: Path, batch: int = 64) -> tuple[Path, Path]:
    """A site with a plugin that writes down what it is asked, and its notebook."""
    write(root / "plugins" / "spy.py", SPY)
    notebook = root / "notebook"
    toml = f'[plugins.spy]\nnotebook = "{notebook}"\n'
    return make_site(root, plugins=("read-text", "spy"), build=f"batch = {batch}\n", toml=toml), notebook


def test_articles_come_in_batches_of_the_size_set(tmp_path: Path) -> None:
    site, notebook = spied(tmp_path, batch=2)
    articles, _ = collected(site)
    with engine(site) as made:
        made.ask(made.of("tag")[0], "tag", articles)
    assert notebook.read_text().splitlines() == ["2 []", "1 []"]


def test_only_what_is_not_known_is_asked(tmp_path: Path) -> None:
    site, notebook = spied(tmp_path)
    articles, _ = collected(site)
    with engine(site) as made:
        spy = made.of("tag")[0]
        made.ask(spy, "tag", articles[:1])
        answers = made.ask(spy, "tag", articles)
    assert notebook.read_text().splitlines() == ["1 []", "2 []"]
    assert [answer[0].text for answer in answers] == [article.raw.title for article in articles]


def test_a_plugin_sees_and_depends_on_the_notes_it_reads_alone(tmp_path: Path) -> None:
    site, notebook = spied(tmp_path)
    (article, *_), _ = collected(site)
    noted = [dataclasses.replace(article, notes=(Note(kind, "x"),)) for kind in ("entity", "topic", "headline")]
    with engine(site) as made:
        for one in noted:
            made.ask(made.of("tag")[0], "tag", [one])
    assert notebook.read_text().splitlines() == ["1 []", "1 ['topic']"]


def test_what_is_shown_of_an_article_without_other_notes_is_the_article(tmp_path: Path) -> None:
    articles, _ = collected(make_site(tmp_path))
    assert seen(articles[0], ("topic",)) is articles[0]
    assert isinstance(seen(articles[0], ()), Article)


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    site = make_site(tmp_path, build="batch = 2\n")
    build(read_config(site), Options(NOW, progress=lambda *step: told.append(step)))
    assert [step for step in told if step[0] == "summarize extractive-summary"] == [
        ("summarize extractive-summary", 2, len(THREE)),
        ("summarize extractive-summary", 3, len(THREE)),
    ]
