"""No word that digest says is left out of the catalogues: a site in a made-up translation shows which is."""

import importlib.util
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from building import built, make_site, output, write
from lxml import html

from digest.config import DEFAULT_PLUGINS
from digest.publish.words import Words
from digest.text.iptc import subjects

REPO = Path(__file__).resolve().parent.parent
FLOOD = "The river Lenne rose by two metres in Altenhafen on Monday night, and {n} houses stand under water."
MORE = "The mayor of Altenhafen, Anna Petrova, asked for help. The police closed the bridge over the Lenne. {more}"
ARTICLES = {
    "one.txt": f"Title: Lenne floods Altenhafen\nSource: Morning Post\nAuthor: Jane Doe\nURL: https://post.example/one\nDate: 2024-08-14\n\n{FLOOD.format(n=40)}\n\n{MORE.format(more='Schools stay closed.')}\n\nWith assistance from Ivan Novak",
    "two.txt": f"Title: Altenhafen flooded by the Lenne\nSource: Evening Ledger\nDate: 2024-08-15\n\n{FLOOD.format(n=50)}\n\n{MORE.format(more='Trains were cancelled.')}",
    "three.txt": "A carpenter repaired the bench on the quay of Altenhafen. It has four legs, a back and room for three people.",
    "four.txt": "Title: Anna Petrova speaks\nSource: Morning Post\nDate: 2023-02-01\n\nAnna Petrova, the mayor of Altenhafen, spoke of the Lenne. The Lenne needs a dam, Anna Petrova said.",
}  # fmt: skip
TITLE = "Zeitschau"
TECHNICAL = {
    "digest", "html", "xml", "https", "example", "post", "summary", "large", "image", "article", "website",
    "rss", "atom", "json", "opml", "http", "localhost", "feed", "feeds", "editions",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]{3,}")
FEED_TEXT = r"<(?:title|description)>([^<]*)<|<p>(.*?)</p>"
SAID = re.compile(r"⟦[^⟦⟧]*(?:⟧|$)|^[^⟦⟧]*⟧")
"""What comes from the catalogue; an element may stand in the middle of it."""


def _pseudo() -> bytes:
    """A catalogue in which every message stands in brackets."""
    spec = importlib.util.spec_from_file_location("messages", REPO / ".ci/messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = Catalog(locale="it")
    for message in module.extracted():
        if message.id and message.id not in (", ", "; "):
            forms = message.id if isinstance(message.id, tuple) else (message.id,)
            bracketed = tuple(f"⟦{form}⟧" for form in forms)
            made.add(message.id, bracketed if isinstance(message.id, tuple) else bracketed[0])
    body = io.BytesIO()
    write_po(body, made)
    return body.getvalue()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = f'[site]\nlanguage = "it"\ntitle = "{TITLE}"\ndescription = "{TITLE}"\n'
    root = make_site(tmp_path_factory.mktemp("pseudo"), ARTICLES, plugins=("...",), toml=settings)
    write(root / "theme/locale/it.po", _pseudo())
    built(root)
    return root


def _texts(tree: html.HtmlElement) -> Iterator[str]:
    """All that readers see or hear of a page, but what is marked as being in another language."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "code"):
            continue
        around = [element, *element.iterancestors()]
        if not any(one.get("lang") for one in around[:-1]):
            yield element.text or ""
        if not any(one.get("lang") for one in around[1:-1]):
            yield element.tail or ""
        yield from (element.get(name, "") for name in ("aria-label", "title", "placeholder", "alt"))


def _bare(text: str) -> str:
    """A text without what comes from the catalogue; messages may stand in messages."""
    while SAID.search(text):
        text = SAID.sub(" ", text)
    return text


def _known() -> set[str]:
    """The words of the articles, the settings, the topics, of dates and of the names of plugins."""
    words = Words("it")
    months = [words.day(f"{year}-{month:02}-01").words for year in (2023, 2024) for month in range(1, 13)]
    days = [name for pair in words.weekdays for name in pair]
    labels = [one.labels["en"] for one in subjects().values()]
    told = " ".join((*ARTICLES.values(), *months, *days, *labels, *DEFAULT_PLUGINS, TITLE))
    return {word.casefold() for word in WORD.findall(told)} | TECHNICAL


def test_every_word_of_every_page_can_be_translated(site: Path) -> None:
    known, left = _known(), {}
    for name, content in output(site).items():
        if name.endswith((".html", ".htm")):
            for text in _texts(html.document_fromstring(content.decode())):
                strange = [word for word in WORD.findall(_bare(text)) if word.casefold() not in known]
                if strange:
                    left.setdefault(text.strip(), name)
    assert left == {}


def test_every_word_of_the_feeds_can_be_translated(site: Path) -> None:
    known = _known()
    for name, content in output(site).items():
        if name.endswith("feed.xml"):
            shown = " ".join("".join(pair) for pair in re.findall(FEED_TEXT, content.decode()))
            plain = _bare(re.sub(r"<[^>]*>", " ", shown))
            assert [word for word in WORD.findall(plain) if word.casefold() not in known] == []
