"""What cannot be derived and must not change: a small text file kept with the content.

One line a fact, fields parted by tabs, sorted, so that two branches merge well:

    seen   ARTICLE  MOMENT            when an article without a date was first seen
    story  STORY    ARTICLE ARTICLE   the articles that a story was last made of
    moved  STORY    STORY-OR-ARTICLE  what became of a story that is no more
    page   TAG                        a tag that has, or had, a page at this address ("entities/kyiv")
    page   TAG      TAG               the same, and which one it leads to now that it is none any more
    item   ITEM     WORDS             a hash of the words that subscribers got of an article, or of "editions/DATE"
    item   ITEM     WORDS   MOMENT    the same, and when they last changed
    names  HOST                       the host in the lasting names of feeds and their items
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from digest.errors import LedgerError
from digest.text.dates import iso_date

NAME = "ledger.tsv"
HEADER = "# digest keeps addresses and dates stable with this file: commit it with the content.\n"
CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""How the lines begin that git puts around what it could not merge."""
DAMAGED = "mend or delete the line; git has older versions of the file"
UNMERGED = (
    "git could not merge: delete the lines that begin with <<<<<<<, ======= and >>>>>>>, keep the lines between them, "
    "and build; `content/ledger.tsv merge=union` in .gitattributes does it for you"
)


class Item(NamedTuple):
    """What subscribers got: a hash of its words, and the moment they last changed, "" if never."""

    words: str
    changed: str = ""


@dataclass(frozen=True)
class Ledger:
    """What earlier builds decided, by article or story id; ``pages`` by the address of a tag.

    ``items`` go by the id of an article, or like ``editions/2024-08-14``; ``host`` is "" while the site
    has no address in the world.
    """

    seen: dict[str, str] = field(default_factory=dict)
    stories: dict[str, tuple[str, ...]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    host: str = ""

    def text(self) -> str:
        """The ledger as it is written; empty when there is nothing to remember."""
        lines = [f"seen\t{key}\t{value}" for key, value in self.seen.items()]
        lines += ["\t".join(("story", key, *sorted(members))) for key, members in self.stories.items()]
        lines += [f"moved\t{key}\t{value}" for key, value in self.moved.items()]
        lines += [f"page\t{key}\t{value}".rstrip("\t") for key, value in self.pages.items()]
        lines += ["\t".join(("item", key, *item)).rstrip("\t") for key, item in self.items.items()]
        lines += [f"names\t{self.host}"] if self.host else []
        return HEADER + "".join(f"{line}\n" for line in sorted(lines)) if lines else ""


def read_ledger(path: Path) -> Ledger:
    """The ledger in a file; an empty one if there is none.

    Raises:
        LedgerError: a line is not understood (a merge conflict, say); the text names it.

    Where a merge left an article two moments, the first one counts; where it left a tag a page
    and an address that it leads to, it is a page; where it left an item two hashes, that of the later change counts.
    """
    ledger, hosts = Ledger(), set()
    if not path.is_file():
        return ledger
    for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
        match line.split("\t") if "\ufffd" not in line else ():
            case ["seen", key, value] if iso_date(value) == value:
                ledger.seen[key] = min(value, ledger.seen.get(key, value))
            case ["story", key, *members] if members:
                ledger.stories[key] = tuple(members)
            case ["moved", key, value]:
                ledger.moved[key] = value
            case ["page", key, *leads] if "/" in key and len(leads) <= 1:
                ledger.pages[key] = min("".join(leads), ledger.pages.get(key, "".join(leads)))
            case ["item", key, words, *changed] if len(changed) <= 1:
                item = Item(words, "".join(changed))
                ledger.items[key] = max(item, ledger.items.get(key, item), key=lambda item: (item.changed, item.words))
            case ["names", host]:
                hosts.add(host)
            case [start] if not start or start.startswith("#"):
                continue
            case _:
                hint = UNMERGED if line.startswith(CONFLICT) else DAMAGED
                raise LedgerError(f"{path}, line {number}: {line[:60]!r} is not a line of a ledger ({hint})")
    return replace(ledger, host=min(hosts, default=""))


def write_ledger(path: Path, ledger: Ledger) -> bool:
    """Write the ledger if it changed; returns whether it did."""
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    after = ledger.text()
    if after == before:
        return False
    temporary = path.with_name(f".{path.name}.new")  # hidden: a kill may leave it among the content
    temporary.write_text(after, encoding="utf-8", newline="\n")
    temporary.replace(path)
    return True
