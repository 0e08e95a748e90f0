"""The wheel alone: installed in an empty environment, in an empty folder, without the checkout."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent


def run(*command: str, cwd: Path) -> str:
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what git would check out."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for name in ("digest", "plugins", "theme"):
        for path in (REPO / name).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                target = source / path.relative_to(REPO)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        (source / name).write_bytes((REPO / name).read_bytes())
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", str(folder))
    run(sys.executable, "-m", "pip", "wheel", *options, str(source), cwd=folder)
    (built,) = folder.glob("news_digest-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel and, from outside, what it depends on."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", str(folder / "env"), cwd=folder)
    python = folder / "env/bin/python"
    run(str(python), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel), cwd=folder)
    inside = run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    # the dependencies, by path alone: an editable digest is installed by a .pth file, which this does not read
    Path(inside, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    where = run(
        str(python), "-c", "import digest, digest_plugins; print(digest.__file__, digest_plugins.__file__)", cwd=folder
    )
    assert str(REPO) not in where
    return folder / "env/bin"


def test_the_wheel_builds_a_site_in_an_empty_folder(environment: Path, tmp_path: Path) -> None:
    run(str(environment / "digest"), "init", "my-site", cwd=tmp_path)
    site = tmp_path / "my-site"
    said = run(str(environment / "digest"), "build", "--strict", cwd=site)
    assert "3 articles" in said
    assert (site / "output/index.html").is_file()
    assert (site / "output/theme/style.css").is_file()
    assert (site / "output/feed.xml").is_file()
    run(str(environment / "digest"), "check", cwd=site)
    assert sorted(p.name for p in (site / "plugins").iterdir() if p.is_file()) == ["no_shouting.py"]


def test_the_wheel_copies_its_theme_and_builds_with_the_copy(environment: Path, tmp_path: Path) -> None:
    run(str(environment / "digest"), "init", ".", "--theme-copy", cwd=tmp_path)
    for kind in ("templates", "static", "locale"):
        copied = sorted(
            p.relative_to(tmp_path / "theme") for p in (tmp_path / "theme" / kind).rglob("*") if p.is_file()
        )
        shipped = sorted(p.relative_to(REPO / "theme") for p in (REPO / "theme" / kind).rglob("*") if p.is_file())
        assert copied == shipped
    run(str(environment / "digest"), "build", "--strict", cwd=tmp_path)


def test_the_starter_shows_its_licence(environment: Path, tmp_path: Path) -> None:
    run(str(environment / "digest"), "init", ".", cwd=tmp_path)
    articles = list((tmp_path / "content").iterdir())
    assert len(articles) == 3
    assert all("creativecommons.org/licenses/by/2.5" in p.read_text() for p in articles)


def test_the_wheel_holds_neither_tests_nor_the_raw_samples(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in names if name.startswith(("tests", "content")) or "d0472fc77e877775" in name]
    assert "digest/py.typed" in names
    size = sum(info.file_size for info in zipfile.ZipFile(wheel).infolist() if "/data/" in info.filename)
    assert size <= 2_000_000
