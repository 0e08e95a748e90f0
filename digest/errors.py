"""Every error that digest raises on purpose.

DigestError
├── UsageError          a command was called in a way that cannot work (exit 2)
├── ConfigError         a key of the site's own configuration is wrong (exit 2)
├── PluginError         a named plugin cannot be used (exit 2)
├── LedgerError         the ledger cannot be read, or may not change under --frozen
├── AnswerError         a plugin gave an answer that its hook does not allow (contained)
├── PublishError        the built site failed its own verification and was not published
└── CacheError          the cache is damaged (contained: it is moved aside and rebuilt)

What is contained becomes a problem in the report and costs one answer; everything
else stops the build before or instead of publishing.
"""

from collections.abc import Sequence


class DigestError(Exception):
    """What every deliberate error of digest is; its text is written for the user."""


class UsageError(DigestError):
    """A command was called in a way that cannot work."""


class ConfigError(DigestError):
    """A key of the site's own file is wrong."""

    def __init__(self, key: str, problem: str, hint: str = "") -> None:
        super().__init__(f"{key}: {problem}" + (f" ({hint})" if hint else ""))
        self.key = key


class PluginError(DigestError):
    """A plugin that the configuration names cannot be found, imported or configured."""

    def __init__(self, plugin: str, problem: str, hint: str = "") -> None:
        super().__init__(f"plugin {plugin!r}: {problem}" + (f" ({hint})" if hint else ""))
        self.plugin = plugin


class LedgerError(DigestError):
    """The ledger cannot be read, or would have to change although it is frozen."""


class AnswerError(DigestError):
    """A plugin's answer is not one that its hook allows."""


class PublishError(DigestError):
    """The site that was built aside is not fit to be published; ``faults`` is what is wrong, if it was looked at."""

    def __init__(self, message: str, faults: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


class CacheError(DigestError):
    """The cache file is damaged."""
