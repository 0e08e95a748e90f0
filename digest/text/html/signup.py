"""Boxes of a page that ask readers for their e-mail address: newsletters, comments, "share by mail"."""

import re
from collections.abc import Mapping, Sequence

from digest.text.html.sentences import is_sentence

FIELD = re.compile(r"e-?mail", re.IGNORECASE)
MOST_CHARACTERS = 500
"""A box of more text is a part of the page that holds other things as well."""
PLEA = re.compile(
    r"newsletter|in-?box|e-?mail|sign(?:ing)?[ -]up|subscri|every (?:day|week|weekday|morning|evening)|daily|weekly"
    r"|privacy|abonn|anmeld|täglich|wöchentlich|datenschutz|courriel|chaque|inscri|suscri|correo|boletín|cada"
    r"|iscri|ogni|inscrev|nieuwsbrief|nyhetsbrev|nyhedsbrev|рассылк|подпи|メール|登録|邮件|订阅|이메일|구독|البريد",
    re.IGNORECASE,
)
"""Words, one of which is in every sentence that begs for an address."""


def asks_for_address(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is a field for an e-mail address, by its type or the names it has."""
    named = (attributes.get(name) or "" for name in ("type", "name", "id", "placeholder"))
    return tag == "input" and attributes.get("type") != "hidden" and any(FIELD.search(text) for text in named)


def is_plea(texts: Sequence[str], tag: str) -> bool:
    """Whether the lines around a field for an address belong to it: what a form says, or sentences that all plead."""
    if sum(map(len, texts)) > MOST_CHARACTERS:
        return False
    return tag == "form" or all(PLEA.search(text) for text in texts if is_sentence(text))
