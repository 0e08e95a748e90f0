"""JSON-LD of web pages: the object that describes the article, however it was written down."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from digest.text.html.signatures import signatures

Thing = Mapping[str, Any]

ARTICLES = re.compile(r"(?:^|/|:)(?:\w*Article|Report)$")
POSTINGS = re.compile(r"(?:^|/|:)(?:BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting)$")
PAGES = re.compile(r"(?:^|/|:)(?:WebPage|ItemPage|VideoObject|Review|Recipe)$")
KINDS = (ARTICLES, POSTINGS, PAGES)
INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where the object of the article may lie inside another one; related articles lie elsewhere."""
ARTICLE_TYPE = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:\w{0,30}Article|BlogPosting)"')
FIELDS = {
    name: re.compile(pattern)
    for name, pattern in (
        ("headline", r'"headline"\s{0,9}:\s{0,9}"([^"\\]{1,300})"'),
        ("datePublished", r'"datePublished"\s{0,9}:\s{0,9}"([^"\\]{4,60})"'),
        (
            "author",
            r'"author"[^}\]"]{0,99}(?:"@type"[^}\]"]{0,9}"Person"[^}\]"]{0,9})?"name"\s{0,9}:\s{0,9}"([^"\\]{1,99})"',
        ),
    )
}
"""What is still read in a script that is broken beyond mending."""
MOST_THINGS, DEEPEST = 2_000, 8
OPENING = re.compile(r"(?:(?:<!--|//|/\*|\*/|<!\[CDATA\[)\s*)+")
CLOSING = re.compile(r"(?:\s*(?:-->|//|/\*|\*/|\]\]>|;))+$")
CLOSING_CHARACTERS = 100
COMMA_AT_THE_END = re.compile(r'("(?:[^"\\]|\\.?)*(?:"|\Z))|,(?=\s*[}\]])', re.DOTALL)
WRONG_ESCAPE = re.compile(r'\\(?=[^"\\/bfnrtu])')
FOLDED = re.compile(r"[\W_]+")


def things(scripts: Iterable[str]) -> list[Thing]:
    """The objects that JSON-LD scripts hold at their top, in graphs or as main entities.

    A script that is not JSON is mended where that is safe (comment signs around it, a comma
    too many, odd escapes); one that stays broken holds nothing.
    """
    found: list[Thing] = []
    for script in scripts:
        waiting: list[tuple[Any, int]] = [(value, 0) for value in reversed(list(_values(script)))]
        while waiting and len(found) < MOST_THINGS:
            value, depth = waiting.pop()
            if isinstance(value, list) and depth < DEEPEST:
                waiting += [(part, depth + 1) for part in reversed(value)]
            elif isinstance(value, Mapping):
                found.append(value)
                waiting += [(value[key], depth + 1) for key in reversed(INSIDE) if key in value and depth < DEEPEST]
    return found


def _values(script: str) -> Iterator[Any]:
    text = OPENING.sub("", script.strip(), count=1) if script.lstrip()[:1] in "</*" else script.strip()
    text = text[:-CLOSING_CHARACTERS] + CLOSING.sub("", text[-CLOSING_CHARACTERS:])
    if text[:1] in "{[" and "&quot;" in text[:200]:
        text = unescape(text)
    mended = (lambda text: text, lambda text: WRONG_ESCAPE.sub("", COMMA_AT_THE_END.sub(r"\1", text)))
    for mend in mended:
        try:
            yield json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
        else:
            return
    yield from _first_value(text)


def _first_value(text: str) -> Iterator[Any]:
    """What stands before the place where a script breaks, else the fields that can be read in it."""
    try:
        yield json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        if ARTICLE_TYPE.search(text):
            found = {
                name: match[1] for name, match in ((n, field.search(text)) for n, field in FIELDS.items()) if match
            }
            yield {"@type": "Article", **found}


def described(found: Sequence[Thing], url: str, titles: Iterable[str]) -> dict[str, Any]:
    """The fields that the object of the article states, filled up from objects of the same article.

    Args:
        found: objects from `things`.
        url: the address of the page, or "".
        titles: what the page calls itself elsewhere; of several articles the one called so is taken.

    Returns:
        title, published, created, authors, source, language, image, tags, licence, licence-url and
        body, those that are stated; {} if no object describes an article.
    """
    known = {_folded(title) for title in titles if title}
    named = {str(thing["@id"]): thing for thing in found if isinstance(thing.get("@id"), str) and len(thing) > 1}
    ranked: list[tuple[tuple[int, bool, bool, bool], Thing]] = []
    for thing in found:
        kind = _kind(thing)
        if kind is not None:
            headline = _headline(thing)
            called, placed = _folded(headline) in known, bool(url) and _url(thing).rstrip("/") == url.rstrip("/")
            ranked.append(((kind, not called, not placed, not headline), thing))
    if not ranked:
        return {}
    ranked.sort(key=lambda pair: pair[0])
    best = _fields(ranked[0][1], named)
    for _, other in ranked[1:]:
        if _same(ranked[0][1], other):
            fields = _fields(other, named)
            best |= {key: value for key, value in fields.items() if value and not best.get(key)}
    return {key: value for key, value in best.items() if value}


