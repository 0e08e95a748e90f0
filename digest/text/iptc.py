"""The 17 topics at the top of the IPTC Media Topics vocabulary: ids, codes, names in six languages."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple


class Subject(NamedTuple):
    """A topic of the vocabulary: its place in addresses, its IPTC code, its names by language."""

    id: str
    code: str
    labels: Mapping[str, str]

    def label(self, language: str) -> str:
        """Its name for readers of a language ("de", "de-AT"); the English one where there is no other."""
        return self.labels.get(language.replace("_", "-").partition("-")[0], self.labels["en"])


@lru_cache(maxsize=1)
def subjects() -> Mapping[str, Subject]:
    """The topics by their ids, in the order of their codes."""
    tables = tomllib.loads(Path(__file__).with_name("iptc.toml").read_text(encoding="utf-8"))
    return {name: Subject(name, table.pop("code"), table) for name, table in tables.items()}


def subject(name: str) -> Subject | None:
    """The topic with this id or code; the code may come with or without "medtop:"."""
    code = name if name.startswith("medtop:") else f"medtop:{name}"
    return subjects().get(name) or next((one for one in subjects().values() if one.code == code), None)
