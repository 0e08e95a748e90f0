"""What templates can call beside macros: filters that are cheap, and render a part once."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup, escape

from digest.publish.list_views import Related
from digest.publish.markup import prose
from digest.publish.structured import allowed, structured
from digest.publish.views import Link, Sentence, SiteView, Tag
from digest.publish.words import Words


def headline_made(words: Words) -> Markup:
    """What readers are told behind a headline that no source wrote."""
    return Markup(' <small class="made">%s</small>') % words.say("headline by digest")


def template_filters(site: SiteView, words: Words) -> dict[str, Callable[..., Any]]:
    """The filters of our templates.

    ``passages | prose``: the text of an article. ``link | linked``: a link, or its words where
    it leads nowhere; ``linked("license")`` gives its relation; ``links | row``: links with
    commas between them, which are text, so that they are read and copied too; ``links | listed``:
    each as an item of a list. ``links | placed``: the same in one line, for places on the page that
    do not say the words of the links. ``sentence | marked``: its words, with what is marked in it
    in ``<mark>``. ``language | tongue(direction)``: the attributes of words that are not in the
    language of the site. ``12 | number``: in the digits of that language. ``value | once(macro, ...)``:
    what the macro makes of the value, rendered only the first time. ``page | structured``: what the
    page is, as JSON-LD. ``data | allowed``: the source that a policy needs to name a block of such data.
    """
    spoken = site.language.replace("_", "-").partition("-")[0]  # of articles no region is known

    @cache
    def tongue(language: str, direction: str) -> Markup:
        lang = Markup(' lang="%s"') % language if language and language != spoken else ""
        return lang + (Markup(' dir="%s"') % direction if direction != site.direction else Markup())

    made, comma = headline_made(words), words.comma

    def linked(link: Link | Tag | Related, rel: str = "") -> Markup:
        shown = _link(link.text, link.href, rel)
        return shown + made if isinstance(link, Link) and link.made else shown

    def row(links: Sequence[Link | Tag]) -> Markup:
        return Markup(comma.join(map(linked, links)))

    def listed(links: Sequence[Link | Tag]) -> Markup:
        return Markup("\n".join(f"<li>{linked(link)}</li>" for link in links))

    def placed(links: Sequence[Link]) -> Markup:
        return Markup(comma.join(map(_place, links)))

    return {
        "prose": prose,
        "linked": linked,
        "row": row,
        "listed": listed,
        "placed": placed,
        "marked": _marked,
        "tongue": tongue,
        "number": words.number,
        "once": Once(),
        "structured": lambda page: structured(page, site),
        "allowed": allowed,
    }


def _place(link: Link) -> str:
    """Words, and where on the page they stand; the class tells the proof of the site that they are no quotation."""
    words = escape(link.text)
    return f'<a class="where" href="{escape(link.href)}">{words}</a>' if link.href else words


def _marked(said: Sentence) -> Markup:
    """The words of a sentence, each escaped; nothing in them is markup."""
    pieces, text, position = [], said.text, 0
    for start, stop in said.marks:
        pieces.append(f"{escape(text[position:start])}<mark>{escape(text[start:stop])}</mark>")
        position = stop
    return Markup("".join((*pieces, escape(text[position:]))))


@lru_cache(maxsize=1 << 16)
def _link(text: str, href: str, rel: str) -> Markup:
    words = escape(text)
    if not href:
        return Markup(f"<span>{words}</span>")
    relation = f' rel="{escape(rel)}"' if rel else ""
    return Markup(f'<a href="{escape(href)}"{relation}>{words}</a>')


class Once:
    """Calls a template's macro with a value, and remembers what came of it.

    The value must be the same object each time, and what the macro prints must follow from
    its arguments.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._known: dict[tuple[Any, ...], Any] = {}
        self._values: list[Any] = []

    def __call__(self, value: Any, macro: Callable[..., Any], *options: Any) -> Any:
        """What ``macro(value, *options)`` gives, without the blank lines around it."""
        key = (getattr(macro, "name", ""), id(value), *options)
        if key not in self._known:
            self._values.append(value)  # an id means something only while its object lives
            self._known[key] = macro(value, *options).strip()
        return self._known[key]
