"""A test site with every awkward and empty state that a reader can meet.

    python tests/gallery.py FOLDER [VARIANT]

lays the site down in FOLDER and builds it; VARIANTS tells what there is. The texts are in
tests/gallery_content: events with their reports, and one file for each awkward article,
whose page is then at ``articles/NAME-...``. Places, people and papers in them are made up.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from building import write

HERE = Path(__file__).resolve().parent
CONTENT = HERE / "gallery_content"
URL = "http://localhost:8000"
NOW = "2026-02-20"
"""When the site is first built: the day on which its undated articles are seen."""
FRONT_DAY, LONE_DAY, AWKWARD_DAY = "2026-03-12", "2026-03-11", "2026-02-26"
LONG_STORY_STARTS = 2  # of March 2026, a Monday
SOURCES = (
    "The Harbour Gazette", "Northern Courier", "Valley Times", "City Ledger", "Morning Wire", "The Lantern",
    "Coastal Post", "Radio Midland", "Science Weekly", "The Weekly Field",
)  # fmt: skip
GERMAN_SOURCES = ("Hafenbote", "Neuenfelder Zeitung", "Lennekurier")
ARABIC_SOURCES = ("صحيفة الساحل", "جريدة المدينة", "أخبار الوادي")
ALONE = ("the-only-one", "One bench on the quay of Alder Bay has a new back", "A carpenter repaired the bench on the quay of Alder Bay.\nIt has four legs, a back and room for three.\nThe harbour office thanked her with a fish.")  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One event of a file: its topic, its name, a headline for each report, and its sentences."""

    topic: str
    name: str
    headlines: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Variant:
    """One site: what it holds and what its ``[site]`` section says beside its address."""

    about: str
    parts: tuple[str, ...] = ()
    settings: Mapping[str, str] = ()  # type: ignore[assignment]
    base: str = ""


VARIANTS = {
    "everyday": Variant(
        "20 stories from ten sources on the front page, a lone article the day before, a story of 40 articles, "
        "and every awkward article in an earlier edition",
        ("everyday", "lone", "forty", "awkward", "broken", "image"),
    ),
    "awkward": Variant("every awkward article on the front page", ("awkward", "image"), {"title": "The Awkward Digest"}),
    "excerpt": Variant("only the beginning of each text is shown", ("awkward", "image", "everyday"), {"text": "excerpt"}),
    "empty": Variant("nothing at all", (), {"title": "The Empty Digest"}),
    "one": Variant("one article, and no more", ("alone",), {"title": "The Lone Digest"}),
    "base": Variant("a site below a path", ("everyday", "lone", "image"), base="/news"),
    "german": Variant("a site in German", ("german", "lone"), {"title": "Das Digest", "language": "de"}),
    "arabic": Variant("a site in Arabic with one English article", ("arabic", "lone"), {"title": "موجز الأخبار", "language": "ar"}),
    "simple": Variant("Pelican's theme simple", ("everyday", "lone", "awkward", "image"), {"theme": "simple"}),
    "notmyidea": Variant("Pelican's theme notmyidea", ("everyday", "lone", "awkward", "image"), {"theme": "notmyidea"}),
}  # fmt: skip


def events(name: str) -> list[Event]:
    """The events of one file of tests/gallery_content."""
    found = []
    for part in (CONTENT / f"{name}.md").read_text(encoding="utf-8").split("# ")[1:]:
        first, *lines = filter(None, part.split("\n"))
        topic, _, event = first.partition(": ")
        headlines = tuple(line[2:] for line in lines if line.startswith("- "))
        found.append(Event(topic, event, headlines, tuple(line for line in lines if not line.startswith("- "))))
    return found


def reports(
    event: Event, day: str, sources: Sequence[str], first: int, language: str = "en"
) -> Iterator[dict[str, object]]:
    """The reports of an event, each with the opening sentence and others than the report before it."""
    opening, *rest = event.sentences
    most = len(rest) if len(event.headlines) == 1 else 5
    for number, headline in enumerate(event.headlines):
        said = [rest[(number * 2 + n) % len(rest)] for n in range(most)]
        name, source = f"{event.name}-{number + 1}", sources[(first + number) % len(sources)]
        yield {
            "title": headline,
            "text": "\n".join([opening, *said] if number % 2 == 0 else said),
            "source": source,
            "url": f"https://{host(source)}.example/2026/{name}",
            "published": f"{day}T{6 + number:02}:{first % 60:02}:00+00:00",
            "language": language,
            "authors": [f"Reporter {chr(65 + (first + number) % 26)}."] if number == 0 and language == "en" else [],
            "story": event.name,
        }


