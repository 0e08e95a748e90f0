"""Shared set-up of all tests."""

import importlib.util
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have started this with interrupts ignored
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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Make a skip a failure in CI: there, everything the tests need has been installed."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which in CI is a failure: {report.longrepr}"
    return report
