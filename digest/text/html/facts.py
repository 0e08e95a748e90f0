"""What a web page states about its article: JSON-LD, meta elements, links, then marked elements."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from digest.text.html.headings import folded, heading_texts, names_site, title_of, without_site
from digest.text.html.linked_data import described, things
from digest.text.html.markup import plain
from digest.text.html.printed_dates import day_as_stated
from digest.text.html.signatures import signatures
from digest.text.stated import licence_name, stated

TITLES = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "headline",
    "title",
)
DATES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "originalpublicationdate",
    "article_date_original",
    "publication_date",
    "publicationdate",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_at",
    "pubdate",
    "pdate",
    "date",
)
AUTHORS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article:author",
    "og:article:author",
    "article:author_name",
    "cxenseparse:author",
    "shareaholic:article_author_name",
    "citation_author",
    "rbauthors",
    "authors",
    "dc.creator",
    "dcterms.creator",
    "creator",
)
METAS = {
    "source": ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name"),
    "url": ("og:url",),
    "image": ("og:image", "og:image:url", "twitter:image"),
    "licence": ("dcterms.license", "dc.rights.license"),
    "language": ("dc.language", "dcterms.language", "content-language"),
}
"""Names of meta elements, the best first, by the field they fill."""
WRITTEN = re.compile(r"(?:written by|author|by|verfasst von|autor|escrito por|écrit par)", re.IGNORECASE)
MOST_AUTHORS = 5
"""More elements marked as authors are those of other articles on the page, or of comments."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields of a `Raw` that a page states, and what helps to find its text.

    ``titles`` are all forms of the title that the page uses, ``body`` is the text of the
    article as JSON-LD gives it, or "".
    """

    fields: dict[str, Any] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    body: str = ""


def facts(tree: Any) -> Facts:
    """The stated fields of a parsed page (its root element); JSON-LD wins over meta elements, both over links."""
    metas = _metas(tree)
    headings = heading_texts(tree)
    window = " ".join("".join(tree.xpath("string(//head/title)")).split())
    links = _links(tree)
    titles = [plain(text) for name in TITLES[:2] for text in metas.get(name, ())[:1]]
    scripts = (script.text_content() for script in tree.xpath('//script[contains(@type, "ld+json")]'))
    address = links.get("url") or next(iter(metas.get("og:url", ())), "")
    linked = described(things(scripts), address, [*titles, *headings, window])
    values: dict[str, Any] = {}
    created = linked.pop("created", "")
    for found in (linked, _from_metas(metas), links):
        values |= {key: value for key, value in found.items() if value and not values.get(key)}
    if not values.get("licence"):
        values["licence"] = licence_name(values.get("licence-url", ""))
    source = values["source"] = plain(values.get("source") or "")
    metas_title = next((metas[name][0] for name in TITLES if name in metas), "")
    named = _Named(plain(linked.get("title", "")), [*titles, plain(metas_title)], window, source, address)
    values["title"] = _title(tree, headings, named)
    values["authors"] = _authors(linked.get("authors", []), metas, tree, source)
    in_metas = [text for name in DATES for text in metas.get(name, ())[:1]]
    stated_dates = [linked.get("published", ""), *in_metas, created]
    values["published"] = _published([*stated_dates, *_marked_dates(tree)])
    body = values.pop("body", "")
    known = tuple(dict.fromkeys(filter(None, (values["title"], *titles, *headings, plain(linked.get("title", ""))))))
    return Facts(stated(values).fields, known, body)  # a page with an odd head is no problem of its publisher


@dataclass(frozen=True, slots=True)
class _Named:
    """What a page calls itself and its site: in JSON-LD, meta elements, its window, and its address."""

    linked: str
    stated: list[str]
    window: str
    source: str
    address: str


def _title(tree: Any, headings: Sequence[str], named: _Named) -> str:
    """The title; the name of the site is none, even where it is the main heading."""
    lesser = heading_texts(tree, "//h2 | //h3")
    own = [text for text in headings if not _is_logo(text, lesser, named)]
    title = title_of(named.linked, named.stated, named.window, own, named.source)
    return title if named.linked or title in own else without_site(title, lesser, named.address)


def _is_logo(heading: str, lesser: Sequence[str], named: _Named) -> bool:
    """Whether a main heading is the name that the window's title ends with, and another heading is the title."""
    bare = without_site(named.window, lesser, named.address)
    ends = folded(named.window).endswith(folded(heading)) and bare != named.window
    return ends and folded(bare) != folded(heading) and (names_site(heading, named.address) or bare in lesser)


def _metas(tree: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            metas.setdefault(name.strip().lower(), []).append(" ".join(content.split()))
    return metas


def _from_metas(metas: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    values: dict[str, Any] = {"tags": metas.get("article:tag", ())}
    for key, names in METAS.items():
        values[key] = next((metas[name][0] for name in names if name in metas), "")
    values["tags"] = list(values["tags"])
    licence = values.pop("licence")
    return values | {"licence-url" if "://" in licence else "licence": licence}


def _links(tree: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for link in tree.iter("link"):
        for relation, key in (("canonical", "url"), ("license", "licence-url")):
            if relation in (link.get("rel") or "").lower().split() and link.get("href"):
                shown.setdefault(key, link.get("href").strip())
    if tree.get("lang"):
        shown["language"] = tree.get("lang")
    return shown


def _authors(linked: list[str], metas: Mapping[str, Sequence[str]], tree: Any, source: str) -> list[str]:
    """The best statement of authors; the name of the source itself counts only if nobody else is named."""
    own = {folded(name) for name in (source, *metas.get("og:site_name", ()), *metas.get("publisher", ()))}

    def people(names: Iterable[str]) -> list[str]:
        return [name for name in names if folded(name) not in own]

    others = [signatures(metas[name]) for name in AUTHORS if name in metas]
    others += [signatures(_labelled(metas)), _marked_authors(tree)]
    if linked and not people(linked):  # only a person goes before a source that signs, not its seat
        return next(filter(None, ([n for n in people(names) if " " in n] for names in others)), linked)
    return next(filter(None, map(people, (linked, *others))), next(filter(None, others), []))


def _labelled(metas: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Social networks are told pairs such as "Written by" and a name."""
    for number in "12":
        label, name = metas.get(f"twitter:label{number}", ("",))[0], metas.get(f"twitter:data{number}", ("",))[0]
        if WRITTEN.fullmatch(label.strip(" :")):
            yield name


def _marked_authors(tree: Any) -> list[str]:
    for path in ('//*[contains(concat(" ", @itemprop, " "), " author ")]', '//a[contains(@rel, "author")]'):
        texts: list[str] = []
        for element in tree.xpath(path)[:50]:
            inside = element.xpath('.//*[@itemprop="name"]')
            named = inside[0] if inside else element
            texts.append(named.get("content") or " ".join(named.text_content().split()))
        names = signatures(text for text in texts if len(text) <= 100)
        if names:
            return names if len(names) <= MOST_AUTHORS else names[:1]
    return []


def _marked_dates(tree: Any) -> Iterator[str]:
    for element in tree.xpath('//*[@itemprop="datePublished"] | //time[@pubdate]')[:5]:
        yield element.get("datetime") or element.get("content") or element.text_content()


def _published(candidates: Iterable[str]) -> str:
    return next(filter(None, map(day_as_stated, candidates)), "")
