"""What a line of a text looks like on its own: the numbers that the line model reads of it."""

import re
from typing import NamedTuple

from digest.text.line_kinds import GLUED, WORD, kind_of, kinds
from digest.text.words import every_stop_word

KINDS = tuple(kind.name for kind in kinds())
FORM = {
    "characters": "code points",
    "words": "words; two characters of a script without spaces count as one",
    "ended": "1 if it ends as a sentence does",
    "asks": "1 if it ends in a question mark",
    "colon": "1 if it ends in a colon",
    "trails off": "1 if it ends in an ellipsis",
    "lower start": "1 if it starts in lower case",
    "digit start": "1 if it starts with a digit",
    "sign start": "1 if it starts with neither letter nor digit",
    "capitals": "share of the words after the first that start with a capital; -1 for one word",
    "all capitals": "share of the words that are all capitals",
    "digits": "share of the characters that are digits",
    "numbers": "share of the words that start with a digit",
    "commas": "commas for each word",
    "sentences inside": "sentence ends before the end",
    "word length": "mean letters of a word",
    "function words": "share of the words that are stop words of some language",
    "quotes": "quotation marks",
    "address share": "share of the words that speak to the reader or of the house (you, our, Ihre, votre)",
    "address": "such words",
    "separators": "bars, arrows, bullets and slashes",
    "web address": "1 if it holds a web address, e-mail address or handle",
    "brackets": "opening round brackets",
    "glued": "places where a capital follows a small letter, as where elements were joined",
    "byline": "1 if it starts as a byline does",
    "moments": "share of the words that are numbers, months, weekdays or belong to a time",
    "credits": "1 if it holds a phrase of credits",
    "said": "1 if somebody says something in it",
    "photo credit": "1 if it holds a photographer with an agency, or a copyright sign",
    "hangs": "1 if the last word is a stop word",
    "label": "1 if a colon stands in the first 40 characters",
    "dash": "1 if a dash or bar stands between spaces",
    "exclamations": "exclamation marks",
    "unspaced": "1 if it holds a script without spaces between words",
    "money": "currency signs",
    "furniture": "share of the words that the furniture of pages is made of",
    **{f"is {kind}": f"1 if it plainly is: {kind}" for kind in KINDS},
}
"""The features of a line on its own, in order, with their meaning."""

UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
WIDE = re.compile(f"[{UNSPACED}]")
WIDE_RUN = re.compile(f"[{UNSPACED}]+")
ENDED = re.compile(r"[.!?。！？।؟۔][\"'”“’‘»«›)\]」』]*(?: ?[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+)?$")
INSIDE = re.compile(r"[.!?][\"'”’»)]*\s+[\"'“‘«(]*[A-ZÀ-Þ]|[。！？]")
WEB = re.compile(r"https?://|www\.|\w\.(?:com|org|net|de|co\.uk)\b|@\w")
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

SAID = re.compile(r"\b(?:said|says|told|according|added|sagte|dit|dijo|disse|sa|zei)\b")
PHOTO = re.compile(r"[A-Z][\w.-]{0,40} ?/ ?(?:[A-Z]|getty|afp|ap\b|dpa)|getty|©|\(c\)", re.IGNORECASE)
SEPARATORS = re.compile(r"[|›»→▸▪•·/]")
QUOTES = re.compile(r"[\"“”„«»]")
MONEY = re.compile(r"[$£€]")
DIGIT = re.compile(r"\d")
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

LONGEST, FIRST_WORDS, STEM, EARLY, TAIL = 2000, 60, 6, 40, 8
DIGITS = str.maketrans("123456789", "000000000")


class Form(NamedTuple):
    """A line on its own: its numbers in the order of `FORM`, and the words that it is compared by."""

    values: list[float]
    terms: frozenset[str]
    names: tuple[str, ...]
    kind: str
    tokens: tuple[str, ...]


def form(line: str) -> Form:
    """The numbers and words of one line; of a long one its beginning counts, and how it ends.

    Cost: O(len(line)), and bounded: no more than 2,000 characters are looked at.
    """
    text, tail = line[:LONGEST], line[-TAIL:]
    words = WORD.findall(text)
    low = [word.lower() for word in words]
    wide = 0 if text.isascii() else len(WIDE.findall(text))
    stops = every_stop_word()
    values = [float(len(line)), len(words) + wide / 2, bool(ENDED.search(tail)), *_edges(text, tail)]
    values += _shares(text, words, low, stops)
    values += _signs(text, low, stops)
    values += (wide > 0, len(MONEY.findall(text)), _share(_count(FURNITURE, low), len(low)))
    kind = kind_of(line)
    values += [name == kind for name in KINDS]
    terms = {word[:STEM] for word in low if len(word) > 2 and word not in stops}
    if wide:
        terms |= {run[i : i + 2] for run in WIDE_RUN.findall(text) for i in range(len(run) - 1)}
    names = tuple([
        small[:STEM]
        for word, small in zip(words[1:], low[1:], strict=True)
        if len(word) > 2 and word[0].isupper() and small not in stops
    ])  # fmt: skip
    return Form(values, frozenset(terms), names, kind, tuple(map(_token, low[:FIRST_WORDS])))


def _token(word: str) -> str:
    return word if word.isalpha() else word.translate(DIGITS)


def _count(among: frozenset[str], words: list[str]) -> int:
    return sum(map(among.__contains__, words))


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _may_be_photo(text: str, low: list[str]) -> bool:
    return "/" in text or "©" in text or "(" in text or "getty" in low


def _edges(text: str, tail: str) -> tuple[float, ...]:
    first = text[:1]
    ends = (tail.endswith(mark) for mark in ("?", ":", ("…", "...")))
    return (*ends, first.islower(), first.isdigit(), not first.isalnum())


def _shares(text: str, words: list[str], low: list[str], stops: frozenset[str]) -> tuple[float, ...]:
    n, address, first = len(words), _count(ADDRESS, low), [word[0] for word in words]
    return (
        sum(map(str.isupper, first[1:])) / (n - 1) if n > 1 else -1.0,
        _share(sum([len(word) > 1 and word.isupper() for word in words]), n),
        _share(len(DIGIT.findall(text)), len(text)),
        _share(sum(map(str.isdigit, first)), n),
        text.count(",") / (n or 1),
        len(INSIDE.findall(text)),
        _share(sum(map(len, words)), n),
        _share(_count(stops, low), n),
        len(QUOTES.findall(text)),
        _share(address, n),
        address,
    )


def _signs(text: str, low: list[str], stops: frozenset[str]) -> tuple[float, ...]:
    return (
        len(SEPARATORS.findall(text)),
        bool(WEB.search(text)),
        text.count("("),
        len(GLUED.findall(text)),
        bool(BYLINE.match(text)),
        _share(_count(MOMENTS, low) + sum([word[0].isdigit() for word in low]), len(low)),
        not CREDITING.isdisjoint(low) and bool(CREDITS.search(text)),
        bool(SAID.search(text)),
        bool(PHOTO.search(text)) if _may_be_photo(text, low) else False,
        bool(low) and low[-1] in stops,
        ":" in text[:EARLY],
        " - " in text or " – " in text or " | " in text,
        text.count("!"),
    )
