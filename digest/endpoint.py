"""A chat endpoint, what asking it may cost, and what of both can be known before anything is sent."""

import ipaddress
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

ASCII_PER_TOKEN = 3.5
"""Characters of a token, a little fewer than usual; of other scripts every character counts as one."""
OWN = ("model", "messages", "stream", "n", "tools", "tool_choice", "functions", "function_call")
"""Parts of a call that no parameter may set: what is asked, of whom, and that nothing but text may come back."""


@dataclass(frozen=True)
class Endpoint:
    """Where to ask, what for, and with how much patience.

    key: sent as bearer token where it is not empty; never shown.
    timeout: seconds that a call may take; retries: how many more calls after one that may yet work.
    pause: seconds before the first of these, doubled before each further one; longest_pause: at most so
        many, also where the server names a longer time (then there is no further call).
    patience: after so many questions in a row without an answer nothing more is asked.
    """

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    answer_tokens: int = 800
    timeout: float = 60.0
    retries: int = 3
    pause: float = 1.0
    longest_pause: float = 60.0
    patience: int = 8

    @property
    def seconds(self) -> float:
        """How long a question may take with all its calls and pauses."""
        pauses = sum(min(self.pause * 2.0**n, self.longest_pause) for n in range(self.retries))
        return (self.retries + 1) * (4 * self.timeout + 1) + max(pauses, self.retries * self.longest_pause)


@dataclass(frozen=True)
class Caps:
    """What asking may cost in all; 0 is no cap.

    calls: how many, repeated ones too. tokens: read and written. cost: in the currency of the prices,
    which are for a million tokens read (``input_price``) and written (``output_price``).
    """

    calls: int = 0
    tokens: int = 0
    cost: float = 0.0
    input_price: float = 0.0
    output_price: float = 0.0

    def price(self, read: float, written: float) -> float:
        """What so many tokens cost."""
        return (read * self.input_price + written * self.output_price) / 1e6


def estimated_tokens(text: str) -> int:
    """How many tokens ``text`` may be: rather too many than too few."""
    plain = sum(c < "\x80" for c in text)
    return math.ceil(plain / ASCII_PER_TOKEN) + len(text) - plain


def check_address(base_url: str, *, with_key: bool) -> None:
    """Refuse an address that cannot be asked, or that a key must not go to.

    Raises:
        ValueError: with what is wrong.
    """
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"base_url {base_url!r} is not a web address (for example http://localhost:11434/v1)")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError("base_url holds more than an address; a key belongs into an environment variable")
    if parts.scheme == "http" and with_key and not is_local(base_url):
        raise ValueError('base_url is http, so a key could be read on its way; use https, or key_variable = ""')


def is_local(base_url: str) -> bool:
    """Whether an address is on this machine."""
    host = urlsplit(base_url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.endswith(".localhost")


def retry_after(stated: str) -> float:
    """What a Retry-After header asks for: seconds, or a moment; 0 if it cannot be read."""
    if re.fullmatch(r"\d{1,9}(\.\d+)?", stated.strip()):
        return float(stated)
    try:
        moment = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError):
        return 0.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
