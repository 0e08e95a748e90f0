"""What a line of a text looks like on its own: the numbers that the line model reads of it."""

import re
from typing import NamedTuple

from digest.text.lines.kinds import GLUED, WORD, kind_of
from digest.text.words import every_stop_word

TELLING_KINDS = ("newsletter plea", "pointer to other articles", "caption or photo credit")
"""The kinds of furniture that a line's own features tell; of the others its words tell as much."""
FORM = {
    "characters": "code points",
    "words": "words; two characters of a script without spaces count as one",
    "ended": "1 if it ends as a sentence does",
    "colon": "1 if it ends in a colon",
    "trails off": "1 if it ends in an ellipsis",
    "digit start": "1 if it starts with a digit",
    "sign start": "1 if it starts with neither letter nor digit",
    "capitals": "share of the words after the first that start with a capital; -1 for one word",
    "all capitals": "share of the words that are all capitals, single letters too",
    "digits": "share of the characters that are digits",
    "numbers": "share of the words that start with a digit",
    "commas": "commas for each word",
    "sentences inside": "sentence ends before the end",
    "word length": "mean letters of a word",
    "function words": "share of the words that are stop words of some language",
    "quotes": "quotation marks",
    "address share": "share of the words that speak to the reader or of the house (you, our, Ihre, votre)",
    "separators": "bars, arrows, bullets and slashes",
    "web address": "1 if it holds a web address, e-mail address or handle",
    "glued": "places where a capital follows a small letter, as where elements were joined",
    "byline": "1 if it starts as a byline does",
    "moments": "share of the words that are numbers, months, weekdays or belong to a time",
    "credits": "1 if it holds a phrase of credits",
    "said": "1 if somebody says something in it",
    "photo credit": "1 if it holds a photographer with an agency, or a copyright sign",
    "label": "1 if a colon stands in the first 40 characters",
    "exclamations": "exclamation marks",
    "money": "currency signs",
    "furniture": "share of the words that the furniture of pages is made of",
    **{f"is {kind}": f"1 if it plainly is: {kind}" for kind in TELLING_KINDS},
}
"""The features of a line on its own, in order, with their meaning."""

UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
WIDE = re.compile(f"[{UNSPACED}]")
WIDE_RUN = re.compile(f"[{UNSPACED}]+")
ENDED = re.compile(r"[.!?。！？।؟۔։።။។][\"'”“’‘»«›)\]」』]*(?: ?[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+)?$")
INSIDE = re.compile(r"[.!?][\"'”’»)]*\s+[\"'“‘«(]*[A-ZÀ-Þ]")
WIDE_STOPS = "。！？"
WEB = re.compile(r"https?://|www\.|\w\.(?:com|org|net|de|co\.uk)\b|@\w")
WEB_NEEDS = ("http", "www.", "@", ".com", ".org", ".net", ".de", ".co.uk")
BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|av|af|written by|story by|text:|posted in|texte? de) +(?-i:[^\W\d_a-z])", re.IGNORECASE
)
CREDITS = re.compile(
    r"(?:with|by) (?:additional )?(?:assistance|help|contributions?|reporting|files)|(?:additional|other|further) "
    r"(?:reporting|editing)|(?:reporting|writing|editing|edited|written|compiled|translated) (?:and \w+ )?by\b"
    r"|contributed (?:to|reporting)|\(reporting",
    re.IGNORECASE,
)
CREDITING = frozenset(
    "assistance help contribution contributions reporting files editing writing edited written compiled translated"
    " contributed".split()
)
"""Words without which no phrase of credits is one."""

SAID = frozenset("said says told according added sagte dit dijo disse sa zei".split())
PHOTO = re.compile(r"[\w.-] ?/ ?[a-z]|getty|©|\(c\)", re.IGNORECASE)
PHOTO_NEEDS = ("/", "©", "(c)", "(C)", "etty", "ETTY")
SEPARATORS, QUOTES, MONEY, FIGURES = "|›»→▸▪•·/", '"“”„«»', "$£€", "0123456789"
MOMENTS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec januar februar märz mai juni juli oktober dezember monday tuesday wednesday thursday friday"
    " saturday sunday mon tue wed thu fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag am pm uhr"
    " et est edt pst pdt utc gmt bst cst cet cest ist updated update published posted last ago min mins minute minutes"
    " hours hour read reading aktualisiert veröffentlicht stand date lesezeit janvier février mars avril juin juillet"
    " août septembre octobre novembre décembre publié enero febrero abril junio julio septiembre noviembre diciembre"
    " publicado gennaio febbraio marzo aprile maggio giugno luglio settembre ottobre dicembre pubblicato".split()
)
ADDRESS = frozenset(
    "you your yours us our we sie ihr ihre ihren uns unsere vous votre vos nos notre tu su sus usted".split()
)
FURNITURE = frozenset(
    "share sharing tweet facebook twitter linkedin whatsapp reddit telegram pinterest flipboard instagram youtube"
    " email e-mail print copy link follow subscribe subscribed subscriber subscription subscriptions newsletter"
    " newsletters signup sign login log register account manage alerts membership inbox app download donate comment"
    " comments reply replies privacy policy terms cookie cookies settings accept rights reserved copyright disclaimer"
    " accessibility contact careers advertise advertisement advertising sponsored related popular trending recommended"
    " topics gallery watch listen read more menu search skip content navigation home sections faq rss sitemap close"
    " teilen drucken merken abonnieren abonnement anmelden registrieren kommentar kommentare datenschutz impressum agb"
    " anzeige werbung mehr meistgelesen startseite suche partager abonnez-vous commentaires publicité connexion lire"
    " compartir suscríbete suscripción comentarios publicidad privacidad leer más condividi abbonati commenti leggi"
    " pubblicità accedi delen reageer lees abonneren dela kommentera annons läs del abonnement annonse annoncer les"
    " paylaş yorum abone reklam ilgili haber подписаться реклама комментарии читать поделиться".split()
)
"""Words of share bars, newsletter pleas, menus, legal lines and the like, in the languages of the larger newsrooms."""

