"""`digest newsletter` and the plugin of that name: which edition, into which files, the same bytes everywhere."""

import dataclasses
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from building import built, make_site, output, problems, write
from commands import digest

from digest.checking import check_site
from digest.config import read_config
from digest.contributions import Publication
from digest.errors import UsageError
from digest.handed_out import edition_of, nearest_days
from digest.registry import SHIPPED, Reference, load
from digest.testing import check_plugin, publication

PLUGINS = ("read-text", "extractive-summary", "newsletter")
FILES = [f"newsletter-2024-08-15.{end}" for end in ("eml", "html", "txt")]
MARKUP = 'Title: <b>Bold</b> & "more"\nDate: 2024-08-15\n\nA sentence with <i>markup</i> & signs stands here today.'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def written(site: Path) -> Path:
    """The site, its newest letter written."""
    assert digest("newsletter", site=site).returncode == 0
    return site


def published(root: Path) -> dict[str, bytes]:
    """The letters in the built site."""
    return {name: content for name, content in output(root).items() if "/newsletter." in name}


def test_the_newest_edition_becomes_three_files_in_the_site(written: Path) -> None:
    assert sorted(path.name for path in (written / "newsletter").iterdir()) == FILES


def test_the_command_says_what_it_wrote(site: Path) -> None:
    told = digest("newsletter", "-o", "letters", site=site)
    assert told.stdout.startswith("digest: Thursday 15 August 2024 (2 of 2 stories)\n")
    size = (site / "letters/newsletter-2024-08-15.html").stat().st_size
    assert f"  letters/newsletter-2024-08-15.html  {size:,} bytes\n" in told.stdout


def test_an_edition_is_chosen_by_its_day(site: Path, tmp_path: Path) -> None:
    told = digest("newsletter", "--edition", "2024-08-14", "-o", str(tmp_path / "in" / "there"), site=site)
    assert told.returncode == 0
    assert "The river" in (tmp_path / "in/there/newsletter-2024-08-14.txt").read_text()


def test_the_site_can_be_elsewhere(site: Path, tmp_path: Path) -> None:
    told = digest("newsletter", "--site", str(site), "-o", "here", site=tmp_path)
    assert told.returncode == 0
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == FILES


