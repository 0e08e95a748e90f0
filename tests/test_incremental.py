"""The incremental build is the clean build, byte for byte, and touches only what changed."""

import os
import random
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from building import NOW, THREE, built, make_site, output, write

REPO = Path(__file__).resolve().parent.parent
PLACES = ("Kyiv", "Warsaw", "Berlin", "London", "Ottawa", "Nairobi")
PEOPLE = ("Maria Keller", "Omar Haddad", "John Pike", "Ana Sousa")
EVENTS = (
    "The parliament in {place} passed the budget on Monday after {person} gave way on taxes.",
    "A flood closed three bridges in {place}, and {person} asked the army for help with the evacuation.",
    "The football club of {place} won the cup final, and {person} scored both goals of the match.",
    "Doctors in {place} went on strike for higher pay; {person} called the hospital budget a disgrace.",
)
SETTINGS = '[site]\ntitle = "Small"\npage_size = 3\nfront_stories = 4\n[feeds]\nitems = 5'


def article(choose: random.Random, number: int) -> dict[str, str]:
    """The fields of an article; several articles tell the same event."""
    event = choose.randrange(len(EVENTS))
    values = {"place": PLACES[event], "person": PEOPLE[event]}
    body = [
        EVENTS[event].format(**values),
        f"Report {number} adds that {choose.choice(PEOPLE)} will visit {choose.choice(PLACES)}.",
    ]
    fields = {"Title": f"Report {number} from {values['place']}", "Source": choose.choice(("Post", "Paper", "Wire"))}
    if choose.random() < 0.7:
        fields["Date"] = f"2024-08-{choose.randint(10, 16)}"
    return {**fields, "body": "\n\n".join(body)}


def write_article(root: Path, name: str, fields: dict[str, str]) -> None:
    header = [f"{key}: {value}" for key, value in fields.items() if key != "body"]
    write(root / "content" / name, "\n".join(header) + "\n\n" + fields["body"])


TAGS = (
    "[min_articles]\nentity = 1\nkeyphrase = 1\n",
    '[topics.floods]\nlabel = "Floods"\nkeywords = ["flood", "bridge"]\nparent = "disaster"\nwas = ["water"]\n',
    '[topics.city]\nkeywords = ["budget", "tax", "hospital"]\nleast = 1\nlabels = { en = "City hall" }\npin = true\n',
    '[topics.politics]\niptc = ["health", "labour"]\nlabel = "Public life"\n',
    "[topics.sport]\nblock = true\n",
    '[entities.kyiv]\nlabel = "The capital"\naliases = ["Warsaw", "Berlin"]\npin = true\n',
    "[entities.maria-keller]\nblock = true\n",
    '[keyphrases]\nblock = ["bridges"]\nrename = { budget = "money" }\n',
    '[moved]\n"topics/gone" = "topics/politics"\n"entities/omar-haddad-old" = "entities/omar-haddad"\n',
)
"""Parts of a vocabulary, any of which go together."""


