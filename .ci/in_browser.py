"""The checkers that need a browser: axe-core, requests and console of each page, Lighthouse."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checkers import TOOLS, run
from sites import SAMPLE, Site, ours

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
VIEWS = [(size, scheme) for size in SIZES for scheme in ("light", "dark")]
FEWER_VIEWS = [("phone", "dark"), ("desktop", "light")]
"""All ways to look at a page, and those in which pages of each kind are looked at."""
ALIKE = ("awkward", "excerpt", "base", "one", "empty", "german")
MAIN = ("index", "stories/", "articles/", "editions/")
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
    from playwright.sync_api import sync_playwright

    source = (TOOLS / "axe-core/axe.min.js").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for size, scheme in VIEWS:
            width, height = SIZES[size]
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            for site in ours(sites):
                for page in _looked_for(site, (size, scheme)):
                    for said in _looked_at(context, site, page, source):
                        yield f"{site.name}: {page} ({size}, {scheme}): {said}"
            context.close()
        browser.close()


def _looked_for(site: Site, view: tuple[str, str]) -> list[str]:
    """The pages to look at in one way: of each kind in the way of `FEWER_VIEWS`, the main ones of the sample in all.

    Of sites that differ from another one in little, the main ones in one way; of that in Arabic, these in both.
    """
    kinds = site.of_each_kind()
    main = [page for page in kinds if page.startswith(MAIN)]
    if site.name in ALIKE:
        return main if view == FEWER_VIEWS[0] else []
    if view not in FEWER_VIEWS:
        return main if site.name == SAMPLE else []
    if site.name == "arabic" and view != FEWER_VIEWS[0]:
        return main
    return [*kinds, *(site.named(*AWKWARD) if site.name == "everyday" and view == FEWER_VIEWS[0] else ())]


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
        for kind in LIGHTHOUSE_KINDS if site.name == SAMPLE else LIGHTHOUSE_KINDS[:3]:
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
