"""Pagefind, asked to index texts: the one module that knows its program and what it answers.

Its own client for Python waits a tenth of a second for each answer, which makes minutes of a few
thousand texts. So the same is said to the program here, all at once.
"""

import base64
import contextlib
import importlib.metadata
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any

import msgspec

from digest.errors import PublishError

SECONDS, SECONDS_A_TEXT = 60.0, 0.1
"""How long the program may take at all, and more for each text; it takes about four milliseconds for one."""
SCRIPT, ENTRY = "pagefind.js", "pagefind-entry.json"
"""The script that searches, and the file of a bundle that it reads first."""
INSTALL = "pip install 'news-digest[search]'"


class File(msgspec.Struct):
    """A file of an index; its content is in base64."""

    path: str
    content: str


class Payload(msgspec.Struct):
    """What the program says to one message; only the last one gets files."""

    type: str
    message: str = ""
    files: list[File] = []


class Answer(msgspec.Struct):
    """A payload as it comes."""

    payload: Payload


def version() -> str:
    """The version of Pagefind, which its bundles depend on; empty where it is not installed."""
    try:
        return importlib.metadata.version("pagefind")
    except importlib.metadata.PackageNotFoundError:
        return ""


def bundle(records: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    """The files of an index of ``records``, by their paths in it.

    Each record has ``url``, ``content``, ``language`` and ``meta`` (words by name). The same records give
    the same bytes but for the order inside the entry, which is left to the caller.

    Raises:
        PublishError: the program is missing, fails or takes too long.
    """
    messages: list[dict[str, Any]] = [{"type": "NewIndex", "config": {}}]
    messages += [{"type": "AddRecord", "index_id": 0, **record} for record in records]
    messages += [{"type": "GetFiles", "index_id": 0}]
    with tempfile.TemporaryFile() as complaints:
        try:
            answers = _asked(messages, SECONDS + SECONDS_A_TEXT * len(records), complaints)
            return {file.path: base64.b64decode(file.content) for file in answers[-1].files}
        except (OSError, EOFError, ValueError, msgspec.MsgspecError) as error:
            complaints.seek(0)
            lines = complaints.read().decode(errors="replace").strip().splitlines()
            raise PublishError(f"Pagefind failed: {(lines or [str(error)])[-1]}") from None


def _program() -> str:
    """Where the program is.

    Raises:
        PublishError: it is nowhere.
    """
    try:
        from pagefind.service import get_executable
    except ImportError:
        raise PublishError(f"Pagefind is not installed ({INSTALL})") from None
    found = get_executable()
    if found is None:
        raise PublishError(f"Pagefind has no program for this machine ({INSTALL}, or set PAGEFIND_BINARY_PATH)")
    return str(found)


def _asked(messages: Sequence[Mapping[str, Any]], seconds: float, complaints: IO[bytes]) -> list[Payload]:
    """What the program answers to ``messages``, one each, in their order.

    Raises:
        OSError: it cannot be run.
        EOFError: it ended, or was ended after ``seconds``, before it had answered everything.
        MsgspecError, ValueError: an answer is none, or tells an error.
    """
    command = [_program(), "--service"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints)  # noqa: S603
    assert process.stdin
    assert process.stdout
    ends = threading.Timer(seconds, process.kill)
    writer = threading.Thread(target=_tell, args=(process.stdin, messages), daemon=True)
    ends.start()
    writer.start()
    try:
        return list(_heard(process.stdout, len(messages)))
    finally:
        ends.cancel()
        process.kill()  # it has said all, or is of no use
        writer.join()
        with contextlib.suppress(OSError):  # what it did not take any more
            process.stdin.close()
        process.stdout.close()
        process.wait()


def _tell(ear: IO[bytes], messages: Sequence[Mapping[str, Any]]) -> None:
    """Say everything; answers are taken meanwhile, so that neither side waits for the other.

    If it ends early, that shows in what it does not answer. As long as it is to answer, its ear stays open.
    """
    with contextlib.suppress(OSError):
        for number, message in enumerate(messages, 1):
            ear.write(base64.b64encode(msgspec.json.encode({"message_id": number, "payload": message})) + b",")
        ear.flush()


def _heard(mouth: IO[bytes], number: int) -> Iterator[Payload]:
    """The next ``number`` answers; each ends with a comma."""
    pieces: list[bytes] = []
    while number:
        read = mouth.read1(1 << 20)  # type: ignore[attr-defined]  # of the buffered pipe
        if not read:
            raise EOFError("it ended before it had answered")
        *ended, rest = read.split(b",")
        for end in ended[:number]:
            said = msgspec.json.decode(base64.b64decode(b"".join((*pieces, end)), validate=True), type=Answer).payload
            if said.type == "Error":
                raise ValueError(said.message)
            pieces = []
            number -= 1
            yield said
        pieces.append(rest)
