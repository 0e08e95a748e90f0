"""The script that pages offer: its address, and the part that it asks for when a reader opens its dialog."""

import hashlib
from collections.abc import Mapping

from digest.publish.library import Library
from digest.publish.planned import Planned
from digest.publish.views import Head, PlainPage

SCRIPT, STYLE, PART = "theme/digest.js", "theme/script.css", "theme/help.txt"
"""What the script is made of; the part ends otherwise than pages do, because it is none."""


def script_address(library: Library, static: Mapping[str, bytes], templates: Mapping[str, bytes]) -> str:
    """Where the script of a site is; ``""`` where the site wants none, or the theme has none.

    The address changes with all that is asked for beside the script, because it asks with the same ending.
    """
    if not library.config.site.script or SCRIPT not in static:
        return ""
    known = hashlib.blake2b(library.config.site.language.encode(), digest_size=4)
    for part in (
        static[SCRIPT],
        static.get(STYLE, b""),
        templates.get("help.html", b""),
        *library.words.files.values(),
    ):
        known.update(hashlib.blake2b(part, digest_size=12).digest())
    return f"{library.config.site.base}/{SCRIPT}?{known.hexdigest()}"


def asked_for(static: Mapping[str, bytes], *, script: bool, search: bool) -> dict[str, bytes]:
    """The files of our theme without the scripts that no page of the site asks for."""
    idle = {*(() if script else (SCRIPT, STYLE)), *(() if search else ("theme/search.js",))}
    return {name: data for name, data in static.items() if name not in idle}


def script_part(library: Library) -> Planned:
    """The words of the script's dialog in the language of the site."""
    head = Head(PART, "", library.addresses.absolute(PART), language=library.config.site.language)
    return Planned(PART, "help", lambda: PlainPage(head))
