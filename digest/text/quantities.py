"""The numbers that a text states, each in one form however it was written.

"1,000", "1000", "a thousand" and "one thousand" are one number, "5%" and "five per cent" another.
Written to compare a sentence with its source: what is not understood stays as it is written.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

POINTED = ("", "en", "zh", "ja", "ko", "th", "he", "hi")
"""Languages that write 1,000.5; the others write 1.000,5."""
GROUPS = "'’\u00a0\u202f"
TOKEN = re.compile(
    rf"(?P<minus>(?<![\w)])[-−–](?=\d))?(?P<digits>\d{{1,3}}(?:[.,{GROUPS}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"|(?P<han>[〇零一二三四五六七八九十百千两兩]+)|(?P<scale>[万萬億亿兆])"
    r"|(?P<money>(?:\b(?:US|A|AU|C|CA|NZ|HK))?[$€£¥₹₽₩₪])|(?P<percent>[%٪％])|(?P<word>(?:(?![〇零一二三四五六七八九十百千两兩万萬億亿兆])[^\W\d_])+)"
)
JOINT = ("", " ", "-", "\u00a0", "\u202f", "‑")
"""What may stand between the parts of one number."""

UNITS = {
    language: {word: number for number, word in enumerate(line.split()) if word != "-"}
    for language, line in {
        "en": "zero one two three four five six seven eight nine ten eleven twelve"
        " thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "de": "null - zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "fr": "zéro - deux trois quatre cinq six sept huit neuf dix onze douze",
        "es": "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "it": "zero - due tre quattro cinque sei sette otto nove dieci undici dodici",
        "pt": "zero - dois três quatro cinco seis sete oito nove dez onze doze",
        "nl": "nul - twee drie vier vijf zes zeven acht negen tien elf twaalf",
        "ru": "ноль один два три четыре пять шесть семь восемь девять десять",
    }.items()
}
"""Small numbers in words; what is the article as well ("un", "ein") says no number."""
TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    scale: power
    for power, words in (
        (2, "hundred hundert"),
        (3, "thousand tausend mila duizend tysiące тысяч тысячи тыс k"),
        (4, "万 萬"),
        (6, "million millions m mn mln millionen mio millón millones milione milioni milhão milhões miljoen miljon"),
        (6, "miljoner millioner miljoonaa миллион миллиона миллионов млн"),
        (8, "億 亿"),
        (9, "bn milliarde milliarden mrd milliard milliards miliardo miliardi miljard miljarder milliarder миллиард"),
        (9, "миллиарда миллиардов млрд"),
        (12, "trillion trillions tn 兆 billón billones billionen"),
    )
    for scale in words.split()
}  # fmt: skip
BILLIONS = ("billion", "billions")
"""A thousand millions in English, a million millions elsewhere."""
SHORT = ("k", "m", "tn", "bn", "mn")
"""Scales only where they follow digits at once: "5 m" are metres."""
VAGUE = {"hundreds": "~100", "thousands": "~1000", "dozens": "~12", "half": "1/2", "twice": "2x"}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh".split(), 1
    )
}
NUMBER_WORDS = frozenset({*TENS, *ORDINALS, *VAGUE, *SCALES, *(word for units in UNITS.values() for word in units)})
PERCENT = re.compile(
    r"[\s\u00a0-]?(?:per ?cent|prozent|pour ?cent|por ciento|por cento|per cento|procent|prosent(?:tia)?|процент\w*)\b",
    re.IGNORECASE,
)
COINS = re.compile(
    r"[\s\u00a0-]?(?:(?:US|U\.S\.) )?"
    r"(?:(?P<d>(?:dollars?|USD)\b)|(?P<e>(?:euros?|EUR)\b|€)|(?P<p>(?:pounds?|GBP)\b)|(?P<y>(?:yen|yuan)\b|円|元))",
    re.IGNORECASE,
)
SIGNS = {"d": "$", "e": "€", "p": "£", "y": "¥"}


def quantities(text: str, language: str = "") -> Counter[str]:
    """How often each number is in ``text``, with its unit if that is per cent or money: "1000", "5%", "$2000000".

    Args:
        text: of any length.
        language: two-letter code; says what a comma between digits means. ``""`` counts as English.

    Returns:
        Numbers in plain digits, "#" before an ordinal, "~" before a rough one ("dozens"), Chinese numerals
        as they stand. Written numbers of eight languages up to twelve are known, in English all.

    Cost: O(len(text)).
    """
    return Counter(_found(text, language))


def is_number_word(folded: str) -> bool:
    """Whether a folded word says a number ("forty", "third"), so that a capital makes no name of it."""
    return folded in NUMBER_WORDS


def _found(text: str, language: str) -> Iterator[str]:
    tokens = list(TOKEN.finditer(text))
    i = 0
    while i < len(tokens):
        token = tokens[i]
        word = token["word"].casefold() if token["word"] else ""
        if token["han"]:
            yield token["han"]
        elif word in VAGUE:
            yield VAGUE[word]
        elif word in ORDINALS:
            yield f"#{ORDINALS[word]}"
        if token["digits"]:
            value, stop = _value(token["digits"], language), i + 1
        else:
            value, stop = _written(text, tokens, i, UNITS.get(language or "en", {}))
        if stop == i:
            i += 1
            continue
        minus = token["minus"] or (i and (tokens[i - 1]["word"] or "").casefold() == "minus")
        money = tokens[i - 1]["money"] if i and tokens[i - 1].end() == token.start() else ""
        if stop < len(tokens) and token["digits"] and _follows(text, tokens, stop, ("",)) and _is_ordinal(tokens[stop]):
            yield f"#{_plain(value)}"
            i = stop + 1
            continue
        value, stop = _scaled(text, tokens, stop, value, language)
        yield ("-" if minus else "") + _with_unit(_plain(value), money or "", text, tokens[stop - 1].end())
        i = stop


def _is_ordinal(token: re.Match[str]) -> bool:
    return (token["word"] or "").casefold() in ("st", "nd", "rd", "th")


def _follows(text: str, tokens: Sequence[re.Match[str]], i: int, joints: Sequence[str] = JOINT) -> bool:
    """Whether token ``i`` goes on with the number before it."""
    return text[tokens[i - 1].end() : tokens[i].start()] in joints


def _scaled(text: str, tokens: Sequence[re.Match[str]], i: int, value: Decimal, language: str) -> tuple[Decimal, int]:
    """The number with the scales that follow it ("2" "million"), and where it ends."""
    while i < len(tokens) and _follows(text, tokens, i):
        word = (tokens[i]["word"] or tokens[i]["scale"] or "").casefold()
        if word in SHORT and not _follows(text, tokens, i, ("", " ") if len(word) > 1 else ("",)):
            break
        power = (9 if language in ("", "en") else 12) if word in BILLIONS else SCALES.get(word, 0)
        if not power or (word == "k" and not tokens[i - 1]["digits"]):
            break
        value, i = value * 10**power, i + 1
    return value, i


def _written(text: str, tokens: Sequence[re.Match[str]], start: int, units: Mapping[str, int]) -> tuple[Decimal, int]:
    """The number that words from ``start`` on say, up to its scale, and where it ends; ``start`` for none."""
    value, i = 0, start
    while i < len(tokens) and (i == start or _follows(text, tokens, i)):
        word = (tokens[i]["word"] or "").casefold()
        number = units.get(word, TENS.get(word))
        if number is not None and (not value or (value % 100 == 0) or (value % 10 == 0 and number < 10)):
            value += number
        elif word == "hundred" and 0 < value < 100:
            value *= 100
        elif not (word == "and" and value and value % 100 == 0 and _is_small(tokens, i + 1, units)):
            break
        i += 1
    if i == start and (tokens[start]["word"] or "").casefold() in ("a", "dozen"):
        return _a_dozen(text, tokens, start)
    return Decimal(value), i


def _is_small(tokens: Sequence[re.Match[str]], i: int, units: Mapping[str, int]) -> bool:
    word = (tokens[i]["word"] or "").casefold() if i < len(tokens) else ""
    return word in units or word in TENS


def _a_dozen(text: str, tokens: Sequence[re.Match[str]], i: int) -> tuple[Decimal, int]:
    """Twelve for "a dozen", one for "a million": its scale follows."""
    if (tokens[i]["word"] or "").casefold() == "dozen":
        return Decimal(12), i + 1
    if i + 1 < len(tokens) and _follows(text, tokens, i + 1):
        word = (tokens[i + 1]["word"] or "").casefold()
        if word == "dozen":
            return Decimal(12), i + 2
        if word not in SHORT and (word in SCALES or word in BILLIONS):
            return Decimal(1), i + 1
    return Decimal(0), i


def _with_unit(number: str, money: str, text: str, stop: int) -> str:
    """The number with what follows or precedes it, in one form."""
    if text[stop : stop + 1] in ("%", "٪", "％") or text[stop : stop + 2] in (" %", "\u00a0%", "\u202f%"):
        return f"{number}%"
    if PERCENT.match(text, stop):
        return f"{number}%"
    if money:
        return money.removeprefix("US") + number
    coin = COINS.match(text, stop)
    return f"{SIGNS[str(coin.lastgroup)]}{number}" if coin else number


def _value(digits: str, language: str) -> Decimal:
    """What digits with marks between them amount to, by the habits of the language."""
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in digits if c not in GROUPS)
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return Decimal(plain)
    last, head, tail = marks[-1], plain[: plain.rfind(marks[-1])], plain[plain.rfind(marks[-1]) + 1 :]
    grouping = "," if language in POINTED else "."
    whole = head.replace(".", "").replace(",", "")
    if len(tail) == 3 and len(set(marks)) == 1 and (last == grouping or len(marks) > 1):
        return Decimal(whole + tail)
    return Decimal(f"{whole}.{tail}")


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
