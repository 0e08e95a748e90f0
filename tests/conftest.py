"""Shared set-up of all tests."""

import importlib.util
import sys
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent


def _alias(name: str, folder: Path) -> None:
    """Make ``folder`` importable as package ``name`` when the distribution is not installed."""
    if importlib.util.find_spec(name) is None:
        spec = importlib.util.spec_from_file_location(
            name, folder / "__init__.py", submodule_search_locations=[str(folder)]
        )
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)


_alias("digest_plugins", REPO / "plugins")
_alias("digest_theme", REPO / "theme")
