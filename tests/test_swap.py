"""The site is the old one or the new one, whole, whenever a build is stopped."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from building import RIVER, THREE, build_in_another_process, built, make_site, output, write

from digest.errors import UsageError
from digest.publish.swap import linked, only_writer, recover, reused, swap

REPO = Path(__file__).resolve().parent.parent
MANY = {
    f"{n:02}.txt": f"Title: Report {n}\nDate: 2024-08-14\nSource: Paper {n}\n\n{RIVER} Report {n}." for n in range(40)
}
MOMENTS = {
    "folder made": lambda state: state.exists(),
    "a page made": lambda state: any(state.rglob("*.html")),
    "half made": lambda state: sum(1 for _ in state.rglob("*.html")) > 30,
    "feeds made": lambda state: (state / "sitemap.xml").exists(),
}


def reached(moment: str, state: Path) -> bool:
    """Whether a build is there; a folder that is moved while it is looked through has not been caught."""
    try:
        return MOMENTS[moment](state)
    except FileNotFoundError:
        return False


def folder(path: Path, **files: str) -> Path:
    for name, content in files.items():
        write(path / f"{name}.html", content)
    return path


def listing(path: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in path.iterdir()} if path.is_dir() else {}


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    new, old = folder(tmp_path / "next", index="new"), folder(tmp_path / "output", index="old")
    swap(new, old, tmp_path / "previous")
    assert (listing(old), listing(tmp_path / "previous"), new.exists()) == (
        {"index.html": "new"},
        {"index.html": "old"},
        False,
    )


def test_the_first_folder_is_moved_into_place(tmp_path: Path) -> None:
    swap(folder(tmp_path / "next", index="new"), tmp_path / "deep/output", tmp_path / "previous")
    assert listing(tmp_path / "deep/output") == {"index.html": "new"}


def test_of_the_earlier_folders_only_the_last_is_kept(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        swap(folder(tmp_path / "next", index=name), tmp_path / "output", tmp_path / "previous")
    assert listing(tmp_path / "previous") == {"index.html": "two"}


def test_the_previous_folder_comes_back_when_a_kill_left_none(tmp_path: Path) -> None:
    folder(tmp_path / "previous", index="old")
    assert recover(tmp_path / "output", tmp_path / "previous")
    assert listing(tmp_path / "output") == {"index.html": "old"}


def test_a_folder_in_place_is_not_touched_by_recovery(tmp_path: Path) -> None:
    folder(tmp_path / "previous", index="old")
    folder(tmp_path / "output", index="new")
    assert not recover(tmp_path / "output", tmp_path / "previous")
    assert listing(tmp_path / "output") == {"index.html": "new"}


def test_a_linked_file_keeps_its_time(tmp_path: Path) -> None:
    write(tmp_path / "old.html", "x")
    os.utime(tmp_path / "old.html", (1, 1))
    linked(f"{tmp_path}/old.html", f"{tmp_path}/new.html")
    assert (tmp_path / "new.html").stat().st_mtime == 1


def test_only_wanted_files_that_the_site_in_place_shares_stay_of_the_one_before(tmp_path: Path) -> None:
    output = folder(tmp_path / "output", same="same", other="new", unwanted="same")
    previous = folder(tmp_path / "previous", other="old", gone="old")
    (previous / "deep").mkdir()
    for name in ("same", "unwanted"):
        os.link(output / f"{name}.html", previous / f"{name}.html")
    stay = reused(previous, tmp_path / "next", output, {"same.html", "other.html"})
    assert (stay, listing(tmp_path / "next"), previous.exists()) == ({"same.html"}, {"same.html": "same"}, False)


def test_a_copy_is_not_taken_for_the_file_of_the_site_in_place(tmp_path: Path) -> None:
    output = folder(tmp_path / "output", index="same")
    shutil.copytree(output, tmp_path / "previous")
    assert reused(tmp_path / "previous", tmp_path / "next", output, {"index.html"}) == set()
    assert listing(tmp_path / "next") == {}


def test_what_a_stopped_build_left_is_not_reused(tmp_path: Path) -> None:
    output = folder(tmp_path / "output", index="same")
    (tmp_path / "next").mkdir()
    os.link(output / "index.html", tmp_path / "next/index.html")
    assert reused(tmp_path / "previous", tmp_path / "next", output, {"index.html"}) == set()
    assert listing(tmp_path / "next") == {}


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with only_writer(tmp_path):
            pass
    with only_writer(tmp_path), pytest.raises(UsageError, match="another build"), only_writer(tmp_path):
        pass


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """Give a built site with new content waiting, its output now and its output to be."""
    root = tmp_path_factory.mktemp("origin") / "site"
    make_site(root, MANY)
    built(root)
    old = output(root)
    write(root / "digest.toml", (root / "digest.toml").read_text() + '[site]\ntitle = "Another name"\n')
    write(root / "content/new.txt", f"Title: New\nDate: 2024-08-16\n\n{RIVER}")
    shutil.copytree(root, root.parent / "ahead")
    built(root.parent / "ahead")
    return root, old, output(root.parent / "ahead")


def killed(root: Path, moment: str) -> None:
    """Start a build and kill it at that moment, or let it end if it was faster."""
    process = build_in_another_process(root)
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline and not reached(moment, root / ".digest/next"):
        time.sleep(0.001)
    process.kill()
    process.communicate()


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_leaves_a_whole_site_and_the_next_build_mends_all(tmp_path: Path, moment: str, before_and_after) -> None:
    origin, old, new = before_and_after
    root = tmp_path / "site"
    shutil.copytree(origin, root)
    killed(root, moment)
    assert output(root) in (old, new)
    built(root)
    assert output(root) == new


@pytest.mark.parametrize("left", ["next", "previous", "manifest"])
def test_a_kill_around_the_exchange_is_mended(tmp_path: Path, left: str, before_and_after) -> None:
    origin, _, new = before_and_after
    root = tmp_path / "site"
    shutil.copytree(origin, root)
    state = root / ".digest"
    if left == "next":  # exchanged, the old site not yet put away
        shutil.copytree(root / "output", state / "next")
    elif left == "previous":  # between two renames
        (root / "output").rename(state / "previous")
    else:  # exchanged, but not yet known
        (state / "site.json").unlink()
    built(root)
    assert output(root) == new


def test_a_second_build_at_once_is_told_so(tmp_path: Path) -> None:
    root = make_site(tmp_path, THREE)
    with only_writer(root / ".digest"):
        path = os.pathsep.join(filter(None, (str(REPO), os.environ.get("PYTHONPATH", ""))))
        command = [sys.executable, "-m", "digest", "build"]
        done = subprocess.run(
            command, cwd=root, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
        )
    assert done.returncode == 2
    assert "another build of this site is running" in done.stderr


def test_a_refused_build_changes_no_file_of_the_site(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"a.txt": RIVER})
    with only_writer(root / ".digest"), pytest.raises(UsageError):
        built(root)
    assert not (root / "content/ledger.tsv").exists()


def test_an_interrupt_ends_quietly_and_leaves_the_old_site(tmp_path: Path, before_and_after) -> None:
    origin, old, _ = before_and_after
    root = tmp_path / "site"
    shutil.copytree(origin, root)
    process = build_in_another_process(root)
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline and not reached("a page made", root / ".digest/next"):
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert output(root) == old
