"""The cache saves calls, never changes bytes, and may break or vanish at any time."""

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from building import THREE, build_in_another_process, built, make_site, output, problems, write

from digest.cache import Cache
from digest.report import Report

PLUGINS = ("read-text", "credits", "headline", "extractive-summary", "keyphrases", "topics", "stories")


def asked_anew(report: Report) -> dict[str, int]:
    """How often each plugin was called, those that were not left out."""
    found = {f"{hook} {plugin}": tally.asked - tally.cached for (hook, plugin), tally in report.tallies.items()}
    return {name: n for name, n in found.items() if n}


def times(root: Path) -> dict[str, int]:
    """When each file of the site was last written."""
    return {p.relative_to(root).as_posix(): p.stat().st_mtime_ns for p in (root / "output").rglob("*") if p.is_file()}


def test_a_second_build_calls_no_plugin_and_writes_no_file(tmp_path: Path) -> None:
    site = make_site(tmp_path, plugins=PLUGINS)
    first = built(site)
    before = times(site)
    second = built(site)
    assert first.calls > 0
    assert second.calls == 0
    assert second.counts["pages written"] == 0
    assert times(site) == before


def test_a_changed_option_asks_only_its_plugin_again(tmp_path: Path) -> None:
    built(make_site(tmp_path, plugins=PLUGINS))
    report = built(make_site(tmp_path, plugins=PLUGINS, toml="[plugins.extractive-summary]\nsentences = 1\n"))
    assert asked_anew(report) == {"summarize extractive-summary": 3}


def test_a_changed_cleaner_that_cuts_the_same_asks_no_other_plugin(tmp_path: Path) -> None:
    plugins = ("read-text", "body-lines", *PLUGINS[1:])
    built(make_site(tmp_path, plugins=plugins))
    report = built(make_site(tmp_path, plugins=plugins, toml="[plugins.body-lines]\nleast = 0.4\n"))
    assert asked_anew(report) == {"clean body-lines": 3}


def test_one_more_article_costs_one_answer_of_each_plugin(tmp_path: Path) -> None:
    plugins = [name for name in PLUGINS if name != "stories"]
    built(make_site(tmp_path, plugins=tuple(plugins)))
    more = {**THREE, "four.txt": "Title: A fire\nDate: 2024-08-16\n\nA fire broke out in the old town on Friday night."}
    report = built(make_site(tmp_path, more, plugins=tuple(plugins)))
    assert set(asked_anew(report).values()) == {1}


def test_an_edited_plugin_of_the_site_is_asked_again(tmp_path: Path) -> None:
    site = make_site(tmp_path, faulty=("everywhere",))
    built(site)
    plugin = site / "plugins" / "everywhere.py"
    write(plugin, plugin.read_text().replace("yield []", "yield ()"))
    assert set(asked_anew(built(site))) >= {"describe everywhere", "tag everywhere"}


def test_without_its_cache_a_build_makes_the_same_bytes(tmp_path: Path) -> None:
    site = make_site(tmp_path, plugins=PLUGINS)
    built(site)
    before = output(site)
    for path in (site / ".digest").iterdir():
        path.unlink() if path.is_file() else None
    assert built(site).calls > 0
    assert output(site) == before


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(5000))


def holes(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for start in range(100, len(content) - 4096, 4096):
        content[start : start + 2000] = bytes(2000)
    path.write_bytes(content)


def another_schema(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE answers (name TEXT)")
    db.close()


@pytest.mark.parametrize("damage", [truncated, random_bytes, holes, another_schema])
def test_a_damaged_cache_is_moved_aside_rebuilt_and_said_so(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    site = make_site(tmp_path, plugins=PLUGINS)
    built(site)
    before = output(site)
    damage(site / ".digest" / "cache.sqlite")
    report = built(site)
    assert problems(report) == []
    assert report.remarks == [
        f"the cache was damaged; it was moved to {site / '.digest' / 'cache.damaged'} and is built anew"
    ]
    assert f"note: {report.remarks[0]}" in list(report.summary())
    assert output(site) == before
    assert built(site).calls == 0


def test_an_answer_changed_on_disk_is_asked_for_again(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    built(site)
    before = output(site)
    with sqlite3.connect(site / ".digest" / "cache.sqlite") as db:
        changed = db.execute(
            "UPDATE answers SET value = CAST(replace(CAST(value AS TEXT), 'river', 'RIVER') AS BLOB)"
            " WHERE instr(value, CAST('river' AS BLOB))"
        ).rowcount
    db.close()
    assert changed == 4  # the answers of two plugins, and what all of them together made of the file
    assert built(site).calls == 2
    assert output(site) == before


@pytest.mark.parametrize("seconds", [0.9, 1.4])
def test_a_build_killed_in_the_middle_leaves_nothing_that_harms_the_next(tmp_path: Path, seconds: float) -> None:
    site = make_site(tmp_path / "killed", plugins=PLUGINS, faulty=("slow",))
    clean = make_site(tmp_path / "clean", plugins=PLUGINS, faulty=("slow",))
    killed = build_in_another_process(site)
    deadline = time.monotonic() + 30
    while not (site / ".digest" / "cache.sqlite-wal").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(seconds - 0.8)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    built(clean)
    assert problems(built(site)) == []
    assert output(site) == output(clean)


def test_a_cache_that_breaks_while_it_is_in_use_forgets_and_goes_on(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.sqlite") as cache:
        cache.put({bytes([n]): b"1" * 4000 for n in range(100)})
        cache._db.execute("DROP TABLE answers")
        assert cache.get([b"\x01"]) == {}
        cache.put({b"k": b"2"})
        assert cache.get([b"k"]) == {b"k": b"2"}
        assert cache.damaged == tmp_path / "cache.damaged"


def test_what_no_build_used_is_forgotten_when_it_is_most_of_the_cache(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.sqlite") as cache:
        cache.put({n.to_bytes(2, "big"): b"1" for n in range(1500)})
    with Cache(tmp_path / "cache.sqlite") as cache:
        assert len(cache.get([n.to_bytes(2, "big") for n in range(10)])) == 10
    with Cache(tmp_path / "cache.sqlite") as cache:
        assert len(cache.get([n.to_bytes(2, "big") for n in range(1500)])) == 10
