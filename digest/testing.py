"""What an author of plugins needs to test one: articles, answers, cases from files, a site to print."""

import dataclasses
import inspect
import pickle
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.contributions import Publication
from digest.hooks import HOOKS
from digest.model import Article, Edit, Edition, Note, Raw, Story, Unanswered
from digest.text.edits import checked, tidied
from digest.text.keeping import edited

SAMPLE = """MINSK (Example) - The river rose by two metres on Monday, the water board said.
"We have never seen it so high," said Anna Petrova, who heads the board. "It is not over."
Schools in Minsk and Brest stay closed until Friday, and 40 villages are without power.
With assistance from Ivan Novak"""
"""A small article that a contract test may use."""


def article(text: str = SAMPLE, **stated: Any) -> Article:
    """An article with this text, as a plugin would see it; ``stated`` are fields of `Raw`.

    Example: ``article("One paragraph.", title="A title", source="The Paper")``.
    """
    raw = Raw(text=text, **{"path": "content/sample.txt", **stated})
    return Article(raw, raw.id or "sample", edits=tidied(text))


Told = Story | Article | tuple[str, Sequence[str]]
"""A story; or one of a lone article; or one by a headline and the sentences of its summary."""


def publication(*stories: Told, root: Path = Path("no-such-site"), **site: Any) -> Publication:
    """A site of these stories as ``publish`` plugins see it in a build: what it prints, renders and says is real.

    There is an edition for each day that has stories. Without any story the site is empty, as a new one is.

    Args:
        stories: what is published; those given by title and sentences are of 14 August 2024, from The Paper.
        root: the folder of a site, whose own ``theme/`` then counts.
        site: fields of ``[site]``, like ``language="de"``.

    Example: ``publication(("The river rises", ["The river rose by two metres."]))``.
    """
    from digest.config import Config, Site
    from digest.publish.desk import SiteDesk
    from digest.publish.library import Library
    from digest.publish.tag_pages import newest_first, tag_pages
    from digest.text.direction import language_direction

    config = Config(root, Site(**{"title": "The Sample Digest", "url": "https://example.org", **site}))
    whole = [_story(story, number) for number, story in enumerate(stories, 1)]
    by_day: dict[str, list[Story]] = {}
    for story in whole:
        by_day.setdefault(story.newest[:10], []).append(story)
    editions = tuple(Edition(day, tuple(found)) for day, found in sorted(by_day.items(), reverse=True))
    tags = tag_pages(newest_first(article for story in whole for article in story.articles), config.vocabulary, {})
    desk = SiteDesk(Library(config, editions, tuple(whole), tags=tags))
    direction, of = language_direction(config.site.language), config.site
    return Publication(of.title, of.description, of.url, of.language, editions, direction, desk)


def _story(told: Told, number: int) -> Story:
    if isinstance(told, Story):
        return told
    if isinstance(told, Article):
        return Story((told,), told.id)
    title, sentences = told
    name = f"story-{number}"
    stated = {"title": title, "id": name, "source": "The Paper", "published": "2024-08-14", "language": "en"}
    plain = article(" ".join(sentences), **{**stated, "path": f"content/{name}.txt"})
    starts = [plain.text.index(sentence) for sentence in sentences]
    spans = [(start, start + len(sentence)) for start, sentence in zip(starts, sentences, strict=True)]
    summary = [Note("summary", plain.text[start:stop], spans=((start, stop),)) for start, stop in spans]
    return Story((plain.with_notes(tuple(summary)),), name)


def answers(plugin: Any, hook: str, items: Sequence[Any]) -> list[Any]:
    """What ``plugin`` answers when ``hook`` asks it about ``items``, as a list."""
    return list(getattr(plugin, hook)(items))


def cleaned(plugin: Any, given: Article | str) -> Article:
    """The article as this cleaner leaves it.

    Raises:
        ValueError: its edits overlap or lie outside the text.
    """
    before = article(given) if isinstance(given, str) else given
    (edits,) = answers(plugin, "clean", [before])
    return with_edits(before, edits, type(plugin).__name__)


def with_edits(before: Article, edits: Iterable[Edit], by: str) -> Article:
    """``before`` after one more cleaner: its edits on top of those already there."""
    named = [dataclasses.replace(edit, by=edit.by or by) for edit in edits]
    return edited(before, checked(named, len(before.text)))


@dataclass(frozen=True)
class Case:
    """One case of a case file: its name, the text given, the text expected."""

    name: str
    given: str
    expected: str

    def __str__(self) -> str:
        return self.name


CASE = re.compile(r"^(?P<name>[^\n]+)\n\.\n(?P<given>.*?)^\.\n(?P<expected>.*?)^\.$", re.MULTILINE | re.DOTALL)


