"""The sites that are checked: built into a folder and served on this machine, with a page of each kind."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPO / "tests"))

from gallery import NOW, VARIANTS, make_gallery  # noqa: E402 (it lies in tests)

SAMPLE = "sample"
THEIRS = ("simple", "notmyidea")
"""Variants in the themes of others, whose links alone are checked."""
SITES = (SAMPLE, *VARIANTS)
KINDS = (
    "index.html", "stories/*/", "articles/*/", "editions/*/", "topics/*/", "entities/*/", "keyphrases/*/", "sources/*/",
    "topics/", "entities/", "keyphrases/", "sources/", "archive/", "archive/*/", "search/", "feeds/", "made/",
    "404.html",
)  # fmt: skip
"""Where a page of each kind is; of those with a star the newest edition, else the first."""


@dataclass(frozen=True)
class Site:
    """A built and served site: its name, its folder, and the address of its front page without the last slash."""

    name: str
    folder: Path
    url: str

    @property
    def base(self) -> str:
        """The path that the site lives under."""
        return "/".join(["", *self.url.split("/")[3:]]).rstrip("/")

    def address(self, page: str) -> str:
        """The address of a page given as a path in the folder."""
        return f"{self.url}/{page.removesuffix('index.html')}"

    def pages(self) -> list[str]:
        """All pages, as paths in the folder."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def of_each_kind(self) -> list[str]:
        """One page of each kind that the site has."""
        found = []
        for kind in KINDS:
            there = sorted(self.folder.glob(kind if kind.endswith(".html") else f"{kind}index.html"))
            newest_last = kind.startswith("editions")
            found += [there[-1 if newest_last else 0].relative_to(self.folder).as_posix()] if there else []
        return found

    def named(self, *names: str) -> list[str]:
        """The pages of articles by the readable part of their addresses."""
        found = (next(iter(sorted(self.folder.glob(f"articles/{name}-*/index.html"))), None) for name in names)
        return [path.relative_to(self.folder).as_posix() for path in found if path]


def ours(sites: Sequence[Site]) -> list[Site]:
    """The sites in digest's own theme."""
    return [site for site in sites if site.name not in THEIRS]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that keeps the terminal clean."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """A server that keeps many who ask at once waiting, rather than refuse them."""

    request_queue_size = 1024


@contextmanager
def built_and_served(name: str, scratch: Path) -> Iterator[Site]:
    """Build a site for the address it is then served at.

    Raises:
        subprocess.CalledProcessError: the build failed; it has told why.
    """
    base = "" if name == SAMPLE else VARIANTS[name].base
    root = scratch / name
    handler = functools.partial(Quiet, directory=str(root / "served"))
    with Server(("127.0.0.1", 0), handler) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        output = _build(name, root, url)
        place = root / "served" / base.strip("/") if base else root / "served"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(output, target_is_directory=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Site(name, output.resolve(), url + base)
        finally:
            server.shutdown()


def _build(name: str, root: Path, url: str) -> Path:
    root.mkdir(parents=True)
    if name == SAMPLE:
        shutil.copytree(REPO / "content", root / "content")
        settings = (REPO / "pyproject.toml").read_text(encoding="utf-8")
        here = settings.replace("[tool.digest.site]\n", f'[tool.digest.site]\nurl = "{url}"\n', 1)
        (root / "pyproject.toml").write_text(here, encoding="utf-8")
    else:
        make_gallery(root, name, url)
    command = [sys.executable, "-m", "digest", "build", "--quiet", "--now", NOW]
    subprocess.run(
        command, cwd=root, check=True, env={**os.environ, "PYTHONPATH": str(REPO)}, stderr=subprocess.DEVNULL
    )
    return root / "output"
