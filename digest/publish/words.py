"""The words that digest itself says to readers, and dates and numbers, in the language of a site.

All of it follows from the site's language and its catalogues, never from the machine: the
environment's locale is not looked at. English needs neither catalogue nor Babel.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from digest.config import Config, Site
from digest.publish.catalogues import catalogue_files, locale_folders, read_catalogues
from digest.publish.english import ENGLISH
from digest.publish.views import Day

if TYPE_CHECKING:
    import jinja2
    from babel import Locale

MARK = "%(num)s"
"""Where a number stands in a message with two forms."""
LONGEST_WEEKDAY = 4
ZEROS = {"adlm": 0x1E950, "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "cakm": 0x11136, "deva": 0x0966,
         "mymr": 0x1040, "nkoo": 0x07C0, "olck": 0x1C50, "tibt": 0x0F20}  # fmt: skip
"""The digit zero of the numbering systems that locales of CLDR have; the other nine follow it."""


@dataclass(frozen=True)
class Words:
    """What digest says in one language; without a catalogue it is English.

    language: that of the site, like ``de`` or ``pt-BR``.
    folders: the themes whose ``locale/`` is looked into, the first one wins.
    """

    language: str = "en"
    folders: tuple[Path, ...] = ()
    _days: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, config: Config) -> "Words":
        """The words of the site that ``config`` describes."""
        return cls(config.site.language, locale_folders(config.root))

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The catalogues that are read, by their paths: all that the words depend on beside the language."""
        return {str(path): path.read_bytes() for path in catalogue_files(self.language, self.folders)}

    @cached_property
    def translations(self) -> NullTranslations:
        """The catalogues as gettext takes them.

        Raises:
            ConfigError: one of them is broken; the text names file and line.
        """
        return read_catalogues(self.files)

    def check(self) -> None:
        """Read the catalogues, so that what is wrong with them is told before any work.

        Raises:
            ConfigError: one of them is broken; the text names file and line.
        """
        assert self.translations

    def say(self, text: str, /, **values: object) -> str:
        """A message in the site's language, with ``values`` where it has ``%(name)s``; a lone ``%`` is ``%%``."""
        return self.translations.gettext(text) % values

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The same for a number of things, in the form that goes with it; the number stands at ``%(num)s``."""
        return self.translations.ngettext(one, many, number) % {"num": self.number(number), **values}

    def day(self, iso: str) -> Day:
        """An ISO day or moment with its words: "14 August 2024".

        A moment is given to the second and named by its day (UTC).
        """
        return Day(iso, self._date(iso, "long"))

    def full_day(self, iso: str) -> Day:
        """The same with the day of the week: "Wednesday 14 August 2024"."""
        return Day(iso, self._date(iso, "full"))

    def month(self, iso: str) -> str:
        """The month of an ISO date in words: "August 2024"."""
        return self._date(f"{iso[:7]}-01", "yMMMM")

    def month_name(self, iso: str) -> str:
        """The month alone: "August"."""
        return self._date(f"{iso[:7]}-01", "LLLL")

    def year(self, iso: str) -> str:
        """The year of an ISO date."""
        return self._date(f"{iso[:4]}-01-01", "y")

    def weekday(self, iso: str) -> str:
        """The day of the week of an ISO date: "Wednesday"."""
        return self._date(iso, "cccc")

    @cached_property
    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """The days of the week, short and in full, from the one that calendars begin with here.

        Where the short ones are words too long for the columns of a calendar they are single letters.
        """
        first = self.first_weekday
        days = [f"2024-01-{number + 1:02}" for number in (*range(first, 7), *range(first))]  # a week from Monday on
        short = [self._date(day, "ccc") for day in days]
        if max(map(len, short)) > LONGEST_WEEKDAY:
            short = [self._date(day, "ccccc") for day in days]
        return tuple((name, self._date(day, "cccc")) for name, day in zip(short, days, strict=True))

    @property
    def first_weekday(self) -> int:
        """The day that calendars begin with: 0 is Monday."""
        return int(self.locale.first_week_day) if self.locale else 0

    def number(self, number: int) -> str:
        """A whole number with the digits and marks of the language: "1,234"."""
        if self.locale is None:
            return f"{number:,}"
        from babel.numbers import format_decimal

        return self._in_digits(format_decimal(number, locale=self.locale, numbering_system="default"))

    @cached_property
    def comma(self) -> str:
        """What stands between the members of a list, with its space."""
        return self.say(", ")

    @cached_property
    def locale(self) -> "Locale | None":
        """What Babel knows of the language; None for plain English and for what it does not know."""
        code = self.language.replace("_", "-")
        if code in ENGLISH.codes:
            return None
        from babel import Locale, UnknownLocaleError

        for name in (code, code.partition("-")[0]):
            try:
                return Locale.parse(name, sep="-")
            except (UnknownLocaleError, ValueError):
                continue
        return None

    def _date(self, iso: str, form: str) -> str:
        """A date in a form of CLDR: long, full, the skeleton yMMMM, or a pattern of one field."""
        key = iso[:10], form
        if key not in self._days:
            date = dt.date.fromisoformat(iso[:10])
            self._days[key] = ENGLISH.date(date, form) if self.locale is None else self._localized(date, form)
        return self._days[key]

    def _localized(self, date: dt.date, form: str) -> str:
        from babel.dates import format_date, format_skeleton

        if form == "yMMMM":
            return self._in_digits(format_skeleton(form, date, locale=self.locale))
        return self._in_digits(format_date(date, self._alone if form == "LLLL" else form, self.locale))

    @cached_property
    def _alone(self) -> str:
        """The pattern of a month's name alone.

        Many languages name it as in a date; asked for another name, Babel gives those that of
        whichever such language was asked first in the process.
        """
        assert self.locale, "English needs no pattern"
        return "LLLL" if "LLLL" in self.locale.datetime_skeletons["yMMMM"].pattern else "MMMM"

    def _in_digits(self, text: str) -> str:
        """A date or number in the digits of the language, which Babel leaves Latin."""
        return text.translate(self._digits) if self._digits else text

    @cached_property
    def _digits(self) -> dict[int, int]:
        """The digits of the language by the Latin ones; empty where they are Latin."""
        zero = ZEROS.get(self.locale.default_numbering_system) if self.locale else None
        return {ord("0") + number: zero + number for number in range(10)} if zero else {}

    def teach(self, environment: "jinja2.Environment") -> None:
        """Let templates say the words: ``_``, ``gettext``, ``ngettext`` and ``{% trans %}``.

        ``%(num)s`` of ``ngettext`` comes in the digits of the language.
        """
        installer: Any = environment
        installer.install_gettext_callables(self.translations.gettext, self._counted, newstyle=True)
        plain: dict[str, Markup] = {}

        def say(text: str, **values: object) -> Markup:
            """What Jinja's own ``gettext`` says, which looks through its context each time."""
            if text not in plain:
                plain[text] = Markup(self.translations.gettext(text))
            return plain[text] % values

        installer.globals |= {"_": say, "gettext": say}

    def _counted(self, one: str, many: str, number: int) -> str:
        return self.translations.ngettext(one, many, number).replace(MARK, self.number(number))


def in_its_words(config: Config) -> Config:
    """The configuration of a site; where it has no description, the default one is in its language.

    Raises:
        ConfigError: a catalogue is broken; the text names file and line.
    """
    words = Words.of(config)
    words.check()
    if config.site.description != Site.description:
        return config
    description = words.say("The news of the day, every claim linked to its source.")
    return replace(config, site=replace(config.site, description=description))
