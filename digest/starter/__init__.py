"""What `digest init` lays down: a site that builds as it is, and explains itself."""

from pathlib import Path

from digest.errors import UsageError

NAMES = {"gitattributes": ".gitattributes", "gitignore": ".gitignore", "workflow.yml": ".github/workflows/publish.yml"}
"""Files that must not have their real name inside the package."""


def lay_down(folder: Path) -> list[str]:
    """Write the starter site into ``folder``; returns the paths written.

    Raises:
        UsageError: a file of that name is there; nothing is written then.
    """
    here = Path(__file__).parent
    files = [p for p in sorted(here.rglob("*")) if p.is_file() and "__pycache__" not in p.parts and p != Path(__file__)]
    targets = {}
    for path in files:
        name = path.relative_to(here).as_posix()
        targets[path] = folder / NAMES.get(name, name)
    for target in targets.values():
        if target.exists():
            raise UsageError(f"{target} is already there; name a new folder, nothing was written")
    for path, target in targets.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return sorted(target.relative_to(folder).as_posix() for target in targets.values())
