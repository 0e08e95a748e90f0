"""Keys to JSON on disk; knows nothing of articles. It may vanish at any time.

SQLite in WAL mode: a killed build loses at most what it had not yet written, and readers
are never in the way. Values are JSON, never pickles, so a poisoned cache runs no code; each
has a check sum before it, because SQLite does not notice when bytes of a value change.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

SCHEMA = "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
AT_ONCE = 500
FEW_USED = 60
"""How many times more answers than a build used are kept: a build that changes nothing
uses few, because it finds what came of all plugins together."""
SUM = 8
"""Bytes of the check sum."""


class Cache:
    """Answers of earlier builds by key.

    ``damaged`` holds the path that a broken file was moved to, so that the report can say so.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the cache at ``path``, or one in memory for None."""
        self.path = path
        self.damaged: Path | None = None
        self.used: set[bytes] = set()
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = self._open()
        except sqlite3.DatabaseError:
            self._set_aside()
            self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path or ":memory:", timeout=30)
        try:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=NORMAL")
            db.execute(SCHEMA)
            db.execute("SELECT count(*) FROM (SELECT key, value FROM answers LIMIT 1)").fetchone()
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    def _set_aside(self) -> None:
        assert self.path is not None
        self.damaged = self.path.with_suffix(".damaged")
        self.path.replace(self.damaged)
        for suffix in ("-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values that are there, by key."""
        found: dict[bytes, bytes] = {}
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, value FROM answers WHERE key IN ({marks})"  # noqa: S608 - only question marks
            try:
                rows = self._db.execute(query, some).fetchall()
            except sqlite3.DatabaseError:
                self._start_anew()
                return {}
            found.update((key, stored[SUM:]) for key, stored in rows if stored[:SUM] == _sum(key, stored[SUM:]))
        self.used.update(found)
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Remember values; all of them or, when killed in between, none."""
        if values:
            self.used.update(values)
            try:
                self._write(values)
            except sqlite3.DatabaseError:
                self._start_anew()
                with contextlib.suppress(sqlite3.DatabaseError):  # a full disk, say: it costs the next build time
                    self._write(values)

    def _write(self, values: Mapping[bytes, bytes]) -> None:
        rows = ((key, _sum(key, value) + value) for key, value in values.items())
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?)", rows)

    def _start_anew(self) -> None:
        self._db.close()
        if self.path:
            self._set_aside()
        self._db = self._open()

    def close(self) -> None:
        """Forget what no recent build used (when that is most of it), and close."""
        with contextlib.suppress(sqlite3.DatabaseError):  # what is broken is noticed when it is next opened or read
            self._forget()
        self._db.close()

    def _forget(self) -> None:
        count = self._db.execute("SELECT count(*) FROM answers").fetchone()[0]
        if count > 1000 and count > FEW_USED * len(self.used):
            with self._db:
                keep = [(key,) for key in self.used]
                self._db.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
                self._db.executemany("INSERT INTO used VALUES (?)", keep)
                self._db.execute("DELETE FROM answers WHERE key NOT IN (SELECT key FROM used)")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _sum(key: bytes, value: bytes) -> bytes:
    """What shows that a value is the one that was written under ``key``."""
    return hashlib.blake2b(key + value, digest_size=SUM).digest()