def host(source: str) -> str:
    """The name that a source has in addresses."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in source.lower()).strip("-") or "sahel"


def everyday() -> Iterator[dict[str, object]]:
    """Twenty stories of one day, half of them with several reports."""
    for number, event in enumerate(events("everyday")):
        yield from reports(event, FRONT_DAY, SOURCES, number * 3)


def forty() -> Iterator[dict[str, object]]:
    """A story of forty reports over eight days."""
    for number, event in enumerate(events("forty")):
        for report in reports(event, f"2026-03-{LONG_STORY_STARTS + number:02}", SOURCES, number * 5):
            yield {**report, "story": "orm-bridge", "url": f"{report['url']}-of-the-bridge"}


def alone(day: str) -> dict[str, object]:
    """An article that is an edition, or a site, of its own."""
    name, title, text = ALONE
    url = f"https://the-harbour-gazette.example/2026/{name}"
    return {"title": title, "text": text, "source": SOURCES[0], "url": url, "published": day, "language": "en"}


def foreign(name: str, sources: Sequence[str]) -> Iterator[dict[str, object]]:
    """The stories of a site in another language."""
    for number, event in enumerate(events(name)):
        yield from reports(event, FRONT_DAY, sources, number, {"german": "de", "arabic": "ar"}[name])


def awkward(content: Path, url: str) -> None:
    """The awkward articles as files."""
    for path in sorted((CONTENT / "awkward").iterdir()):
        text = path.read_text(encoding="utf-8")
        write(content / path.name, text.replace("DAY", AWKWARD_DAY).replace("URL/", f"{url}/"))


def make_gallery(folder: Path, variant: str = "everyday", url: str = URL) -> Path:
    """Lay down one variant of the test site in ``folder``; ``url`` is where it will be served.

    Raises:
        KeyError: there is no such variant.
    """
    made, content = VARIANTS[variant], folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    address = url.rstrip("/") + made.base
    listed = {
        "everyday": everyday, "forty": forty, "lone": lambda: [alone(LONE_DAY)], "alone": lambda: [alone(FRONT_DAY)],
        "german": lambda: foreign("german", GERMAN_SOURCES), "arabic": lambda: foreign("arabic", ARABIC_SOURCES),
    }  # fmt: skip
    for part in made.parts:
        if part in listed:
            lines = (json.dumps(article, ensure_ascii=False) for article in listed[part]())
            write(content / f"{part}.jsonl", "\n".join(lines))
    if "awkward" in made.parts:
        awkward(content, address)
    if "image" in made.parts:
        shutil.copytree(CONTENT / "images", content / "images", dirs_exist_ok=True)
    if "broken" in made.parts:
        write(content / "broken.json", '{"title": "A file that ends too early", "text": "The')
        write(content / "damaged.jsonl.gz", b"no gzip")
    write(folder / "plugins" / "machine.py", (CONTENT / "machine.py").read_bytes())
    settings = {"title": "The Gallery Digest", "url": address, **dict(made.settings)}
    site = "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in settings.items())
    write(folder / "digest.toml", f'[site]\n{site}\n[build]\nplugins = ["machine", "..."]\n')
    return folder


def build_gallery(folder: Path, variant: str = "everyday", url: str = URL) -> Path:
    """Lay down and build one variant; returns the folder of the built site."""
    make_gallery(folder, variant, url)
    command = [sys.executable, "-m", "digest", "build", "--quiet", "--now", NOW]
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, "PYTHONPATH": str(HERE.parent)})
    return folder / "output"


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[2:3] not in ([], *([name] for name in VARIANTS)):
        sys.exit(
            "usage: python tests/gallery.py FOLDER [VARIANT]\n"
            + "".join(f"  {n:10} {v.about}\n" for n, v in VARIANTS.items())
        )
    built = build_gallery(Path(sys.argv[1]), *sys.argv[2:3])
    print(f"the site is in {built}; look at it with `digest serve` in {sys.argv[1]}")
