"""Names of authors as pages state them in fields made for it, parted and without what is no name."""

import re
from collections.abc import Iterable, Iterator

from digest.text.border import clean_line
from digest.text.html.markup import plain

BY = re.compile(
    r"^(?:(?:(?:written|posted|published|reported|words|text|story|article|analysis|opinion|review) by|by|autor(?:in)?"
    r"|author|text)(?:\s*:\s*|\s+)(?=\S)|(?:von|par|por|di|door|af|av)\s+(?=(?-i:[^\W\d_a-z])\S*\s+\S))",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s*(?:[;|•·\n、，]|\s/\s)\s*")
COMMAS = re.compile(r"\s*,(?!\s*(?:Jr|Sr|Ph\.?\s?D|M\.?D|M\.?A|R\.?N|Esq|CFA|CPA|MBA|I{2,3}|IV)\b)\s*")
AND = re.compile(r",?\s+(?:and|und|et|y|e|en|og|och|&|\+)\s+", re.IGNORECASE)
CONTACT = re.compile(r"\s*[(<\[]?\S+@\S+\.\w+[)>\]]?|\s*[(]?@\w+[)]?")
ROLE = re.compile(
    r"(?:\w+\s+){0,4}(?:writers?|reporters?|editors?|correspondents?|contributors?|journalists?|columnists?"
    r"|producers?|redakteur(?:in)?|journalistin|reporterin|redaktør)(?:\s+(?:at|for|of|in)\s.*)?",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"(?:null|none|undefined|n/a|admin|administrator|root|webmaster|user|author|unknown|anonymous|guest|default"
    r"|\W*|\d+|.*://.*|www\..*)",
    re.IGNORECASE | re.DOTALL,
)
PLACE = re.compile(r"(?<=\w) in (?:[^\W\d_a-z][\w.'’-]*[ ,]*){1,4}$")
"""Where a person writes from: "Ann Example in New York"."""
LONGEST = 100
"""Characters; a longer "name" is a description."""


def signatures(stated: Iterable[str]) -> list[str]:
    """The authors that a page's fields name, each once, in order.

    "By A B and C D, staff writers" is A B and C D; addresses, handles and fillers such as
    "admin" name nobody. An organisation that signs as author is one.
    """
    found: dict[str, str] = {}
    for value in stated:
        for name in _parted(value):
            found.setdefault(name.casefold(), name)
    return list(found.values())


def _parted(value: str) -> Iterator[str]:
    if "://" in value or len(value) > 10 * LONGEST:
        return
    line = BY.sub("", clean_line(CONTACT.sub("", plain(value))))
    names = [name for part in PARTS.split(line) for piece in COMMAS.split(part) for name in _joined_by_and(piece)]
    for number, name in enumerate(names):
        bare = BY.sub("", name).strip(" ,;:|/–—-\u200b")
        filler = NO_NAME.fullmatch(bare) or len(bare) > LONGEST
        if not filler and not (number and (ROLE.fullmatch(bare) or bare.startswith("in "))):
            yield bare


def _joined_by_and(piece: str) -> list[str]:
    """The people in "A B and C D"; "Search and Rescue" is no list of names."""
    names = AND.split(piece.removeprefix("and ").removeprefix("und "))
    return [_without_place(name) for name in names] if all(len(name.split()) > 1 for name in names) else [piece]


def _without_place(name: str) -> str:
    """A name of two or three words without the place after it; "Women in Film" is no person in a place."""
    person = PLACE.sub("", name)
    words = person.split()
    return person if 1 < len(words) < 4 and words[0] != "The" and all(word[0].isupper() for word in words) else name
