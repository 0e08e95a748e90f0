"""The checkers that read files: the Nu HTML checker, html-validate, linkinator, and the weights of pages."""

import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sites import Site, ours

TOOLS = Path(os.environ.get("SITE_TOOLS", "node_modules"))
HERE = Path(__file__).resolve().parent
FRONT_BYTES, STORY_BYTES = 20_480, 14_336
"""The most that a front page of 20 stories may weigh with its style sheets, and the page of a story alone."""
FRONT_STORIES, USUAL_REPORTS = 20, 5
LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
"""Lets the Nu HTML checker read pages of this machine."""
SHEET = re.compile(r'<link rel="stylesheet" href="([^"?]+)')
NU_PAGES, VALIDATE_PAGES = 400, 40
"""Pages of one site that a checker reads; of more, every second, third ... one, and one of each kind."""


def run(*command: str, seconds: int = 300) -> subprocess.CompletedProcess[str]:
    """Run a checker; its output is kept.

    Raises:
        subprocess.TimeoutExpired: it took longer than ``seconds``.
    """
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds)


def nu_html_checker(sites: Sequence[Site]) -> Iterator[str]:
    """Errors and warnings; over HTTP, so that it knows what 'self' means in the policy of a page."""
    pages = {site.address(page): f"{site.name}: {page}" for site in ours(sites) for page in some(site, NU_PAGES)}
    for said in nu_messages(pages):
        place = pages.get(said.get("url", ""), said.get("url", ""))
        near = said.get("extract", "").strip()[:120]
        yield f"{place}, line {said.get('lastLine', '?')}: {said['message']} Near: {near!r}"


def nu_messages(documents: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The errors and warnings of the Nu HTML checker about files or addresses; its own failure as one of them."""
    jar = str(TOOLS / "vnu-jar/build/dist/vnu.jar")
    done = run("java", "-Xmx1g", LOCAL, "-jar", jar, "--format", "json", "--exit-zero-always", *documents)
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError:
        yield {"message": f"the checker itself failed: {(done.stderr or done.stdout)[-400:]}"}
        return
    yield from (said for said in messages if said["type"] != "info" or said.get("subType") == "warning")


def some(site: Site, most: int) -> list[str]:
    """The pages of a site, evenly thinned out when they are very many."""
    pages = site.pages()
    return sorted({*pages[:: 1 + len(pages) // most], *site.of_each_kind()})


def html_validate(sites: Sequence[Site]) -> Iterator[str]:
    """Its recommended rules, less those for the style of the source."""
    for site in ours(sites):
        options = ("--config", str(HERE / "html-validate.json"), "--formatter", "json")
        done = run(
            "node",
            str(TOOLS / ".bin/html-validate"),
            *options,
            *(str(site.folder / page) for page in some(site, VALIDATE_PAGES)),
        )
        try:
            files = json.loads(done.stdout or "[]")
        except ValueError:
            yield f"{site.name}: the checker itself failed: {(done.stderr or done.stdout)[-400:]}"
            continue
        if done.returncode not in (0, 1) or (done.returncode and not files):
            yield f"{site.name}: the checker itself failed: {done.stderr[-400:]}"
        for file in files:
            page = Path(file["filePath"]).relative_to(site.folder).as_posix()
            for said in file["messages"]:
                yield f"{site.name}: {page}, line {said['line']}: {said['message']} ({said['ruleId']})"


def linkinator(sites: Sequence[Site]) -> Iterator[str]:
    """Links inside the site that lead nowhere; anchors are looked up by every build."""
    for site in sites:
        options = ("--recurse", "--skip", f"^(?!{re.escape(site.url)})", "--format", "json")
        done = run("node", str(TOOLS / ".bin/linkinator"), f"{site.url}/", *options)
        try:
            links = json.loads(done.stdout[done.stdout.index("{") :])["links"]
        except ValueError:
            yield f"{site.name}: the checker itself failed: {(done.stderr or done.stdout)[-400:]}"
            continue
        if len(links) < 2:
            yield f"{site.name}: the checker found no links at {site.url}/"
        for link in links:
            if link["state"] == "BROKEN":
                yield f"{site.name}: {link.get('parent', '')} links to {link['url']}, which is not there"


def weights(sites: Sequence[Site]) -> Iterator[str]:
    """Pages that are heavier than they may be."""
    for site in ours(sites):
        front = (site.folder / "index.html").read_bytes()
        if front.count(b"<article") < FRONT_STORIES:
            continue  # not the twenty stories that the limit is for
        sheets = [site.folder / href.removeprefix(site.base).lstrip("/") for href in SHEET.findall(front.decode())]
        heavy = len(front) + sum(sheet.stat().st_size for sheet in sheets)
        if heavy > FRONT_BYTES:
            both = f"{len(front):,} bytes, {heavy:,} with its style sheets"
            yield f"{site.name}: index.html has {both}; {FRONT_BYTES:,} is the most"
        for page in sorted(site.folder.glob("stories/*/index.html")):
            content = page.read_bytes()
            if content.count(b"<article") <= USUAL_REPORTS and len(content) > STORY_BYTES:
                name = page.relative_to(site.folder)
                yield f"{site.name}: {name} has {len(content):,} bytes; {STORY_BYTES:,} is the most"
