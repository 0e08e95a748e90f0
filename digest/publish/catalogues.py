"""Catalogues of translated words: ``theme/locale/<language>.po``, those of the site over the shipped ones."""

import importlib.resources
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from gettext import NullTranslations, c2py
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

PLACE = re.compile(r"%\((\w+)\)s|%%|(%)")
"""What ``%`` may stand for in a message; the second group is what it may not."""
LINE = re.compile(r'#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)\s+)?"(?:[^"\\]|\\.)*"|')
"""A line of a catalogue: a comment, a part of a message, or nothing."""
RULE = re.compile(r"nplurals=[1-9];\s*plural=([^;]+);")
FORMS = "(n != 1)"
"""Which of two forms a number takes, where a catalogue does not say: that of English and many others."""


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


class Translations(NullTranslations):
    """One catalogue; what it does not say, its fallback says."""

    def __init__(self, said: Mapping[str, Sequence[str]], form: Callable[[int], int]) -> None:
        """Take the forms of each message by the message, and what tells the form for a number."""
        super().__init__()
        self._said, self._form = said, form

    def gettext(self, message: str) -> str:
        """The translation of a message."""
        return self._said[message][0] if message in self._said else super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The translation of a message with two forms, in the form for a number."""
        forms, number = self._said.get(msgid1, ()), self._form(n)
        return forms[number] if number < len(forms) else super().ngettext(msgid1, msgid2, n)


def _translations(path: str, content: bytes) -> Translations:
    from babel.messages.pofile import PoFileError, read_po

    hint = "a catalogue is a .po file of gettext, in UTF-8"
    try:
        text = content.decode("utf-8-sig")
        form = _checked(path, text)
        catalogue = read_po(io.BytesIO(text.encode()), abort_invalid=True)
    except PoFileError as error:
        raise ConfigError(
            path, f"line {(error.lineno or 0) + 1}: {error.args[0].rpartition(' on ')[0]}", hint
        ) from error
    except (ValueError, LookupError) as error:
        raise ConfigError(path, f"is no catalogue: {error}", hint) from error
    _refuse_foreign_places(path, catalogue)
    said = {_forms(m.id)[0]: _forms(m.string) for m in catalogue if m.id and not m.fuzzy and all(_forms(m.string))}
    return Translations(said, form)


def _checked(path: str, text: str) -> Callable[[int], int]:
    """Look at the lines of a catalogue, because Babel takes what it can read; gives what tells the form for a number.

    Raises:
        ConfigError: a line is none of a catalogue, or says no rule; the text names it.
    """
    form = c2py(FORMS)
    for number, line in enumerate(text.split("\n"), start=1):
        place = f"line {number}: {line.strip()!r}"
        if not LINE.fullmatch(line.strip()):
            raise ConfigError(path, f"{place} is no line of a catalogue", 'for example msgstr "Topics"')
        if line.startswith('"Plural-Forms:'):
            rule = RULE.search(line)
            try:
                form = c2py(rule[1] if rule else "")
            except ValueError as error:
                raise ConfigError(
                    path, f"{place} says no rule", f'for example "nplurals=2; plural={FORMS};"'
                ) from error
    return form


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
