"""A plugin that answers well but for one article, where it does what its option says."""

import os
import re
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from digest import Edit, Note, hookimpl


class Unspeakable(Exception):
    """An exception whose text is one more fault."""

    def __str__(self):
        raise RuntimeError


def sleep():
    time.sleep(60)


def loop():
    while True:
        pass


def search():
    re.search(r"(a|aa)+$", "a" * 60 + "b")


def swallow():
    for _ in range(3):
        try:
            time.sleep(60)
        except BaseException:
            continue


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def fail():
    raise KeyError("no such river")


def recurse():
    recurse()


DEEDS = {
    "sleep": sleep,
    "loop": loop,
    "search": search,
    "swallow": swallow,
    "die": die,
    "raise": fail,
    "recurse": recurse,
    "exit": lambda: sys.exit(3),
    "allocate": lambda: bytearray(1 << 62),
}
CLEANED = {
    "outside": lambda text: [Edit(0, len(text) + 1)],
    "negative": lambda text: [Edit(-5, 2)],
    "backwards": lambda text: [Edit(5, 2)],
    "overlap": lambda text: [Edit(0, 5), Edit(3, 8)],
    "floats": lambda text: [Edit(0.0, 2.5)],
    "nothing": lambda text: [Edit(0, 2, None)],
    "notes": lambda text: [Note("headline", "A headline")],
    "string": lambda text: "the court",
    "number": lambda text: 7,
    "none": lambda text: None,
}


@dataclass(frozen=True)
class Troubled:
    """Is in trouble with one article.

    fault: what it does there.
    word: what the text of that article holds.
    unless: a file; where it is there, nothing goes wrong.
    once: whether that file is made at the first fault.
    """

    version: ClassVar[int] = 1
    fault: str = "raise"
    word: str = "court"
    unless: str = ""
    once: bool = False

    @hookimpl
    def clean(self, articles):
        """Cut nothing, but for the fault."""
        for article in articles:
            if self.word not in article.text or (self.unless and Path(self.unless).exists()):
                yield []
                continue
            if self.once:
                Path(self.unless).touch()
            if self.fault == "few":
                continue
            if self.fault == "many":
                yield []
                yield []
                yield []
            elif self.fault == "unspeakable":
                raise Unspeakable
            elif self.fault in DEEDS:
                DEEDS[self.fault]()
                yield []
            else:
                yield CLEANED[self.fault](article.text)
