"""Where each key of a TOML text stands: the reader of the standard library does not tell."""

import re
from collections.abc import Iterator

Path = tuple[str, ...]

TOKEN = re.compile(
    r"(?P<space>(?:[ \t\r\n]|\#[^\n]*)+)"
    r'|(?P<string>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')'
    r"|(?P<mark>[\[\]{}=,.])"
    r"|(?P<word>[^\s\[\]{}=,.\"'#]+)",
    re.DOTALL,
)
ESCAPES = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
PLAIN = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of every table, key and list entry in valid TOML.

    A path is the keys that lead there; entries of lists are numbered from "0". What stands in several
    places (a table that is opened by each of its keys) has the line of the first one.

    Cost: O(len(text)).
    """
    return _Scanner(text).lines


class _Scanner:
    """One pass over the tokens of a text that is known to be valid."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self.tokens = list(_tokens(text))
        self.next = 0
        self.counts: dict[Path, int] = {}
        table: Path = ()
        while self._kind() != "end":
            if self._take("["):
                table = self._header()
            else:
                self._pair(table)

    def _kind(self) -> str:
        return self.tokens[self.next][0]

    def _take(self, mark: str) -> bool:
        taken = self.tokens[self.next][:2] == ("mark", mark)
        self.next += taken
        return taken

    def _header(self) -> Path:
        several = self._take("[")
        path = self._resolved(self._key(()))
        self._take("]")
        if several:
            self._take("]")
            number = self.counts[path] = self.counts.get(path, -1) + 1
            path = (*path, str(number))
            self.lines.setdefault(path, self.tokens[self.next - 1][2])
        return path

    def _resolved(self, path: Path) -> Path:
        """A header below a list of tables belongs to the last of these."""
        whole: Path = ()
        for number, part in enumerate(path):
            whole = (*whole, part)
            if whole in self.counts and number < len(path) - 1:
                whole = (*whole, str(self.counts[whole]))
        self._note(whole, self.tokens[self.next - 1][2])
        return whole

    def _note(self, path: Path, line: int) -> None:
        for stop in range(1, len(path) + 1):
            self.lines.setdefault(path[:stop], line)

    def _key(self, table: Path) -> Path:
        path = table
        while True:
            _, part, line = self.tokens[self.next]
            self.next += 1
            path = (*path, part)
            if table:
                self._note(path, line)
            if not self._take("."):
                return path

    def _pair(self, table: Path) -> None:
        line = self.tokens[self.next][2]
        path = self._key(table)
        self._note(path, line)
        self._take("=")
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._take("["):
            number = 0
            while not self._take("]"):
                self._note((*path, str(number)), self.tokens[self.next][2])
                self._value((*path, str(number)))
                number += 1
                self._take(",")
        elif self._take("{"):
            while not self._take("}"):
                self._pair(path)
                self._take(",")
        else:
            line = self.tokens[self.next][2]
            self.next += 1
            while self._take(".") or (self._kind() == "word" and self.tokens[self.next][2] == line):
                self.next += self._kind() == "word"  # a number with a point, a day with a time of day


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    line, place = 1, 0
    while match := TOKEN.match(text, place):
        found = match.group()
        if match["string"]:
            yield "string", _unquoted(found), line
        elif not match["space"]:
            yield ("mark" if match["mark"] else "word"), found, line
        line += found.count("\n")
        place = match.end()
    yield "end", "", line


def _unquoted(quoted: str) -> str:
    """The text of a key; that of a value is not needed, and may come out with its quotes."""
    inner = quoted[1:-1]
    return ESCAPES.sub(_character, inner) if quoted[0] == '"' else inner


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else PLAIN.get(match[3], match[3])
