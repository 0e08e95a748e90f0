"""Catalogues of translated words: ``theme/locale/<language>.po``, those of the site over the shipped ones."""

import importlib.resources
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

PLACE = re.compile(r"%\((\w+)\)s|%%|(%)")
"""What ``%`` may stand for in a message; the second group is what it may not."""


def locale_folders(root: Path) -> tuple[Path, ...]:
    """Where catalogues are: in the ``theme/`` of the site in ``root``, then in the shipped theme."""
    shipped = Path(str(importlib.resources.files("digest_theme"))) / "locale"
    own = root / "theme" / "locale"
    return (shipped,) if own.resolve() == shipped.resolve() else (own, shipped)


def catalogue_files(language: str, folders: Sequence[Path]) -> Iterator[Path]:
    """The catalogues for a language, the one that wins first; ``pt-BR`` takes ``pt_BR.po``, then ``pt.po``."""
    code = language.replace("-", "_")
    names = dict.fromkeys((code, code.partition("_")[0]))
    for folder in folders:
        for name in names:
            path = folder / f"{name}.po"
            if path.is_file():
                yield path


def read_catalogues(files: Mapping[str, bytes]) -> NullTranslations:
    """Catalogues by their paths, as one; what the first does not say the next one does.

    Raises:
        ConfigError: one of them is broken; the text names file and line.
    """
    whole = NullTranslations()
    for path, content in reversed(list(files.items())):
        translations = _translations(path, content)
        translations.add_fallback(whole)
        whole = translations
    return whole


def _translations(path: str, content: bytes) -> GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalogue = read_po(io.BytesIO(content), abort_invalid=True)
    except PoFileError as error:
        line = f"line {error.lineno + 1}: " if error.lineno is not None else ""
        raise ConfigError(path, f"{line}{error}", "a catalogue is a .po file of gettext") from error
    except (ValueError, LookupError) as error:
        raise ConfigError(path, f"is no catalogue: {error}", "a catalogue is a .po file of gettext in UTF-8") from error
    _refuse_foreign_places(path, catalogue)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    try:
        return GNUTranslations(compiled)
    except ValueError as error:
        raise ConfigError(path, f"Plural-Forms: {error}", 'for example "nplurals=2; plural=(n != 1);"') from error


def _refuse_foreign_places(path: str, catalogue: "Catalog") -> None:
    """A translation must not want a value that its message does not have: the page could not be made.

    Raises:
        ConfigError: one does; the text names it and the line of its message.
    """
    for message in catalogue:
        if message.id and not message.fuzzy:
            given = {name for text in _forms(message.id) for name in places(text)}
            for text in _forms(message.string):
                for name in places(text):
                    if name not in given:
                        hint = f"there are: {', '.join(sorted(f'%({n})s' for n in given)) or 'none; a lone % is %%'}"
                        wrong = f"%({name})s" if name != "%" else "a lone %"
                        raise ConfigError(path, f"line {_line(message)}: {wrong} in {text!r} means nothing", hint)


def places(text: str) -> set[str]:
    """The names of the values that a message wants; ``%`` if it has one that means nothing."""
    return {match[1] or "%" for match in PLACE.finditer(text) if match[1] or match[2]}


def _forms(text: Any) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (text,)


def _line(message: "Message") -> int:
    return message.lineno or 0
