"""Markdown files, with front matter between `---` lines or a header as Pelican users know it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar

from digest.hooks import hookimpl
from digest.model import HEADING, ITEM, PARAGRAPH, QUOTE, File, Raw
from digest.text.encoding import decoded
from digest.text.html.markup import joined, marked
from digest.text.stated import header, stated

if TYPE_CHECKING:
    from markdown_it.token import Token

LARGEST_CHARACTERS = 4_000_000
MANY_BRACKETS = 5_000
"""With more of them links are not looked for: brackets that never close cost quadratic time."""
FENCE = re.compile(r"---[ \t]*\r?\n(?P<lines>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
PAIR = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9 _-]{0,40}):(?:\s+(?P<value>.*))?")
MARK = re.compile(r"</?[A-Za-z!?]")
OPENERS = {"blockquote_open": QUOTE, "list_item_open": ITEM, "heading_open": HEADING}


@dataclass(frozen=True)
class ReadMarkdown:
    """Reads .md and .markdown files.

    Front matter has the keys that plain text files have (Title, Date, Source, Link ...). A
    first heading of the first level is the title if none is stated. Images and raw HTML
    are left out, links and emphasis leave their text.
    """

    version: ClassVar[int] = 2

    @hookimpl
    def read(self, file: File) -> Iterator[Raw]:
        """Yield the one text of the file."""
        if PurePosixPath(file.path).suffix.lower() not in (".md", ".markdown"):
            return
        text, remark = decoded(file.content)
        if len(text) > LARGEST_CHARACTERS:
            raise ValueError(f"{len(text):,} characters are too many for one article: split it, or save it as .txt")
        values, body, odd = front_matter(text)
        blocks = list(_blocks(body))
        if blocks and blocks[0][0] == "h1" and not any(key.lower() == "title" for key in values):
            values["title"] = blocks.pop(0)[1]
        found = stated(values)
        remarks = tuple(filter(None, (remark, *odd, *found.remarks)))
        text_found = joined((HEADING if kind == "h1" else kind, line) for kind, line in blocks)
        if not text_found.text:
            yield Raw("", remarks=("the file holds no text", *remarks), **found.fields)
        else:
            yield Raw(text_found.text, kinds=text_found.kinds, remarks=remarks, **found.fields)


def front_matter(text: str) -> tuple[dict[str, Any], str, list[str]]:
    """The stated values, the text after them, and remarks on lines that were not understood.

    Only ``key: value`` lines, lists in brackets and lists of ``- item`` lines are
    understood: front matter is data, and no YAML library is asked to build objects of it.
    """
    fence = FENCE.match(text)
    if not fence:
        values, body = header(text)
        return dict(values), body, []
    pairs: dict[str, Any] = {}
    odd: list[str] = []
    key = ""
    for line in fence["lines"].splitlines():
        pair = PAIR.fullmatch(line.rstrip())
        if pair:
            key = pair["key"]
            pairs[key] = _value(pair["value"] or "")
        elif key and line.strip().startswith("- "):
            pairs[key] = [*(pairs[key] if isinstance(pairs[key], list) else []), _unquoted(line.strip()[2:])]
        elif key and line[:1] in (" ", "\t") and isinstance(pairs[key], str):
            pairs[key] = f"{pairs[key]} {_unquoted(line)}".strip()
        elif line.strip() and not line.lstrip().startswith("#"):
            odd.append(f"front matter line {line.strip()[:40]!r} was left out")
    return pairs, text[fence.end() :], odd


def _value(text: str) -> str | list[str]:
    stripped = text.strip()
    if stripped.startswith("[") and stripped.endswith("]"):
        return [_unquoted(part) for part in stripped[1:-1].split(",") if part.strip()]
    if stripped in (">", "|", ">-", "|-", "null", "~"):
        return ""
    return _unquoted(stripped)


def _unquoted(text: str) -> str:
    stripped = text.strip()
    if len(stripped) >= 2 and stripped[0] == stripped[-1] == '"':
        return stripped[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(stripped) >= 2 and stripped[0] == stripped[-1] == "'":
        return stripped[1:-1].replace("''", "'")
    return stripped


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Kind and text of each block; a heading of the first level has the kind "h1"."""
    from markdown_it import MarkdownIt  # heavy

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    if text.count("[") > MANY_BRACKETS:
        parser.disable(["link", "image"])
    kinds: list[str] = []
    for token in parser.parse(text):
        if token.type in OPENERS:
            kinds.append("h1" if token.tag == "h1" else OPENERS[token.type])
        elif token.type.removesuffix("_close") + "_open" in OPENERS and token.nesting == -1:
            kinds.pop()
        elif token.type == "inline":
            yield from ((_kind(kinds), line) for line in _lines(token.children or ()))
        elif token.type in ("fence", "code_block"):
            yield from ((_kind(kinds), line) for line in token.content.splitlines())
        elif token.type == "html_block":
            found = marked(token.content)
            inner = dict(found.kinds)
            offset = 0
            for line in found.text.split("\n"):
                yield inner.get(offset, _kind(kinds)), line
                offset += len(line) + 1


def _kind(kinds: Sequence[str]) -> str:
    return QUOTE if QUOTE in kinds else kinds[-1] if kinds else PARAGRAPH


def _lines(tokens: "Sequence[Token]") -> list[str]:
    """The text of inline tokens, a new line at each hard break."""
    lines = [""]
    for token in tokens:
        if token.type == "hardbreak":
            lines.append("")
        elif token.type == "softbreak":
            lines[-1] += " "
        elif token.type in ("text", "code_inline", "text_special"):
            lines[-1] += token.content
    return lines
