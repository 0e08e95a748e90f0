"""What the head of a web page states about its article: JSON-LD, meta elements, links."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from digest.text.markup import plain
from digest.text.stated import Stated, licence_name, stated

ARTICLE_TYPES = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle")
POSTING_TYPES = ("BlogPosting", "LiveBlogPosting", "WebPage")
METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title"),
    "published": (
        "article:published_time",
        "datepublished",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "dcterms.issued",
        "pubdate",
        "publishdate",
        "publish-date",
        "parsely-pub-date",
        "date",
    ),
    "authors": ("author", "dc.creator", "dcterms.creator", "parsely-author", "article:author"),
    "source": ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name"),
    "url": ("og:url",),
    "image": ("og:image", "og:image:url", "twitter:image"),
    "tags": ("article:tag",),
    "licence": ("dcterms.license", "dc.rights.license"),
    "language": ("dc.language", "dcterms.language", "content-language"),
}
"""Names of meta elements, the best first, by the field they fill."""


def facts(html: str) -> Stated:
    """The stated fields of a page; JSON-LD wins over meta elements, both over what the page shows."""
    from bs4 import BeautifulSoup, SoupStrainer  # heavy

    wanted = SoupStrainer(["html", "title", "meta", "link", "time", "h1", "script"])
    soup = BeautifulSoup(html, "lxml", parse_only=wanted)
    metas = _metas(soup.find_all("meta"))
    values: dict[str, Any] = {}
    for found in (_json_ld(soup), _from_metas(metas), _shown(soup, values)):
        values |= {key: value for key, value in found.items() if value and not values.get(key)}
    if not values.get("title"):
        values["title"] = _window_title(soup, values.get("source", ""))
    if not values.get("licence"):
        values["licence"] = licence_name(values.get("licence-url", ""))
    for key in ("title", "source"):
        values[key] = plain(values.get(key) or "")
    return Stated(stated(values).fields)  # a page with an odd head is no problem of its publisher


def _metas(elements: Iterable[Any]) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in elements:
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content and str(content).strip():
            metas.setdefault(str(name).strip().lower(), []).append(str(content).strip())
    return metas


def _from_metas(metas: Mapping[str, list[str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, candidates in METAS.items():
        contents = next((metas[name] for name in candidates if name in metas), None)
        if contents:
            values[key] = contents if key in ("authors", "tags") else contents[0]
    values["authors"] = [name for name in values.get("authors", ()) if "://" not in name]
    licence = values.pop("licence", "")
    values["licence-url" if "://" in licence else "licence"] = licence
    return values


def _shown(soup: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """What links, the language of the page, its one heading and its one marked time say."""
    shown: dict[str, Any] = {}
    for link in soup.find_all("link"):
        relations = link.get("rel") or []
        for relation, key in (("canonical", "url"), ("license", "licence-url")):
            if relation in relations and link.get("href"):
                shown.setdefault(key, str(link["href"]))
    if soup.html and soup.html.get("lang"):
        shown["language"] = str(soup.html["lang"])
    headings = soup.find_all("h1")
    if len(headings) == 1 and not values.get("title"):
        shown["title"] = headings[0].get_text(" ", strip=True)
    for time in soup.find_all("time", datetime=True):
        if time.get("itemprop") == "datePublished" or time.has_attr("pubdate"):
            shown.setdefault("published", str(time["datetime"]))
    return shown


def _window_title(soup: Any, source: str) -> str:
    """The title of the window, without the name of the source that many sites put at its end."""
    title = " ".join(soup.title.get_text().split()) if soup.title else ""
    for separator in (" | ", " - ", " – ", " — ", " · "):
        if source and title.endswith(separator + source):
            return title.removesuffix(separator + source)
    return title


def _json_ld(soup: Any) -> dict[str, Any]:
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            content = json.loads(script.string or "", strict=False)
        except (ValueError, RecursionError):
            continue
        objects = list(_objects(content))
        for kinds in (ARTICLE_TYPES, POSTING_TYPES):
            for item in objects:
                if any(kind in kinds for kind in _listed(item.get("@type"))):
                    return _from_object(item)
    return {}


def _objects(content: Any) -> Iterator[Mapping[str, Any]]:
    for item in _listed(content):
        if isinstance(item, Mapping):
            yield item
            yield from (part for part in _listed(item.get("@graph")) if isinstance(part, Mapping))


def _from_object(item: Mapping[str, Any]) -> dict[str, Any]:
    keywords = item.get("keywords")
    values: dict[str, Any] = {
        "title": _text(item.get("headline")),
        "published": _text(item.get("datePublished")),
        "authors": [name for name in map(_text, _listed(item.get("author"))) if name and "://" not in name],
        "source": next(filter(None, map(_text, _listed(item.get("publisher")))), ""),
        "language": _text(item.get("inLanguage")),
        "image": next(filter(None, map(_address, _listed(item.get("image")))), ""),
        "tags": [word for word in _listed(keywords) if isinstance(word, str)] if isinstance(keywords, list) else "",
    }
    licence = next(filter(None, map(_address, _listed(item.get("license")))), "")
    return values | {"licence-url" if "://" in licence else "licence": licence}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    """A text, or the name of the thing that stands for it."""
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _address(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("url") or value.get("@id")
    return value if isinstance(value, str) else ""
