"""What `digest init --theme-copy` lays down: the shipped theme, to be edited."""

import tomllib
from pathlib import Path

from digest.errors import UsageError
from digest.publish.themes import shipped_theme

KINDS = ("templates", "static", "locale")
"""The folders of a theme that a site can override."""
NOTE = """\
# Your copy of the theme

Each file here takes the place of the file of that name in the theme that ships with digest. **Remove every file
that you do not change**: the shipped one takes its place, and gets better with new versions of digest, while what
stays here stays as it is. Whole folders can go as well, and so can this note.

- `static/own.css` is for rules of your own, and `static/tokens.css` names the colours, fonts and measures that they can
  set anew: often this one file is all that is needed.
- `static/style.css` is the style sheet of every page, `static/inside.css` that of all pages but the front page.
- `templates/base.html` is around every page; `templates/parts/` holds what is inside.
- `locale/` holds the words that readers see, by language.

What each template gets, and examples, are in docs/themes.md of digest. After a change run `digest build`
and `digest check`; the template and the line are named when something fails.
"""


def is_site(folder: Path) -> bool:
    """Whether there is a site in ``folder``: its own file, or articles under the usual name."""
    if (folder / "digest.toml").exists() or (folder / "content").is_dir():
        return True
    try:
        return "digest" in tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError):
        return False


def theme_files(folder: Path) -> dict[Path, bytes]:
    """The files of the shipped theme by where they go in the site in ``folder``.

    Raises:
        UsageError: one of them is there already.
    """
    shipped = shipped_theme()
    found = {folder / "theme" / "README.md": NOTE.encode()}
    for kind in KINDS:
        for path in sorted((shipped / kind).rglob("*")):
            if path.is_file():
                found[folder / "theme" / path.relative_to(shipped)] = path.read_bytes()
    for target in found:
        if target.exists():
            hint = "move it away, or copy single files from there by hand"
            raise UsageError(f"{target} is already there; {hint} ({shipped}), nothing was written")
    return found


def copy_theme(files: dict[Path, bytes], folder: Path) -> list[str]:
    """Write the files that `theme_files` found; returns their paths below ``folder``."""
    for target, content in files.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return sorted(target.relative_to(folder).as_posix() for target in files)
