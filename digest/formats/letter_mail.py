"""A letter as a message (RFC 5322): a draft in two parts, the same bytes each time."""

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.header import Header
from email.headerregistry import Group, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import quote
from typing import Any, ClassVar, Literal
from urllib.parse import urlsplit

NOBODY = "digest"
"""The name of the default address at the host of the site."""
ADDRESS = re.compile(r"[!-?A-~]+@[!-?A-~]+")
SPECIAL = re.compile(r'[()<>@,:;".\[\]\\]')
"""What a name has only in quotation marks."""
PLACEHOLDER = re.compile(r"[^\w\s<>\"\\/]+[^<>\"\\]*[^\w\s<>\"\\/]+")
"""What mail services fill in begins and ends with signs: ``{{unsubscribe_url}}``, ``*|UNSUB|*``, ``%unsub%``."""


class WholeLine(UnstructuredHeader):
    """A header that is never folded: mail servers compare its value as it stands."""

    name: str
    max_count: ClassVar[Literal[1] | None] = 1

    def fold(self, *, policy: Any) -> str:
        """The line."""
        return f"{self.name}: {self}{policy.linesep}"


class InWords(UnstructuredHeader):
    """A header for people: words and, for a sender, an address behind them.

    The way of the standard library's new policies to fold such headers is not the same in all versions of Python.
    """

    name: str
    max_count: ClassVar[Literal[1] | None] = 1

    def fold(self, *, policy: Any) -> str:
        """The lines."""
        words, _, address = str(self).rpartition(" <") if self.name == "From" else (str(self), "", "")
        words = _quoted(words) if address else words
        shown = f"{self.name}: {words}"
        if len(shown) > policy.max_line_length or not words.isascii():
            charset = "ascii" if words.isascii() else "utf-8"
            encoded = Header(words, charset, policy.max_line_length, self.name)
            shown = f"{self.name}: {encoded.encode(linesep=policy.linesep)}"
        end: str = policy.linesep
        if not address:
            return shown + end
        fits = len(shown.rpartition(end)[2]) + len(f" <{address}") <= policy.max_line_length
        return f"{shown}{'' if fits else end} <{address}{end}"


def _quoted(name: str) -> str:
    """The name of a sender, in quotation marks where it needs them."""
    return f'"{quote(name)}"' if name.isascii() and SPECIAL.search(name) else name


def _headers() -> Any:
    registry: Any = HeaderRegistry()
    for name in ("list-unsubscribe", "list-unsubscribe-post", "list-id", "message-id"):
        registry.map_to_type(name, WholeLine)
    for name in ("from", "subject"):
        registry.map_to_type(name, InWords)
    return registry


POLICY = SMTP.clone(max_line_length=76, header_factory=_headers())
"""Lines of 76 characters, because quoted-printable (RFC 2045) allows no more."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a letter is from: a name, and an address in ASCII."""

    name: str
    address: str

    @classmethod
    def of(cls, stated: str, title: str, host: str = "localhost") -> "Sender":
        """As stated, ``Name <name@host>`` or ``name@host``; else the title of the site, and ``digest`` at its host.

        Raises:
            ValueError: it is no address.
        """
        if not stated:
            return cls(" ".join(title.split()), f"{NOBODY}@{host}")
        found = re.fullmatch(r"\s*(?:(?P<name>[^<>]*)<(?P<in>[^<>]+)>|(?P<alone>[^<>]+))\s*", stated)
        address = (found["in"] or found["alone"]).strip() if found else ""
        if not found or not ADDRESS.fullmatch(address):
            raise ValueError(f"sender: {stated!r} is no address (write name@host or Name <name@host>, in ASCII)")
        name = " ".join((found["name"] or "").strip().strip('"').split())
        return cls(name or " ".join(title.split()), address)


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """How readers leave: a link (or a placeholder for one); ``""`` for no such link."""

    link: str

    @classmethod
    def of(cls, stated: str) -> "Unsubscribe":
        """From an address, a link, or what a mail service fills in.

        Raises:
            ValueError: it is none of them.
        """
        given = stated.strip()
        if ADDRESS.fullmatch(given) and ":" not in given:
            return cls(f"mailto:{given}?subject=unsubscribe")
        known = given.startswith(("https://", "http://", "mailto:")) and re.fullmatch(r"[!-;=?-~]+", given)
        filled_in = given.isprintable() and PLACEHOLDER.fullmatch(given)
        if given and not known and not filled_in:
            problem = "is no address, no link and no placeholder like {{unsubscribe_url}}"
            raise ValueError(f"unsubscribe: {stated!r} {problem} (write a link in ASCII, spaces as %20)")
        return cls(given)

    @property
    def is_placeholder(self) -> bool:
        """Whether it leads nowhere before a mail service has filled it in."""
        return bool(self.link) and not self.link.startswith(("https://", "http://", "mailto:"))

    def headers(self) -> Mapping[str, str]:
        """What mail clients make a button of (RFC 2369, RFC 8058)."""
        if not self.link:
            return {}
        one_click = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if self.link.startswith("https://") else {}
        return {"List-Unsubscribe": f"<{self.link}>", **one_click}


def mail_host(url: str) -> str:
    """The host of a site as addresses have it, in ASCII; ``localhost`` where it has none."""
    host = urlsplit(url).hostname or "localhost"
    if re.fullmatch(r"[0-9.]+", host) or ":" in host:
        return f"[IPv6:{host}]" if ":" in host else f"[{host}]"
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return "localhost"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a letter is sent with: the day it is for (ISO 8601), who it is from, how to leave, the host of the site."""

    date: str
    sender: Sender
    unsubscribe: Unsubscribe
    host: str


def message(envelope: Envelope, subject: str, text: str, html: str) -> bytes:
    """The message; its date is noon (UTC) of the edition's day."""
    said = repr((envelope, subject, text, html))
    state = hashlib.sha256(said.encode()).hexdigest()[:32]
    mail = EmailMessage(policy=POLICY)
    mail["Subject"] = subject
    mail["From"] = f"{envelope.sender.name} <{envelope.sender.address}>"
    mail["To"] = Group("undisclosed-recipients")
    mail["Date"] = _noon(envelope.date)
    mail["Message-ID"] = f"<{envelope.date}.{state}@{envelope.host}>"
    mail["List-Id"] = f"<{NOBODY}.{envelope.host.strip('[]').replace(':', '-')}>"
    for name, value in envelope.unsubscribe.headers().items():
        mail[name] = value
    mail["X-Unsent"] = "1"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"=_{state}")
    return mail.as_bytes()


def _noon(date: str) -> dt.datetime:
    """A moment on that day nearly everywhere on earth."""
    return dt.datetime.combine(dt.date.fromisoformat(date[:10]), dt.time(12), dt.UTC)
