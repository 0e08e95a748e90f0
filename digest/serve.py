"""A server for one's own eyes: builds again when a file changes and reloads the page."""

import contextlib
import functools
import http.server
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path

from digest.config import Config
from digest.errors import UsageError

RELOAD = "/.digest/reload.js"
EVENTS = "/.digest/events"
SCRIPT = f"new EventSource('{EVENTS}').onmessage = () => location.reload();\n".encode()
POLICY = re.compile(rb'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')
LOOK = 1000
"""Milliseconds between two looks at single files."""
WAIT = 15.0
"""Seconds after which an idle browser is told that the server is still there."""


class Change:
    """Tells waiting browsers that the site was built again."""

    def __init__(self) -> None:
        """Begin with nothing changed."""
        self.number = 0
        self.condition = threading.Condition()

    def tell(self) -> None:
        """Wake all who wait."""
        with self.condition:
            self.number += 1
            self.condition.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """Wait for a change after number ``seen``; returns the newest number."""
        with self.condition:
            self.condition.wait_for(lambda: self.number > seen, seconds)
            return self.number


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the site below its base path; pages get the reload script."""

    def __init__(self, *args: object, config: Config, change: Change, **kwargs: object) -> None:
        """Serve the output folder of ``config``."""
        self.config, self.change = config, change
        super().__init__(*args, directory=str(config.root / config.build.output), **kwargs)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of the library
        """Keep the terminal for what the builds say."""

    def do_GET(self) -> None:
        """Answer with a page, a file, the reload script, or the stream of changes."""
        base = self.config.site.base
        if self.path == RELOAD:
            self._answer(SCRIPT, "text/javascript")
        elif self.path == EVENTS:
            self._events()
        elif base and not self.path.startswith(f"{base}/"):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"{base}/")
            self.end_headers()
        else:
            self.path = self.path[len(base) :]
            self._file()

    def _file(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        if page.suffix == ".html" and page.is_file():
            self._answer(self._with_script(page.read_bytes()), "text/html; charset=utf-8")
        elif path.exists():
            super().do_GET()
        else:
            missing = Path(self.directory) / "404.html"
            content = missing.read_bytes() if missing.is_file() else b"not built yet"
            self._answer(self._with_script(content), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)

    def _with_script(self, content: bytes) -> bytes:
        script = f'<script src="{RELOAD}"></script></body>'.encode()
        site = self.config.site
        if site.theme != "digest":  # Pelican's themes write whole addresses, which would lead to the site as it is now
            content = content.replace(f'="{site.url}/'.encode(), f'="{site.base}/'.encode())
        return POLICY.sub(_open, content, 1).replace(b"</body>", script, 1)

    def _answer(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = self.change.number
        try:
            while True:
                now = self.change.wait(seen, WAIT)
                self.wfile.write(b"data: built\n\n" if now > seen else b": still here\n\n")
                self.wfile.flush()
                seen = now
        except OSError:  # the browser left
            return


def _open(found: re.Match[bytes]) -> bytes:
    """The policy of a page with the reload script let in; all else stays forbidden, as it will be for readers."""
    policy = found[0]
    for name in (b"script-src", b"connect-src"):
        if name + b" " in policy:
            policy = policy.replace(name + b" ", name + b" 'self' ", 1)
        else:
            policy += b"; " + name + b" 'self'"
    return policy


def serve(config: Config, host: str, port: int, *, watch: bool, say: Callable[[str], None]) -> None:
    """Serve the site until interrupted.

    Raises:
        UsageError: the port is taken.
    """
    change = Change()
    handler = functools.partial(Handler, config=config, change=change)
    try:
        server = http.server.ThreadingHTTPServer((host, port), handler)
    except OSError as error:
        raise UsageError(
            f"port {port} on {host} cannot be used: {error.strerror} (choose another with --port)"
        ) from None
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    if watch:
        _build(config, say)
    say(f"the site is at http://{host}:{server.server_address[1]}{config.site.base}/ (stop with Ctrl-C)")
    try:
        if watch:
            _watch(config, change, say)
        else:
            threading.Event().wait()
    except KeyboardInterrupt:
        say("stopped")
    finally:
        server.shutdown()
        server.server_close()


def _watch(config: Config, change: Change, say: Callable[[str], None]) -> None:
    for changed in _changes(config):
        say(f"changed: {', '.join(path.name for path in changed[:3])}{' …' if len(changed) > 3 else ''}")
        _build(config, say)
        change.tell()


def _changes(config: Config) -> Iterator[list[Path]]:
    """What changed, time and again.

    Folders tell themselves what changes in them. Single files, and whether a folder is there, are looked at
    each second: a file that an editor puts in the place of another is not told twice.
    """
    from watchfiles import watch

    root, build = config.root.resolve(), config.build
    folders = [root / name for name in dict.fromkeys((build.content, build.plugins_folder, "theme", config.site.theme))]
    single = [root / config.file, root / build.vocabulary, *folders]
    ledger = root / build.content / "ledger.tsv"
    seen = [_state(path) for path in single]
    while True:
        there = [folder for folder in folders if folder.is_dir()]
        for told in watch(*there, yield_on_timeout=True, rust_timeout=LOOK, raise_interrupt=True):
            now = [_state(path) for path in single]
            other = {path for path, old, new in zip(single, seen, now, strict=True) if old != new}
            inside = {Path(path) for _, path in told} - {ledger, ledger.with_suffix(".new"), *single}
            seen = now
            if changed := sorted(path for path in other | inside if "__pycache__" not in path.parts):
                yield changed
            if there != [folder for folder in folders if folder.is_dir()]:
                break


def _state(path: Path) -> tuple[int, ...]:
    """What differs after a change of a file; of a folder only whether it is there."""
    if path.is_dir():
        return (1,)
    with contextlib.suppress(OSError):
        found = path.stat()
        return found.st_mtime_ns, found.st_size
    return ()


def _build(config: Config, say: Callable[[str], None]) -> None:
    """Build in a process of its own, so that changed plugins are imported anew."""
    command = [sys.executable, "-m", "digest", "build", "--site", str(config.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    say((done.stdout or done.stderr).rstrip())
