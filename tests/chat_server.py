"""A chat endpoint on this machine for tests: answers as it is told to and keeps what it was asked."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Answer:
    """What the endpoint sends back: a status, a body, headers, after so many seconds."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass
class Asked:
    """One call as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def article(self) -> dict[str, Any]:
        """The article in the user's message."""
        return json.loads(re.search(r"```json\n(.*)\n```", self.body["messages"][1]["content"])[1])

    @property
    def sentences(self) -> list[str]:
        """Its sentences."""
        return [one["text"] for one in self.article["sentences"]]


@dataclass
class Server:
    """The endpoint: its address, the calls so far, the most at one time."""

    url: str
    calls: list[Asked] = field(default_factory=list)
    most: int = 0
    now: int = 0
    lock: Any = field(default_factory=threading.Lock)


def completion(content: str, **usage: Any) -> dict[str, Any]:
    """A reply as endpoints give it."""
    body = {"id": "x", "object": "chat.completion", "model": "stub"}
    return body | {"choices": [{"index": 0, "message": {"role": "assistant", "content": content}}], "usage": usage}


def summary(*said: tuple[str, list[int]]) -> Answer:
    """A reply with these sentences and their sources."""
    content = json.dumps({"sentences": [{"text": text, "sources": sources} for text, sources in said]})
    return Answer(completion(content, prompt_tokens=100, completion_tokens=20))


@contextmanager
def serving(answer: Callable[[Asked, int], Answer]) -> Iterator[Server]:
    """Serve what ``answer`` makes of each call and its number, from 1 on."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, json.loads(content))
            with server.lock:
                server.calls.append(asked)
                number = len(server.calls)
                server.now += 1
                server.most = max(server.most, server.now)
            try:
                self._send(answer(asked, number))
            finally:
                with server.lock:
                    server.now -= 1

        def _send(self, given: Answer) -> None:
            time.sleep(given.seconds)
            body = given.body if isinstance(given.body, bytes) else json.dumps(given.body).encode()
            self.send_response(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:  # the other side has given up
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """Say nothing of connections that broke off."""

    with Quiet(("127.0.0.1", 0), Handler) as http:
        server = Server(f"http://127.0.0.1:{http.server_port}/v1")
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()