def _same(best: Thing, other: Thing) -> bool:
    """Whether both objects may speak of one article; a page object speaks of its article."""
    if _kind(other) == len(KINDS) - 1 and not _type(other).endswith(("VideoObject", "Review")):
        return True
    one, two = _folded(_headline(best)), _folded(_headline(other))
    return one == two or not one or not two


def _kind(thing: Thing) -> int | None:
    kinds = [number for number, kind in enumerate(KINDS) for name in _types(thing) if kind.search(name)]
    return min(kinds, default=None)


def _types(thing: Thing) -> list[str]:
    return [name for name in listed(thing.get("@type")) if isinstance(name, str)]


def _type(thing: Thing) -> str:
    return next(iter(_types(thing)), "")


def _headline(thing: Thing) -> str:
    return text_of(thing.get("headline")) or text_of(thing.get("name"))


def _url(thing: Thing) -> str:
    page = thing.get("mainEntityOfPage")
    return _address(thing.get("url")) or _address(page)


def _fields(thing: Thing, named: Mapping[str, Thing]) -> dict[str, Any]:
    keywords = thing.get("keywords")
    publishers = [text_of(_meant(part, named)) for part in listed(thing.get("publisher"))]
    values: dict[str, Any] = {
        "title": text_of(thing.get("headline")) or ("" if _kind(thing) else text_of(thing.get("name"))),
        "published": text_of(thing.get("datePublished")),
        "created": _first(text_of, thing, ("dateCreated", "uploadDate")),
        "authors": _authors(thing, named),
        "source": next(filter(None, publishers), ""),
        "language": text_of(thing.get("inLanguage")),
        "image": next(filter(None, map(_address, listed(thing.get("image")))), ""),
        "tags": [word for word in listed(keywords) if isinstance(word, str)] if isinstance(keywords, list) else "",
        "body": _body(thing),
    }
    licence = next(filter(None, map(_address, listed(thing.get("license")))), "")
    return values | {"licence-url" if "://" in licence else "licence": licence}


def _first(read: Callable[[Any], str], thing: Thing, keys: Iterable[str]) -> str:
    return next(filter(None, (read(thing.get(key)) for key in keys)), "")


def _authors(thing: Thing, named: Mapping[str, Thing]) -> list[str]:
    for key in ("author", "creator"):
        people = signatures(_names(thing.get(key), named))
        if people:
            return people
    return []


def _names(value: Any, named: Mapping[str, Thing], depth: int = 0) -> Iterator[str]:
    """The names in a value: a text, a thing, a reference to a thing, or lists of these."""
    value = _meant(value, named)
    if isinstance(value, str):
        if value[:1] in "[{" and depth == 0:
            yield from (name for part in _values(value) for name in _names(part, named, 1))
        else:
            yield value
    elif isinstance(value, list) and depth < DEEPEST:
        for part in value[:100]:
            yield from _names(part, named, depth + 1)
    elif isinstance(value, Mapping) and depth < DEEPEST:
        parts = [value.get(key) for key in ("givenName", "additionalName", "familyName")]
        whole = " ".join(part for part in parts if isinstance(part, str))
        yield from _names(value.get("name") or whole or None, {}, depth + 1)


def _meant(value: Any, named: Mapping[str, Thing]) -> Any:
    """The thing that a reference by ``@id`` stands for."""
    if isinstance(value, Mapping) and not value.get("name") and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def listed(value: Any) -> list[Any]:
    """A value that may come alone or as a list, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def text_of(value: Any) -> str:
    """A text, or the name of the thing that stands for it, or the first of a list of these."""
    for _ in range(DEEPEST):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, Mapping):
            value = value.get("name") or value.get("@value")
        else:
            break
    return " ".join(value.split()) if isinstance(value, str) else ""


def _body(thing: Thing) -> str:
    value = thing.get("articleBody") or thing.get("text")
    return value if isinstance(value, str) else ""


def _address(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("url") or value.get("@id")
    return value if isinstance(value, str) else ""


def _folded(text: str) -> str:
    return FOLDED.sub("", unescape(text)).casefold()
