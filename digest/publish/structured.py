"""What a page is, said to machines: JSON-LD in the words of schema.org, from the page's view alone.

It never says that the site wrote what its sources wrote: an article's publisher is its source, and the
site is named only as the maker of these data and of what it compiled, the stories and the site itself.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from markupsafe import Markup

from digest.publish.archive_views import ArchivePage
from digest.publish.edition_views import EditionPage, FrontPage
from digest.publish.feed_views import FeedsPage
from digest.publish.list_views import IndexPage, ListPage
from digest.publish.search_views import SearchPage
from digest.publish.story_views import Report, StoryPage
from digest.publish.views import ArticlePage, Link, SiteView, Tag

MOST_LISTED = 20
"""How many stories of a list are named; crawlers follow the links of the page for the others."""
MOST_CITED = 12
"""How many articles of a story are named; the pages of larger ones are long enough."""
IPTC = "http://cv.iptc.org/newscodes/mediatopic/"
"""The vocabulary that the codes of topics are from, by the address its publisher gives it."""
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""No text can end the element that holds it, begin a comment or be taken for an entity."""
DATA = re.compile(r'<script type="application/ld\+json">([^<]*)</script>')
"""A block of data as our pages write it: a browser runs nothing of such a type, and no text in it ends it."""
Thing: TypeAlias = dict[str, Any]


def structured(page: Any, site: SiteView) -> Markup:
    """The JSON-LD of a page, for a data block; empty when there is nothing to say of it.

    Args:
        page: the view of any page; of those not known here only the breadcrumbs are told.
        site: the site it belongs to.

    Source: schema.org 29, and Google's guides to Article, Breadcrumb and ItemList.
    """
    describe = DESCRIBED.get(type(page))
    graph = [*([describe(page, site)] if describe else ()), *_breadcrumbs(page.head.crumbs, site)]
    if not graph:
        return Markup()
    said = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Markup(said.translate(ESCAPES))


def allowed(data: str) -> Markup:
    """The source for ``script-src`` that names one element by its text: CSP 3, section 2.3.1."""
    digest = hashlib.sha256(data.encode()).digest()
    return Markup(f"'sha256-{base64.b64encode(digest).decode()}'")


def _absolute(href: str, site: SiteView) -> str:
    """The address of a link of the site as readers elsewhere need it."""
    return site.url.removesuffix(site.base) + href if href.startswith("/") else href


def _stated(kind: str, **properties: Any) -> Thing:
    """A thing with those of its properties that are known."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value}}


def _publisher(site: SiteView) -> Thing:
    return {"@type": "Organization", "name": site.title, "url": f"{site.url}/"}


def _source(link: Link) -> Thing | None:
    return {"@type": "Organization", "name": link.text} if link.text else None


def _authors(names: Sequence[str], source: str) -> list[Thing]:
    """Authors as stated; whether a name is a person's is not known, but that of the source is none."""
    return [{"@type": "Organization" if name == source else "Person", "name": name} for name in names]


def _about(topics: Sequence[Tag]) -> list[Thing]:
    """Topics; those of the IPTC vocabulary with their code."""
    return [
        _stated("DefinedTerm", name=topic.text, termCode=topic.code, inDefinedTermSet=IPTC)
        if topic.code
        else {"@type": "Thing", "name": topic.text}
        for topic in topics
    ]


def _article(page: ArticlePage, site: SiteView) -> Thing:
    """The article as its source published it; a day of first sight is no date of publication."""
    head, licence = page.head, page.licence
    named = {"@type": "CreativeWork", "name": licence.text} if licence else None
    return _stated(
        "NewsArticle",
        headline=page.title,
        description=head.description,
        url=head.canonical,
        isBasedOn=page.original,
        inLanguage=head.language or site.language,
        datePublished="" if page.first_seen else page.day.iso,
        author=_authors(page.authors, page.source.text),
        publisher=_source(page.source),
        license=licence and (licence.href or named),
        image=_absolute(page.image, site) or _card(page, site),
        about=_about(page.topics),
        isPartOf=_absolute(page.story.href, site) if page.story else "",
        sdPublisher=_publisher(site),
    )


def _story(page: StoryPage, site: SiteView) -> Thing:
    """The story as the site compiled it; it has no author, and its sources are cited."""
    days = sorted(report.day.iso for report in page.reports if not report.first_seen)
    return _stated(
        "NewsArticle",
        headline=page.title,
        description=page.head.description,
        url=page.head.canonical,
        inLanguage=page.head.language or site.language,
        datePublished=days[0] if days else "",
        dateModified=days[-1] if days and days[-1] != days[0] else "",
        publisher=_publisher(site),
        image=_card(page, site),
        about=_about(page.topics),
        citation=[_cited(report, site) for report in page.reports[:MOST_CITED]],
    )


def _cited(report: Report, site: SiteView) -> Thing:
    """An article at its source; where its address is not known, our page of it."""
    url = report.original or _absolute(report.href, site)
    return _stated("NewsArticle", headline=report.title, url=url, publisher=_source(report.source))


def _card(page: Any, site: SiteView) -> str:
    """The picture that the site made for a page, if it made one."""
    return _absolute(getattr(page.head, "image", ""), site)


def _front(_page: FrontPage, site: SiteView) -> Thing:
    """The site; as short as can be, because the front page is to be light."""
    return _stated("WebSite", name=site.title, url=f"{site.url}/")


def _collection(page: Any, site: SiteView, hrefs: Sequence[str]) -> Thing:
    items = [
        {"@type": "ListItem", "position": number, "url": _absolute(href, site)}
        for number, href in enumerate(hrefs[:MOST_LISTED], 1)
    ]
    return _stated(
        "CollectionPage",
        name=page.head.title,
        description=page.head.description,
        url=page.head.canonical,
        inLanguage=site.language,
        mainEntity={"@type": "ItemList", "itemListElement": items} if items else None,
    )


def _edition(page: EditionPage, site: SiteView) -> Thing:
    return _collection(page, site, [card.href for card in page.edition.cards])


def _list(page: ListPage, site: SiteView) -> Thing:
    return _collection(page, site, [one.card.href for month in page.months for one in month.stories])


def _directory(page: IndexPage | ArchivePage | SearchPage | FeedsPage, site: SiteView) -> Thing:
    """A directory is in the order of the alphabet or of days, which says nothing worth a list."""
    return _collection(page, site, [])


def _breadcrumbs(crumbs: Sequence[Link], site: SiteView) -> Iterator[Thing]:
    """The way to a page; the front page has none."""
    if len(crumbs) > 1:
        items = [
            {"@type": "ListItem", "position": number, "name": crumb.text}
            | ({"item": _absolute(crumb.href, site)} if crumb.href else {})
            for number, crumb in enumerate(crumbs, 1)
        ]
        yield {"@type": "BreadcrumbList", "itemListElement": items}


DESCRIBED: dict[type, Callable[[Any, SiteView], Thing]] = {
    ArticlePage: _article,
    StoryPage: _story,
    FrontPage: _front,
    EditionPage: _edition,
    ListPage: _list,
    IndexPage: _directory,
    ArchivePage: _directory,
    SearchPage: _directory,
    FeedsPage: _directory,
}
"""How each kind of page is described."""
