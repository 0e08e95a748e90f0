"""What browser tests share: the sites of the gallery, served on this machine, and pages that keep what went wrong."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from building import built
from gallery import NOW, VARIANTS, make_gallery

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
TRANSITIONS = ("Transition was", "ViewTransition")
"""What a browser says of a transition between two pages that the next one cut short."""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that keeps the terminal clean."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Gallery:
    """The variants of the gallery, each built and served when it is first asked for."""

    def __init__(self, scratch: Path, stack: ExitStack) -> None:
        self._scratch, self._stack = scratch, stack
        self._addresses: dict[str, str] = {}

    def address(self, variant: str) -> str:
        """Where the front page of a variant is, without the last slash."""
        if variant not in self._addresses:
            self._addresses[variant] = self._stack.enter_context(_served(variant, self._scratch / variant))
        return self._addresses[variant]

    def output(self, variant: str) -> Path:
        """The folder of a built variant."""
        self.address(variant)
        return self._scratch / variant / "output"

    def article(self, variant: str, name: str) -> str:
        """The address of an article by the readable part of its own."""
        (folder,) = self.output(variant).glob(f"articles/{name}-????????")
        return f"{self.address(variant)}/articles/{folder.name}/"

    def story(self, variant: str, name: str) -> str:
        """The address of the story whose address holds these words."""
        (folder,) = self.output(variant).glob(f"stories/*{name}*")
        return f"{self.address(variant)}/stories/{folder.name}/"


@contextmanager
def _served(variant: str, root: Path) -> Iterator[str]:
    """Build a variant for the address that it is served at, and serve it."""
    base = VARIANTS[variant].base
    handler = functools.partial(Quiet, directory=str(root / "served"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        make_gallery(root, variant, url)
        built(root, now=datetime.fromisoformat(NOW).replace(tzinfo=UTC))
        place = root / "served" / base.strip("/") if base else root / "served"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(root / "output", target_is_directory=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield url + base
        server.shutdown()
        thread.join()


@contextmanager
def opened(browser: Any, size: str | tuple[int, int] = "desktop", **options: Any) -> Iterator[Any]:
    """A page that keeps what the browser complains about in ``wrong`` and what it asks for in ``asked``."""
    width, height = SIZES[size] if isinstance(size, str) else size
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    page = context.new_page()
    page.wrong, page.asked = [], []
    page.on("console", lambda said: _note(page, said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: _note(page, str(error)))
    page.on("request", lambda sent: page.asked.append(sent.url))
    try:
        yield page
    finally:
        context.close()


def follow(page: Any, link: Any) -> None:
    """Click a link and wait for what it leads to: a click alone is over when the address has changed, not the page."""
    with page.expect_navigation():
        link.click()


def _note(page: Any, said: str) -> None:
    if not any(words in said for words in TRANSITIONS):
        page.wrong.append(said)