LONGEST, FIRST_WORDS, STEM, EARLY, TAIL = 2000, 30, 6, 40, 8
DIGITS = str.maketrans("123456789", "000000000")


class Form(NamedTuple):
    """A line on its own: its numbers in the order of `FORM`, and the words that it is compared by."""

    values: tuple[float, ...]
    terms: frozenset[str]
    names: tuple[str, ...]
    kind: str
    tokens: tuple[str, ...]


def form(line: str) -> Form:
    """The numbers and words of one line; of a long one its beginning counts, and how it ends.

    Cost: O(len(line)), and bounded: no more than 2,000 characters are looked at.
    """
    text = line[:LONGEST]
    words = WORD.findall(text)
    low = "\n".join(words).lower().split("\n") if words else []
    wide = 0 if text.isascii() else len(WIDE.findall(text))
    stops = every_stop_word()
    kind = kind_of(line, low)
    shares = _shares(text, words, low)
    values = (
        len(line),
        len(words) + wide / 2,
        *_edges(text, line[-TAIL:]),
        *shares,
        *_signs(text, low, shares[NUMBERS]),
        *[kind == name for name in TELLING_KINDS],
    )
    content = [word for word in low if len(word) > 2 and word not in stops]
    terms = {word[:STEM] for word in content}
    if wide:
        terms |= {run[i : i + 2] for run in WIDE_RUN.findall(text) for i in range(len(run) - 1)}
    kept = frozenset(content)
    names = tuple([
        small[:STEM] for word, small in zip(words[1:], low[1:], strict=True) if word[0].isupper() and small in kept
    ])  # fmt: skip
    tokens = low if len(low) <= FIRST_WORDS else [*low[: FIRST_WORDS - 1], low[-1]]
    return Form(values, frozenset(terms), names, kind, tuple(map(_token, tokens)))


def _token(word: str) -> str:
    return word if word.isalpha() else word.translate(DIGITS)


def _share(among: frozenset[str], words: list[str]) -> float:
    """The share of the words that are among others; mostly none is, and that is quickly seen."""
    return 0.0 if among.isdisjoint(words) else sum(map(among.__contains__, words)) / len(words)


def _signs_of(signs: str, text: str) -> int:
    return sum(map(text.count, signs))


def _edges(text: str, tail: str) -> tuple[float, ...]:
    first = text[:1]
    return (
        ENDED.search(tail) is not None,
        tail[-1:] == ":",
        tail.endswith(("…", "...")),
        first.isdigit(),
        not first.isalnum(),
    )


NUMBERS = 3
"""The place of the share of numbers among what `_shares` gives."""


def _shares(text: str, words: list[str], low: list[str]) -> tuple[float, ...]:
    n = len(words) or 1
    first = [word[0] for word in words]
    return (
        sum(map(str.isupper, first[1:])) / (n - 1) if n > 1 else -1.0,
        sum(map(str.isupper, words)) / n,
        _signs_of(FIGURES, text) / (len(text) or 1),
        sum(map(str.isdigit, first)) / n,
        text.count(",") / n,
        len(INSIDE.findall(text)) + _signs_of(WIDE_STOPS, text),
        sum(map(len, words)) / n,
        _share(every_stop_word(), low),
        _signs_of(QUOTES, text),
        _share(ADDRESS, low),
    )


def _signs(text: str, low: list[str], numbers: float) -> tuple[float, ...]:
    return (
        _signs_of(SEPARATORS, text),
        any(map(text.__contains__, WEB_NEEDS)) and WEB.search(text) is not None,
        len(GLUED.findall(text)),
        BYLINE.match(text) is not None,
        _share(MOMENTS, low) + numbers,
        not CREDITING.isdisjoint(low) and CREDITS.search(text) is not None,
        not SAID.isdisjoint(low),
        any(map(text.__contains__, PHOTO_NEEDS)) and PHOTO.search(text) is not None,
        ":" in text[:EARLY],
        text.count("!"),
        _signs_of(MONEY, text),
        _share(FURNITURE, low),
    )