def read_cases(path: str | Path) -> list[Case]:
    """The cases of a file: a name, a line with a dot, the input, a dot, the output, a dot.

    Raises:
        ValueError: the file holds no case, or one that is not finished.
    """
    text = Path(path).read_text(encoding="utf-8")
    cases = [Case(m["name"].strip(), m["given"].rstrip("\n"), m["expected"].rstrip("\n")) for m in CASE.finditer(text)]
    if not cases:
        raise ValueError(f"{path} holds no case (name, '.', input, '.', expected, '.')")
    dots = text.split("\n").count(".")
    if dots != 3 * len(cases):
        raise ValueError(f"{path} has {dots} lines with a dot alone instead of 3 for each of its {len(cases)} cases")
    return cases


def check_cases(path: str | Path, *plugins: Any) -> None:
    """Every case of a file comes out of these cleaners, one after the other, as the file expects.

    Raises:
        AssertionError: one does not; the text names the case and shows both.
        ValueError: the file holds no case, or one that is not finished.
    """
    for case in read_cases(path):
        check_case(case, *plugins)


def check_case(case: Case, *plugins: Any) -> None:
    """A case comes out of these cleaners, one after the other, as it expects.

    Raises:
        AssertionError: it does not; the text names the case and shows both.
    """
    after = article(case.given)
    for plugin in plugins:
        after = cleaned(plugin, after)
    if after.text != case.expected:
        raise AssertionError(f"{case}\nexpected:\n{case.expected}\n\ngot:\n{after.text}")


def check_plugin(plugin: Any) -> None:
    """The contract every plugin keeps; raises AssertionError with what to mend.

    A plugin is a frozen dataclass with a docstring and a ``version``; it answers at least
    one hook; it can be pickled; asked twice it answers the same; it gives one answer for
    each article, also for none, an empty one and an odd one. What it publishes has paths inside
    the site, also where nothing is published yet.
    """
    name = type(plugin).__name__
    assert dataclasses.is_dataclass(plugin), f"{name} must be a dataclass"
    assert getattr(type(plugin), "__dataclass_params__").frozen, f"{name} must be @dataclass(frozen=True)"  # noqa: B009
    assert inspect.getdoc(type(plugin)), f"{name} needs a docstring: `digest plugins show` prints it"
    assert isinstance(getattr(type(plugin), "version", None), int), f"{name} needs `version: ClassVar[int] = 1`"
    hooks = [hook for hook in HOOKS if hasattr(plugin, hook)]
    assert hooks, f"{name} answers no hook; the hooks are {', '.join(HOOKS)}"
    assert pickle.loads(pickle.dumps(plugin)) == plugin, f"{name} must survive pickling"  # noqa: S301 - our own bytes
    for hook in hooks:
        if hook in ("clean", "describe", "summarize", "tag"):
            _check_article_hook(plugin, hook)
        elif hook in ("tell", "rank"):
            story = Story((article(), article("Another text about the same.", id="b")), "s")
            got = answers(plugin, hook, [story])
            assert len(got) == 1, f"{name}.{hook} must yield one answer for each story"
        elif hook == "publish":
            _check_publisher(plugin)


def _check_article_hook(plugin: Any, hook: str) -> None:
    name = f"{type(plugin).__name__}.{hook}"
    wanted = Edit if hook == "clean" else Note
    odd = [article(), article(""), article("\u202eΩ \U0001f600 漢字。"), article("a " * 2000)]
    assert answers(plugin, hook, []) == [], f"{name} must yield nothing for no articles"
    got = answers(plugin, hook, odd)
    assert len(got) == len(odd), f"{name} must yield one answer for each article"
    for given, answer in zip(odd, got, strict=True):
        if isinstance(answer, Unanswered):
            continue
        assert all(isinstance(part, wanted) for part in answer), f"{name} must yield lists of {wanted.__name__}"
        if hook == "clean":
            checked(answer, len(given.text))
    again = answers(plugin, hook, odd)
    assert [_listed(a) for a in again] == [_listed(a) for a in got], f"{name} must answer the same when asked again"


def _listed(answer: Any) -> Any:
    return answer if isinstance(answer, Unanswered) else list(answer)


def _check_publisher(plugin: Any) -> None:
    from digest.answers import checked_answer
    from digest.errors import AnswerError

    name = f"{type(plugin).__name__}.publish"
    for site in (publication(("A river rises", ["The river rose by two metres."])), publication()):
        what = "a site with one story" if site.editions else "a site without any edition"
        try:
            first, again = (checked_answer("publish", name, site, plugin.publish(site) or ()) for _ in range(2))
        except AnswerError as error:
            raise AssertionError(f"{name} of {what}: {error}") from None
        except Exception as error:
            raise AssertionError(f"{name} of {what} raised {type(error).__name__}: {error}") from error
        assert first == again, f"{name} must answer the same when asked again"
