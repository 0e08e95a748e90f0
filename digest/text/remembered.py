"""Answers that are kept, for what is asked of each word of each text."""

from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
LONGEST = 64  # characters of what is kept: nothing longer comes twice


class Remembered(dict[str, Answer], Generic[Answer]):
    """What a function says of strings: ``remembered[word]`` works it out once.

    It is for the innermost loops: what is known costs no call of a Python function. When ``most`` answers are kept
    all are forgotten, so that no text, however odd, fills the memory.
    """

    def __init__(self, make: Callable[[str], Answer], most: int = 1 << 15) -> None:
        """Ask ``make``, which must say the same whenever it is asked."""
        super().__init__()
        self.make, self.most = make, most

    def __missing__(self, asked: str) -> Answer:
        """Work out an answer, and keep it."""
        answer = self.make(asked)
        if len(asked) <= LONGEST:
            if len(self) >= self.most:
                self.clear()
            self[asked] = answer
        return answer