def test_nothing_else_of_the_site_is_touched(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    digest("newsletter", site=root)
    assert not (root / "output").exists()
    assert not list((root / "content").glob("*ledger*"))


def test_an_e_book_is_written_in_place_of_the_letter(site: Path, tmp_path: Path) -> None:
    told = digest("newsletter", "--epub", "-o", str(tmp_path), site=site)
    assert told.returncode == 0
    (book,) = tmp_path.iterdir()
    assert book.name == "digest-2024-08-15.epub"
    assert book.read_bytes().startswith(b"PK")


def test_a_folder_that_cannot_be_written_is_named(site: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    told = digest("newsletter", "-o", str(tmp_path / "taken/letters"), site=site)
    assert told.returncode == 2
    assert told.stderr.endswith(f"digest: {tmp_path / 'taken/letters'}: cannot be written: Not a directory\n")


def test_a_file_that_cannot_be_written_is_named(site: Path, tmp_path: Path) -> None:
    (tmp_path / "newsletter-2024-08-15.txt").mkdir()
    told = digest("newsletter", "-o", str(tmp_path), site=site)
    assert told.returncode == 2
    assert told.stderr.endswith(
        f"digest: {tmp_path / 'newsletter-2024-08-15.txt'}: cannot be written: Is a directory\n"
    )


def test_who_has_set_no_address_is_told_that_the_links_lead_nowhere(site: Path, tmp_path: Path) -> None:
    told = digest("newsletter", site=site)
    assert told.returncode == 0
    assert told.stderr.endswith(
        "note: the links lead to http://localhost:8000, where no reader gets: set url in [site] of digest.toml\n"
    )
    at_home = digest("newsletter", "--epub", site=make_site(tmp_path, toml='[site]\nurl = "https://paper.example"'))
    assert "note:" not in at_home.stderr


@pytest.mark.parametrize(
    ("date", "wrong"),
    [
        (
            "2024-08-16",
            "--edition 2024-08-16: there is no edition of that day; the nearest are 2024-08-14 and 2024-08-15",
        ),
        (
            "yesterday",
            "--edition yesterday: that is no day (write it like 2024-08-14); the nearest are 2024-08-14 and 2024-08-15",
        ),
    ],
)
def test_a_day_without_edition_names_those_near_by(site: Path, date: str, wrong: str) -> None:
    told = digest("newsletter", "--edition", date, site=site)
    assert told.returncode == 2
    assert told.stderr.endswith(f"digest: {wrong}\n")


def test_a_site_without_editions_says_so(tmp_path: Path) -> None:
    told = digest("newsletter", site=make_site(tmp_path, {"content.txt": ""}))
    assert told.returncode == 2
    assert "this site has no edition yet" in told.stderr


@pytest.mark.parametrize(
    ("date", "near"),
    [
        ("2024-08-16", ["2024-08-14", "2024-08-15", "2024-08-20"]),
        ("2030-01-01", ["2024-08-15", "2024-08-20", "2024-09-30"]),
        ("2024-9", ["2024-08-20", "2024-09-30"]),
        ("latest", ["2024-08-15", "2024-08-20", "2024-09-30"]),
    ],
)
def test_the_nearest_days_are_those_next_to_it_or_most_like_it(date: str, near: list[str]) -> None:
    days = ["2024-09-30", "2024-08-20", "2024-08-15", "2024-08-14"]
    assert set(near) <= set(found := nearest_days(date, days))
    assert found == sorted(found)


def test_a_day_can_be_written_without_hyphens() -> None:
    shown = publication(("The river", ["The river rose."]))
    assert edition_of(shown, "20240814") == shown.editions[0]


def test_an_empty_publication_has_no_edition() -> None:
    with pytest.raises(UsageError, match="no edition yet"):
        edition_of(Publication("t", "d", "u", "en", ()), "2024-08-14")


def test_the_options_of_the_plugin_hold_for_the_command_too(tmp_path: Path) -> None:
    toml = (
        '[plugins.newsletter]\nsender = "The Paper <news@paper.example>"\nunsubscribe = "https://paper.example/leave"'
    )
    digest("newsletter", site=make_site(tmp_path, toml=toml))
    message = (tmp_path / "newsletter/newsletter-2024-08-15.eml").read_text()
    assert "From: The Paper <news@paper.example>\n" in message
    assert "List-Unsubscribe: <https://paper.example/leave>\n" in message


@pytest.mark.parametrize(
    "option", ['sender = "nobody"', 'unsubscribe = "leave"', "editions = -1", 'editions = "two"', "sendr = ''"]
)
def test_a_wrong_option_is_told_before_any_work(tmp_path: Path, option: str) -> None:
    told = digest("newsletter", site=make_site(tmp_path, toml=f"[plugins.newsletter]\n{option}"))
    assert told.returncode == 2
    assert option.split(" ", maxsplit=1)[0] in told.stderr
    assert not (tmp_path / "newsletter").exists()


def plugin(**options: object) -> Any:
    return load(Reference("newsletter", "shipped", f"{SHIPPED}.newsletter", json.dumps(options))).value


def test_the_plugin_keeps_the_contract() -> None:
    check_plugin(plugin())


def test_the_plugin_adds_the_newest_letter_beside_its_edition(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=PLUGINS)
    assert not problems(built(root))
    assert sorted(published(root)) == [f"editions/2024-08-15/newsletter.{end}" for end in ("eml", "html", "txt")]


def test_the_plugin_adds_as_many_letters_as_asked_for(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=PLUGINS, toml="[plugins.newsletter]\neditions = 0")
    assert not problems(built(root))
    assert {name.split("/")[1] for name in published(root)} == {"2024-08-14", "2024-08-15"}


def test_a_site_with_letters_is_proved_like_any_other(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"one.txt": MARKUP}, plugins=PLUGINS)
    assert not problems(built(root))
    assert check_site(read_config(root))[1] == []


def test_a_sentence_that_a_letter_misquotes_is_a_fault(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=PLUGINS)
    built(root)
    (page,) = (root / "output").rglob("newsletter.html")
    page.write_text(
        page.read_text().replace("A ship left the harbour on Wednesday with grain on board.", "A ship sank.")
    )
    assert any("newsletter.html: 'A ship sank.' is not what" in wrong for wrong in check_site(read_config(root))[1])


def test_a_change_of_the_edition_makes_its_letter_anew(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=PLUGINS)
    built(root)
    before = published(root)
    file = root / "content/three.txt"
    file.write_text(file.read_text().replace("with grain", "with wheat"))
    built(root)
    assert b"with wheat" in published(root)["editions/2024-08-15/newsletter.html"]
    assert published(root) != before


def test_a_build_without_changes_leaves_letters_alone(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=PLUGINS)
    built(root)
    times = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("newsletter.*")}
    built(root)
    assert times == {path: path.stat().st_mtime_ns for path in (root / "output").rglob("newsletter.*")}


def test_letters_are_the_same_bytes_in_any_zone_and_process(site: Path, tmp_path: Path) -> None:
    for name, zone, seed in (("a", "Pacific/Auckland", "1"), ("b", "America/Los_Angeles", "4242")):
        told = digest("newsletter", "-o", str(tmp_path / name), site=site, TZ=zone, PYTHONHASHSEED=seed, LC_ALL="C")
        assert told.returncode == 0
    for file in FILES:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_every_option_is_documented_with_its_default() -> None:
    text = (Path(__file__).parent.parent / "docs/newsletter.md").read_text()
    for field in dataclasses.fields(type(plugin())):
        (default,) = re.findall(rf"^\| `{field.name}` \| `(.*?)` \|", text, re.MULTILINE)
        assert tomllib.loads(f"value = {default}")["value"] == field.default


def test_the_documented_settings_are_right_ones(tmp_path: Path) -> None:
    text = (Path(__file__).parent.parent / "docs/newsletter.md").read_text()
    (toml,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (tmp_path / "digest.toml").write_text(toml)
    options = read_config(tmp_path).options["newsletter"]
    assert plugin(**options).sender == "The Paper <news@paper.example>"


def test_a_template_whose_links_lead_nowhere_costs_the_letter_and_nothing_else(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=PLUGINS)
    write(root / "theme/templates/newsletter.html", '<a href="{{ site.url }}/nowhere/">x</a>')
    (said,) = problems(built(root))
    assert said.startswith(
        "newsletter.publish: what it adds cannot be published: editions/2024-08-15/newsletter.html: "
    )
    assert (root / "output/index.html").is_file()
    assert published(root) == {}
