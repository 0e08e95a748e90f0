"""The checkers of newsletters: whether their HTML is valid, and whether mail clients know what it is made of."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from checkers import HERE, TOOLS, nu_messages, run
from sites import REPO, SAMPLE, Site

CLIENTS = (
    "apple-mail.*", "gmail.*", "outlook.*", "yahoo.*", "thunderbird.*",
    "aol.*", "fastmail.*", "gmx.*", "protonmail.*", "samsung-email.*", "web-de.*",
)  # fmt: skip
PLACEHOLDER = "{{unsubscribe_url}}"
WITH_LETTERS = (SAMPLE, "everyday", "awkward", "arabic")
"""The sites whose newest editions are looked at."""
NICETIES = {
    "@media": "on phones the headlines are smaller, in dark mode the colours are dark; without it both still read well",
    "<style> element": "holds nothing but those rules; all others are attributes",
    "Class selector": "the same",
    "Descendant combinator": "the same, for the dark mode of Outlook.com",
    "Attribute selector": "the same",
    "!important keyword": "those rules have to win over attributes, wherever they are read at all",
    "color-scheme meta tag": "tells clients that there are dark colours; the others choose their own, or none",
    "display:none": "hides the preheader, which is one dot high and in the colour of the paper where it is not hidden",
    "text-decoration": "underlines sentences that are links; without it they are links all the same",
    "text-decoration-color": "makes these lines light; without it they have the colour of the text",
    "table-layout": "keeps a word longer than a line from widening the column; without it the column is wider",
    "word-wrap": "the same",
    "<body> element": "its margin and colour alone are lost; the table in it has that colour as well",
    "role attribute": "tells screen readers what is only layout; clients without it take most tables for that anyway",
    "aria-label attribute": "names the letter for screen readers; it has a heading as well",
    "lang attribute": "lets screen readers choose the voice; without it they take that of the client",
    "dir attribute": "lines are set to the right by text-align too, and words find their direction by their letters",
}
"""What some clients do not know, and why the letter may have it all the same; anything else is a fault."""


def caniemail(sites: Sequence[Site]) -> Iterator[str]:
    """What some mail client does not support, and is more than a nicety."""
    letters = {str(path): site.name for site in sites if site.name in WITH_LETTERS for path in _written(site)}
    if not letters:
        return
    done = run("node", str(HERE / "letter-lint.mjs"), str(TOOLS.resolve()), ",".join(CLIENTS), *letters)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        yield f"the checker itself failed: {(done.stderr or done.stdout)[-400:]}"
        return
    if not told["found"]:
        yield "the checker found nothing at all, not even the niceties that are known: does it still work?"
    for fault in told["found"]:
        if fault["title"] not in NICETIES:
            place = f"{letters[fault['file']]}: {Path(fault['file']).name}, line {fault['line'] or '?'}"
            yield f"{place}: {fault['title']} is unknown to {', '.join(fault['clients'])}"


def nu_newsletters(sites: Sequence[Site]) -> Iterator[str]:
    """Errors of the Nu HTML checker, but for the placeholder that a mail service puts its link in place of."""
    letters = {str(path): site.name for site in sites if site.name in WITH_LETTERS for path in _written(site)}
    for said in nu_messages(letters) if letters else ():
        if PLACEHOLDER not in said["message"]:
            name = letters.get(said.get("url", "").removeprefix("file:"), said.get("url", ""))
            yield f"{name}: newsletter, line {said.get('lastLine', '?')}: {said['message']}"


def _written(site: Site) -> list[Path]:
    """The newsletter of a site's newest edition, as HTML."""
    root = site.folder.parent
    there = sorted((root / "newsletter").glob("*.html"))
    if there:
        return there
    subprocess.run(
        [sys.executable, "-m", "digest", "newsletter"],
        cwd=root,
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(REPO)},
    )
    return sorted((root / "newsletter").glob("*.html"))
