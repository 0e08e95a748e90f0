"""The checkers that need a browser: axe-core, requests and console of each page, Lighthouse."""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from checkers import TOOLS, run
from sites import SAMPLE, Site, ours

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
VIEWS = [(size, scheme) for size in SIZES for scheme in ("light", "dark")]
FEWER_VIEWS = [("phone", "dark"), ("desktop", "light")]
"""How the pages of the sample site are looked at, and those of the others; of sites that are much alike, the first."""
ALIKE = ("awkward", "excerpt", "base", "one", "empty")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
)
AWKWARD = (
    "no-date", "no-source", "nothing-stated", "long-headline", "one-word-headline", "arabic", "hebrew", "japanese",
    "two-words", "image", "markup", "many-tags", "many-authors", "cleaned", "machine-summary", "very-long",
    "day-1-1-of-the-bridge", "grain-terminal-1",
)  # fmt: skip
"""Articles of the test site that are looked at beside one page of each kind."""
FRONT_REQUESTS = 3
LIGHTHOUSE_KINDS = ("index.html", "stories/", "articles/", "topics/", "archive/", "search/")
PERFORMANCE = 98


def axe(sites: Sequence[Site], chromium: str) -> Iterator[str]:
    """Violations, light and dark, phone and desktop; and what the browser says or asks others for."""
    looks = [
        (view, site, page)
        for view in VIEWS
        for site in ours(sites)
        if view in _views(site)
        for page in _looked_for(site)
    ]
    browsers = os.cpu_count() or 1
    with ThreadPoolExecutor(browsers) as pool:
        for found in pool.map(lambda number: _looked_through(looks[number::browsers], chromium), range(browsers)):
            yield from found


def _looked_through(looks: Sequence[tuple[tuple[str, str], Site, str]], chromium: str) -> list[str]:
    """What is found on some pages in a browser of their own."""
    from playwright.sync_api import sync_playwright

    source = (TOOLS / "axe-core/axe.min.js").read_text(encoding="utf-8")
    found: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for (size, scheme), site, page in looks:
            width, height = SIZES[size]
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            said = _looked_at(context, site, page, source)
            found += [f"{site.name}: {page} ({size}, {scheme}): {line}" for line in said]
            context.close()
        browser.close()
    return found


def _views(site: Site) -> Sequence[tuple[str, str]]:
    """How the pages of a site are looked at."""
    return VIEWS if site.name == SAMPLE else FEWER_VIEWS[:1] if site.name in ALIKE else FEWER_VIEWS


def _looked_for(site: Site) -> list[str]:
    """The pages to look at: a few of sites that differ from another one in little."""
    kinds = site.of_each_kind()
    if site.name in ALIKE:
        return [page for page in kinds if page.startswith(("index", "stories/", "articles/", "editions/"))]
    return [*kinds, *(site.named(*AWKWARD) if site.name == "everyday" else ())]


def _looked_at(context: Any, site: Site, page: str, source: str) -> Iterator[str]:
    opened = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    opened.on("request", lambda sent: asked.append(sent.url))
    opened.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(site.address(page), wait_until="load")
    yield from (f"the console says: {line[:200]}" for line in said)
    yield from (f"asks another host: {url}" for url in asked if not url.startswith((site.url, "data:")))
    if page == "index.html" and len(asked) > FRONT_REQUESTS:
        yield f"{len(asked)} requests, {FRONT_REQUESTS} is the most: {', '.join(asked)}"
    sideways = opened.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if sideways > 0:
        yield f"scrolls sideways by {sideways} pixels"
    opened.evaluate(source)
    found = opened.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    for broken in found["violations"]:
        places = "; ".join(" ".join(map(str, node["target"])) for node in broken["nodes"][:3])
        yield f"{broken['id']}, {len(broken['nodes'])} places ({broken['help']}): {places}"
    opened.close()


def lighthouse(sites: Sequence[Site], chromium: str) -> Iterator[str]:
    """Scores below what they must be; a slow page gets a second try, because machines are noisy."""
    for site in sites:
        kinds = site.of_each_kind()
        for kind in LIGHTHOUSE_KINDS:
            page = next((page for page in kinds if page.startswith(kind)), None)
            if page:
                found = _scored(site, page, chromium)
                if found and all(said.startswith("performance") for said in found):
                    found = _scored(site, page, chromium)
                yield from (f"{site.name}: {page}: {said}" for said in found)


def _scored(site: Site, page: str, chromium: str) -> list[str]:
    """What is wrong with one page, as Lighthouse sees it."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        options = (
            "--quiet",
            f"--chrome-flags={' '.join(FLAGS)}",
            f"--chrome-path={chromium}",
            "--output=json",
            f"--output-path={result}",
        )
        done = run("node", str(TOOLS / ".bin/lighthouse"), site.address(page), *options, "--no-enable-error-reporting")
        if not result.exists():
            return [f"Lighthouse itself failed: {done.stderr[-400:]}"]
        told = json.loads(result.read_text(encoding="utf-8"))
    found = []
    for name, category in told["categories"].items():
        score, least = round((category["score"] or 0) * 100), PERFORMANCE if name == "performance" else 100
        if score < least:
            audits = [told["audits"][ref["id"]] for ref in category["auditRefs"] if ref["weight"]]
            lost = [audit["id"] for audit in audits if audit["score"] is not None and audit["score"] < 0.9]
            found.append(f"{name} {score}, {least} is the least: {', '.join(lost)}")
    return found
