"""Style sheets as they are published: imported files put in their place, blanks and comments left out."""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

import rcssmin

from digest.errors import ConfigError

IMPORT = re.compile(r'@import\s+"([^"]+)"\s*;')
NAMED = re.compile(r"""url\(("[^"]*"|'[^']*'|[^)]*)\)""", re.IGNORECASE)
"""What a sheet asks for, mostly in quotation marks."""


def style_sheets(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The static files of a theme with every style sheet made ready.

    A sheet takes in what it imports by name (``@import "tokens.css";``), so that readers fetch
    one file and theme makers change one part; what was taken in is not published by itself.

    Raises:
        ConfigError: a sheet imports a file that is not there, or itself; it names a file below it that is not there.
    """
    sheets = {name for name in files if name.endswith(".css")}
    for name in sorted(sheets):
        _refuse_missing(files, name)
    taken = {part for name in sheets for part in IMPORT.findall(_text(files, name))}
    whole = {name: _whole(files, name, ()) for name in sorted(sheets)}
    ready = {name: _minified(sheet) for name, sheet in whole.items() if name not in taken}
    return {name: data for name, data in files.items() if name not in sheets} | ready


def _refuse_missing(files: Mapping[str, bytes], name: str) -> None:
    """Fonts and pictures that a sheet asks for must be there; what is elsewhere is not ours to know."""
    for named in NAMED.findall(rcssmin.cssmin(_text(files, name))):
        path = re.split("[?#]", named.strip("'\" "))[0]
        at = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
        elsewhere = not path or path.startswith("/") or ":" in path or at.startswith("..")
        if not elsewhere and at not in files:
            problem = f"there is no file theme/static/{at}"
            raise ConfigError(f"theme/static/{name}: url({path})", problem, "put it there, or take the line out")


def _whole(files: Mapping[str, bytes], name: str, above: tuple[str, ...]) -> str:
    """A sheet with the sheets that it imports; ``above`` are those that it is imported by."""

    def imported(found: re.Match[str]) -> str:
        part = found[1]
        place = f"theme/static/{name}: @import"
        if part not in files:
            raise ConfigError(place, f"there is no {part!r} beside it", "write that file, or take the line out")
        if part in (*above, name):
            raise ConfigError(place, f"{part!r} imports itself", "take one of the lines out")
        return _whole(files, part, (*above, name))

    return IMPORT.sub(imported, _text(files, name))


def _text(files: Mapping[str, bytes], name: str) -> str:
    return files[name].decode("utf-8", "replace")


def _minified(sheet: str) -> bytes:
    small: str = rcssmin.cssmin(sheet)
    return small.encode()
