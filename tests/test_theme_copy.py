"""`digest init --theme-copy`: the shipped theme in a site's own folder, to be edited."""

from pathlib import Path

import pytest
from building import make_site
from commands import digest

REPO = Path(__file__).resolve().parent.parent
SHIPPED = REPO / "theme"


def files(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their path in it."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def shipped() -> dict[str, bytes]:
    """What the theme that ships with digest is made of."""
    kinds = ("templates/", "static/", "locale/")
    return {name: content for name, content in files(SHIPPED).items() if name.startswith(kinds)}


def test_a_new_site_gets_the_starter_and_the_theme(tmp_path: Path) -> None:
    done = digest("init", "my-site", "--theme-copy", site=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "my-site/digest.toml").is_file()
    copied = files(tmp_path / "my-site/theme")
    assert "you do not change" in copied.pop("README.md").decode()
    assert copied == shipped()


def test_a_site_that_is_there_gets_the_theme_alone(tmp_path: Path) -> None:
    make_site(tmp_path)
    before = files(tmp_path)
    done = digest("init", "--theme-copy", site=tmp_path)
    assert done.returncode == 0, done.stderr
    after = files(tmp_path)
    assert {name: content for name, content in after.items() if not name.startswith("theme/")} == before
    assert "Remove the files of theme/ that you do not change" in done.stdout
    assert "  theme/templates/base.html\n" in done.stdout


@pytest.mark.parametrize("toml", ["[tool.digest.site]\ntitle = 'x'\n"])
def test_a_site_in_pyproject_is_a_site(tmp_path: Path, toml: str) -> None:
    (tmp_path / "pyproject.toml").write_text(toml)
    assert digest("init", "--theme-copy", site=tmp_path).returncode == 0
    assert not (tmp_path / "digest.toml").exists()


def test_the_pyproject_of_another_project_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert digest("init", "--theme-copy", site=tmp_path).returncode == 0
    assert (tmp_path / "digest.toml").exists()


def test_nothing_is_overwritten_and_nothing_is_half_done(tmp_path: Path) -> None:
    (tmp_path / "theme/static").mkdir(parents=True)
    (tmp_path / "theme/static/style.css").write_text("mine")
    done = digest("init", "--theme-copy", site=tmp_path)
    assert done.returncode == 2
    assert "theme/static/style.css is already there" in done.stderr
    assert files(tmp_path) == {"theme/static/style.css": b"mine"}


def test_a_starter_that_cannot_be_laid_down_leaves_no_theme(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    assert digest("init", "--theme-copy", site=tmp_path).returncode == 2
    assert files(tmp_path) == {"README.md": b"mine"}


def test_the_copy_builds_the_same_site_and_a_change_of_it_shows(tmp_path: Path) -> None:
    make_site(tmp_path)
    assert digest("build", site=tmp_path).returncode == 0
    before = files(tmp_path / "output")
    assert digest("init", "--theme-copy", site=tmp_path).returncode == 0
    assert digest("build", site=tmp_path).returncode == 0
    assert files(tmp_path / "output") == before
    missing = tmp_path / "theme/templates/parts/not_found.html"
    missing.write_text(missing.read_text() + "<p>Our own words</p>\n")
    assert digest("build", site=tmp_path).returncode == 0
    after = files(tmp_path / "output")
    assert {name for name in after if after[name] != before[name]} == {"404.html"}
    assert b"Our own words" in after["404.html"]


def test_what_is_removed_from_the_copy_is_the_shipped_file_again(tmp_path: Path) -> None:
    make_site(tmp_path)
    assert digest("init", "--theme-copy", site=tmp_path).returncode == 0
    for path in (tmp_path / "theme/templates").rglob("*.html"):
        path.unlink()
    assert digest("build", "--strict", site=tmp_path).returncode == 0
    assert digest("check", site=tmp_path).returncode == 0
