"""A part that many pages show is rendered once."""

from collections.abc import Callable
from typing import Any


class Once:
    """Calls a template's macro with a value, and remembers what came of it.

    In a template: ``{{ once(card, of, 2) }}`` is ``{{ card(of, 2) }}``. The value must be
    the same object each time, and what the macro prints must follow from its arguments.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._known: dict[tuple[Any, ...], Any] = {}
        self._values: list[Any] = []

    def __call__(self, macro: Callable[..., Any], value: Any, *options: Any) -> Any:
        """What ``macro(value, *options)`` gives."""
        key = (getattr(macro, "name", ""), id(value), *options)
        if key not in self._known:
            self._values.append(value)  # an id means something only while its object lives
            self._known[key] = macro(value, *options)
        return self._known[key]
