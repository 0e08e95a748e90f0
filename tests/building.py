"""Small sites for the tests of the engine: made in a folder, built, looked at."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from digest.build import Options, build, engine_for
from digest.config import read_config
from digest.model import Article
from digest.pipeline import Engine
from digest.report import Report
from digest.stages.collect import collect, find_files

NOW = datetime(2024, 8, 20, tzinfo=UTC)
FAULTY = Path(__file__).parent / "faulty"
CORE = ("read-text", "extractive-summary")
RIVER = "The river rose by two metres on Monday, the water board said. Schools stay closed until Friday."
THREE = {
    "one.txt": f"Title: The river\nDate: 2024-08-14\nSource: The Paper\n\n{RIVER}",
    "two.txt": "Title: The court\nDate: 2024-08-15\nSource: The Post\n\nThe court opened on Tuesday, a clerk told us.",
    "three.txt": "Title: The harbour\nDate: 2024-08-15\n\nA ship left the harbour on Wednesday with grain on board.",
}


def make_site(
    root: Path,
    articles: Mapping[str, str | bytes] = THREE,
    *,
    plugins: tuple[str, ...] = CORE,
    toml: str = "",
    build: str = "",
    faulty: tuple[str, ...] = (),
) -> Path:
    """A site with these files in ``content``; ``faulty`` names files of tests/faulty to install.

    ``build`` is added to the section of that name, ``toml`` below it.
    """
    for name, content in articles.items():
        write(root / "content" / name, content)
    for name in faulty:
        write(root / "plugins" / f"{name}.py", (FAULTY / f"{name}.py").read_bytes())
    names = ", ".join(f'"{name}"' for name in (*plugins, *(n.replace("_", "-") for n in faulty)))
    write(root / "digest.toml", f"[build]\nplugins = [{names}]\n{build}\n{toml}\n")
    return root


def write(path: Path, content: str | bytes) -> None:
    """Write a file, and its folders if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def built(root: Path, *, frozen: bool = False, now: datetime = NOW) -> Report:
    """Build the site in ``root``."""
    return build(read_config(root), Options(now=now, frozen=frozen))


def problems(report: Report) -> list[str]:
    """The problems as a user reads them."""
    return [str(problem) for problem in report.problems]


def output(root: Path, *, but: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Every file of the built site by its path; those in the folders ``but`` left out."""
    files = sorted(path for path in (root / "output").rglob("*") if path.is_file())
    named = {path.relative_to(root / "output").as_posix(): path.read_bytes() for path in files}
    return {name: content for name, content in named.items() if not name.startswith(but)} if but else named


def article_pages(root: Path) -> list[str]:
    """The pages of articles there are, by the readable part of their address."""
    return sorted(path.name.rpartition("-")[0] for path in (root / "output" / "articles").iterdir())


def build_in_another_process(root: Path, **environment: str) -> "subprocess.Popen[bytes]":
    """Start a build that can be killed."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[2]); import conftest, building; from pathlib import Path\n"
        "if __name__ == '__main__': building.built(Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", code, str(root), str(Path(__file__).parent)]
    return subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE)


@contextmanager
def engine(root: Path) -> Iterator[Engine]:
    """An engine with the plugins of the site, its cache in memory."""
    report = Report()
    with engine_for(read_config(root), report, keep=False) as made:
        yield made


def collected(root: Path) -> tuple[list[Article], Report]:
    """The articles that the content of the site holds, and what was said about it."""
    with engine(root) as made:
        return collect(made, list(find_files(made.config, made))), made.report
