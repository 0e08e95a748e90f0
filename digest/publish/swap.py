"""The site is built aside and put in place in one move: readers see the old or the new one."""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.errors import PublishError, UsageError

EXCHANGE = 2
HERE = -100  # AT_FDCWD


@contextmanager
def only_writer(state: Path) -> Iterator[None]:
    """Hold the lock of a site, so that no other build writes at the same time.

    Raises:
        UsageError: another build holds it.
    """
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("a+") as lock:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                hint = "wait until it has ended, or stop it"
                raise UsageError(f"another build of this site is running ({hint})") from None
        yield


def recover(output: Path, previous: Path) -> bool:
    """Put the previous site back if a kill in the middle of a move left none."""
    if output.exists() or not (previous / "index.html").exists():
        return False
    previous.rename(output)
    return True


def swap(staged: Path, output: Path, previous: Path) -> None:
    """Put ``staged`` in the place of ``output``, which becomes ``previous``.

    On Linux the two are exchanged in one step (renameat2). Elsewhere two renames follow
    each other, and `recover` mends what a kill between them leaves.

    Raises:
        PublishError: the folders are on different file systems.
    """
    remove(previous)
    try:
        if output.exists() and _exchange(staged, output):
            staged.rename(previous)
            return
        if output.exists():
            output.rename(previous)
        output.parent.mkdir(parents=True, exist_ok=True)
        staged.rename(output)
    except OSError as error:
        if error.errno == errno.EXDEV:
            hint = "build.output and .digest must be on one file system"
            raise PublishError(f"{output} cannot be replaced in one move ({hint})") from None
        raise


def _exchange(one: Path, two: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(rename(HERE, os.fsencode(one), HERE, os.fsencode(two), EXCHANGE) == 0)


def reused(previous: Path, staged: Path, output: Path, wanted: Collection[str]) -> set[str]:
    """Make ``staged`` out of the site before the last one, where it shares files with ``output``.

    Most files of a site are the same ones build after build, and to make all their folders and links
    anew and to remove the old ones is most of what a small change costs.

    Returns:
        The names of the files in ``staged``: those ``wanted`` that are the very files of ``output``
        (hard links). Nothing else is left in it, not even an empty folder.
    """
    remove(staged)
    if not previous.is_dir() or previous.is_symlink():
        staged.mkdir(parents=True)
        return set()
    previous.rename(staged)
    return set(_pruned(str(staged), f"{output}/", "", wanted))


def _pruned(folder: str, output: str, inside: str, wanted: Collection[str]) -> list[str]:
    """What stays of a folder, by its place inside the site."""
    stay: list[str] = []
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        name = inside + entry.name
        if entry.is_dir(follow_symlinks=False):
            within = _pruned(entry.path, output, f"{name}/", wanted)
            stay += within
            if not within:
                os.rmdir(entry.path)  # noqa: PTH106 - pathlib costs more than the call
        elif name in wanted and os.path.samestat(os.lstat(entry.path), os.lstat(output + name)):
            stay.append(name)
        else:
            os.unlink(entry.path)  # noqa: PTH108 - the same
    return stay


def remove(folder: Path) -> None:
    """Remove a folder if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def linked(old: str, new: str) -> None:
    """Make ``new`` the same file as ``old`` (a hard link where possible, else a copy)."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)
