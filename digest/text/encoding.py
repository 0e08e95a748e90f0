"""From the bytes of a file to text, with a remark when that took a decision."""

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
)
WAY_OUT = "save the text as UTF-8, or move the file out of the content folder"
CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
SAMPLE_BYTES = 65_536
CHARSET = re.compile(rb"""(?:charset|<\?xml[^>]{0,80}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
NOT_BELIEVED = ("utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "idna", "punycode")
ASCII = bytes(range(0x80))
HIGH = bytes(range(0x80, 0x100)).decode("cp1252", "replace")
CP1252 = {byte: HIGH[byte - 0x80] for byte in range(0x80, 0xA0) if HIGH[byte - 0x80] != "\ufffd"}
"""Where cp1252 differs from Latin-1; the five bytes it leaves open stay control characters."""
ESCAPED = {0xDC00 + byte: chr(byte) for byte in range(0x80, 0x100)} | {0xDC00 + b: c for b, c in CP1252.items()}


def decoded(content: bytes, declared: str = "") -> tuple[str, str]:
    """The text in ``content`` and a remark on how it was read (``""``: as UTF-8, nothing to say).

    Args:
        content: the bytes of a file.
        declared: an encoding that the file itself names; asked when it is not UTF-8.

    Raises:
        ValueError: it is no text; the message says what it is and what to do.
    """
    for mark, name in BOMS:
        if content.startswith(mark):
            return _marked(content.removeprefix(mark), name)
    for start, what in MAGIC:
        if content.startswith(start):
            raise ValueError(f"this is {what}, not text: {WAY_OUT}")
    if b"\0" in content[:SAMPLE_BYTES] and (name := _wide(content[:SAMPLE_BYTES])):
        return _marked(content, name)
    controls = len(content) - len(content.translate(None, CONTROLS))
    if controls * 50 > len(content) and controls > 1:
        raise ValueError(f"this is binary, not text ({controls} control bytes of {len(content)}): {WAY_OUT}")
    return _unmarked(content, declared)


def declared_encoding(content: bytes) -> str:
    """The encoding that a page or XML file names in its first 2,048 bytes, or ``""``."""
    match = CHARSET.search(content[:2048])
    return match[1].decode("ascii").lower() if match else ""


def _marked(content: bytes, name: str) -> tuple[str, str]:
    remark = "" if name == "utf-8" else f"read as {name.upper()}"
    text = content.decode(name, "replace")
    if "\ufffd" in text and content.decode(name, "ignore") != text:
        remark = f"read as {name.upper()}, with broken characters"
    return text, remark


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark shows as NUL bytes that are all at odd or all at even places."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if (even and odd) or (even + odd) * 25 < len(sample) // 2:
        return ""
    return "utf-16-be" if even else "utf-16-le"


def _unmarked(content: bytes, declared: str) -> tuple[str, str]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if (text or not content) and not (text.isascii() and _is_usable(declared) and b"\x1b" in content):
        return text, ""
    if _is_usable(declared):
        try:
            return content.decode(declared), f"read as {declared}"
        except UnicodeDecodeError:
            pass
    if _is_mostly_utf8(content):
        return content.decode("utf-8", "surrogateescape").translate(
            ESCAPED
        ), "read as UTF-8, the broken bytes as cp1252"
    return content.decode("latin-1").translate(CP1252), "read as cp1252"


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether the bytes beyond ASCII are UTF-8 but for one in twenty, judged by the first mebibyte that has any."""
    first = next((i for i in range(0, len(content), SAMPLE_BYTES) if not content[i : i + SAMPLE_BYTES].isascii()), 0)
    sample = content[first : first + 16 * SAMPLE_BYTES]
    sound = len(sample.decode("utf-8", "ignore").encode())
    high = len(sample.translate(None, ASCII))
    return high > 20 * (len(sample) - sound)


def _is_usable(name: str) -> bool:
    try:
        found = codecs.lookup(name).name if name else ""
    except LookupError:
        return False
    return bool(found) and found not in NOT_BELIEVED and codecs.lookup(name)._is_text_encoding  # noqa: SLF001