class Newsroom:
    """A content folder that is changed at random, always in the same way for one seed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.choose, self.count = root, random.Random(seed), 0
        self.articles: dict[str, dict[str, str]] = {}
        for _ in range(8):
            self.add()

    def put(self, name: str, fields: dict[str, str]) -> None:
        self.articles[name] = fields
        write_article(self.root, name, fields)

    def any(self) -> str:
        return self.choose.choice(sorted(self.articles))

    def add(self) -> None:
        self.count += 1
        self.put(f"{self.count:02}.txt", article(self.choose, self.count))

    def delete(self) -> None:
        name = self.any()
        del self.articles[name]
        (self.root / "content" / name).unlink()

    def change(self) -> None:
        name = self.any()
        self.put(name, {**self.articles[name], "body": article(self.choose, 99)["body"]})

    def retitle(self) -> None:
        name = self.any()
        self.put(name, {**self.articles[name], "Title": f"Another title {self.choose.random()}"})

    def untitle(self) -> None:
        name = self.any()
        self.put(name, {key: value for key, value in self.articles[name].items() if key != "Title"})

    def redate(self) -> None:
        name = self.any()
        self.put(name, {**self.articles[name], "Date": f"2024-08-{self.choose.randint(10, 16)}"})

    def undate(self) -> None:
        name = self.any()
        self.put(name, {key: value for key, value in self.articles[name].items() if key != "Date"})

    def resource(self) -> None:
        name = self.any()
        self.put(name, {**self.articles[name], "Source": "Another Source"})

    def join(self) -> None:
        """One more report of an event that is already told, in nearly the same words."""
        self.count += 1
        told = self.articles[self.any()]
        title = {"Title": f"Also {told['Title']}"} if "Title" in told else {}
        self.put(
            f"{self.count:02}.txt", {**told, **title, "Source": "Agency", "body": told["body"] + " So it was said."}
        )

    def sign(self) -> None:
        """Change what the publisher says of tags."""
        parts = [part for part in TAGS if self.choose.random() < 0.5]
        write(self.root / "topics.toml", "\n".join(parts))

    STEPS = (add, delete, change, retitle, untitle, redate, undate, resource, join)

    def step(self) -> str:
        """Do one thing, and say which."""
        done = self.choose.choice(self.STEPS)
        done(self)
        return done.__name__


def times(root: Path) -> dict[str, int]:
    """When each file of the site was written, in nanoseconds."""
    files = [path for path in (root / "output").rglob("*") if path.is_file()]
    return {path.relative_to(root / "output").as_posix(): path.stat().st_mtime_ns for path in files}


def clean_build(root: Path, elsewhere: Path) -> dict[str, bytes]:
    """The site from the same content and ledger, built from nothing."""
    shutil.copytree(root, elsewhere, ignore=shutil.ignore_patterns("output", ".digest"))
    built(elsewhere, frozen=True)
    made = output(elsewhere)
    shutil.rmtree(elsewhere)
    return made


def differing(one: dict[str, bytes], two: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


@pytest.mark.parametrize("seed", range(3))
def test_the_incremental_build_equals_the_clean_build(tmp_path: Path, seed: int) -> None:
    root = make_site(tmp_path / "site", {}, plugins=("...",), toml=SETTINGS)
    room = Newsroom(root, seed)
    built(root)
    for number in range(6):
        done = [room.step() for _ in range(room.choose.randint(1, 2))]
        built(root)
        assert differing(output(root), clean_build(root, tmp_path / "clean")) == [], (number, done)


def test_a_changed_vocabulary_gives_what_a_clean_build_gives(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {}, plugins=("...",), toml=SETTINGS)
    room = Newsroom(root, 21)
    built(root)
    for number in range(5):
        room.sign()
        done = room.step() if number % 2 else ""
        built(root)
        assert differing(output(root), clean_build(root, tmp_path / "clean")) == [], (number, done)


def test_files_with_the_same_bytes_keep_their_time(tmp_path: Path) -> None:
    root = make_site(tmp_path, {}, plugins=("...",), toml=SETTINGS)
    room = Newsroom(root, 11)
    built(root)
    before, then = output(root), times(root)
    room.join()
    built(root)
    after, now = output(root), times(root)
    same = [name for name in before if after.get(name) == before[name]]
    assert len(same) >= len(before) / 3
    assert [name for name in same if now[name] != then[name]] == []


def test_one_more_article_touches_a_handful_of_files(tmp_path: Path) -> None:
    root = make_site(tmp_path, {}, plugins=("...",))
    room = Newsroom(root, 5)
    for _ in range(52):
        room.add()
    built(root)
    before = output(root)
    body = "A baker opened a shop beside the old mill.\n\nBread is sold from six in the morning."
    room.put("new.txt", {"Title": "A bakery opens", "Source": "Gazette", "Date": "2024-08-17", "body": body})
    built(root)
    changed = differing(before, output(root))
    feeds = [name for name in changed if name.rpartition("/")[2].startswith(("feed", "atom"))]
    pages = [name for name in changed if name not in feeds]
    assert len(pages) <= 16, pages
    told = {name.rpartition("/")[0] for name in feeds}
    assert (
        {"", "sources/gazette"}
        <= told
        <= {"", "sources/gazette", "editions"} | {name.rpartition("/")[0] for name in pages}
    )


@pytest.mark.parametrize("change", ["title", "template", "style"])
def test_what_every_page_shows_is_changed_on_every_page(tmp_path: Path, change: str) -> None:
    root = make_site(tmp_path / "site")
    built(root)
    if change == "title":
        write(root / "digest.toml", (root / "digest.toml").read_text() + '[site]\ntitle = "Renamed"\n')
    elif change == "style":
        write(root / "theme/static/style.css", "p { color: red }")
    else:
        text = (REPO / "theme/templates/base.html").read_text()
        write(root / "theme/templates/base.html", text.replace("</footer>", "<p>Below all</p></footer>"))
    built(root)
    assert differing(output(root), clean_build(root, tmp_path / "clean")) == []


def test_a_page_changed_by_hand_is_made_again(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    built(root)
    before = output(root)
    (root / "output/index.html").write_text("mine")
    built(root)
    assert differing(output(root), before) == []


@pytest.mark.parametrize("gone", ["output", ".digest"])
def test_what_is_lost_is_made_again(tmp_path: Path, gone: str) -> None:
    root = make_site(tmp_path)
    built(root)
    before = output(root)
    shutil.rmtree(root / gone)
    built(root)
    assert differing(output(root), before) == []


def test_a_day_that_is_over_gets_its_item_though_nothing_else_has_changed(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"one.txt": THREE["one.txt"]})
    feeds = []
    for hour in (12, 30):
        built(root, now=datetime(2024, 8, 14, tzinfo=UTC) + timedelta(hours=hour))
        feeds.append(output(root)["editions/feed.xml"].count(b"<item>"))
    assert feeds == [0, 1]


ENVIRONMENTS = {
    "hash-seed-1": {"PYTHONHASHSEED": "1"},
    "hash-seed-2": {"PYTHONHASHSEED": "2", "TZ": "Asia/Kolkata"},
    "turkish": {"PYTHONHASHSEED": "3", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "plain": {"PYTHONHASHSEED": "4", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
}


def test_the_same_bytes_whatever_the_environment(tmp_path: Path) -> None:
    root = make_site(tmp_path / "origin", {}, plugins=("...",), toml=SETTINGS.replace("Small", "Größe"))
    Newsroom(root, 3)
    made = {}
    for name, environment in ENVIRONMENTS.items():
        site = tmp_path / name
        shutil.copytree(root, site)
        command = [sys.executable, "-m", "digest", "build", "--now", NOW.isoformat()]
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
        path = {"PYTHONPATH": os.pathsep.join(filter(None, (str(REPO), os.environ.get("PYTHONPATH", ""))))}
        done = subprocess.run(
            command, cwd=site, env=kept | path | environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        made[name] = output(site)
    first = made.pop("hash-seed-1")
    assert {name: differing(first, other) for name, other in made.items()} == {key: [] for key in made}
