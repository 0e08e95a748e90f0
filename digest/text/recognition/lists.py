"""What is known of words and names before a text is read, in the form in which the recognition asks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from digest.text.remembered import Remembered

LONGEST = 6  # words of a known name


@dataclass(frozen=True)
class NameLists:
    """Lists of words by what they tell, and known names by type.

    words: a word in small letters -> the letters of the lists it is in.
    names: a known name in small letters (an acronym in capitals), words parted by one blank, without
        dots -> its type.
    starts: the first word of names of several words -> the most words that such a name has.
    """

    words: Mapping[str, str]
    names: Mapping[str, str]
    starts: Mapping[str, int]

    @classmethod
    def of(cls, words: Mapping[str, Iterable[str]], names: Mapping[str, str]) -> "NameLists":
        """From lists of words by their letter, and types by name."""
        letters: dict[str, str] = {}
        for letter in sorted(words):
            for word in words[letter]:
                letters[word] = letters.get(word, "") + letter
        starts: dict[str, int] = {}
        for name in names:
            if " " in name:
                first, n = name.partition(" ")[0], name.count(" ") + 1
                starts[first] = max(starts.get(first, 0), min(n, LONGEST))
        return cls(letters, names, starts)

    def letters(self, word: str) -> str:
        """The letters of the lists that a word is in, however it is written."""
        lower = word.lower()
        return self.words.get(lower) or self.words.get(lower.rstrip("."), "")

    @cached_property
    def alone(self) -> Remembered[tuple[int, str]]:
        """For a token: the most words of a known name that it begins, and the type of the name that it is itself."""
        return Remembered(lambda text: (self.starts.get(text.lower(), 1), self.type_of(text)))

    def type_of(self, name: str) -> str:
        """The type of a known name, "" if it is none; dots do not matter, nor do capitals but for acronyms."""
        plain = name.replace(".", "") if "." in name else name
        return (self.names.get(plain) if plain.isupper() else None) or self.names.get(plain.lower(), "")
