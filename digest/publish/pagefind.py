"""Pagefind, asked to index texts: the one module that knows its program and what it answers.

Its own client for Python waits a tenth of a second for each answer, which makes minutes of a few
thousand texts. So the same is said to the program here, all at once.
"""

import base64
import binascii
import importlib.metadata
import json
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any

from digest.errors import PublishError

SECONDS, SECONDS_A_TEXT = 60.0, 0.1
"""How long the program may take at all, and more for each text; it takes about four milliseconds for one."""
SCRIPT, ENTRY = "pagefind.js", "pagefind-entry.json"
"""The script that searches, and the file of a bundle that it reads first."""
INSTALL = "pip install 'news-digest[search]'"


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
    last: dict[str, Any] = {}
    for answer in _answers(messages, SECONDS + SECONDS_A_TEXT * len(records)):
        last = answer["payload"]
        if last["type"] == "Error":
            raise PublishError(f"Pagefind refuses a text: {last.get('message', '')}")
    return {file["path"]: base64.b64decode(file["content"]) for file in last.get("files", ())}


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


def _answers(messages: Sequence[Mapping[str, Any]], seconds: float) -> Iterator[dict[str, Any]]:
    """What the program answers to ``messages``, one each, in their order."""
    command = [_program(), "--service"]
    with tempfile.TemporaryFile() as said:
        try:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said)  # noqa: S603
        except OSError as error:
            raise PublishError(f"Pagefind cannot be run: {error}") from None
        assert process.stdin
        assert process.stdout
        with process:
            ends = threading.Timer(seconds, process.kill)
            writer = threading.Thread(target=_tell, args=(process.stdin, messages), daemon=True)
            ends.start()
            writer.start()
            try:
                yield from _heard(process.stdout, len(messages))
            except (ValueError, KeyError, TypeError, EOFError) as error:
                said.seek(0)
                words = (said.read().decode(errors="replace").strip().splitlines() or [str(error)])[-1]
                raise PublishError(f"Pagefind failed: {words}") from None
            finally:
                ends.cancel()
                process.kill()  # it has said all, or is of no use
                writer.join()


def _tell(ear: IO[bytes], messages: Sequence[Mapping[str, Any]]) -> None:
    """Say everything; answers are taken meanwhile, so that neither side waits for the other."""
    try:
        for number, message in enumerate(messages, 1):
            said = json.dumps({"message_id": number, "payload": message})
            ear.write(base64.b64encode(said.encode()) + b",")
        ear.flush()
    except OSError:
        return  # it ended early, which shows in what it did not answer


def _heard(mouth: IO[bytes], number: int) -> Iterator[dict[str, Any]]:
    """The next ``number`` answers.

    Raises:
        EOFError: there are fewer.
        ValueError: one is not what the program says.
    """
    pieces: list[bytes] = []
    while number:
        read = mouth.read1(1 << 20)  # type: ignore[attr-defined]  # of the buffered pipe
        if not read:
            raise EOFError("it ended early")
        *ended, rest = read.split(b",")
        for end in ended:
            try:
                answer: dict[str, Any] = json.loads(base64.b64decode(b"".join((*pieces, end)), validate=True))
            except binascii.Error as error:
                raise ValueError(str(error)) from None
            pieces = []
            number -= 1
            yield answer
        pieces.append(rest)
