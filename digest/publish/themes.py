"""Themes: where templates and style sheets come from."""

import importlib.resources
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from digest.config import Config
from digest.errors import ConfigError
from digest.publish.styles import style_sheets

STOCK = ("simple", "notmyidea")
"""Pelican's own themes, by the names it knows them."""


@dataclass(frozen=True)
class Theme:
    """Where templates and static files come from, the first folder that has one wins.

    ``stock``: the folder of a Pelican theme that knows nothing of digest, or None.
    """

    folders: tuple[Path, ...]
    stock: Path | None = None

    def files(self, kind: str) -> dict[str, bytes]:
        """The files of ``templates`` or ``static``, by name."""
        found: dict[str, bytes] = {}
        for folder in reversed((self.stock, *self.folders) if self.stock else self.folders):
            root = folder / kind
            for path in sorted(root.rglob("*")) if root.is_dir() else ():
                if path.is_file():
                    found[path.relative_to(root).as_posix()] = path.read_bytes()
        return found

    def stock_files(self) -> dict[str, bytes]:
        """The static files of the stock theme alone."""
        return Theme((), self.stock).files("static")


def shipped_theme() -> Path:
    """The folder of the theme that ships with digest."""
    return Path(str(importlib.resources.files("digest_theme")))


def find_theme(config: Config) -> Theme:
    """The theme that the configuration names, overridden file by file by the site's ``theme/``.

    Raises:
        ConfigError: there is no such theme.
    """
    name, own = config.site.theme, config.root / "theme"
    if name == "digest":
        shipped = shipped_theme()
        overridden = own.is_dir() and own.resolve() != shipped.resolve()
        return Theme((own, shipped) if overridden else (shipped,))
    spec = importlib.util.find_spec("pelican")
    assert spec, "Pelican is part of the installation"
    assert spec.origin
    for folder in (config.root / name, Path(spec.origin).parent / "themes" / name):
        if (folder / "templates").is_dir():
            return Theme((shipped_theme(),), folder)
    hint = f'"digest", one of Pelican\'s ({", ".join(STOCK)}), or a folder with templates/ in it'
    raise ConfigError(f"{config.file}: site.theme", f"there is no theme {name!r}", hint)


def static_files(theme: Theme) -> dict[str, bytes]:
    """The static files of the theme; of a stock theme only its own, as they are, and our sheet of feeds."""
    if not theme.stock:
        return style_sheets(theme.files("static"))
    ours = style_sheets(Theme(theme.folders).files("static"))
    return {"feed.css": ours["feed.css"], **theme.stock_files()}
