"""Bring theme/locale/*.po up to date with what digest and its templates say, or with --check only tell.

Messages come as the code has them, sorted; what is no longer said goes. No date and no place
is written, so that the files change with the words alone. New ones have no translation yet.
"""

import io
import sys
import tomllib
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "theme" / "locale"
KEYWORDS = {**DEFAULT_KEYWORDS, "say": None, "count": (1, 2)}
"""What marks a message: gettext's own names in templates, the methods of Words in Python."""
TOLD = ("Translators:",)
"""How comments begin that translators should see."""
HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"

"""


def extracted() -> Catalog:
    """All messages that the code has."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    methods = [(one["pattern"], one["method"]) for one in mappings]
    options = {one["pattern"]: {k: v for k, v in one.items() if k not in ("pattern", "method")} for one in mappings}
    found = Catalog()
    for name, line, message, comments, _ in extract_from_dir(
        ROOT, methods, options, KEYWORDS, TOLD, directory_filter=_is_ours, strip_comment_tags=True
    ):
        found.add(message, locations=[(name, line)], auto_comments=comments)
    return found


def _is_ours(folder: str) -> bool:
    path = Path(folder).resolve()
    ours = (ROOT / "digest" / "publish", ROOT / "digest" / "formats", ROOT / "theme" / "templates")
    return any(path in (part, *part.parents) or part in path.parents for part in ours)


def updated(path: Path, said: Catalog) -> bytes:
    """A catalogue with exactly the messages that are said, with the translations that it has of them."""
    with path.open("rb") as file:
        old = read_po(file, locale=path.stem, abort_invalid=True)
    new = Catalog(locale=path.stem)
    for message in said:
        if message.id:
            known = old.get(message.id)
            new.add(message.id, known.string if known else None, auto_comments=message.auto_comments)
    body = io.BytesIO()
    write_po(body, new, omit_header=True, sort_output=True, width=100)
    plural = f"nplurals={old.num_plurals}; plural={old.plural_expr};"
    return HEADER.format(language=path.stem, plural=plural).encode() + body.getvalue()


def main() -> int:
    """Update every catalogue, or only look whether each is as it should be."""
    only_look, said, stale = "--check" in sys.argv, extracted(), 0
    for path in sorted(LOCALE.glob("*.po")):
        content = updated(path, said)
        if content != path.read_bytes():
            stale += 1
            print(f"{path.relative_to(ROOT)} {'is not up to date (make messages)' if only_look else 'updated'}")
        if not only_look:
            path.write_bytes(content)
    return min(stale, 1) if only_look else 0


if __name__ == "__main__":
    sys.exit(main())
